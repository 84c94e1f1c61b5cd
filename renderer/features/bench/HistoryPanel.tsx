import { Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { JobLines } from '../../records/JobLines.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** Earlier jobs of the same unit. That one of them had the same symptom is said with the verdict, which knows by which rule. */
export const HistoryPanel = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  return (
    <Panel heading={t('job.section.history')} icon={<IconHistory size={18} aria-hidden="true" />}>
      {job.history.length === 0 ? (
        <Text c="dimmed">{t('job.none.history')}</Text>
      ) : (
        <JobLines label={t('job.section.history')} jobs={job.history} isOfOneUnit />
      )}
    </Panel>
  )
}
