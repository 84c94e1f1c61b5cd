import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { optionalParagraph, paragraph } from '../../../shared/kernel/text.ts'
import type { QualityReport } from '../../../shared/quality/quality.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'

const registering = z.object({ judgement: optionalParagraph(2000) })
const rejecting = z.object({ judgement: paragraph(2000) })

export interface JudgeFormProps {
  readonly report: QualityReport
  readonly decision: 'register' | 'reject'
  readonly onClose: () => void
}

/** Quality takes a report into the register, or sends it back with the reason. */
export const JudgeForm = ({ report, decision, onClose }: JudgeFormProps) => {
  const { t } = useTranslation()
  useScanStop()
  const isReject = decision === 'reject'
  const form = useForm({ initialValues: { judgement: '' }, validate: checkedBy(t, isReject ? rejecting : registering) })
  const register = useChange(client.quality.register)
  const reject = useChange(client.quality.reject)
  const one = { reportId: report.id, version: report.version }
  const save = (typed: { judgement: string }) =>
    isReject
      ? reject.mutateAsync({ ...one, ...rejecting.parse(typed) })
      : register.mutateAsync({ ...one, ...registering.parse(typed) })
  return (
    <FormModal
      heading={t(`quality.form.${decision}`, { number: report.number })}
      isOpen
      form={form}
      saveLabel={t(`quality.save.${decision}`)}
      onSave={save}
      onClose={onClose}
    >
      <Text>{t(`quality.hint.${decision}`)}</Text>
      <LongTextField
        label={t(isReject ? 'quality.field.why' : 'quality.field.decision')}
        required={isReject}
        data-autofocus
        limit={2000}
        value={form.values.judgement}
        onChange={(text) => form.setFieldValue('judgement', text)}
        error={form.errors['judgement']}
      />
    </FormModal>
  )
}
