import { expect, test } from 'vitest'
import { moneyText, readMoney } from './money-entry.ts'

test.each([
  ['12.50', 'EUR', 1250],
  ['12,5', 'EUR', 1250],
  ['1250', 'JPY', 1250],
])('%s %s is %i', (typed, currency, amount) => {
  expect(readMoney(typed, currency)).toEqual({ amount, problem: undefined })
  expect(readMoney(moneyText(amount, currency), currency).amount).toBe(amount)
})

test.each([
  ['', 'EUR', 'required'],
  ['a lot', 'EUR', 'notANumber'],
  ['0.005', 'EUR', 'tooFine'],
  ['0.5', 'JPY', 'tooFine'],
  ['0', 'EUR', 'notPositive'],
  ['-5', 'EUR', 'notPositive'],
  ['10000000000', 'EUR', 'amountTooLarge'],
])('%j %s: %s', (typed, currency, problem) => {
  expect(readMoney(typed, currency)).toEqual({ amount: undefined, problem })
})
