import { Group, SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { minorDigits } from '../../../shared/kernel/money.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { PlanSuggestion } from '../../../shared/plans/plans.contract.ts'
import { api, client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import type { JobDialogProps } from '../../app/job-form/job-slots.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'
import { HoldScans } from '../../app/scanner/HoldScans.tsx'
import type { ScanHandler } from '../../app/scanner/scan-event.ts'
import { scannedPart } from '../../app/scanner/scanned-part.ts'
import { useChange } from '../../app/use-change.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { DateField } from '../../ui/DateField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { LinesEditor } from './LinesEditor.tsx'
import { type Aim, newLine, type PlanValues, planValues, readPlan, withNumber } from './plan-form.ts'
import { PlanTotals } from './PlanTotals.tsx'

/** A new version of the plan, begun with the current one or with what is known of the job. */
export const PlanEditor = ({ job, onClose }: JobDialogProps) => {
  // As it is when the editor opens: what is typed is never taken away by somebody else's change.
  const suggestion = useQuery(api.plans.suggestion.queryOptions({ input: { jobId: job.id }, staleTime: 0, gcTime: 0 }))
  if (suggestion.data === undefined || suggestion.isPlaceholderData) return <HoldScans />
  return <Editor job={job} suggestion={suggestion.data} onClose={onClose} />
}

interface EditorProps {
  readonly job: JobFile
  readonly suggestion: PlanSuggestion
  readonly onClose: () => void
}

const Editor = ({ job, suggestion, onClose }: EditorProps) => {
  const { t } = useTranslation()
  const { currency, today } = useFormat()
  const digits = minorDigits(currency)
  const change = useChange(client.plans.offer)
  const form = useForm<PlanValues>({
    initialValues: planValues(suggestion, digits),
    validate: (values) => {
      const complaints = Object.entries(readPlan(values, digits).complaints)
      const past = (['promisedOn', 'validUntil'] as const).filter((field) => (values[field] ?? '9999') < today())
      return {
        ...Object.fromEntries(complaints.map(([field, message]) => [field, fieldText(t, message)])),
        ...Object.fromEntries(past.map((field) => [field, t('field.dateInPast')])),
      }
    },
  })
  const { values, errors } = form
  const aim = useRef<Aim | null>(null)
  /** Named as the customer reads it. A number scanned next is about it. */
  const addPart = (part: PartSummary) => {
    aim.current = null
    const name = wording(part.name, job.customer.language)
    form.setFieldValue('lines', [...form.getValues().lines, newLine(suggestion.taxPoints, digits, { part, name })])
  }
  const takeScan: ScanHandler = async ({ scan, payload }) => {
    if (scan.kind === 'quantity') {
      const lines = withNumber(form.getValues().lines, scan.quantity, aim.current)
      if (lines !== undefined) form.setFieldValue('lines', lines)
      return lines !== undefined
    }
    const found = scan.kind === 'foreign' || scan.kind === 'part' ? await scannedPart(payload) : undefined
    if (found !== undefined) addPart(found.part)
    return found !== undefined
  }
  const save = async (typed: PlanValues, version: number) => {
    const { offer } = readPlan(typed, digits)
    if (offer !== null) await change.mutateAsync({ jobId: job.id, version, ...offer })
  }
  return (
    <JobFormModal
      job={job}
      heading={t('plan.form', { number: job.number })}
      form={form}
      size="min(1180px, 96vw)"
      saveLabel={t('plan.offer')}
      isStep
      onSave={save}
      onClose={onClose}
      onScan={takeScan}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <LongTextField
          label={t('plan.field.cause')}
          required
          minRows={2}
          limit={2000}
          value={values.cause}
          onChange={(cause) => form.setFieldValue('cause', cause)}
          error={errors['cause']}
        />
        <LongTextField
          label={t('plan.field.measures')}
          required
          data-autofocus
          minRows={2}
          limit={4000}
          value={values.measures}
          onChange={(measures) => form.setFieldValue('measures', measures)}
          error={errors['measures']}
        />
      </SimpleGrid>
      <LinesEditor
        lines={values.lines}
        errors={errors}
        entitlement={suggestion.entitlement}
        taxPoints={suggestion.taxPoints}
        digits={digits}
        onChange={(lines) => form.setFieldValue('lines', [...lines])}
        onPart={addPart}
        onAim={(figure) => (aim.current = figure)}
      />
      <PlanTotals lines={values.lines} promisedOn={values.promisedOn} suggestion={suggestion} digits={digits} />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <DateField
          label={t('plan.field.promisedOn')}
          value={values.promisedOn}
          onChange={(date) => form.setFieldValue('promisedOn', date)}
          error={errors['promisedOn']}
        />
        <DateField
          label={t('plan.field.validUntil')}
          required
          value={values.validUntil}
          onChange={(date) => form.setFieldValue('validUntil', date)}
          error={errors['validUntil']}
        />
        <MoneyField
          label={t('plan.field.declineFee')}
          description={t('plan.hint.declineFee')}
          value={values.declineFee}
          error={errors['declineFee']}
          onChange={(fee) => form.setFieldValue('declineFee', fee)}
        />
      </SimpleGrid>
      <Group grow>
        <TextInput label={t('plan.field.note')} description={t('plan.hint.note')} {...form.getInputProps('note')} />
      </Group>
    </JobFormModal>
  )
}
