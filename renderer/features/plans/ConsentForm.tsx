import { Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { line } from '../../../shared/kernel/text.ts'
import { SPOKEN_WAYS } from '../../../shared/plans/plans.contract.ts'
import { client } from '../../app/api.ts'
import { JobChangeForm } from '../../app/job-form/JobChangeForm.tsx'
import type { JobDialogProps } from '../../app/job-form/job-slots.ts'
import { useChange } from '../../app/use-change.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { ConsentTicks } from './ConsentTicks.tsx'

const WAYS = SPOKEN_WAYS.filter((way) => way !== 'signature')
const consents = z.object({ mayDisassemble: z.boolean(), mayWipeData: z.boolean() })
const schema = z.object({ consents, person: line(120), way: z.enum(WAYS) })

/** What the customer agreed to meanwhile: that the unit is opened, that data may be lost. */
export const ConsentForm = ({ job, onClose }: JobDialogProps) => {
  const { t } = useTranslation()
  const change = useChange(client.plans.recordConsent)
  const open = { mayDisassemble: !job.mayDisassemble, mayWipeData: !job.mayWipeData }
  const initialValues: z.input<typeof schema> & Record<string, unknown> = {
    consents: { mayDisassemble: open.mayDisassemble && job.asksDisassembly, mayWipeData: open.mayWipeData && job.asksData },
    person: job.customer.name,
    way: 'phone',
  }
  return (
    <JobChangeForm
      job={job}
      heading={t('plan.consent.form', { number: job.number })}
      schema={schema}
      initialValues={initialValues}
      save={(fields, at) => change.mutateAsync({ ...at, ...fields })}
      onClose={onClose}
      isStep
    >
      {(form) => (
        <>
          <Stack gap={6}>
            <ConsentTicks
              asks={open}
              value={form.values.consents}
              onChange={(given) => form.setValues({ consents: { ...given } })}
            />
          </Stack>
          <ChoiceField
            label={t('job.field.way')}
            isFirst
            choices={WAYS.map((value) => ({ value, label: t(`job.way.${value}`) }))}
            value={form.values.way}
            onChange={(way) => form.setValues({ way })}
          />
          <TextInput
            label={t('plan.answer.person')}
            description={t('plan.answer.personHint')}
            required
            {...form.getInputProps('person')}
          />
        </>
      )}
    </JobChangeForm>
  )
}
