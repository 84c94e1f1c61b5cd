import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderSummary } from '../../../shared/purchasing/orders.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Column, linkColumn, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { expectedWords, isLate, STATE_TONES } from './order-words.ts'

const State = ({ order }: { readonly order: OrderSummary }) => {
  const { t } = useTranslation()
  return <ToneBadge tone={STATE_TONES[order.state]} label={t(`purchasing.state.${order.state}`)} />
}

const Expected = ({ order }: { readonly order: OrderSummary }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const words = expectedWords(order, t, format)
  return isLate(order, format.today()) ? <ToneBadge tone="bad" label={words} /> : <Text>{words}</Text>
}

const Total = ({ order }: { readonly order: OrderSummary }) => useFormat().money(order.total)

const Ordered = ({ order }: { readonly order: OrderSummary }) => {
  const format = useFormat()
  return order.orderedOn === null ? '–' : format.date(order.orderedOn)
}

const number = linkColumn<OrderSummary>(
  'number',
  'purchasing.field.number',
  (order) => order.number,
  (order) => `/purchasing/orders/${order.number}`,
  { width: 118 },
)
const rest: readonly Column<OrderSummary>[] = [
  nodeColumn('state', 'purchasing.field.state', (order) => <State order={order} />, { width: 150 }),
  nodeColumn('expected', 'purchasing.field.expectedOn', (order) => <Expected order={order} />, { width: 138 }),
  nodeColumn('ordered', 'purchasing.field.orderedOn', (order) => <Ordered order={order} />, { width: 148 }),
  numberColumn('lines', 'purchasing.field.lines', (order) => order.lines, { width: 72 }),
  numberColumn('open', 'purchasing.field.open', (order) => order.openPieces, { width: 90 }),
  { id: 'total', titleKey: 'purchasing.field.total', align: 'right', cell: (order) => <Total order={order} />, width: 116 },
]

/** Orders of everybody. */
export const orderColumns: readonly Column<OrderSummary>[] = [
  number,
  textColumn('supplier', 'purchasing.field.supplier', (order) => order.supplier),
  ...rest,
]

/** Orders of one supplier. */
export const orderColumnsOfSupplier: readonly Column<OrderSummary>[] = [number, ...rest]
