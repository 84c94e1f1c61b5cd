import { SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Supplier } from '../../../shared/purchasing/suppliers.ts'
import { client } from '../../app/api.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { NO_SUPPLIER, supplierErrors, supplierLabels, supplierValues, type SupplierValues, toSupplier } from './supplier-form.ts'

export interface SupplierModalProps {
  /** Undefined makes a new one. */
  readonly supplier?: Supplier
  readonly onClose: () => void
  readonly onSaved?: (supplier: Supplier) => void
}

/** A supplier's facts to fill in or to put right. Mount it to open it. */
export const SupplierModal = ({ supplier, onClose, onSaved }: SupplierModalProps) => {
  const { t } = useTranslation()
  const add = useChange(client.purchasing.addSupplier)
  const change = useChange(client.purchasing.changeSupplier)
  const { saveOn, theirs } = useVersionedSave<Supplier>(
    async ({ id }) => (await client.purchasing.supplier({ supplierId: id })).supplier,
  )
  const form = useForm<Record<string, unknown> & SupplierValues>({
    initialValues: { ...(supplier === undefined ? NO_SUPPLIER : supplierValues(supplier)) },
    validate: (values) => supplierErrors(t, values),
  })
  const save = async (values: SupplierValues) => {
    const fields = toSupplier(values)
    const saved =
      supplier === undefined
        ? await add.mutateAsync(fields)
        : await saveOn(supplier, (version) =>
            change.mutateAsync({ ...fields, supplierId: supplier.id, version, isActive: supplier.isActive }),
          )
    onSaved?.(saved)
  }
  return (
    <FormModal
      isOpen
      heading={t(supplier === undefined ? 'purchasing.supplier.new' : 'purchasing.supplier.edit')}
      form={form}
      onSave={save}
      onClose={onClose}
      theirs={theirs && { values: { ...supplierValues(theirs) }, labels: supplierLabels(t) }}
    >
      <TextInput label={t('purchasing.supplier.name')} required data-autofocus {...form.getInputProps('name')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput label={t('purchasing.supplier.contact')} {...form.getInputProps('contact')} />
        <TextInput label={t('purchasing.supplier.phone')} inputMode="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('purchasing.supplier.email')} inputMode="email" {...form.getInputProps('email')} />
        <TextInput
          label={t('purchasing.supplier.leadTimeDays')}
          description={t('purchasing.supplier.leadTimeHint')}
          required
          inputMode="numeric"
          {...form.getInputProps('leadTimeDays')}
        />
      </SimpleGrid>
      <LongTextField
        label={t('purchasing.supplier.address')}
        limit={500}
        minRows={2}
        value={form.values.address}
        onChange={(address) => form.setFieldValue('address', address)}
        error={form.errors['address']}
      />
      <LongTextField
        label={t('purchasing.supplier.note')}
        limit={2000}
        minRows={2}
        value={form.values.note}
        onChange={(note) => form.setFieldValue('note', note)}
        error={form.errors['note']}
      />
    </FormModal>
  )
}
