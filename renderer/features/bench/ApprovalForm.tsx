import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { JobChangeForm } from './JobChangeForm.tsx'

const DECISIONS = ['approved', 'declined'] as const
const WAYS = ['counter', 'phone', 'email', 'message'] as const
const schema = z.object({ decision: z.enum(DECISIONS), way: z.enum(WAYS), note: optionalLine(500) })
const initialValues: z.input<typeof schema> & { note: string } = { decision: 'approved', way: 'phone', note: '' }

/** What the customer decided about the repair, by which way, in which words. */
export const ApprovalForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const change = useChange(client.bench.recordApproval)
  return (
    <JobChangeForm
      job={job}
      heading={t('job.form.approve', { number: job.number })}
      schema={schema}
      initialValues={initialValues}
      save={(fields, at) => change.mutateAsync({ ...at, ...fields })}
      onClose={onClose}
      isStep
    >
      {(form) => (
        <>
          <ChoiceField
            label={t('job.field.decision')}
            isFirst
            choices={DECISIONS.map((value) => ({ value, label: t(`job.decision.${value}`) }))}
            value={form.values.decision}
            onChange={(decision) => form.setValues({ decision })}
          />
          <ChoiceField
            label={t('job.field.way')}
            choices={WAYS.map((value) => ({ value, label: t(`job.way.${value}`) }))}
            value={form.values.way}
            onChange={(way) => form.setValues({ way })}
          />
          <TextInput label={t('job.field.note')} description={t('job.hint.approvalNote')} {...form.getInputProps('note')} />
        </>
      )}
    </JobChangeForm>
  )
}
