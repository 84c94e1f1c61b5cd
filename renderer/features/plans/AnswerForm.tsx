import { Alert, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { line, optionalLine } from '../../../shared/kernel/text.ts'
import { DECISIONS, SPOKEN_WAYS } from '../../../shared/plans/plans.contract.ts'
import type { Plan } from '../../../shared/plans/plans.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import type { JobDialogProps } from '../../app/job-form/job-slots.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { type Signature, SignaturePad } from '../../ui/SignaturePad.tsx'
import { ConsentTicks, type Consents, missingConsents } from './ConsentTicks.tsx'

const schema = z.object({ person: line(120), note: optionalLine(500) })
const FEES = ['with', 'without'] as const

interface AnswerValues extends Record<string, unknown> {
  decision: (typeof DECISIONS)[number]
  way: (typeof SPOKEN_WAYS)[number]
  person: string
  note: string
  signature: Signature
  fee: (typeof FEES)[number]
  consents: Consents
}

/** What the customer said to the current version of the plan. */
export const AnswerForm = ({ job, onClose }: JobDialogProps) => {
  const found = useQuery(api.plans.ofJob.queryOptions({ input: { jobId: job.id } }))
  // The version that was on the screen is the one that is answered, whatever comes meanwhile.
  const [seen, setSeen] = useState<Plan>()
  const [current] = found.data?.plans ?? []
  if (seen === undefined && current !== undefined) setSeen(current)
  return seen === undefined ? null : <Answer job={job} plan={seen} onClose={onClose} />
}

const Answer = ({ job, plan, onClose }: { readonly job: JobFile; readonly plan: Plan; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { money, date, today } = useFormat()
  const change = useChange(client.plans.answer)
  const check = checkedBy(t, schema)
  const initialValues: AnswerValues = {
    decision: 'approved',
    way: 'signature',
    person: job.customer.name,
    note: '',
    signature: { kind: 'none' },
    fee: 'with',
    consents: { mayDisassemble: false, mayWipeData: false },
  }
  const form = useForm<AnswerValues>({
    initialValues,
    validate: ({ way, signature, ...values }) => ({
      ...check(values),
      ...(way === 'signature' && signature.kind !== 'drawn' ? { signature: t('field.required') } : {}),
    }),
  })
  const { values, errors } = form
  const save = ({ decision, way, signature, fee, consents, ...typed }: AnswerValues, version: number) =>
    change.mutateAsync({
      jobId: job.id,
      version,
      planId: plan.id,
      decision,
      way,
      ...schema.parse(typed),
      signature: way === 'signature' && signature.kind === 'drawn' ? signature.png : null,
      declineFee: decision === 'declined' && fee === 'with' ? plan.declineFee : 0,
      consents,
    })
  const isOver = values.decision === 'approved' && plan.validUntil < today()
  const promised = plan.promisedOn === null ? null : t('plan.promisedFor', { date: date(plan.promisedOn) })
  return (
    <JobFormModal
      job={job}
      heading={t('plan.answer.form', { number: job.number })}
      form={form}
      isStep
      disabledReason={isOver ? t('refusal.plan-expired', { date: date(plan.validUntil) }) : undefined}
      onSave={save}
      onClose={onClose}
    >
      <div>
        <Text fw={650} size="lg">
          {[t('plan.version', { number: plan.number }), t('plan.totalIs', { amount: money(plan.total) }), promised]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        <Text className="hb-words">{plan.measures}</Text>
      </div>
      {isOver && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden="true" />}>
          {t('refusal.plan-expired', { date: date(plan.validUntil) })}
        </Alert>
      )}
      <ChoiceField
        label={t('job.field.decision')}
        isFirst
        choices={DECISIONS.map((value) => ({ value, label: t(`job.decision.${value}`) }))}
        value={values.decision}
        onChange={(decision) => form.setFieldValue('decision', decision)}
      />
      {values.decision === 'declined' && plan.declineFee > 0 && (
        <ChoiceField
          label={t('plan.answer.fee')}
          choices={FEES.map((value) => ({
            value,
            label: value === 'with' ? t('plan.answer.withFee', { amount: money(plan.declineFee) }) : t('plan.answer.withoutFee'),
          }))}
          value={values.fee}
          onChange={(fee) => form.setFieldValue('fee', fee)}
        />
      )}
      <ChoiceField
        label={t('job.field.way')}
        choices={SPOKEN_WAYS.map((value) => ({ value, label: t(`job.way.${value}`) }))}
        value={values.way}
        onChange={(way) => form.setFieldValue('way', way)}
      />
      <TextInput
        label={t('plan.answer.person')}
        description={t('plan.answer.personHint')}
        required
        {...form.getInputProps('person')}
      />
      {values.way === 'signature' && (
        <SignaturePad
          height={150}
          label={t('plan.answer.signature')}
          isOnScreenOnly
          value={values.signature}
          onChange={(signature) => form.setFieldValue('signature', signature)}
          error={typeof errors['signature'] === 'string' ? errors['signature'] : undefined}
        />
      )}
      {values.decision === 'approved' && (
        <Stack gap={6}>
          <ConsentTicks
            asks={missingConsents(job)}
            value={values.consents}
            onChange={(consents) => form.setFieldValue('consents', consents)}
          />
        </Stack>
      )}
      <TextInput label={t('job.field.note')} {...form.getInputProps('note')} />
    </JobFormModal>
  )
}
