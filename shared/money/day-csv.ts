import { type Cell, csvText, decimalCell } from '../csv/csv.ts'
import { minorDigits } from '../kernel/money.ts'
import { dateInZone, timeInZone } from '../kernel/time.ts'
import type { DayEntry } from './day.ts'
import type { PaymentKind } from './money.ts'

/** The words of the file, in the language of whoever asks for it. */
export interface DayCsvWords {
  /** One heading a column, in the order of `DAY_COLUMNS`. */
  columns: readonly string[]
  what: Readonly<Record<DayEntry['what'], string>>
  kind: Readonly<Record<PaymentKind, string>>
}

export const DAY_COLUMNS = [
  'date',
  'time',
  'what',
  'receipt',
  'kind',
  'amount',
  'currency',
  'job',
  'customer',
  'reference',
  'reason',
  'by',
] as const

/**
 * A day's takings for whoever keeps the books: one line an entry, the day and time as the depot's clock showed them, amounts as
 * plain decimals with the digits of the currency and a sign for refunds.
 */
export function dayCsv(
  entries: readonly DayEntry[],
  { currency, timeZone, words }: { currency: string; timeZone: string; words: DayCsvWords },
): string {
  const digits = minorDigits(currency)
  const rows = entries.map((entry): Cell[] => [
    dateInZone(entry.at, timeZone),
    timeInZone(entry.at, timeZone),
    words.what[entry.what],
    entry.number,
    entry.kind === null ? null : words.kind[entry.kind],
    decimalCell(entry.amount, digits),
    currency,
    entry.jobNumber,
    entry.customerName,
    entry.reference,
    entry.reason,
    entry.by,
  ])
  return csvText([words.columns, ...rows])
}
