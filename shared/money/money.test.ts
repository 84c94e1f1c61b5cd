import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Balance, balanceOf, chargeOf, MOST_AMOUNT, paidAmount, receiptNumber, sumOf, waivingRole } from './money.ts'

const amount = fc.integer({ min: 1, max: MOST_AMOUNT })
const amounts = fc.array(amount, { maxLength: 40 })
const charge = fc.integer({ min: 0, max: MOST_AMOUNT })
const isWhole = (figures: Balance) => Object.values(figures).every((figure) => Number.isSafeInteger(figure))

describe('what a job costs', () => {
  const job = { planTotal: 12_000, declineFee: 2_500 }
  test.each([
    ['approved', { ...job, approval: 'approved' }, 'plan', 12_000],
    ['approved at no cost', { ...job, planTotal: 0, approval: 'approved' }, 'plan', 0],
    ['declined', { ...job, approval: 'declined' }, 'decline-fee', 2_500],
    ['declined without a fee', { ...job, declineFee: 0, approval: 'declined' }, 'none', 0],
    ['not answered', { ...job, approval: 'none' }, 'none', 0],
    ['without a plan', { planTotal: null, declineFee: 0, approval: 'approved' }, 'none', 0],
  ] as const)('%s', (_, facts, kind, total) => {
    expect(chargeOf(facts)).toEqual({ kind, amount: total })
  })
})

describe('the balance', () => {
  test('is exact, whole and never on both sides', () => {
    fc.assert(
      fc.property(charge, amounts, amounts, (charged, waivers, payments) => {
        const now = balanceOf(charged, waivers, payments)
        expect(isWhole(now)).toBe(true)
        expect(BigInt(now.due) - BigInt(now.overpaid)).toBe(BigInt(now.charged) - BigInt(now.waived) - BigInt(now.paid))
        expect(Math.min(now.due, now.overpaid)).toBe(0)
        expect(BigInt(now.paid)).toBe(payments.reduce((total, paid) => total + BigInt(paid), 0n))
      }),
    )
  })

  test('is settled by refunding what was overpaid', () => {
    fc.assert(
      fc.property(charge, amounts, amounts, (charged, waivers, payments) => {
        const { overpaid } = balanceOf(charged, waivers, payments)
        const after = balanceOf(charged, waivers, [...payments, -overpaid])
        expect(after.overpaid).toBe(0)
      }),
    )
  })

  test('is never turned over by a waiver, whatever the plan becomes afterwards', () => {
    fc.assert(
      fc.property(charge, charge, amounts, (charged, later, payments) => {
        const before = balanceOf(charged, [], payments)
        const waived = balanceOf(charged, [before.due], payments)
        expect(waived).toMatchObject({ due: 0, overpaid: before.overpaid })
        const { overpaid, paid } = balanceOf(later, [before.due], payments)
        expect(overpaid).toBeLessThanOrEqual(Math.max(0, paid))
      }),
    )
  })

  test('refuses figures that no sum is exact with', () => {
    expect(() => sumOf([1, Number.NaN])).toThrow(RangeError)
    expect(() => sumOf([1, 0.5])).toThrow(RangeError)
    expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
  })
})

test.each([
  [0, 'notPositive'],
  [-5, 'notPositive'],
  [10.5, 'notANumber'],
  [Number.NaN, 'notANumber'],
  [10 ** 12, 'amountTooLarge'],
])('%d is no payment: %s', (typed, problem) => {
  expect(paidAmount.safeParse(typed).error?.issues[0]?.message).toBe(problem)
})

test('somebody waives in the role that may', () => {
  expect(waivingRole(['front-desk', 'manager'])).toBe('manager')
  expect(waivingRole(['front-desk', 'auditor'])).toBeNull()
})

test('receipts have numbers of one length', () => {
  expect(receiptNumber(42)).toBe('T0000042')
  expect(() => receiptNumber(0)).toThrow(RangeError)
})
