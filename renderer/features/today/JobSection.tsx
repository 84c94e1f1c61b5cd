import { Anchor, Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import type { Stage } from '../../../shared/jobs/stages.ts'
import { JobLines } from '../../records/JobLines.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** How many lines are shown at once; the rest is behind the link. */
const shownAtOnce = 6

export interface JobSectionProps {
  readonly name: 'mine' | 'late' | 'ready' | 'urgent' | 'untold'
  readonly icon: ReactNode
  readonly jobs: readonly BoardCard[]
  readonly count: number
  /** Said when there are none. */
  readonly empty: string
  readonly firstStep?: { readonly label: string; readonly to: '/board' }
  readonly aside: (job: BoardCard) => ReactNode
  readonly to?: (job: BoardCard) => string
  /** The filter of the list of jobs that shows all of them; the board when there is none. */
  readonly all?: { readonly stage?: Stage; readonly urgent?: true }
}

/** One list of the day: the first of it, and the way to all. */
export const JobSection = (props: JobSectionProps) => {
  const { name, icon, jobs, count, empty, firstStep, aside, to, all } = props
  const { t } = useTranslation()
  const heading = t(`today.list.${name}`)
  return (
    <Panel heading={heading} icon={icon} anchor={name} aside={<Text c="dimmed">{count}</Text>}>
      {jobs.length === 0 ? (
        <Group justify="space-between" gap="sm">
          <Text c="dimmed">{empty}</Text>
          {firstStep !== undefined && (
            <Button component={Link} to={firstStep.to} variant="default">
              {firstStep.label}
            </Button>
          )}
        </Group>
      ) : (
        <JobLines label={heading} jobs={jobs.slice(0, shownAtOnce)} aside={aside} {...(to === undefined ? {} : { to })} />
      )}
      {count > shownAtOnce && (
        <Anchor
          size="sm"
          fw={550}
          renderRoot={(looks) =>
            all === undefined ? <Link {...looks} to="/board" /> : <Link {...looks} to="/jobs" search={all} />
          }
        >
          {t('today.showAll', { count })}
        </Anchor>
      )}
    </Panel>
  )
}
