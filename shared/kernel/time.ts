import { z } from 'zod'
import { fieldMessage } from './field-message.ts'

/** A moment: ISO-8601 in UTC with milliseconds, so that text order is time order. */
export type Instant = string

/** A day on the depot's calendar, `YYYY-MM-DD`, without a time or a zone. */
export type CalendarDate = string

/** The first day the depot accepts anywhere: nothing it repairs is older, and 1970 is what broken clocks say. */
export const EARLIEST_DATE: CalendarDate = '1970-01-01'
export const LATEST_DATE: CalendarDate = '2199-12-31'

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** True for a date that exists: 2024-02-29 does, 2023-02-29 does not. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export const calendarDate = z
  .string({ error: () => fieldMessage('required') })
  .refine(isCalendarDate, fieldMessage('notADate'))
  .refine((date) => !isCalendarDate(date) || date >= EARLIEST_DATE, fieldMessage('dateTooEarly'))
  .refine((date) => !isCalendarDate(date) || date <= LATEST_DATE, fieldMessage('notADate'))

/** Days of a month, 1 = January. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * The same day `months` later, held at the month's end: Jan 31 + 1 is Feb 28 or 29, Feb 29 + 12 is Feb 28.
 * Count from the original start, never from a clamped result. (QUALITY.md, "Calendar dates".)
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return formatDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** The day `days` later (or earlier, when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(utcMidnight(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days from one date to another; fewer than none when it lies before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** The calendar date that a clock on the depot's wall shows at this moment. */
export function dateInZone(at: Instant, timeZone: string): CalendarDate {
  return wallCalendar(timeZone).format(new Date(at))
}

/**
 * The first moment of a day on the depot's calendar, found by halving: midnight does not exist where clocks are set forward then.
 * The day's end is the start of the next.
 */
export function startOfDate(date: CalendarDate, timeZone: string): Instant {
  // No zone is further than 14 hours from UTC; between these two the calendar turns to this day.
  let [before, within] = [utcMidnight(date) - 15 * HOUR_MS, utcMidnight(date) + 15 * HOUR_MS]
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2)
    if (dateInZone(new Date(middle).toISOString(), timeZone) < date) before = middle
    else within = middle
  }
  return new Date(within).toISOString()
}

/** What the depot's clock shows at this moment, `HH:MM:SS`. */
export function timeInZone(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).format(new Date(at))
}

/** Making one takes a hundred times as long as asking it, and a depot has one zone. */
const wallCalendars = new Map<string, Intl.DateTimeFormat>()

function wallCalendar(timeZone: string): Intl.DateTimeFormat {
  const known = wallCalendars.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  wallCalendars.set(timeZone, made)
  return made
}

/** True for a time zone that this machine's calendar knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The moment so many milliseconds later; earlier with a negative number. */
export function addMs(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString()
}

/** Whole minutes between two moments, never negative. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
}

function partsOf(date: CalendarDate): [number, number, number] {
  const match = DATE.exec(date)
  if (!match) throw new RangeError('not a calendar date')
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

function utcMidnight(date: CalendarDate): number {
  const [year, month, day] = partsOf(date)
  return Date.UTC(year, month - 1, day)
}

function formatDate(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
