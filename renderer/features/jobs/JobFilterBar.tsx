import { Checkbox, Group, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OPEN_STAGES } from '../../../shared/jobs/stages.ts'
import { api } from '../../app/api.ts'
import { jobFilterOf, type JobFilter } from './job-filter.ts'

export interface JobFilterBarProps {
  readonly filter: JobFilter
  readonly onChange: (filter: JobFilter) => void
}

const STATES = ['open', 'closed', 'all'] as const

/** Open or closed, stage, technician, urgent: each changes the list at once. */
export const JobFilterBar = ({ filter, onChange }: JobFilterBarProps) => {
  const { t } = useTranslation()
  const staff = useQuery(api.staff.list.queryOptions())
  const benchStaff = (staff.data ?? []).filter(({ roles }) => roles.some((role) => role === 'technician' || role === 'quality'))
  // What a list hands back is text; the address's own reader says what of it is a filter.
  const set = (some: Record<string, unknown>) => onChange(jobFilterOf({ ...filter, ...some }))
  return (
    <Group gap="sm" mb="sm" component="search" aria-label={t('jobs.filter.label')}>
      <SegmentedControl
        aria-label={t('jobs.filter.state')}
        data={STATES.map((state) => ({ value: state, label: t(`jobs.filter.states.${state}`) }))}
        value={filter.state ?? 'open'}
        onChange={(state) => set({ state: state === 'open' ? undefined : state, stage: undefined })}
      />
      <Select
        aria-label={t('jobs.filter.stage')}
        placeholder={t('jobs.filter.stage')}
        clearable
        w={190}
        data={OPEN_STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
        value={filter.stage ?? null}
        onChange={(stage) => set({ stage: stage ?? undefined, state: undefined })}
      />
      <Select
        aria-label={t('jobs.filter.technician')}
        placeholder={t('jobs.filter.technician')}
        clearable
        searchable
        w={190}
        data={benchStaff.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.technician ?? null}
        onChange={(technician) => set({ technician: technician ?? undefined })}
      />
      <Checkbox
        label={t('jobs.filter.urgent')}
        checked={filter.urgent === true}
        onChange={(event) => set({ urgent: event.currentTarget.checked ? true : undefined })}
      />
    </Group>
  )
}
