import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobLine, JobSummary } from '../../shared/jobs/jobs.ts'
import { useFormat } from '../locales/use-format.ts'
import { StageBadge } from '../ui/StageBadge.tsx'
import { ToneBadge } from '../ui/ToneBadge.tsx'
import { IconUrgent } from '../ui/urgent-icon.ts'
import './records.css'

/** A job that is open, or one that says how it ended. */
type Shown = JobLine & Partial<Pick<JobSummary, 'outcome' | 'closedAt'>>

export interface JobLinesProps<Job extends Shown> {
  /** Names the list for assistive technology. */
  readonly label: string
  readonly jobs: readonly Job[]
  /** What matters here: how long it waits, who has it. */
  readonly aside?: (job: Job) => ReactNode
  /** Where a line leads; its job's page when not said. */
  readonly to?: (job: Job) => string
  /** Leaves out the customer, where all jobs are of one. */
  readonly isOfOneCustomer?: boolean
  /** Leaves out unit and customer, where all jobs are of one unit. */
  readonly isOfOneUnit?: boolean
}

/** Jobs as lines: number and stage, whose unit, what is wrong. The whole line leads to the job. */
export const JobLines = <Job extends Shown>(props: JobLinesProps<Job>) => {
  const { t } = useTranslation()
  const { label, jobs, aside, to = (job) => `/jobs/${job.number}`, isOfOneCustomer = false, isOfOneUnit = false } = props
  return (
    <ul className="hb-job-lines" aria-label={label}>
      {jobs.map((job) => (
        <li key={job.id}>
          <div className="hb-job-line-facts">
            <Group gap={8}>
              <Anchor component={Link} to={to(job)} fw={600} className="hb-job-link">
                {job.number}
              </Anchor>
              <StageBadge stage={job.stage} />
              {/* Nothing is urgent about what is over. */}
              {job.isUrgent && job.stage !== 'closed' && (
                <span className="hb-job-line-urgent" title={t('job.urgent')}>
                  <UrgentMark job={job} />
                </span>
              )}
            </Group>
            {!isOfOneUnit && <Whose job={job} isOfOneCustomer={isOfOneCustomer} />}
            <Text c="dimmed" lineClamp={isOfOneUnit ? 2 : 1} size="sm" title={job.fault}>
              {job.fault}
            </Text>
          </div>
          <div className="hb-job-line-aside">{aside?.(job) ?? <HowItStands job={job} />}</div>
        </li>
      ))}
    </ul>
  )
}

const Whose = ({ job, isOfOneCustomer }: { readonly job: JobLine; readonly isOfOneCustomer: boolean }) => {
  const whose = [`${job.brand} ${job.modelName}`, isOfOneCustomer ? job.serial : job.customerName]
  const text = whose.filter((part) => part !== null).join(' · ')
  return (
    <Text lineClamp={1} title={text}>
      {text}
    </Text>
  )
}

/** Urgent by picture and word. */
export const UrgentMark = ({ job }: { readonly job: Pick<JobLine, 'isUrgent'> }) => {
  const { t } = useTranslation()
  return job.isUrgent ? <ToneBadge tone="bad" icon={<IconUrgent size={14} aria-hidden="true" />} label={t('job.urgent')} /> : null
}

/** The promise while it is open; the outcome and day once it is closed. */
export const HowItStands = ({ job }: { readonly job: Shown }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (job.closedAt)
    return (
      <>
        {job.outcome && <Text size="sm">{t(`outcome.${job.outcome}`)}</Text>}
        <Text size="sm" c="dimmed">
          {format.instant(job.closedAt, 'date')}
        </Text>
      </>
    )
  return <DueText dueOn={job.dueOn} isDone={job.stage === 'ready'} />
}

/** "due in 3 days", and red with its word when the day is over. Nothing when nothing was promised. */
export const DueText = ({ dueOn, isDone = false }: { readonly dueOn: string | null; readonly isDone?: boolean }) => {
  const format = useFormat()
  if (dueOn === null || isDone) return null
  const isLate = dueOn < format.today()
  return (
    <Text size="sm" component="div" {...(isLate ? { c: 'var(--hb-tone-bad-text)', fw: 600 } : { c: 'dimmed' })}>
      {format.dueOn(dueOn)}
    </Text>
  )
}
