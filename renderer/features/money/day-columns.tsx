import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DayEntry } from '../../../shared/money/day.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Column, linkColumn, nodeColumn, textColumn } from '../../ui/columns.tsx'

const Time = ({ at }: { readonly at: string }) => useFormat().instant(at, 'time')

const What = ({ entry: { what, kind } }: { readonly entry: DayEntry }) => {
  const { t } = useTranslation()
  return [t(`takings.what.${what}`), kind === null ? null : t(`money.kind.${kind}`)].filter((part) => part !== null).join(' · ')
}

/** A waiver's figure is dimmed: it is nothing that was taken. */
const Amount = ({ entry: { what, amount } }: { readonly entry: DayEntry }) => (
  <Text span className="hb-account-amount" {...(what === 'waiver' ? { c: 'dimmed' } : {})}>
    {useFormat().money(amount)}
  </Text>
)

export const dayColumns: readonly Column<DayEntry>[] = [
  nodeColumn('time', 'takings.column.time', (entry) => <Time at={entry.at} />, { width: 76 }),
  nodeColumn('what', 'takings.column.what', (entry) => <What entry={entry} />, { width: 170 }),
  textColumn('receipt', 'takings.column.receipt', (entry) => entry.number, { width: 104 }),
  linkColumn(
    'job',
    'takings.column.job',
    (entry) => entry.jobNumber,
    (entry) => `/jobs/${entry.jobNumber}`,
    { width: 118 },
  ),
  textColumn('customer', 'takings.column.customer', (entry) => entry.customerName),
  textColumn('note', 'takings.column.note', ({ reference, reason }) =>
    [reference, reason].filter((part) => part !== null).join(' · '),
  ),
  textColumn('by', 'takings.column.by', (entry) => entry.by, { width: 140 }),
  {
    ...nodeColumn<DayEntry>('amount', 'takings.column.amount', (entry) => <Amount entry={entry} />, { width: 120 }),
    align: 'right',
  },
]
