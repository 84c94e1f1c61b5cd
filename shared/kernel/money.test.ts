import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURRENCIES, formatMoney, minorDigits, minorUnits, parseDecimal, writeDecimal } from './money.ts'

describe('money', () => {
  test.each([
    [1250, 'EUR', 'en', '€12.50'],
    [-5, 'EUR', 'en', '-€0.05'],
    [1250, 'JPY', 'en', '¥1,250'],
    [123_456_789, 'CNY', 'zh-CN', '¥1,234,567.89'],
  ])('%i of %s in %s is %s', (amount, currency, language, text) => {
    expect(formatMoney(amount, currency, language)).toBe(text)
  })

  test.each([Number.NaN, 12.5, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no amount', (amount) => {
    expect(minorUnits.safeParse(amount).success).toBe(false)
    expect(() => formatMoney(amount, 'EUR', 'en')).toThrow('safe integer')
  })

  test('every currency offered has its digits', () => {
    expect(CURRENCIES.filter((code) => minorDigits(code) !== 2)).toEqual(['JPY'])
  })
})

describe('a typed figure', () => {
  test.each([
    ['12.5', 2, 1250],
    ['12,50', 2, 1250],
    ['１２．５', 2, 1250],
    ['12。5', 2, 1250],
    ['.07', 2, 7],
    ['7.', 2, 700],
    ['1 200', 0, 1200],
    ['0.10000', 2, 10],
    ['-3.2', 2, -320],
    ['-0', 2, 0],
    ['1.005', 2, 'tooFine'],
    ['1,234', 2, 'tooFine'],
    ['12.5', 0, 'tooFine'],
    ['1.234,5', 2, 'notANumber'],
    ['', 2, 'notANumber'],
    ['.', 2, 'notANumber'],
    ['1e3', 2, 'notANumber'],
    ['NaN', 2, 'notANumber'],
    ['９９９９９９９９９９９９９９９', 2, 'notANumber'],
  ] as const)('%s with %i digits is %s', (text, digits, amount) => {
    expect(parseDecimal(text, digits)).toBe(amount)
  })

  test('is read as it was written, for every amount and every currency’s digits', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (amount, digits) => {
        expect(parseDecimal(writeDecimal(amount, digits), digits)).toBe(amount)
      }),
    )
  })
})
