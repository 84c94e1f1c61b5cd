import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { minorDigits } from '../../../shared/kernel/money.ts'
import type { Order, OrderLine } from '../../../shared/purchasing/orders.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { moneyText } from '../../fields/money-entry.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { readPrice } from './read-price.ts'

interface PriceModalProps {
  readonly order: Order
  readonly line: OrderLine
  readonly onClose: () => void
}

/** What the supplier asks after all for what is still to come of a line. */
export const PriceModal = ({ order, line, onClose }: PriceModalProps) => {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const digits = minorDigits(currency)
  const change = useChange(client.purchasing.setPrice)
  const form = useForm({
    initialValues: { unitPrice: line.unitPrice === 0 ? '' : moneyText(line.unitPrice, currency) },
    validate: ({ unitPrice }) => {
      const read = readPrice(t, unitPrice, digits)
      return typeof read === 'string' ? { unitPrice: read } : {}
    },
  })
  const save = async ({ unitPrice }: { unitPrice: string }) => {
    const read = readPrice(t, unitPrice, digits)
    if (typeof read === 'string') return
    await change.mutateAsync({ orderId: order.id, version: order.version, lineId: line.id, unitPrice: read })
  }
  return (
    <FormModal
      isOpen
      size="md"
      heading={t('purchasing.changePrice', { sku: line.sku })}
      form={form}
      onSave={save}
      onClose={onClose}
    >
      <MoneyField
        label={t('purchasing.field.unitPrice')}
        description={t('purchasing.priceHint')}
        required
        data-autofocus
        value={form.values.unitPrice}
        onChange={(typed) => form.setFieldValue('unitPrice', typed)}
        error={form.errors['unitPrice']}
      />
    </FormModal>
  )
}
