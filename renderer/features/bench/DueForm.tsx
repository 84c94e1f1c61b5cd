import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { line } from '../../../shared/kernel/text.ts'
import { calendarDate } from '../../../shared/kernel/time.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { DateField } from '../../ui/DateField.tsx'
import { checkedBy } from './form-check.ts'
import { JobFormModal } from './JobFormModal.tsx'

const schema = z.object({ dueOn: calendarDate, reason: line(200) })

/** A new promised day. It needs its reason (MISSION.md, D7). */
export const DueForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { today } = useFormat()
  const initialValues: { dueOn: string | null; reason: string } = { dueOn: job.dueOn, reason: '' }
  const check = checkedBy(t, schema)
  const form = useForm({
    initialValues,
    validate: (values: typeof initialValues) =>
      values.dueOn !== null && values.dueOn < today() ? { ...check(values), dueOn: t('field.dateInPast') } : check(values),
  })
  const change = useChange(client.jobs.setDue)
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.due', { number: job.number })}
      form={form}
      onSave={(typed, version) => change.mutateAsync({ jobId: job.id, version, ...schema.parse(typed) })}
      onClose={onClose}
    >
      <DateField
        label={t('job.field.dueOn')}
        required
        data-autofocus
        value={form.values.dueOn}
        onChange={(date) => form.setFieldValue('dueOn', date)}
        error={form.errors['dueOn']}
      />
      <TextInput label={t('job.field.reason')} description={t('job.hint.dueReason')} required {...form.getInputProps('reason')} />
    </JobFormModal>
  )
}
