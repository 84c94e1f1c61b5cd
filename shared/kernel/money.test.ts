import { describe, expect, test } from 'vitest'
import { CURRENCIES, formatMoney, minorDigits, minorUnits } from './money.ts'

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
