import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  addDays,
  addMonths,
  addMs,
  calendarDate,
  dateInZone,
  daysInMonth,
  isCalendarDate,
  isTimeZone,
  minutesBetween,
  startOfDate,
  timeInZone,
} from './time.ts'

/** Zones on both sides of the date line, with and without summer time, and with half and quarter hours. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
]

const DAY_MS = 86_400_000
const day = fc
  .integer({ min: 0, max: Math.floor(Date.UTC(2150, 0, 1) / DAY_MS) })
  .map((days) => new Date(days * DAY_MS).toISOString().slice(0, 10))
const moment = fc.integer({ min: 0, max: Date.UTC(2150, 0, 1) }).map((ms) => new Date(ms).toISOString())
const dayOf = (date: string) => Number(date.slice(8))
const monthIndex = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
const utcDay = (date: string) => Date.parse(`${date}T00:00:00.000Z`) / DAY_MS

afterEach(() => vi.unstubAllEnvs())

describe.each(ZONES)('calendar dates on a machine in %s', (zone) => {
  test('n months later is the same day, or the month’s last', () => {
    vi.stubEnv('TZ', zone)
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const later = addMonths(date, months)
        expect(isCalendarDate(later)).toBe(true)
        expect(monthIndex(later) - monthIndex(date)).toBe(months)
        const last = daysInMonth(Number(later.slice(0, 4)), Number(later.slice(5, 7)))
        expect(dayOf(later)).toBe(Math.min(dayOf(date), last))
      }),
    )
  })

  test('n days later is n days later, whatever the clocks do meanwhile', () => {
    vi.stubEnv('TZ', zone)
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(utcDay(addDays(date, days)) - utcDay(date)).toBe(days)
        expect(addDays(addDays(date, days), -days)).toBe(date)
      }),
    )
  })

  test('a day begins where the calendar turns to it, and ends where the next begins', () => {
    fc.assert(
      fc.property(day, (date) => {
        const start = startOfDate(date, zone)
        expect(dateInZone(start, zone)).toBe(date)
        expect(dateInZone(addMs(start, -1), zone)).toBe(addDays(date, -1))
      }),
    )
  })

  test('the wall calendar never jumps more than a day from UTC, and never goes back', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 400 * DAY_MS }), (at, wait) => {
        const [now, later] = [dateInZone(at, zone), dateInZone(addMs(at, wait), zone)]
        expect(isCalendarDate(now)).toBe(true)
        expect(Math.abs(utcDay(now) - utcDay(at.slice(0, 10)))).toBeLessThanOrEqual(1)
        expect(later >= now).toBe(true)
      }),
    )
  })
})

describe('month arithmetic', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-12-31', -10, '2025-02-28'],
    ['2100-02-28', 12, '2101-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  test('refuses what is no date instead of making one up', () => {
    expect(() => addMonths('yesterday', 1)).toThrow('not a calendar date')
  })
})

describe('the day on the depot’s wall', () => {
  test.each([
    ['2026-03-29T00:59:59.999Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-10-24T22:00:00.000Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-01-01T15:59:59.999Z', 'Asia/Shanghai', '2026-01-01'],
    ['2026-01-01T16:00:00.000Z', 'Asia/Shanghai', '2026-01-02'],
    ['2026-01-01T04:59:00.000Z', 'America/New_York', '2025-12-31'],
  ])('%s in %s is %s', (at, zone, date) => {
    expect(dateInZone(at, zone)).toBe(date)
  })
})

test('a date exists, is not before 1970, and is written one way only', () => {
  for (const date of ['2024-02-29', '1970-01-01', '2199-12-31']) expect(calendarDate.safeParse(date).success).toBe(true)
  for (const date of ['2023-02-29', '1969-12-31', '2200-01-01', '2024-13-01', '2024-00-10', '2024-2-3', '20240203', ''])
    expect(calendarDate.safeParse(date).success).toBe(false)
})

test('a time zone is one that this machine knows', () => {
  expect(['Europe/Berlin', 'UTC', 'Asia/Shanghai'].map(isTimeZone)).toEqual([true, true, true])
  expect(['Mars/Olympus', '', 'Berlin'].map(isTimeZone)).toEqual([false, false, false])
})

test('minutes are whole and never negative, also when a clock went back', () => {
  expect(minutesBetween('2026-03-02T09:00:00.000Z', '2026-03-02T09:25:29.000Z')).toBe(25)
  expect(minutesBetween('2026-03-02T09:00:00.000Z', '2026-03-02T08:00:00.000Z')).toBe(0)
})

test('a day begins at one where midnight is skipped, and is 23 or 25 hours long where clocks change', () => {
  expect(startOfDate('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z')
  expect(startOfDate('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z')
  expect(startOfDate('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z')
  expect(timeInZone('2026-03-29T22:05:09.000Z', 'Europe/Berlin')).toBe('00:05:09')
})
