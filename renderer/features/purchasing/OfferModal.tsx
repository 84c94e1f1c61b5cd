import { Checkbox, SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SupplierId } from '../../../shared/kernel/ids.ts'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import type { SupplierPart } from '../../../shared/purchasing/suppliers.ts'
import { client } from '../../app/api.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { NO_OFFER, offerErrors, offerValues, type OfferValues, toOffer } from './supplier-form.ts'
import { PartFind } from './PartFind.tsx'

export interface OfferModalProps {
  readonly supplierId: SupplierId
  /** Undefined makes a new one, of a part to be found. */
  readonly offer?: SupplierPart
  readonly onClose: () => void
}

/** What a supplier calls a part, and asks for it. Mount it to open it. */
export const OfferModal = ({ supplierId, offer, onClose }: OfferModalProps) => {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const set = useChange(client.purchasing.setOffer)
  const [part, setPart] = useState<PartSummary>()
  const { saveOn } = useVersionedSave<SupplierPart>(async (opened) => {
    const { parts } = await client.purchasing.supplier({ supplierId })
    return parts.find(({ partId }) => partId === opened.partId) ?? opened
  })
  const form = useForm<Record<string, unknown> & OfferValues>({
    initialValues: { ...(offer === undefined ? NO_OFFER : offerValues(offer, currency)) },
    validate: (values) => ({
      ...offerErrors(t, values, currency),
      ...(offer === undefined && part === undefined ? { part: t('field.required') } : {}),
    }),
  })
  const save = async (values: OfferValues) => {
    const fields = toOffer(values, currency)
    if (offer !== undefined) {
      const { partId } = offer
      await saveOn(offer, (version) => set.mutateAsync({ ...fields, supplierId, partId, version }))
    } else if (part !== undefined) await set.mutateAsync({ ...fields, supplierId, partId: part.id, version: null })
  }
  return (
    <FormModal
      isOpen
      heading={offer === undefined ? t('purchasing.offer.new') : t('purchasing.offer.edit', { sku: offer.sku })}
      form={form}
      onSave={save}
      onClose={onClose}
    >
      {offer === undefined && (
        <PartFind label={t('purchasing.field.part')} part={part} onPick={setPart} error={form.errors['part']} />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <MoneyField
          label={t('purchasing.offer.price')}
          description={t('purchasing.offer.priceHint')}
          required
          data-autofocus={offer !== undefined}
          value={form.values.price}
          onChange={(price) => form.setFieldValue('price', price)}
          error={form.errors['price']}
        />
        <TextInput
          label={t('purchasing.offer.number')}
          description={t('purchasing.offer.numberHint')}
          {...form.getInputProps('number')}
        />
        <TextInput label={t('purchasing.offer.minimum')} required inputMode="numeric" {...form.getInputProps('minimum')} />
        <TextInput
          label={t('purchasing.offer.pack')}
          description={t('purchasing.offer.packHint')}
          required
          inputMode="numeric"
          {...form.getInputProps('pack')}
        />
      </SimpleGrid>
      <Checkbox
        label={t('purchasing.offer.isPreferred')}
        description={t('purchasing.offer.preferredHint')}
        {...form.getInputProps('isPreferred', { type: 'checkbox' })}
      />
    </FormModal>
  )
}
