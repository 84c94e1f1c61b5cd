import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ClaimSummary, OwedBySupplier } from '../../../shared/claims/claims.ts'
import { useFormat } from '../../locales/use-format.ts'
import type { TextKey } from '../../locales/i18n.ts'
import { type Column, linkColumn, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { ageTone } from './claim-words.ts'

/** Days without an answer, louder the longer it takes. */
export const Age = ({ days }: { readonly days: number | null }) => {
  const { t } = useTranslation()
  return days === null ? '–' : <ToneBadge tone={ageTone(days)} label={t('claims.days', { count: days })} />
}

const DayOf = ({ date }: { readonly date: string | null }) => {
  const format = useFormat()
  return date === null ? '–' : format.date(date)
}

const Amount = ({ amount, isStrong = false }: { readonly amount: number; readonly isStrong?: boolean }) => {
  const format = useFormat()
  return amount === 0 ? (
    <Text span c="dimmed">
      –
    </Text>
  ) : (
    <Text span {...(isStrong ? { fw: 650 } : {})}>
      {format.money(amount)}
    </Text>
  )
}

const money = <Row,>(id: string, titleKey: TextKey, of: (row: Row) => number, isStrong = false): Column<Row> => ({
  ...nodeColumn<Row>(id, titleKey, (row) => <Amount amount={of(row)} isStrong={isStrong} />, { width: 116 }),
  align: 'right',
})

const number = linkColumn<ClaimSummary>(
  'number',
  'claims.field.number',
  (claim) => claim.number,
  (claim) => `/claims/${claim.number}`,
  { width: 118 },
)
const supplier = textColumn<ClaimSummary>('supplier', 'claims.field.supplier', (claim) => claim.supplier)
const count = numberColumn<ClaimSummary>('pieces', 'claims.field.pieces', (claim) => claim.pieces, { width: 84 })
const sent = nodeColumn<ClaimSummary>('sent', 'claims.field.sentOn', (claim) => <DayOf date={claim.sentOn} />, { width: 148 })
const credited = money<ClaimSummary>('credited', 'claims.field.credited', (claim) => claim.credited)

export const draftColumns: readonly Column<ClaimSummary>[] = [
  number,
  supplier,
  count,
  money<ClaimSummary>('paid', 'claims.field.paid', (claim) => claim.owed),
]

export const sentColumns: readonly Column<ClaimSummary>[] = [
  number,
  supplier,
  nodeColumn('age', 'claims.field.age', (claim) => <Age days={claim.days} />, { width: 116 }),
  sent,
  count,
  numberColumn('open', 'claims.field.open', (claim) => claim.openPieces, { width: 84 }),
  money<ClaimSummary>('owed', 'claims.field.owed', (claim) => claim.owed, true),
  credited,
]

export const closedColumns: readonly Column<ClaimSummary>[] = [
  number,
  supplier,
  sent,
  nodeColumn('closed', 'claims.field.closedOn', (claim) => <DayOf date={claim.closedOn} />, { width: 148 }),
  numberColumn('days', 'claims.field.daysTaken', (claim) => claim.days, { width: 84 }),
  count,
  credited,
]

export const owedColumns: readonly Column<OwedBySupplier>[] = [
  linkColumn<OwedBySupplier>(
    'supplier',
    'claims.field.supplier',
    (owed) => owed.supplier,
    (owed) => `/purchasing/suppliers/${owed.supplierId}`,
  ),
  nodeColumn('oldest', 'claims.field.oldest', (owed) => <Age days={owed.oldest} />, { width: 116 }),
  numberColumn('claims', 'claims.field.claims', (owed) => owed.claims, { width: 84 }),
  numberColumn('pieces', 'claims.field.pieces', (owed) => owed.pieces, { width: 84 }),
  money<OwedBySupplier>('owed', 'claims.field.owed', (owed) => owed.owed, true),
]
