import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { delayFields, TOLD_WAYS, type ToldWay } from '../../../shared/jobs/delay.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { WAIT_PARTIES, type WaitParty } from '../../../shared/jobs/stages.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'

const schema = z.object(delayFields)
const TOLD = ['not-yet', ...TOLD_WAYS] as const

interface DueValues extends Record<string, unknown> {
  dueOn: string | null
  reason: string
  party: WaitParty
  told: 'not-yet' | ToldWay
}

const fieldsOf = ({ told, ...rest }: DueValues) => ({ ...rest, told: told === 'not-yet' ? null : told })

/** A new promised day: why, on whose account, and how the customer was told (MISSION.md, D7). */
export const DueForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { today } = useFormat()
  const initialValues: DueValues = { dueOn: job.dueOn, reason: '', party: job.waitsFor, told: 'not-yet' }
  const check = checkedBy(t, schema)
  const form = useForm({
    initialValues,
    validate: (values: DueValues) => {
      const wrong = check(fieldsOf(values))
      return values.dueOn !== null && values.dueOn < today() ? { ...wrong, dueOn: t('field.dateInPast') } : wrong
    },
  })
  const change = useChange(client.plans.setDue)
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.due', { number: job.number })}
      form={form}
      onSave={(typed, version) => change.mutateAsync({ jobId: job.id, version, ...schema.parse(fieldsOf(typed)) })}
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
      <Select
        label={t('job.field.delayParty')}
        allowDeselect={false}
        data={WAIT_PARTIES.map((value) => ({ value, label: t(`job.party.${value}`) }))}
        {...form.getInputProps('party')}
      />
      <ChoiceField
        label={t('job.field.told')}
        description={t('job.hint.told')}
        choices={TOLD.map((value) => ({ value, label: t(`job.toldWay.${value}`) }))}
        value={form.values.told}
        onChange={(told) => form.setFieldValue('told', told)}
      />
    </JobFormModal>
  )
}
