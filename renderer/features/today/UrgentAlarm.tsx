import { Alert, Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { IconUrgent } from '../../ui/urgent-icon.ts'

/** How many numbers are named; the rest stands in the list below. */
const named = 4

/** Urgent goes first everywhere and alarms (MISSION.md, B1): said aloud when it comes up, with a picture and a word. */
export const UrgentAlarm = ({ jobs, count }: { readonly jobs: readonly BoardCard[]; readonly count: number }) => {
  const { t } = useTranslation()
  const waiting = jobs.filter(({ stage }) => stage !== 'ready')
  if (waiting.length === 0) return null
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconUrgent aria-hidden="true" />} title={t('today.alarm', { count })}>
      <Group gap="4px 24px">
        {waiting.slice(0, named).map((job) => (
          <Text key={job.id} span>
            <Anchor component={Link} to={`/jobs/${job.number}`} fw={600}>
              {job.number}
            </Anchor>{' '}
            {job.brand} {job.modelName} · {t(`stage.${job.stage}`)}
          </Text>
        ))}
        {count > named && (
          <Anchor component={Link} to="/" hash="urgent">
            {t('today.alarmMore', { count: count - Math.min(named, waiting.length) })}
          </Anchor>
        )}
      </Group>
    </Alert>
  )
}
