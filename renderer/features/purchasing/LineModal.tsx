import { SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { minorDigits } from '../../../shared/kernel/money.ts'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import type { Order, OrderLine } from '../../../shared/purchasing/orders.ts'
import { price } from '../../../shared/purchasing/suppliers.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { api, client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { useChange } from '../../app/use-change.ts'
import { readFigure } from '../../fields/figure-entry.ts'
import { moneyText } from '../../fields/money-entry.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { PartFind } from './PartFind.tsx'

interface LineModalProps {
  readonly order: Order
  /** Undefined adds a part. */
  readonly line?: OrderLine
  readonly onClose: () => void
}

/** A part of a draft: how many, and for how much each; an empty price is the supplier's. */
export const LineModal = ({ order, line, onClose }: LineModalProps) => {
  const { t } = useTranslation()
  const { currency, money } = useFormat()
  const set = useChange(client.purchasing.setLine)
  const [part, setPart] = useState<PartSummary>()
  const offers = useQuery(
    api.purchasing.offersOfPart.queryOptions({ input: part === undefined ? skipToken : { partId: part.id } }),
  )
  const offer = offers.data?.find(({ supplierId }) => supplierId === order.supplierId)
  const partId = line?.partId ?? part?.id
  const form = useForm({
    initialValues: {
      quantity: line === undefined ? '1' : String(line.quantity),
      unitPrice: line === undefined ? '' : moneyText(line.unitPrice, currency),
    },
    validate: (values) => ({
      ...(partId === undefined ? { part: t('field.required') } : {}),
      ...complaint('quantity', pieces, readFigure(values.quantity, 0)),
      ...(values.unitPrice.trim() === ''
        ? {}
        : complaint('unitPrice', price, readFigure(values.unitPrice, minorDigits(currency)))),
    }),
  })
  const complaint = (field: string, schema: z.ZodType, read: number | string) => {
    if (typeof read === 'string') return { [field]: fieldText(t, read) }
    const [issue] = schema.safeParse(read).error?.issues ?? []
    return issue === undefined ? {} : { [field]: fieldText(t, issue.message) }
  }
  const save = async ({ quantity, unitPrice }: { quantity: string; unitPrice: string }) => {
    if (partId === undefined) return
    await set.mutateAsync({
      orderId: order.id,
      version: order.version,
      partId,
      quantity: pieces.parse(readFigure(quantity, 0)),
      unitPrice: unitPrice.trim() === '' ? null : price.parse(readFigure(unitPrice, minorDigits(currency))),
    })
  }
  return (
    <FormModal
      isOpen
      heading={line === undefined ? t('purchasing.addLine') : t('purchasing.changeLine', { sku: line.sku })}
      form={form}
      onSave={save}
      onClose={onClose}
    >
      {line === undefined && (
        <PartFind label={t('purchasing.field.part')} part={part} onPick={setPart} error={form.errors['part']} />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={t('purchasing.field.quantity')}
          description={
            offer === undefined || (offer.pack === 1 && offer.minimum === 1)
              ? undefined
              : t('purchasing.offer.terms', { minimum: offer.minimum, pack: offer.pack })
          }
          required
          inputMode="numeric"
          data-autofocus={line !== undefined}
          {...form.getInputProps('quantity')}
        />
        <MoneyField
          label={t('purchasing.field.unitPrice')}
          description={
            offer === undefined ? t('purchasing.lastPriceHint') : t('purchasing.priceOf', { price: money(offer.price) })
          }
          value={form.values.unitPrice}
          onChange={(typed) => form.setFieldValue('unitPrice', typed)}
          error={form.errors['unitPrice']}
        />
      </SimpleGrid>
    </FormModal>
  )
}
