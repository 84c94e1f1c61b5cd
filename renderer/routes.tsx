import { Group } from '@mantine/core'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, useMatch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { IMPORT_KINDS, type ImportKind } from '../shared/imports/columns.ts'
import { type LabelKind, labelKinds } from '../shared/labels/label-kinds.ts'
import { type ReportState, reportState } from '../shared/quality/quality.ts'
import { DepotGate } from './app/DepotGate.tsx'
import { DepotShell } from './app/DepotShell.tsx'
import { Starting } from './app/Starting.tsx'
import { ErrorPage } from './app/ErrorPage.tsx'
import { NotFoundPage } from './app/NotFoundPage.tsx'
import { jobFilterOf } from './features/jobs/job-filter.ts'
import { calendarDate } from '../shared/kernel/time.ts'
import { partsAddressOf } from './features/parts/parts-filter.ts'
import { policyViewOf, type PolicyViewName } from './features/policies/policy-view.ts'
import type { JobPanels } from './features/bench/OtherPanels.tsx'
import { isJobDialog, type JobDialog } from './app/job-form/job-slots.ts'
import { CameraScan } from './app/scanner/CameraScan.tsx'
import { wordsOf } from './app/typed-address.ts'

/**
 * Every page's address, and the only place where features meet. Pages are fetched when they are first opened.
 */

const SetUpPage = lazy(() => import('./features/depot/SetUpPage.tsx').then((page) => ({ default: page.SetUpPage })))
const SignInPage = lazy(() => import('./features/session/SignInPage.tsx').then((page) => ({ default: page.SignInPage })))
const CustodyScan = lazy(() => import('./features/custody/CustodyScan.tsx').then((page) => ({ default: page.CustodyScan })))
const PrintSign = lazy(() => import('./features/printers/PrintSign.tsx').then((sign) => ({ default: sign.PrintSign })))
const SearchBox = lazy(() => import('./features/search/SearchBox.tsx').then((page) => ({ default: page.SearchBox })))

const CommandJob = lazy(() => import('./features/bench/CommandJob.tsx').then((chip) => ({ default: chip.CommandJob })))

const JobEntitlementPanel = lazy(() =>
  import('./features/entitlement/JobEntitlementPanel.tsx').then((panel) => ({ default: panel.JobEntitlementPanel })),
)
const UnitPage = lazy(() => import('./features/units/UnitPage.tsx').then((page) => ({ default: page.UnitPage })))
const UnitEntitlementPanel = lazy(() =>
  import('./features/entitlement/UnitEntitlementPanel.tsx').then((panel) => ({ default: panel.UnitEntitlementPanel })),
)

/** The one box, and beside it what the next command is about. */
const Header = () => (
  <Group gap="sm" wrap="nowrap">
    <div className="hb-search-place">
      <SearchBox />
    </div>
    <CameraScan />
    <CommandJob />
  </Group>
)

const Depot = () => (
  <DepotGate setUp={<SetUpPage />} signIn={<SignInPage />}>
    <DepotShell header={<Header />} signs={<PrintSign />}>
      <CustodyScan />
      <Outlet />
    </DepotShell>
  </DepotGate>
)

/** A customer with a link to a plan has no account, and sees nothing but the plan. */
const Root = () => {
  const linked = useMatch({ from: '/plan/$token', shouldThrow: false })
  return <Suspense fallback={<Starting />}>{linked === undefined ? <Depot /> : <Outlet />}</Suspense>
}

const JobPage = lazy(() => import('./features/bench/JobPage.tsx').then((page) => ({ default: page.JobPage })))

const JobCustodyPanel = lazy(() =>
  import('./features/custody/CustodyPanel.tsx').then((panel) => ({ default: panel.JobCustodyPanel })),
)
const UnitCustodyPanel = lazy(() =>
  import('./features/custody/CustodyPanel.tsx').then((panel) => ({ default: panel.UnitCustodyPanel })),
)

/** What other features show on the page of a job. */
const jobPanels: JobPanels = {
  whileAway: [lazy(() => import('./features/remote/RemotePanel.tsx').then((panel) => ({ default: panel.RemotePanel })))],
  verdict: [JobEntitlementPanel],
  main: [lazy(() => import('./features/quality/QualityPanel.tsx').then((panel) => ({ default: panel.QualityPanel })))],
  side: [
    lazy(() => import('./features/loaners/LoanPanel.tsx').then((panel) => ({ default: panel.JobLoanPanel }))),
    JobCustodyPanel,
    lazy(() => import('./features/archive/ArchivePanel.tsx').then((panel) => ({ default: panel.ArchivePanel }))),
  ],
  afterAssessment: [
    lazy(() => import('./features/plans/PlanPanel.tsx').then((panel) => ({ default: panel.PlanPanel }))),
    lazy(() => import('./features/job-parts/JobPartsPanel.tsx').then((panel) => ({ default: panel.JobPartsPanel }))),
    lazy(() => import('./features/money/MoneyPanel.tsx').then((panel) => ({ default: panel.MoneyPanel }))),
  ],
  dialogs: {
    plan: lazy(() => import('./features/plans/PlanEditor.tsx').then((form) => ({ default: form.PlanEditor }))),
    pick: lazy(() => import('./features/job-parts/PickForm.tsx').then((form) => ({ default: form.PickForm }))),
    consent: lazy(() => import('./features/plans/ConsentForm.tsx').then((form) => ({ default: form.ConsentForm }))),
    approve: lazy(() => import('./features/plans/AnswerForm.tsx').then((form) => ({ default: form.AnswerForm }))),
    report: lazy(() => import('./features/quality/FileReportForm.tsx').then((form) => ({ default: form.FileReportForm }))),
    link: lazy(() => import('./features/plans/LinkDialog.tsx').then((form) => ({ default: form.LinkDialog }))),
  },
}

const JobRoute = () => <JobPage panels={jobPanels} />

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage, errorComponent: ErrorPage })

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const

interface ArrivalAddress {
  readonly serial?: string | undefined
  readonly job?: string | undefined
  readonly issued?: true | undefined
}

const tree = root.addChildren([
  createRoute({ ...at('/'), component: lazyRouteComponent(() => import('./features/today/TodayPage.tsx'), 'TodayPage') }),
  createRoute({
    ...at('/check-in'),
    // A scan of an unknown or known serial starts a check-in with it.
    validateSearch: (search: Record<string, unknown>): { serial?: string | undefined } => ({ serial: wordsOf(search['serial']) }),
    component: lazyRouteComponent(() => import('./features/intake/CheckInPage.tsx'), 'CheckInPage'),
  }),
  createRoute({
    ...at('/check-in/list'),
    validateSearch: (search: Record<string, unknown>): { when: 'expected' | 'now' } => ({
      when: search['when'] === 'now' ? 'now' : 'expected',
    }),
    component: lazyRouteComponent(() => import('./features/intake/UnitListPage.tsx'), 'UnitListPage'),
  }),
  createRoute({ ...at('/board'), component: lazyRouteComponent(() => import('./features/bench/BoardPage.tsx'), 'BoardPage') }),
  createRoute({
    ...at('/jobs'),
    validateSearch: jobFilterOf,
    component: lazyRouteComponent(() => import('./features/jobs/JobsPage.tsx'), 'JobsPage'),
  }),
  createRoute({
    ...at('/jobs/$number'),
    // A scan of `pass` on the board opens the job with its checklist.
    validateSearch: (search: Record<string, unknown>): { dialog?: JobDialog } =>
      isJobDialog(search['dialog']) ? { dialog: search['dialog'] } : {},
    component: JobRoute,
  }),
  createRoute({
    ...at('/jobs/$number/hand-back'),
    component: lazyRouteComponent(async () => {
      const [{ HandBackPage }, { MoneyPanel }, { HandBackLoanPanel }] = await Promise.all([
        import('./features/hand-back/HandBackPage.tsx'),
        import('./features/money/MoneyPanel.tsx'),
        import('./features/loaners/LoanPanel.tsx'),
      ])
      return { Page: () => <HandBackPage Money={MoneyPanel} Loan={HandBackLoanPanel} /> }
    }, 'Page'),
  }),
  createRoute({ ...at('/rmas/$number'), component: lazyRouteComponent(() => import('./features/bench/RmaPage.tsx'), 'RmaPage') }),
  createRoute({
    ...at('/expected'),
    component: lazyRouteComponent(() => import('./features/arrivals/ExpectedPage.tsx'), 'ExpectedPage'),
  }),
  createRoute({
    ...at('/rmas/$number/arrival'),
    // What was scanned elsewhere in the app and led here.
    validateSearch: (search: Record<string, unknown>): ArrivalAddress => ({
      issued: search['issued'] === true ? true : undefined,
      serial: wordsOf(search['serial']),
      job: wordsOf(search['job']),
    }),
    component: lazyRouteComponent(() => import('./features/arrivals/ArrivalPage.tsx'), 'ArrivalPage'),
  }),
  createRoute({
    ...at('/plan/$token'),
    component: lazyRouteComponent(() => import('./features/plans/LinkedPlanPage.tsx'), 'LinkedPlanPage'),
  }),
  createRoute({
    ...at('/customers'),
    component: lazyRouteComponent(() => import('./features/customers/CustomersPage.tsx'), 'CustomersPage'),
  }),
  createRoute({
    ...at('/customers/$customerId'),
    component: lazyRouteComponent(() => import('./features/customers/CustomerPage.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...at('/units/$unitId'),
    component: () => <UnitPage Verdict={UnitEntitlementPanel} Custody={UnitCustodyPanel} />,
  }),
  createRoute({
    ...at('/models'),
    validateSearch: (search: Record<string, unknown>): { show?: 'to-complete' } =>
      search['show'] === 'to-complete' ? { show: 'to-complete' } : {},
    component: lazyRouteComponent(() => import('./features/catalogue/ModelsPage.tsx'), 'ModelsPage'),
  }),
  createRoute({
    ...at('/models/$modelId'),
    component: lazyRouteComponent(() => import('./features/catalogue/ModelPage.tsx'), 'ModelPage'),
  }),
  createRoute({
    ...at('/parts'),
    validateSearch: partsAddressOf,
    component: lazyRouteComponent(() => import('./features/parts/PartsPage.tsx'), 'PartsPage'),
  }),
  createRoute({
    ...at('/parts/new'),
    component: lazyRouteComponent(() => import('./features/parts/PartEditPage.tsx'), 'NewPartPage'),
  }),
  createRoute({
    ...at('/parts/$number'),
    component: lazyRouteComponent(() => import('./features/parts/PartPage.tsx'), 'PartPage'),
  }),
  createRoute({
    ...at('/parts/$number/edit'),
    component: lazyRouteComponent(() => import('./features/parts/PartEditPage.tsx'), 'EditPartPage'),
  }),
  createRoute({ ...at('/bins'), component: lazyRouteComponent(() => import('./features/parts/BinsPage.tsx'), 'BinsPage') }),
  createRoute({
    ...at('/bins/$number'),
    component: lazyRouteComponent(() => import('./features/parts/BinPage.tsx'), 'BinPage'),
  }),
  createRoute({
    ...at('/loaners'),
    component: lazyRouteComponent(() => import('./features/loaners/LoanersPage.tsx'), 'LoanersPage'),
  }),
  createRoute({
    ...at('/loaners/$number'),
    component: lazyRouteComponent(() => import('./features/loaners/LoanerPage.tsx'), 'LoanerPage'),
  }),
  createRoute({
    ...at('/places'),
    component: lazyRouteComponent(() => import('./features/custody/PlacesPage.tsx'), 'PlacesPage'),
  }),
  createRoute({
    ...at('/places/$number'),
    component: lazyRouteComponent(() => import('./features/custody/PlacePage.tsx'), 'PlacePage'),
  }),
  createRoute({
    ...at('/places/$number/count'),
    component: lazyRouteComponent(() => import('./features/custody/CountPage.tsx'), 'CountPage'),
  }),
  createRoute({
    ...at('/certificate'),
    // A scan of a slip's certificate anywhere leads here.
    validateSearch: (search: Record<string, unknown>): { code?: string } =>
      typeof search['code'] === 'string' && search['code'] !== '' ? { code: search['code'] } : {},
    component: lazyRouteComponent(() => import('./features/certificates/CertificatePage.tsx'), 'CertificatePage'),
  }),
  createRoute({
    ...at('/settings/audit'),
    component: lazyRouteComponent(async () => {
      const [{ AuditPage }, { SigningPanel }] = await Promise.all([
        import('./features/audit/AuditPage.tsx'),
        import('./features/certificates/SigningPanel.tsx'),
      ])
      return { Page: () => <AuditPage Signing={SigningPanel} /> }
    }, 'Page'),
  }),
  createRoute({ ...at('/lost'), component: lazyRouteComponent(() => import('./features/custody/LostPage.tsx'), 'LostPage') }),
  createRoute({
    ...at('/stock/transfer'),
    // The number of the bin whose page led here.
    validateSearch: (search: Record<string, unknown>): { from?: string } =>
      typeof search['from'] === 'string' ? { from: search['from'] } : {},
    component: lazyRouteComponent(() => import('./features/parts/TransferPage.tsx'), 'TransferPage'),
  }),
  createRoute({
    ...at('/stock/value'),
    validateSearch: (search: Record<string, unknown>): { on?: string } => {
      const on = calendarDate.safeParse(search['on'])
      return on.success ? { on: on.data } : {}
    },
    component: lazyRouteComponent(() => import('./features/parts/ValuePage.tsx'), 'ValuePage'),
  }),
  createRoute({
    ...at('/stocktake'),
    component: lazyRouteComponent(() => import('./features/stocktake/StocktakesPage.tsx'), 'StocktakesPage'),
  }),
  createRoute({
    ...at('/stocktake/$number'),
    component: lazyRouteComponent(() => import('./features/stocktake/StocktakePage.tsx'), 'StocktakePage'),
  }),
  createRoute({
    ...at('/stocktake/$number/count'),
    component: lazyRouteComponent(() => import('./features/stocktake/CountPage.tsx'), 'CountPage'),
  }),
  createRoute({
    ...at('/imports'),
    validateSearch: (search: Record<string, unknown>): { kind?: ImportKind } => {
      const kind = IMPORT_KINDS.find((known) => known === search['kind'])
      return kind === undefined ? {} : { kind }
    },
    component: lazyRouteComponent(() => import('./features/imports/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...at('/purchasing'),
    validateSearch: (search: Record<string, unknown>): { show?: 'closed' } =>
      search['show'] === 'closed' ? { show: 'closed' } : {},
    component: lazyRouteComponent(() => import('./features/purchasing/OrdersPage.tsx'), 'OrdersPage'),
  }),
  createRoute({
    ...at('/purchasing/orders/$number'),
    component: lazyRouteComponent(() => import('./features/purchasing/OrderPage.tsx'), 'OrderPage'),
  }),
  createRoute({
    ...at('/purchasing/reorder'),
    component: lazyRouteComponent(() => import('./features/purchasing/ReorderPage.tsx'), 'ReorderPage'),
  }),
  createRoute({
    ...at('/purchasing/suppliers'),
    component: lazyRouteComponent(() => import('./features/purchasing/SuppliersPage.tsx'), 'SuppliersPage'),
  }),
  createRoute({
    ...at('/purchasing/suppliers/$supplierId'),
    component: lazyRouteComponent(() => import('./features/purchasing/SupplierPage.tsx'), 'SupplierPage'),
  }),
  createRoute({
    ...at('/picking'),
    validateSearch: (search: Record<string, unknown>): { job?: string } =>
      typeof search['job'] === 'string' ? { job: search['job'] } : {},
    component: lazyRouteComponent(() => import('./features/job-parts/PickingPage.tsx'), 'PickingPage'),
  }),
  createRoute({
    ...at('/purchasing/receive'),
    // Whose parcel it is: an order by its number, or a supplier.
    validateSearch: (search: Record<string, unknown>): { order?: string; supplier?: string } => ({
      ...(typeof search['order'] === 'string' ? { order: search['order'] } : {}),
      ...(typeof search['supplier'] === 'string' ? { supplier: search['supplier'] } : {}),
    }),
    component: lazyRouteComponent(() => import('./features/purchasing/ReceivePage.tsx'), 'ReceivePage'),
  }),
  createRoute({
    ...at('/claims'),
    validateSearch: (search: Record<string, unknown>): { show?: 'open' | 'closed' } =>
      search['show'] === 'open' || search['show'] === 'closed' ? { show: search['show'] } : {},
    component: lazyRouteComponent(() => import('./features/claims/ClaimsPage.tsx'), 'ClaimsPage'),
  }),
  createRoute({
    ...at('/claims/$number'),
    component: lazyRouteComponent(() => import('./features/claims/ClaimPage.tsx'), 'ClaimPage'),
  }),
  createRoute({
    ...at('/policies'),
    component: lazyRouteComponent(() => import('./features/policies/PoliciesPage.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    ...at('/policies/$policyId'),
    validateSearch: (search: Record<string, unknown>): { view?: PolicyViewName } => {
      const view = policyViewOf(search['view'])
      return view === undefined ? {} : { view }
    },
    component: lazyRouteComponent(() => import('./features/policies/PolicyPage.tsx'), 'PolicyPage'),
  }),
  createRoute({
    ...at('/quality'),
    validateSearch: (search: Record<string, unknown>): { state?: ReportState } => {
      const state = reportState.safeParse(search['state'])
      return state.success ? { state: state.data } : {}
    },
    component: lazyRouteComponent(() => import('./features/quality/QualityPage.tsx'), 'QualityPage'),
  }),
  createRoute({
    ...at('/quality/$number'),
    component: lazyRouteComponent(() => import('./features/quality/ReportPage.tsx'), 'ReportPage'),
  }),
  createRoute({
    ...at('/money'),
    component: lazyRouteComponent(() => import('./features/money/DayPage.tsx'), 'TodaysTakingsPage'),
  }),
  createRoute({
    ...at('/money/day/$date'),
    component: lazyRouteComponent(() => import('./features/money/DayPage.tsx'), 'DayPage'),
  }),
  createRoute({
    ...at('/settings/labels'),
    validateSearch: (search: Record<string, unknown>): { kind?: LabelKind } => {
      const kind = labelKinds.find((known) => known === search['kind'])
      return kind === undefined ? {} : { kind }
    },
    component: lazyRouteComponent(() => import('./features/labels/LabelsPage.tsx'), 'LabelsPage'),
  }),
  createRoute({ ...at('/staff'), component: lazyRouteComponent(() => import('./features/staff/StaffPage.tsx'), 'StaffPage') }),
  createRoute({
    ...at('/settings'),
    component: lazyRouteComponent(() => import('./features/depot/SettingsPage.tsx'), 'SettingsPage'),
  }),
  createRoute({
    ...at('/printers'),
    component: lazyRouteComponent(() => import('./features/printers/PrintersPage.tsx'), 'PrintersPage'),
  }),
  createRoute({
    ...at('/prints'),
    validateSearch: (search: Record<string, unknown>): { show?: 'past' } => (search['show'] === 'past' ? { show: 'past' } : {}),
    component: lazyRouteComponent(() => import('./features/printers/PrintsPage.tsx'), 'PrintsPage'),
  }),
  createRoute({
    ...at('/settings/papers'),
    component: lazyRouteComponent(() => import('./features/papers/PapersPage.tsx'), 'PapersPage'),
  }),
  createRoute({
    ...at('/settings/papers/$paper'),
    component: lazyRouteComponent(() => import('./features/papers/PaperPage.tsx'), 'PaperPage'),
  }),
  createRoute({
    ...at('/scanner-test'),
    component: lazyRouteComponent(() => import('./features/scanner/ScannerSelfTestPage.tsx'), 'ScannerSelfTestPage'),
  }),
])

export const createDepotRouter = () =>
  createRouter({
    routeTree: tree,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof createDepotRouter>
  }
}
