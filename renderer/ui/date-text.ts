import { addDays, addMonths, type CalendarDate, isCalendarDate } from '../../shared/kernel/time.ts'

/**
 * Calendar dates as people type them, and as the arrow keys move them. Pure.
 */

const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

interface Parts {
  readonly year?: string
  readonly month?: string
  readonly day?: string
}

/** The written orders in which no day can be taken for a month: 3/4/2026 is none of them. */
const orders: readonly RegExp[] = [
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<year>\d{4}) ?[-/.年 ] ?(?<month>\d{1,2}) ?[-/.月 ] ?(?<day>\d{1,2}) ?日?$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<day>\d{1,2})[ .-]+(?<month>[a-z]{3,9})[ .,-]+(?<year>\d{4})$/i,
  /^(?<month>[a-z]{3,9})[ .-]+(?<day>\d{1,2})[ .,-]+(?<year>\d{4})$/i,
]

const twoDigits = (number: string): string => number.padStart(2, '0')
const monthOf = (month: string): string =>
  /^\d/.test(month) ? month : String(englishMonths.indexOf(month.slice(0, 3).toLowerCase()) + 1)

/** The date that a text says: 2026-11-21, 20261121, 2026年11月21日, 21.11.2026, 21 Nov 2026. Null when it says none that exists. */
export const dateOfText = (text: string): CalendarDate | null => {
  const plain = text.normalize('NFKC').trim()
  for (const order of orders) {
    const { year = '', month = '', day = '' }: Parts = order.exec(plain)?.groups ?? {}
    const date = `${year}-${twoDigits(monthOf(month))}-${twoDigits(day)}`
    if (isCalendarDate(date)) return date
  }
  return null
}

const steps: Readonly<Record<string, (date: CalendarDate) => CalendarDate>> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  PageUp: (date) => addMonths(date, -1),
  PageDown: (date) => addMonths(date, 1),
}

/** Where a key leads in an open calendar: days by left and right, weeks by up and down, months by the page keys. */
export const dateByKey = (date: CalendarDate, key: string): CalendarDate | undefined => steps[key]?.(date)
