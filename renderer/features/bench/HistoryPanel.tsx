import { Text } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobFile, JobSummary } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import { JobLines } from '../../records/JobLines.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Note } from './Note.tsx'

const ReceivedOn = ({ at }: { readonly at: string }) => {
  const { instant } = useFormat()
  return (
    <Text size="xs" c="dimmed">
      {instant(at, 'date')}
    </Text>
  )
}
const receivedOn = (job: JobSummary) => <ReceivedOn at={job.receivedAt} />

/** Earlier jobs of the same unit, and the one that this may be a repeat of. */
export const HistoryPanel = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  return (
    <Panel heading={t('job.section.history')}>
      {job.previousJob !== null && (
        <Note tone="warn" icon={<IconRepeat size={18} aria-hidden="true" />}>
          {t('job.repeatOf', { number: job.previousJob.number })}
        </Note>
      )}
      {job.history.length === 0 ? (
        <Text c="dimmed">{t('job.none.history')}</Text>
      ) : (
        <JobLines label={t('job.section.history')} jobs={job.history} isOfOneCustomer aside={receivedOn} />
      )}
    </Panel>
  )
}
