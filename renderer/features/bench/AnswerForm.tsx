import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { answerFields } from '../../../shared/escalations/escalations.contract.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'

const schema = z.object(answerFields)

/** What they said who were asked above; the clock then runs for whom the stage waits for. */
export const AnswerForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const form = useForm({ initialValues: { answer: '' }, validate: checkedBy(t, schema) })
  const change = useChange(client.escalations.answer)
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.answer', { number: job.number })}
      form={form}
      onSave={(typed, version) => change.mutateAsync({ jobId: job.id, version, ...schema.parse(typed) })}
      onClose={onClose}
    >
      {job.escalation !== null && <Text c="dimmed">{`${t(`job.level.${job.escalation.level}`)}: ${job.escalation.reason}`}</Text>}
      <LongTextField
        label={t('job.field.answer')}
        required
        data-autofocus
        limit={2000}
        value={form.values.answer}
        onChange={(text) => form.setFieldValue('answer', text)}
        error={form.errors['answer']}
      />
    </JobFormModal>
  )
}
