import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { daysBetween } from '../../shared/kernel/time.ts'
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
  readonly money: (minorUnits: number, currency?: string) => string
  readonly number: (value: number) => string
  /** A calendar date, 'YYYY-MM-DD'. */
  readonly date: (calendarDate: string) => string
  /** An ISO instant in the depot's time zone. */
  readonly instant: (instant: string, style?: InstantStyle) => string
  readonly duration: (milliseconds: number) => string
  /** "due in 3h", "late by 20 min". */
  readonly due: (instant: string, now?: number) => string
  /** "due today", "due in 3 days", "late by 2 days", for a calendar date; further away the date itself. */
  readonly dueOn: (calendarDate: string) => string
  /** "waiting 2d". */
  readonly waiting: (since: string, now?: number) => string
  /** "5 min ago", "just now", or the date when older than a week. */
  readonly ago: (instant: string, now?: number) => string
  /** Today's calendar date at the depot. */
  readonly today: () => string
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
      dueOn: (calendarDate) => {
        const days = daysBetween(calendarDateOf(new Date(), timeZone), calendarDate)
        if (days < 0) return t('time.lateByDays', { count: -days })
        if (days === 0) return t('time.dueToday')
        if (days === 1) return t('time.dueTomorrow')
        return days <= 7 ? t('time.dueInDays', { days }) : t('time.dueOn', { date: formatDate(calendarDate, language) })
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
