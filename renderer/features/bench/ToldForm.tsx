import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { TOLD_WAYS, toldWay } from '../../../shared/jobs/delay.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'

const schema = z.object({ way: toldWay, note: optionalLine(200) })

/** The customer knows of the new date now: how, and what they said. */
export const ToldForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const initialValues: { way: (typeof TOLD_WAYS)[number]; note: string } = { way: 'phone', note: '' }
  const form = useForm({ initialValues, validate: checkedBy(t, schema) })
  const change = useChange(client.jobs.noteTold)
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.told', { number: job.number })}
      form={form}
      onSave={(typed, version) => change.mutateAsync({ jobId: job.id, version, ...schema.parse(typed) })}
      onClose={onClose}
    >
      <ChoiceField
        label={t('job.field.told')}
        choices={TOLD_WAYS.map((value) => ({ value, label: t(`job.toldWay.${value}`) }))}
        value={form.values.way}
        onChange={(way) => form.setFieldValue('way', way)}
      />
      <TextInput label={t('job.field.note')} data-autofocus {...form.getInputProps('note')} />
    </JobFormModal>
  )
}
