import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { supplierId } from '../../../shared/kernel/ids.ts'
import { optionalParagraph } from '../../../shared/kernel/text.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'

const schema = z.object({ supplierId, note: optionalParagraph(2000) })

interface NewOrderModalProps {
  readonly onClose: () => void
  readonly onMade: (number: string) => void
}

/** Begins a draft: of whom, and what the supplier should know. Mount it to open it. */
export const NewOrderModal = ({ onClose, onMade }: NewOrderModalProps) => {
  const { t } = useTranslation()
  const suppliers = useQuery(api.purchasing.suppliers.queryOptions())
  const make = useChange(client.purchasing.makeOrder)
  const form = useForm<Record<string, string>>({ initialValues: { supplierId: '', note: '' }, validate: checkedBy(t, schema) })
  const inUse = (suppliers.data ?? []).filter((supplier) => supplier.isActive)
  return (
    <FormModal
      isOpen
      heading={t('purchasing.newOrder')}
      form={form}
      saveLabel={t('purchasing.begin')}
      disabledReason={suppliers.data !== undefined && inUse.length === 0 ? t('purchasing.noSuppliersYet') : undefined}
      onSave={async (values) => onMade((await make.mutateAsync(schema.parse(values))).number)}
      onClose={onClose}
    >
      <Select
        label={t('purchasing.field.supplier')}
        required
        searchable
        data-autofocus
        nothingFoundMessage={t('purchasing.nobody')}
        data={inUse.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.values['supplierId'] === '' ? null : (form.values['supplierId'] ?? null)}
        onChange={(id) => form.setFieldValue('supplierId', id ?? '')}
        error={form.errors['supplierId']}
      />
      <LongTextField
        label={t('purchasing.field.note')}
        description={t('purchasing.noteHint')}
        limit={2000}
        minRows={2}
        value={form.values['note'] ?? ''}
        onChange={(note) => form.setFieldValue('note', note)}
        error={form.errors['note']}
      />
    </FormModal>
  )
}
