import { SegmentedControl, Text } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type QualityReport, REPORT_STATES, reportState, type ReportState } from '../../../shared/quality/quality.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { type Column, linkColumn, nodeColumn, relativeColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { STATE_TONES } from './quality-words.ts'

const State = ({ report }: { readonly report: QualityReport }) => {
  const { t } = useTranslation()
  return <ToneBadge tone={STATE_TONES[report.state]} label={t(`quality.state.${report.state}`)} />
}

const Product = ({ report: { form } }: { readonly report: QualityReport }) => (
  <>
    <Text lineClamp={1}>{form.product}</Text>
    <Text size="sm" c="dimmed" lineClamp={1}>
      {form.serial}
    </Text>
  </>
)

const Severity = ({ report: { form } }: { readonly report: QualityReport }) => {
  const { t } = useTranslation()
  return t(`job.severity.${form.severity}`)
}

const columns: readonly Column<QualityReport>[] = [
  linkColumn(
    'number',
    'quality.field.number',
    (report) => report.number,
    (report) => `/quality/${report.number}`,
    { width: 118 },
  ),
  nodeColumn('state', 'quality.field.state', (report) => <State report={report} />, { width: 116 }),
  nodeColumn('product', 'quality.field.product', (report) => <Product report={report} />, { width: 172 }),
  nodeColumn('severity', 'quality.field.severity', (report) => <Severity report={report} />, { width: 84 }),
  nodeColumn('fault', 'quality.field.fault', (report) => <Text lineClamp={2}>{report.form.fault}</Text>),
  textColumn('supplier', 'quality.field.supplier', (report) => report.form.supplier ?? '', { width: 96 }),
  textColumn('job', 'quality.field.job', (report) => report.jobNumber, { width: 112 }),
  relativeColumn('filed', 'quality.field.filed', (report) => report.filedAt, 'ago', { width: 118 }),
]

const useReports = (state: ReportState | undefined) =>
  useInfiniteQuery(
    api.quality.list.infiniteOptions({
      input: (cursor: string | null) => ({ state: state ?? null, cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  )

/** All quality reports, newest first, by their state. */
export const QualityPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { state } = useSearch({ from: '/quality' })
  const reports = useReports(state)
  const narrow = (value: string) => {
    const chosen = reportState.safeParse(value)
    void navigate({ to: '/quality', search: chosen.success ? { state: chosen.data } : {}, replace: true })
  }
  return (
    <>
      <PageHeader heading={t('quality.heading')} />
      <SegmentedControl
        mb="sm"
        aria-label={t('quality.filter')}
        data={[
          { value: 'all', label: t('quality.all') },
          ...REPORT_STATES.map((value) => ({ value, label: t(`quality.state.${value}`) })),
        ]}
        value={state ?? 'all'}
        onChange={narrow}
      />
      {reports.isError && <ErrorNotice failure={{ ...failureText(t, reports.error), kept: undefined }} />}
      <DataTable
        label={t('quality.heading')}
        columns={columns}
        rows={reports.data?.pages.flatMap((page) => page.items)}
        idOf={(report) => report.id}
        isLoading={reports.isPending}
        onMore={reports.hasNextPage ? () => void reports.fetchNextPage() : undefined}
        isLoadingMore={reports.isFetchingNextPage}
        onOpen={(report) => void navigate({ to: '/quality/$number', params: { number: report.number } })}
        empty={
          <EmptyState
            icon={<IconReportAnalytics />}
            message={t(state === undefined ? 'quality.listNone' : 'quality.listNoneSuch')}
          />
        }
      />
    </>
  )
}
