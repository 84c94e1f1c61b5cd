import { Group, Radio, SimpleGrid, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { api, client } from '../../app/api.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { NOBODY } from './board-columns.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'

/** Gives the job to somebody who works at the bench, or to nobody. */
export const AssignForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { me, can } = useSession()
  const staff = useQuery(api.staff.list.queryOptions())
  const initialValues: { assigneeId: string } = { assigneeId: job.assignee?.id ?? NOBODY }
  const form = useForm({ initialValues })
  const change = useChange(client.jobs.assign)
  const benchStaff = (staff.data ?? []).filter((member) => member.isActive && permissionsOf(member.roles).has('bench'))
  // Who has it now is there before the others are known, and also when they have left the bench since.
  const known = new Map(benchStaff.map(({ id, name }) => [id, name]))
  if (job.assignee !== null) known.set(job.assignee.id, job.assignee.name)
  if (can('bench')) known.set(me.id, me.name)
  const others = [...known].filter(([id]) => id !== me.id).sort(([, a], [, b]) => a.localeCompare(b))
  const choices = [
    // Oneself first: taking a job is what happens most.
    ...(known.has(me.id) ? [{ value: me.id, label: t('job.assigneeMe', { name: me.name }) }] : []),
    ...others.map(([id, name]) => ({ value: id, label: name })),
    { value: NOBODY, label: t('board.nobody') },
  ]
  const save = ({ assigneeId }: { assigneeId: string }, version: number) =>
    change.mutateAsync({
      jobId: job.id,
      version,
      assigneeId: [...known.keys()].find((id) => id === assigneeId) ?? null,
    })
  return (
    <JobFormModal job={job} heading={t('job.form.assign', { number: job.number })} form={form} onSave={save} onClose={onClose}>
      <Radio.Group label={t('job.assignee')} {...form.getInputProps('assigneeId')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" pt={6}>
          {choices.map(({ value, label }) => (
            <Radio.Card key={value} value={value} p="xs" data-autofocus={value === initialValues.assigneeId || undefined}>
              <Group gap="sm" wrap="nowrap">
                <Radio.Indicator />
                <Text>{label}</Text>
              </Group>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
    </JobFormModal>
  )
}
