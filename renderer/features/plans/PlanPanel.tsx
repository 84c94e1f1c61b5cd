import { Alert, Group, Text } from '@mantine/core'
import {
  IconClipboardCheck,
  IconEye,
  IconFileInvoice,
  IconLanguage,
  IconLink,
  IconPrinter,
  IconUserQuestion,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobPlans } from '../../../shared/plans/plans.contract.ts'
import { needsApproval, type Plan } from '../../../shared/plans/plans.ts'
import { api } from '../../app/api.ts'
import type { JobPanelProps } from '../../app/job-form/job-slots.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { PlanAnswers } from './PlanAnswers.tsx'
import { PlanLines } from './PlanLines.tsx'
import { PlanVersions } from './PlanVersions.tsx'
import { stateTones } from './plan-words.ts'
import './plans.css'

const icon = { size: 17, 'aria-hidden': true } as const

/** What was offered for this job, how the customer answered, and what changed from version to version. */
export const PlanPanel = ({ job, lockedReason, onDialog }: JobPanelProps) => {
  const { t } = useTranslation()
  const found = useQuery(api.plans.ofJob.queryOptions({ input: { jobId: job.id } }))
  const [current, ...earlier] = found.data?.plans ?? []
  // A plan that was taken back is history; the job has none then.
  const shown = job.facts.hasPlan ? current : undefined
  const older = shown === undefined && current !== undefined ? [current, ...earlier] : earlier
  const notAssessed = job.facts.hasAssessment ? undefined : t('refusal.no-assessment')
  return (
    <Panel
      heading={t('plan.heading')}
      icon={<IconFileInvoice size={18} aria-hidden="true" />}
      marks={shown !== undefined && <PlanMark plan={shown} />}
      aside={
        <ActionButton
          variant="default"
          size="compact-md"
          label={job.facts.hasPlan ? t('plan.change') : t('job.step.plan')}
          icon={<IconFileInvoice {...icon} />}
          disabledReason={lockedReason ?? notAssessed}
          onAction={() => onDialog('plan')}
        />
      }
    >
      <MissingConsent job={job} onDialog={onDialog} />
      <PageQuery query={found} isPart>
        {(answered) => (
          <>
            {shown === undefined ? (
              <Text c="dimmed">{t('plan.none')}</Text>
            ) : (
              <CurrentPlan plan={shown} found={answered} job={job} onDialog={onDialog} />
            )}
            <PlanAnswers answers={answered.answers} />
            {older.length > 0 && <PlanVersions plans={shown === undefined ? older : [shown, ...older]} />}
          </>
        )}
      </PageQuery>
    </Panel>
  )
}

const PlanMark = ({ plan }: { readonly plan: Plan }) => {
  const { t } = useTranslation()
  const { today } = useFormat()
  const isFree = plan.state === 'offered' && !needsApproval(plan)
  const isOver = plan.state === 'offered' && plan.validUntil < today()
  return (
    <Group gap={6}>
      <Text c="dimmed">{t('plan.version', { number: plan.number })}</Text>
      <ToneBadge
        tone={isFree ? 'good' : isOver ? 'bad' : stateTones[plan.state]}
        label={isFree ? t('plan.state.free') : isOver ? t('plan.state.expired') : t(`plan.state.${plan.state}`)}
      />
    </Group>
  )
}

const Done = ({ by, on }: { readonly by: string; readonly on: string }) => (
  <>
    <Text>{by}</Text>
    <Text size="sm" c="dimmed">
      {on}
    </Text>
  </>
)

/** Says what the customer must still agree to, where the model wants it. */
const MissingConsent = ({ job, onDialog }: Pick<JobPanelProps, 'job' | 'onDialog'>) => {
  const { t } = useTranslation()
  const { can } = useSession()
  if (job.facts.hasConsent || job.stage === 'closed') return null
  const open = job.asksDisassembly && !job.mayDisassemble
  const data = job.asksData && !job.mayWipeData
  return (
    <Alert color="yellow" variant="light" icon={<IconUserQuestion aria-hidden="true" />}>
      <Group justify="space-between" gap="sm">
        <Text>{open && data ? t('plan.consent.needBoth') : data ? t('plan.consent.needData') : t('plan.consent.needOpen')}</Text>
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('job.step.consent')}
          disabledReason={can('approval') || can('bench') || can('counter') ? undefined : t('error.forbidden.title')}
          onAction={() => onDialog('consent')}
        />
      </Group>
    </Alert>
  )
}

interface CurrentPlanProps extends Pick<JobPanelProps, 'job' | 'onDialog'> {
  readonly plan: Plan
  readonly found: JobPlans
}

const CurrentPlan = ({ plan, found, job, onDialog }: CurrentPlanProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const { date, instant, money } = useFormat()
  const print = usePrint()
  const document = { kind: 'plan', jobId: job.id, both: false } as const
  const closed = job.stage === 'closed' ? t('refusal.already-closed') : undefined
  const notMine = closed ?? (can('approval') ? undefined : t('error.forbidden.title'))
  const answered = plan.state === 'offered' ? undefined : t('refusal.plan-answered')
  const { link } = found
  return (
    <>
      <FactsGrid
        factWidth={120}
        facts={[
          { label: t('plan.field.promisedOn'), value: plan.promisedOn === null ? null : date(plan.promisedOn) },
          { label: t('plan.field.validUntil'), value: date(plan.validUntil) },
          { label: t('plan.field.declineFee'), value: money(plan.declineFee), isHidden: plan.declineFee === 0 },
          { label: t('plan.field.madeBy'), value: <Done by={plan.madeBy} on={instant(plan.madeAt, 'date')} /> },
        ]}
      />
      <div>
        <Text size="sm" c="dimmed">
          {t('plan.field.cause')}
        </Text>
        <Text className="hb-words">{plan.cause}</Text>
      </div>
      <div>
        <Text size="sm" c="dimmed">
          {t('plan.field.measures')}
        </Text>
        <Text className="hb-words">{plan.measures}</Text>
      </div>
      <PlanLines plan={plan} />
      {plan.note !== null && <Text className="hb-words">{plan.note}</Text>}
      {link !== null && plan.state === 'offered' && (
        <Text size="sm" c="dimmed">
          {t('plan.link.state', { by: link.madeBy, at: instant(link.madeAt), until: instant(link.expiresAt) })}
        </Text>
      )}
      <Group gap="xs">
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('job.step.approve')}
          icon={<IconClipboardCheck {...icon} />}
          disabledReason={notMine}
          onAction={() => onDialog('approve')}
        />
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('plan.link.make')}
          icon={<IconLink {...icon} />}
          disabledReason={notMine ?? answered}
          onAction={() => onDialog('link')}
        />
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('plan.print')}
          icon={<IconPrinter {...icon} />}
          onAction={() => void print(document)}
        />
        <Group gap={0} wrap="nowrap">
          <IconAction
            label={t('plan.printBoth')}
            icon={<IconLanguage size={18} aria-hidden="true" />}
            onAction={() => void print({ ...document, both: true })}
          />
          <IconAction
            label={t('print.preview', { name: t('print.document.plan') })}
            icon={<IconEye size={18} aria-hidden="true" />}
            onAction={() => void print(document, { isPreview: true })}
          />
        </Group>
      </Group>
    </>
  )
}
