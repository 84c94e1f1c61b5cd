import { Anchor, Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { JobOfPart } from '../../../shared/parts/parts.ts'
import { useFormat } from '../../locales/use-format.ts'
import { StageBadge } from '../../ui/StageBadge.tsx'
import '../../records/records.css'

export interface JobsOfPartProps {
  readonly waiting: readonly JobOfPart[]
  readonly used: readonly JobOfPart[]
}

/** Jobs that want pieces of a part, and jobs that were given some. */
export const JobsOfPart = ({ waiting, used }: JobsOfPartProps) => {
  const { t } = useTranslation()
  if (waiting.length + used.length === 0) return <Text c="dimmed">{t('parts.noJobs')}</Text>
  return (
    <>
      <Jobs label={t('parts.waiting')} jobs={waiting} isWaiting />
      <Jobs label={t('parts.used')} jobs={used} isWaiting={false} />
    </>
  )
}

const Jobs = (props: { readonly label: string; readonly jobs: readonly JobOfPart[]; readonly isWaiting: boolean }) => {
  const { label, jobs, isWaiting } = props
  const { t } = useTranslation()
  const format = useFormat()
  if (jobs.length === 0) return null
  return (
    <div>
      <Text fw={600}>{label}</Text>
      <ul className="hb-job-lines" aria-label={label}>
        {jobs.map((job) => (
          <li key={job.jobId}>
            <div className="hb-job-line-facts">
              <Anchor component={Link} to={`/jobs/${job.number}`} fw={600} className="hb-job-link">
                {job.number}
              </Anchor>
              <Text c="dimmed" size="sm">
                {isWaiting
                  ? progressOf(t, job)
                  : t('parts.fittedOf', { count: job.fitted, date: format.instant(job.at, 'date') })}
              </Text>
            </div>
            <div className="hb-job-line-aside">
              <StageBadge stage={job.stage} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** How far a need got: only what there is any of. */
const progressOf = (t: TFunction, job: JobOfPart): string =>
  [
    t('parts.need.wanted', { count: job.wanted }),
    ...(job.reserved > 0 ? [t('parts.need.reserved', { count: job.reserved })] : []),
    ...(job.picked > 0 ? [t('parts.need.picked', { count: job.picked })] : []),
    ...(job.fitted > 0 ? [t('parts.need.fitted', { count: job.fitted })] : []),
    ...(job.short > 0 ? [t('parts.need.short', { count: job.short })] : []),
  ].join(' · ')
