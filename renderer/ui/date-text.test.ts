import { describe, expect, it } from 'vitest'
import { formatDate } from '../locales/format.ts'
import { dateByKey, dateOfText } from './date-text.ts'

describe('a typed date', () => {
  it.each([
    '2026-11-05',
    '2026-11-5',
    '20261105',
    '2026/11/5',
    '2026.11.05',
    '2026年11月5日',
    '2026 年 11 月 5 日',
    '２０２６－１１－０５',
    ' 5.11.2026 ',
    '5 Nov 2026',
    '05 november 2026',
    'Nov 5, 2026',
  ])('is read from %s', (text) => expect(dateOfText(text)).toBe('2026-11-05'))

  it('is read back from what the field shows, in every month and language', () => {
    for (let month = 1; month <= 12; month += 1) {
      const date = `2026-${String(month).padStart(2, '0')}-09`
      expect([formatDate(date, 'en'), formatDate(date, 'zh-CN')].map(dateOfText)).toEqual([date, date])
    }
  })

  it.each(['', '3/4/2026', '2026-13-01', '2026-02-30', '2026', '26-11-05', '5 Foo 2026', 'tomorrow'])(
    'is not guessed from "%s"',
    (text) => expect(dateOfText(text)).toBeNull(),
  )
})

it('moves by days, weeks and months, and by no other key', () => {
  const moved = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'a'].map((key) =>
    dateByKey('2026-01-31', key),
  )
  expect(moved).toEqual(['2026-01-30', '2026-02-01', '2026-01-24', '2026-02-07', '2025-12-31', '2026-02-28', undefined])
})
