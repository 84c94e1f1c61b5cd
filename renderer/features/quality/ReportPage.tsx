import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconEye, IconPrinter, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QualityReport } from '../../../shared/quality/quality.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Fact, FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { JudgeForm } from './JudgeForm.tsx'
import { STATE_TONES } from './quality-words.ts'

const icon = { size: 18, 'aria-hidden': true } as const

/** One quality report: what was filed, what quality said, and the paper. */
export const ReportPage = () => {
  const { number } = useParams({ from: '/quality/$number' })
  const query = useQuery(api.quality.get.queryOptions({ input: { number } }))
  return <PageQuery query={query}>{(report) => <ReportView key={report.id} report={report} />}</PageQuery>
}

const ReportView = ({ report }: { readonly report: QualityReport }) => {
  const { t } = useTranslation()
  const [decision, setDecision] = useState<'register' | 'reject'>()
  return (
    <>
      <PageHeader
        heading={report.number}
        marks={<ToneBadge tone={STATE_TONES[report.state]} label={t(`quality.state.${report.state}`)} />}
        subline={report.form.product}
        actions={<ReportActions report={report} onDecide={setDecision} />}
      />
      <Stack gap="md" maw={980}>
        <Filed report={report} />
        {report.judgedAt !== null && <Judged report={report} />}
      </Stack>
      {decision !== undefined && <JudgeForm report={report} decision={decision} onClose={() => setDecision(undefined)} />}
    </>
  )
}

interface ReportActionsProps {
  readonly report: QualityReport
  readonly onDecide: (decision: 'register' | 'reject') => void
}

const ReportActions = ({ report, onDecide }: ReportActionsProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const print = usePrint()
  const document = { kind: 'quality-report', reportId: report.id } as const
  const judged = report.state === 'filed' ? undefined : t('refusal.report-judged', { number: report.number })
  const lockedReason = judged ?? (can('quality') ? undefined : t('error.forbidden.title'))
  return (
    <>
      <ActionButton
        variant="default"
        label={t('quality.print')}
        icon={can('quality-file') ? <IconPrinter {...icon} /> : <IconEye {...icon} />}
        shortcut="alt+p"
        onAction={() => void print(document)}
      />
      <ActionButton
        variant="default"
        label={t('quality.reject')}
        icon={<IconX {...icon} />}
        disabledReason={lockedReason}
        onAction={() => onDecide('reject')}
      />
      <ActionButton
        label={t('quality.register')}
        icon={<IconCheck {...icon} />}
        shortcut="alt+r"
        disabledReason={lockedReason}
        onAction={() => onDecide('register')}
      />
    </>
  )
}

const Filed = ({ report }: { readonly report: QualityReport }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { form } = report
  const job = (
    <Anchor component={Link} to={`/jobs/${report.jobNumber}`} fw={550}>
      {report.jobNumber}
    </Anchor>
  )
  const short: readonly Fact[] = [
    { label: t('quality.field.product'), value: form.product },
    { label: t('quality.field.serial'), value: form.serial },
    { label: t('quality.field.batch'), value: form.batch },
    { label: t('quality.field.job'), value: job },
    { label: t('quality.field.foundBy'), value: t(`quality.foundBy.${form.foundBy}`) },
    { label: t('quality.field.severity'), value: t(`job.severity.${form.severity}`) },
    { label: t('quality.field.part'), value: form.part },
    { label: t('quality.field.supplier'), value: form.supplier },
    { label: t('quality.field.filed'), value: `${report.filedBy} · ${format.instant(report.filedAt)}` },
  ]
  return (
    <Panel heading={t('quality.panel')}>
      <FactsGrid facts={short} />
      <Words label={t('quality.field.fault')}>{form.fault}</Words>
      <Words label={t('quality.field.probableCause')}>{form.probableCause}</Words>
      <Words label={t('quality.field.measure')}>{form.measure}</Words>
      {form.photoIds.length > 0 && (
        <Group gap="xs">
          <Text c="dimmed">{`${t('quality.field.photos')}: ${form.photoIds.length}`}</Text>
          {job}
        </Group>
      )}
    </Panel>
  )
}

const Words = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Text className="hb-words">{children ?? '–'}</Text>
  </div>
)

const Judged = ({ report }: { readonly report: QualityReport }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Panel heading={t(`quality.state.${report.state}`)}>
      <FactsGrid
        facts={[
          { label: t('quality.field.judged'), value: `${report.judgedBy ?? ''} · ${format.instant(report.judgedAt ?? '')}` },
        ]}
      />
      <Words label={t(report.state === 'rejected' ? 'quality.field.why' : 'quality.field.decision')}>{report.judgement}</Words>
    </Panel>
  )
}
