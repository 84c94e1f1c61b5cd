import { minorDigits, parseDecimal, writeDecimal } from '../../shared/kernel/money.ts'
import type { FieldProblem } from '../../shared/kernel/field-message.ts'
import { paidAmount } from '../../shared/money/money.ts'

/** What was typed as an amount: minor units, or what is wrong with it. */
export type MoneyEntry =
  | { readonly amount: number; readonly problem: undefined }
  | { readonly amount: undefined; readonly problem: FieldProblem }

const wrong = (problem: FieldProblem): MoneyEntry => ({ amount: undefined, problem })

/**
 * Reads a typed amount of this currency, digit by digit: never by a binary fraction, never rounded. What the contract would refuse
 * (nothing, less than nothing, more than anybody pays) is a problem here already.
 */
export const readMoney = (typed: string, currency: string): MoneyEntry => {
  if (typed.trim() === '') return wrong('required')
  const amount = parseDecimal(typed, minorDigits(currency))
  if (typeof amount === 'string') return wrong(amount)
  if (amount <= 0) return wrong('notPositive')
  return paidAmount.safeParse(amount).success ? { amount, problem: undefined } : wrong('amountTooLarge')
}

/** An amount as it is typed: `12.50`. */
export const moneyText = (amount: number, currency: string): string => writeDecimal(amount, minorDigits(currency))
