import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  calendarDateOf,
  describeDue,
  formatDate,
  formatDuration,
  formatInstant,
  formatMoney,
  formatNumber,
  type InstantStyle,
} from './format.ts'
import { type Language, nearestLanguage } from './i18n.ts'

/** What the depot fixes for everybody: its clock on the wall and its currency. */
export interface DepotFormat {
  readonly timeZone: string
  readonly currency: string
}

/** Set by the app once the depot is known; before that (set-up, sign-in) the station's own zone is the best guess. */
export const DepotFormatContext = createContext<DepotFormat>({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'EUR',
})

export interface Formatters {
  readonly language: Language
  readonly timeZone: string
  readonly currency: string
  money(minorUnits: number, currency?: string): string
  number(value: number): string
  /** A calendar date, 'YYYY-MM-DD'. */
  date(calendarDate: string): string
  /** An ISO instant in the depot's time zone. */
  instant(instant: string, style?: InstantStyle): string
  duration(milliseconds: number): string
  /** "due in 3h", "late by 20 min". */
  due(instant: string, now?: number): string
  /** "waiting 2d". */
  waiting(since: string, now?: number): string
  /** "5 min ago", "just now", or the date when older than a week. */
  ago(instant: string, now?: number): string
  /** Today's calendar date at the depot. */
  today(): string
}

const week = 7 * 24 * 60 * 60_000

/** The formatters bound to the language in use and to the depot. */
export const useFormat = (): Formatters => {
  const { t, i18n } = useTranslation()
  const { timeZone, currency } = useContext(DepotFormatContext)
  const spoken = i18n.language
  return useMemo(() => {
    const language = nearestLanguage(spoken)
    const since = (instant: string, now: number) => Math.max(0, now - new Date(instant).getTime())
    return {
      language,
      timeZone,
      currency,
      money: (minorUnits, other = currency) => formatMoney(minorUnits, other, language),
      number: (value) => formatNumber(value, language),
      date: (calendarDate) => formatDate(calendarDate, language),
      instant: (instant, style = 'date-time') => formatInstant(instant, style, timeZone, language),
      duration: (milliseconds) => formatDuration(milliseconds, language),
      due: (instant, now = Date.now()) => {
        const { key, duration } = describeDue(instant, now, language)
        return t(key, { duration })
      },
      waiting: (from, now = Date.now()) => t('time.waiting', { duration: formatDuration(since(from, now), language) }),
      ago: (instant, now = Date.now()) => {
        const passed = since(instant, now)
        if (passed < 60_000) return t('time.justNow')
        if (passed > week) return formatInstant(instant, 'date', timeZone, language)
        return t('time.ago', { duration: formatDuration(passed, language) })
      },
      today: () => calendarDateOf(new Date(), timeZone),
    }
  }, [spoken, t, timeZone, currency])
}
