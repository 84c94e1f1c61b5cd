import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { checkedBy } from './form-check.ts'
import { JobFormModal } from './JobFormModal.tsx'

const DECISIONS = ['approved', 'declined'] as const
const WAYS = ['counter', 'phone', 'email', 'message'] as const
const schema = z.object({ decision: z.enum(DECISIONS), way: z.enum(WAYS), note: optionalLine(500) })

/** What the customer decided about the repair, by which way, in which words. */
export const ApprovalForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const initialValues: z.input<typeof schema> & { note: string } = { decision: 'approved', way: 'phone', note: '' }
  const form = useForm({ initialValues, validate: checkedBy(t, schema) })
  const { values } = form
  const change = useChange(client.bench.recordApproval)
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.approve', { number: job.number })}
      form={form}
      onSave={(typed, version) => change.mutateAsync({ jobId: job.id, version, ...schema.parse(typed) })}
      onClose={onClose}
    >
      <ChoiceField
        label={t('job.field.decision')}
        choices={DECISIONS.map((value) => ({ value, label: t(`job.decision.${value}`) }))}
        value={values.decision}
        onChange={(value) => form.setFieldValue('decision', value)}
      />
      <ChoiceField
        label={t('job.field.way')}
        choices={WAYS.map((value) => ({ value, label: t(`job.way.${value}`) }))}
        value={values.way}
        onChange={(value) => form.setFieldValue('way', value)}
      />
      <TextInput label={t('job.field.note')} description={t('job.hint.approvalNote')} {...form.getInputProps('note')} />
    </JobFormModal>
  )
}
