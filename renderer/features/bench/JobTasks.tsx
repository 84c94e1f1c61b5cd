import { Group, Stack, Text } from '@mantine/core'
import { IconMessageCheck, IconMessageExclamation, IconMessageReply, IconStairsUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { JobDialog } from '../../app/job-form/job-slots.ts'
import { Note } from './Note.tsx'

export interface JobTasksProps {
  readonly job: JobFile
  readonly onDialog: (dialog: JobDialog) => void
}

/** What is still to be done beside the unit itself: a customer to be told, an answer to be written down. */
export const JobTasks = ({ job, onDialog }: JobTasksProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const { escalation, untoldSince } = job
  if (job.stage === 'closed' || (escalation === null && untoldSince === null)) return null
  const lockedReason = can('bench') || can('counter') ? undefined : t('error.forbidden.title')
  return (
    <Stack gap="sm" mb="md">
      {untoldSince !== null && (
        <Note tone="warn" icon={<IconMessageExclamation size={18} aria-hidden="true" />}>
          <Group justify="space-between" gap="sm">
            <Text>{t('job.untoldText', { when: format.ago(untoldSince) })}</Text>
            <ActionButton
              variant="default"
              label={t('job.action.told')}
              icon={<IconMessageCheck size={18} aria-hidden="true" />}
              disabledReason={lockedReason}
              onAction={() => onDialog('told')}
            />
          </Group>
        </Note>
      )}
      {escalation !== null && (
        <Note tone="warn" icon={<IconStairsUp size={18} aria-hidden="true" />}>
          <Group justify="space-between" gap="sm">
            <div>
              <Text fw={600}>{t('job.escalated', { level: t(`job.level.${escalation.level}`) })}</Text>
              <Text>
                {t('job.escalatedText', { by: escalation.by, when: format.ago(escalation.since), reason: escalation.reason })}
              </Text>
            </div>
            <ActionButton
              variant="default"
              label={t('job.action.answer')}
              icon={<IconMessageReply size={18} aria-hidden="true" />}
              disabledReason={lockedReason}
              onAction={() => onDialog('answer')}
            />
          </Group>
        </Note>
      )}
    </Stack>
  )
}
