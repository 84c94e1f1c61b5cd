import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import { StageBadge } from '../../ui/StageBadge.tsx'

/** Jobs of the same unit, newest first: when, what was wrong, how it ended. */
export const PastJobs = ({ jobs, most }: { readonly jobs: readonly JobSummary[]; readonly most: number }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="intake-jobs">
      {jobs.slice(0, most).map((job) => (
        <li key={job.id}>
          <Group gap="xs" justify="space-between" wrap="nowrap">
            <Anchor component={Link} to={`/jobs/${job.number}`} fw={550}>
              {job.number}
            </Anchor>
            <Text size="xs" c="dimmed">
              {format.instant(job.receivedAt, 'date')}
            </Text>
          </Group>
          <Text size="sm" lineClamp={2}>
            {job.fault}
          </Text>
          {job.outcome === null ? (
            <StageBadge stage={job.stage} />
          ) : (
            <Text size="xs" c="dimmed">
              {t(`outcome.${job.outcome}`)}
            </Text>
          )}
        </li>
      ))}
      {jobs.length > most && (
        <Text component="li" size="xs" c="dimmed">
          {t('intake.card.more', { count: jobs.length - most })}
        </Text>
      )}
    </ul>
  )
}
