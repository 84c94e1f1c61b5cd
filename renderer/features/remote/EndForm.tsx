import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CAUSES } from '../../../shared/jobs/assessment.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { endingFields, REMOTE_RESULTS, type RemoteResult, type RemoteSession, stepsOf } from '../../../shared/remote/remote.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'

const schema = z.object(endingFields)

/** Three fields side by side stay in line, whatever their hints say. */
interface EndValues extends Record<string, unknown> {
  tool: string
  steps: string
  result: RemoteResult
  causeCode: string | null
  minutes: number | string
}

/** The values as the contract wants them: a step a line, and no minutes where none were typed. */
const fieldsOf = ({ steps, minutes, ...rest }: EndValues) => ({
  ...rest,
  steps: stepsOf(steps),
  minutes: minutes === '' ? null : minutes,
})

/** One complaint at the box for whichever of its lines is wrong. */
const ofTheBox = (wrong: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(wrong).map(([path, text]) => [path.startsWith('steps') ? 'steps' : path, text]))

export interface EndFormProps {
  readonly job: JobFile
  readonly session: RemoteSession
  readonly onClose: () => void
}

/** What was tried, and what came of it; what the result means for the job is said before it is saved. */
export const EndForm = ({ job, session, onClose }: EndFormProps) => {
  const { t } = useTranslation()
  useScanStop()
  const check = checkedBy(t, schema)
  const initialValues: EndValues = { tool: '', steps: '', result: 'solved', causeCode: null, minutes: '' }
  const form = useForm({ initialValues, validate: (values: EndValues) => ofTheBox(check(fieldsOf(values))) })
  const change = useChange(client.remote.end)
  const { result } = form.values
  const meaning = job.facts.isUnitHere ? 'here' : result
  return (
    <FormModal
      heading={t('remote.form.end', { number: job.number })}
      isOpen
      form={form}
      size="xl"
      onSave={(typed) => change.mutateAsync({ sessionId: session.id, ...schema.parse(fieldsOf(typed)) })}
      onClose={onClose}
    >
      <LongTextField
        label={t('remote.field.steps')}
        required
        data-autofocus
        limit={4000}
        value={form.values.steps}
        onChange={(text) => form.setFieldValue('steps', text)}
        error={form.errors['steps']}
      />
      <ChoiceField
        label={t('remote.field.result')}
        description={t(`remote.hint.result.${meaning}`)}
        choices={REMOTE_RESULTS.map((value) => ({ value, label: t(`remote.result.${value}`) }))}
        value={result}
        onChange={(value) => form.setFieldValue('result', value)}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput label={t('remote.field.tool')} description={t('remote.hint.tool')} {...form.getInputProps('tool')} />
        <Select
          label={t('remote.field.cause')}
          clearable
          searchable
          data={CAUSES.map((value) => ({ value, label: t(`job.cause.${value}`) }))}
          {...form.getInputProps('causeCode')}
        />
        <NumberInput
          label={t('remote.field.minutes')}
          description={t('remote.hint.minutes')}
          min={0}
          max={1440}
          clampBehavior="none"
          allowDecimal={false}
          {...form.getInputProps('minutes')}
        />
      </SimpleGrid>
    </FormModal>
  )
}
