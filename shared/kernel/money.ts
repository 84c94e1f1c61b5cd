import { z } from 'zod'
import { fieldMessage } from './field-message.ts'

/** An amount in minor units (cents, fen) of the depot's currency: a safe integer, never a fraction. */
export const minorUnits = z.int({ error: () => fieldMessage('notANumber') })
export type MinorUnits = number

export const CURRENCIES = ['EUR', 'USD', 'CNY', 'GBP', 'CHF', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'JPY'] as const
export const currency = z.enum(CURRENCIES)
export type Currency = z.infer<typeof currency>

/** Digits behind the point that a currency is counted in: 2 for EUR, 0 for JPY. */
export function minorDigits(code: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2
}

/** The amount as the language writes it, `€12.50`. Throws on anything but a safe integer. */
export function formatMoney(amount: MinorUnits, code: string, language: string): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError('an amount is a safe integer of minor units')
  return new Intl.NumberFormat(language, { style: 'currency', currency: code }).format(amount / 10 ** minorDigits(code))
}

/** What is wrong with a typed figure: no number, or finer than is counted. */
export type DecimalProblem = 'notANumber' | 'tooFine'

/**
 * A typed decimal as a whole number of its smallest step (`12.5` with 2 digits is 1250), read sign by sign, so that no binary
 * fraction ever comes near money. Point and comma both are the decimal sign; neither groups thousands, since `1,234` would then
 * be a thousand to one reader and one to another. Finer than the step is refused, not rounded.
 */
export function parseDecimal(text: string, digits: number): number | DecimalProblem {
  const typed = text.normalize('NFKC').replaceAll('。', '.').replaceAll(',', '.').replaceAll(/\s/g, '')
  const match = /^(-?)(\d{0,16})(?:\.(\d*))?$/.exec(typed)
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (match === null || whole + fraction === '') return 'notANumber'
  if (fraction.slice(digits).replaceAll('0', '') !== '') return 'tooFine'
  const amount = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`)
  if (!Number.isSafeInteger(amount)) return 'notANumber'
  return sign === '' || amount === 0 ? amount : -amount
}

/** The figure as it is typed, with all its digits: 1250 with 2 digits is `12.50`. The other way of `parseDecimal`. */
export function writeDecimal(amount: number, digits: number): string {
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0')
  const [whole, fraction] = [figures.slice(0, figures.length - digits), figures.slice(figures.length - digits)]
  return `${amount < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${fraction}`}`
}
