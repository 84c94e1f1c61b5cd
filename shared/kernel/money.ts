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
