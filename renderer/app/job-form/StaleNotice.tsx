import { Alert, List, Text } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useEventWords } from './use-event-words.ts'

export interface StaleNoticeProps {
  readonly job: JobFile
  /** The version and the last event that the form was begun on. */
  readonly begun: { readonly version: number; readonly seq: number }
  readonly onTake: () => void
}

/** Says which version the form was begun on, which one there is now, and what happened in between. */
export const StaleNotice = ({ job, begun, onTake }: StaleNoticeProps) => {
  const { t } = useTranslation()
  const words = useEventWords()
  const meanwhile = job.timeline.filter(({ seq }) => seq > begun.seq).toReversed()
  return (
    <Alert color="yellow" variant="light" icon={<IconArrowMerge aria-hidden="true" />} title={t('bench.stale.title')}>
      <Text>{t('bench.stale.versions', { yours: begun.version, current: job.version })}</Text>
      <List size="sm" my="xs">
        {meanwhile.map((event) => (
          <List.Item key={event.seq}>{`${event.by}: ${words(event).sentence}`}</List.Item>
        ))}
      </List>
      <ActionButton variant="default" label={t('bench.stale.take')} onAction={onTake} />
    </Alert>
  )
}
