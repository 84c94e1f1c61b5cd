import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { line } from '../../../shared/kernel/text.ts'
import { calendarDate } from '../../../shared/kernel/time.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { DateField } from '../../ui/DateField.tsx'
import { JobChangeForm } from './JobChangeForm.tsx'

const schema = z.object({ dueOn: calendarDate, reason: line(200) })

interface DueValues extends Record<string, unknown> {
  readonly dueOn: string | null
  readonly reason: string
}

/** A new promised day. It needs its reason (MISSION.md, D7). */
export const DueForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { today } = useFormat()
  const initialValues: DueValues = { dueOn: job.dueOn, reason: '' }
  const change = useChange(client.jobs.setDue)
  return (
    <JobChangeForm
      job={job}
      heading={t('job.form.due', { number: job.number })}
      schema={schema}
      initialValues={initialValues}
      check={({ dueOn }): Record<string, string> => (dueOn !== null && dueOn < today() ? { dueOn: t('field.dateInPast') } : {})}
      save={(fields, at) => change.mutateAsync({ ...at, ...fields })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <DateField
            label={t('job.field.dueOn')}
            required
            data-autofocus
            value={form.values.dueOn}
            onChange={(date) => form.setValues({ dueOn: date })}
            error={form.errors['dueOn']}
          />
          <TextInput
            label={t('job.field.reason')}
            description={t('job.hint.dueReason')}
            required
            {...form.getInputProps('reason')}
          />
        </>
      )}
    </JobChangeForm>
  )
}
