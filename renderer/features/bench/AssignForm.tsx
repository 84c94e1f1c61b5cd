import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { api, client } from '../../app/api.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { NOBODY } from './board-columns.ts'
import { JobFormModal } from './JobFormModal.tsx'

/** Gives the job to somebody who works at the bench, or to nobody. */
export const AssignForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { me, can } = useSession()
  const staff = useQuery(api.staff.list.queryOptions())
  const initialValues: { assigneeId: string } = { assigneeId: job.assignee?.id ?? NOBODY }
  const form = useForm({ initialValues })
  const change = useChange(client.jobs.assign)
  const benchStaff = (staff.data ?? []).filter((member) => member.isActive && permissionsOf(member.roles).has('bench'))
  const save = ({ assigneeId }: { assigneeId: string }, version: number) =>
    change.mutateAsync({
      jobId: job.id,
      version,
      assigneeId: benchStaff.find(({ id }) => id === assigneeId)?.id ?? null,
    })
  return (
    <JobFormModal job={job} heading={t('job.form.assign', { number: job.number })} form={form} onSave={save} onClose={onClose}>
      <Select
        label={t('job.assignee')}
        searchable
        data-autofocus
        allowDeselect={false}
        data={[{ value: NOBODY, label: t('board.nobody') }, ...benchStaff.map(({ id, name }) => ({ value: id, label: name }))]}
        {...form.getInputProps('assigneeId')}
      />
      {can('bench') && form.values.assigneeId !== me.id && (
        <div>
          <ActionButton
            variant="light"
            label={t('job.action.assignMe')}
            onAction={() => form.setFieldValue('assigneeId', me.id)}
          />
        </div>
      )}
    </JobFormModal>
  )
}
