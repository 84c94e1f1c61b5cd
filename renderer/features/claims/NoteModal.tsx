import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Claim } from '../../../shared/claims/claims.ts'
import { optionalLine, optionalParagraph } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'

const schema = z.object({ reference: optionalLine(64), note: optionalParagraph(2000) })

/** What the supplier calls the claim, and what it should know; both are printed. */
export const NoteModal = ({ claim, onClose }: { readonly claim: Claim; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const set = useChange(client.claims.setNote)
  const form = useForm({
    initialValues: { reference: claim.reference ?? '', note: claim.note ?? '' },
    validate: checkedBy(t, schema),
  })
  return (
    <FormModal
      isOpen
      heading={t('claims.changeNote')}
      form={form}
      onSave={(values) => set.mutateAsync({ claimId: claim.id, version: claim.version, ...schema.parse(values) })}
      onClose={onClose}
    >
      <TextInput
        label={t('claims.field.reference')}
        description={t('claims.referenceHint')}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('reference')}
      />
      <LongTextField
        label={t('claims.field.note')}
        description={t('claims.noteHint')}
        limit={2000}
        value={form.values.note}
        onChange={(note) => form.setFieldValue('note', note)}
        error={form.errors['note']}
      />
    </FormModal>
  )
}
