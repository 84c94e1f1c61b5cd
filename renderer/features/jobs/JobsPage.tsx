import { Stack, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { IconClipboardPlus, IconListDetails, IconMailForward } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { useSession } from '../../app/session-context.ts'
import { HowItStands, UrgentMark } from '../../records/JobLines.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, linkColumn, nodeColumn, relativeColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { type JobFilter, jobListInput, withoutNothing } from './job-filter.ts'
import { JobFilterBar } from './JobFilterBar.tsx'

const columns: readonly Column<JobSummary>[] = [
  linkColumn(
    'number',
    'jobs.column.number',
    (job) => job.number,
    (job) => `/jobs/${job.number}`,
    { width: 118 },
  ),
  nodeColumn('stage', 'jobs.column.stage', (job) => <StageAndUrgency job={job} />, { width: 172 }),
  textColumn('customer', 'jobs.column.customer', (job) => job.customerName, { width: '13%' }),
  nodeColumn('unit', 'jobs.column.unit', (job) => <UnitOf job={job} />, { width: '17%' }),
  nodeColumn('fault', 'jobs.column.fault', (job) => <Text lineClamp={2}>{job.fault}</Text>),
  nodeColumn('due', 'jobs.column.due', (job) => <HowItStands job={job} />, { width: 112 }),
  relativeColumn('received', 'jobs.column.received', (job) => job.receivedAt, 'ago', { width: 104 }),
]

const StageAndUrgency = ({ job }: { readonly job: JobSummary }) => (
  <Stack gap={4} align="flex-start">
    <StageBadge stage={job.stage} />
    <UrgentMark job={job} />
  </Stack>
)

const UnitOf = ({ job }: { readonly job: JobSummary }) => (
  <>
    <Text lineClamp={2}>
      {job.brand} {job.modelName}
    </Text>
    <Text size="sm" c="dimmed" lineClamp={1}>
      {job.serial}
    </Text>
  </>
)

const useJobs = (filter: JobFilter) =>
  useInfiniteQuery(
    api.jobs.list.infiniteOptions({
      input: (cursor: string | null) => ({ ...jobListInput(filter), cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  )

/** All jobs, newest first, narrowed by what the address says. */
export const JobsPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const filter = useSearch({ from: '/jobs' })
  const jobs = useJobs(filter)
  const narrow = (next: JobFilter) => void navigate({ to: '/jobs', search: withoutNothing(next), replace: true })
  return (
    <>
      <PageHeader
        heading={t('nav.jobs')}
        subline={t('jobs.findHint')}
        actions={
          <ActionButton
            variant="default"
            label={t('jobs.expected')}
            icon={<IconMailForward size={18} aria-hidden="true" />}
            onAction={() => navigate({ to: '/expected' })}
          />
        }
      />
      <PlaceTabs group="units" here="/jobs" />
      <JobFilterBar filter={filter} onChange={narrow} />
      {jobs.isError && <ErrorNotice failure={{ ...failureText(t, jobs.error), kept: undefined }} />}
      <DataTable
        label={t('nav.jobs')}
        columns={columns}
        rows={jobs.data?.pages.flatMap((page) => page.items)}
        idOf={(job) => job.id}
        isLoading={jobs.isPending}
        onMore={jobs.hasNextPage ? () => void jobs.fetchNextPage() : undefined}
        isLoadingMore={jobs.isFetchingNextPage}
        onOpen={(job) => void navigate({ to: '/jobs/$number', params: { number: job.number } })}
        empty={<NoJobs isNarrowed={Object.keys(filter).length > 0} onWiden={() => narrow({})} />}
      />
    </>
  )
}

const NoJobs = ({ isNarrowed, onWiden }: { readonly isNarrowed: boolean; readonly onWiden: () => void }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const checkIn = (
    <ActionButton
      label={t('jobs.checkIn')}
      icon={<IconClipboardPlus size={18} aria-hidden="true" />}
      onAction={() => navigate({ to: '/check-in' })}
    />
  )
  if (isNarrowed)
    return (
      <EmptyState
        icon={<IconListDetails />}
        message={t('jobs.noneSuch')}
        firstStep={<ActionButton variant="default" label={t('jobs.showOpen')} onAction={onWiden} />}
      />
    )
  return <EmptyState icon={<IconListDetails />} message={t('jobs.none')} firstStep={can('counter') ? checkIn : undefined} />
}
