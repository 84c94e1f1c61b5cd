import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { optionalParagraph } from '../../../shared/kernel/text.ts'
import type { Order } from '../../../shared/purchasing/orders.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'

const schema = z.object({ note: optionalParagraph(2000) })

/** What the supplier should know; it is printed on the order. */
export const NoteModal = ({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const set = useChange(client.purchasing.setNote)
  const form = useForm({ initialValues: { note: order.note ?? '' }, validate: checkedBy(t, schema) })
  return (
    <FormModal
      isOpen
      heading={t('purchasing.field.note')}
      form={form}
      onSave={(values) => set.mutateAsync({ orderId: order.id, version: order.version, ...schema.parse(values) })}
      onClose={onClose}
    >
      <LongTextField
        label={t('purchasing.field.note')}
        description={t('purchasing.noteHint')}
        limit={2000}
        data-autofocus
        value={form.values.note}
        onChange={(note) => form.setFieldValue('note', note)}
        error={form.errors['note']}
      />
    </FormModal>
  )
}
