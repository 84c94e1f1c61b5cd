import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import { proofJudgement, type Unit } from '../../../shared/units/units.ts'
import { api, client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { complaintsOf } from '../../app/record-form/complaints.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { ObjectImage } from '../../ui/ObjectImage.tsx'
import './proof.css'

interface JudgementValues extends Record<string, unknown> {
  state: 'verified' | 'refused'
  reason: string
}

/** Somebody has looked at the paper and says whether it is good; a refusal says why. Mount it to open it. */
export const JudgeProofModal = ({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const judge = useChange(client.units.judgeProof)
  const { saveOn } = useVersionedSave<Unit>(async ({ id }) => (await client.units.get({ unitId: id })).unit)
  const initialValues: JudgementValues = { state: 'verified', reason: '' }
  const form = useForm({
    initialValues,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(complaintsOf(proofJudgement, values)).map(([field, message]) => [field, fieldText(t, message)]),
      ),
  })
  const save = (values: JudgementValues) =>
    saveOn(unit, (version) => judge.mutateAsync({ unitId: unit.id, version, judgement: proofJudgement.parse(values) }))
  const { kind, number, on, attachmentId } = unit.proof
  const { state } = form.values
  return (
    <FormModal isOpen heading={t('verdict.proof.judge')} form={form} onSave={save} onClose={onClose}>
      <Text>
        {[
          t(`units.proofKind.${kind ?? 'other'}`),
          number,
          on === null ? null : t('verdict.proof.on', { date: format.date(on) }),
          unit.boughtOn === null ? null : `${t('units.boughtOn')} ${format.date(unit.boughtOn)}`,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
      {attachmentId !== null && <ProofPhoto id={attachmentId} />}
      <ChoiceField
        label={t('verdict.proof.decision')}
        isFirst
        choices={[
          { value: 'verified', label: t('verdict.proof.good') },
          { value: 'refused', label: t('verdict.proof.bad') },
        ]}
        value={state}
        onChange={(value) => form.setFieldValue('state', value)}
      />
      <TextInput
        label={t(state === 'verified' ? 'verdict.proof.reasonOfGood' : 'verdict.proof.reason')}
        required={state === 'refused'}
        autoComplete="off"
        {...form.getInputProps('reason')}
      />
    </FormModal>
  )
}

const ProofPhoto = ({ id }: { readonly id: AttachmentId }) => {
  const { t } = useTranslation()
  const picture = useQuery(api.attachments.read.queryOptions({ input: { id, size: 'full' }, structuralSharing: false }))
  return (
    <div className="hb-proof-photo">
      {picture.data !== undefined && <ObjectImage file={picture.data} alt={t('verdict.proof.photo')} />}
    </div>
  )
}
