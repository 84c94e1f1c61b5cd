import { Anchor, Group, Text } from '@mantine/core'
import { IconArrowRight, IconChecks, IconHandGrab } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PickJob } from '../../../shared/job-parts/picking.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { PickingView } from './PickingView.tsx'
import './job-parts.css'

/** Picking, made for a scanner in one hand: a job, then its parts from bin to bin. */
export const PickingPage = () => {
  const { job: number } = useSearch({ from: '/picking' })
  const jobs = useQuery(api.jobParts.toPick.queryOptions())
  useJobScan()
  return (
    <PageQuery query={jobs}>
      {(all) => {
        const job = all.find((one) => one.number === number)
        return job === undefined ? <JobChoice jobs={all} picked={number} /> : <PickingView key={job.jobId} job={job} />
      }}
    </PageQuery>
  )
}

/** A scan of a job opens its parts here, not its page. */
const useJobScan = () => {
  const navigate = useNavigate()
  useScan(({ scan }) => {
    if (scan.kind !== 'job') return false
    void navigate({ to: '/picking', search: { job: scan.number } })
    return true
  })
}

/** Which job? By its label, or a touch. `picked` is the one of which nothing is left to pick. */
const JobChoice = ({ jobs, picked }: { readonly jobs: readonly PickJob[]; readonly picked: string | undefined }) => {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader heading={t('picking.heading')} subline={t('picking.intro')} />
      <PlaceTabs group="parts" here="/picking" />
      {picked !== undefined && (
        <Panel heading={t('picking.allPicked', { number: picked })} icon={<IconChecks size={18} aria-hidden="true" />}>
          <Anchor component={Link} to={`/jobs/${picked}`} fw={550}>
            {t('bench.openJob', { number: picked })}
          </Anchor>
        </Panel>
      )}
      {jobs.length === 0 ? (
        <EmptyState icon={<IconHandGrab />} message={t('picking.none')} />
      ) : (
        <ul className="hb-picking-jobs" aria-label={t('picking.heading')}>
          {jobs.map((job) => (
            <JobLine key={job.jobId} job={job} />
          ))}
        </ul>
      )}
    </>
  )
}

const JobLine = ({ job }: { readonly job: PickJob }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const bins = [...new Set(job.lines.map(({ binCode }) => binCode))]
  const count = job.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const facts = [
    job.model,
    job.assignee,
    job.dueOn === null ? null : format.due(job.dueOn),
    t('picking.pieces', { count, bins: bins.join(', ') }),
  ]
  return (
    <li>
      <div>
        <Group gap="xs">
          <Text fw={650} className="hb-figures">
            {job.number}
          </Text>
          <StageBadge stage={job.stage} />
          {job.isUrgent && <ToneBadge tone="bad" label={t('job.urgent')} />}
        </Group>
        <Text c="dimmed">{facts.filter((fact) => fact !== null).join(' · ')}</Text>
      </div>
      <ActionButton
        variant="default"
        label={t('jobParts.pick')}
        icon={<IconArrowRight size={18} aria-hidden="true" />}
        onAction={() => navigate({ to: '/picking', search: { job: job.number } })}
      />
    </li>
  )
}
