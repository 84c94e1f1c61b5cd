import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconFilePlus, IconReportAnalytics } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { QualityReport } from '../../../shared/quality/quality.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { FileReportForm } from './FileReportForm.tsx'
import { STATE_TONES } from './quality-words.ts'

/** The reports of a job, and what waits for one to be registered (MISSION.md, C5). */
export const QualityPanel = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const [isFiling, setFiling] = useState(false)
  const filed = useQuery(api.quality.ofJob.queryOptions({ input: { jobId: job.id } }))
  const closed = job.stage === 'closed' ? t('refusal.already-closed') : undefined
  const lockedReason = closed ?? (can('quality-file') ? undefined : t('error.forbidden.title'))
  return (
    <Panel
      heading={t('quality.panel')}
      anchor="quality"
      icon={<IconReportAnalytics size={18} aria-hidden="true" />}
      aside={
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('quality.file')}
          icon={<IconFilePlus size={17} aria-hidden="true" />}
          disabledReason={lockedReason}
          onAction={() => setFiling(true)}
        />
      }
    >
      <PageQuery query={filed} isPart>
        {({ holdsUp, reports }) => (
          <>
            {job.stage !== 'closed' && <HeldUp holdsUp={holdsUp} />}
            {reports.length === 0 ? (
              <Text c="dimmed">{t('quality.none')}</Text>
            ) : (
              <Stack gap="sm">
                {reports.map((report) => (
                  <ReportLine key={report.id} report={report} />
                ))}
              </Stack>
            )}
          </>
        )}
      </PageQuery>
      {isFiling && <FileReportForm job={job} onClose={() => setFiling(false)} />}
    </Panel>
  )
}

/** Which steps wait for a report to be registered. */
const HeldUp = ({ holdsUp }: { readonly holdsUp: Readonly<Record<'part' | 'visit', boolean>> }) => {
  const { t } = useTranslation()
  return (['part', 'visit'] as const)
    .filter((step) => holdsUp[step])
    .map((step) => (
      <Group key={step} gap="xs" wrap="nowrap" c="var(--hb-tone-warn-text)">
        <IconAlertTriangle size={18} aria-hidden="true" />
        <Text>{t(`quality.holdsUp.${step}`)}</Text>
      </Group>
    ))
}

const ReportLine = ({ report }: { readonly report: QualityReport }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div>
      <Group gap="xs">
        <Anchor component={Link} to={`/quality/${report.number}`} fw={600}>
          {report.number}
        </Anchor>
        <ToneBadge tone={STATE_TONES[report.state]} label={t(`quality.state.${report.state}`)} />
        <Text size="sm" c="dimmed">
          {`${report.filedBy} · ${format.instant(report.filedAt)}`}
        </Text>
      </Group>
      <Text lineClamp={2}>{report.form.fault}</Text>
      {report.judgement !== null && (
        <Text size="sm" c="dimmed">
          {`${report.judgedBy ?? ''}: ${report.judgement}`}
        </Text>
      )}
    </div>
  )
}
