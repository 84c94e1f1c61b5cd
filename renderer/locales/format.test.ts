import { describe, expect, test } from 'vitest'
import { daysBetween } from '../../shared/kernel/time.ts'
import { calendarDateOf, describeDue, formatDate, formatDuration, formatInstant, formatMoney } from './format.ts'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('money', () => {
  test('comes from minor units, with the decimals of the currency', () => {
    expect(formatMoney(0, 'EUR', 'en')).toBe('€0.00')
    expect(formatMoney(-5, 'EUR', 'en')).toBe('-€0.05')
    expect(formatMoney(123_456, 'CNY', 'zh-CN')).toBe('¥1,234.56')
    expect(formatMoney(1234, 'JPY', 'en')).toBe('¥1,234')
  })

  test('is exact up to the largest safe amount', () => {
    expect(formatMoney(Number.MAX_SAFE_INTEGER, 'EUR', 'en')).toBe('€90,071,992,547,409.91')
  })

  test('refuses fractions and what is no number', () => {
    expect(() => formatMoney(1.5, 'EUR', 'en')).toThrow(RangeError)
    expect(() => formatMoney(Number.NaN, 'EUR', 'en')).toThrow(RangeError)
  })
})

describe('dates', () => {
  test('a calendar date is never shifted by a zone', () => {
    expect(formatDate('2024-02-29', 'en')).toBe('29 Feb 2024')
    expect(formatDate('2024-02-29', 'zh-CN')).toBe('2024年2月29日')
  })

  test('an instant is shown by the clock of the depot', () => {
    expect(plain(formatInstant('2026-11-21T23:30:00.000Z', 'date-time', 'Asia/Shanghai', 'en'))).toBe('22 Nov 2026, 07:30')
    expect(formatInstant('2026-11-21T23:30:00.000Z', 'date-time', 'Asia/Shanghai', 'zh-CN')).toBe('2026年11月22日 07:30')
    expect(calendarDateOf(new Date('2026-11-21T23:30:00.000Z'), 'Asia/Shanghai')).toBe('2026-11-22')
  })
})

test('days between calendar dates, over a leap day and backwards', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1)
})

describe('durations', () => {
  test.each([
    [20_000, '1 min', '1分钟'],
    [45 * minute, '45 min', '45分钟'],
    [3 * hour, '3h', '3小时'],
    [3 * hour + 20 * minute, '3h 20 min', '3小时20分钟'],
    [13 * hour + 20 * minute, '13h', '13小时'],
    [day + 4 * hour, '1d 4h', '1天4小时'],
    [2 * day + 4 * hour, '2d', '2天'],
  ])('%d ms', (length, english, chinese) => {
    expect(plain(formatDuration(length, 'en'))).toBe(english)
    expect(plain(formatDuration(length, 'zh-CN'))).toBe(chinese)
  })

  test('due before the instant, late from it on', () => {
    const now = Date.parse('2026-11-21T12:00:00.000Z')
    expect(describeDue('2026-11-21T15:00:00.000Z', now, 'en')).toEqual({ key: 'time.dueIn', duration: '3h' })
    expect(describeDue('2026-11-21T12:00:00.000Z', now, 'en').key).toBe('time.overdueBy')
  })
})
