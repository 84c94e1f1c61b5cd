import { Text } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { KnownFixes } from '../../records/KnownFixes.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useKnowledge } from './use-knowledge.ts'

/** What past jobs of the same model and symptom teach, as long as it can still help (MISSION.md, B6). */
export const KnowledgePanel = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const known = useKnowledge(job)
  if (job.stage === 'closed' || known === undefined) return null
  return (
    <Panel
      heading={t('knowledge.heading')}
      icon={<IconBulb size={18} aria-hidden="true" />}
      aside={
        known.jobs > 0 && (
          <Text size="sm" c="dimmed">
            {t('knowledge.from', { count: known.jobs })}
          </Text>
        )
      }
    >
      {known.jobs === 0 ? (
        <Text c="dimmed">{t('knowledge.none')}</Text>
      ) : (
        <KnownFixes label={t('knowledge.heading')} fixes={known.fixes} most={3} />
      )}
    </Panel>
  )
}
