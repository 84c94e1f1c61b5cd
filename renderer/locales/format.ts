import type { Language } from './i18n.ts'

/**
 * Money, dates and durations as people read them. Pure: the language, the depot's time zone and "now" are arguments.
 */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** British order and 24 hours in English dates: 3/4 must not mean two different days to two readers. */
const dateLocale = (language: Language): string => (language === 'en' ? 'en-GB' : language)

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

const numberFormat = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `n ${language} ${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known instanceof Intl.NumberFormat) return known
  const made = new Intl.NumberFormat(language, options)
  cache.set(key, made)
  return made
}

const dateFormat = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `d ${language} ${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known instanceof Intl.DateTimeFormat) return known
  const made = new Intl.DateTimeFormat(dateLocale(language), options)
  cache.set(key, made)
  return made
}

/** How many decimals the currency has (ISO 4217): 2 for EUR, 0 for JPY. */
export const currencyDecimals = (currency: string): number =>
  numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** Intl takes decimal texts exactly, where a number would be rounded; its type asks for proof. */
const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/**
 * Money from minor units. The decimal text is put together by digits, never by division, so no amount is rounded.
 * @throws RangeError when the amount is not a safe integer
 */
export const formatMoney = (minorUnits: number, currency: string, language: Language): string => {
  if (!Number.isSafeInteger(minorUnits)) throw new RangeError('money must be a safe integer of minor units')
  const decimals = currencyDecimals(currency)
  const digits = String(Math.abs(minorUnits)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
  const sign = minorUnits < 0 ? '-' : ''
  const exact = `${sign}${whole}${fraction}`
  if (!isDecimal(exact)) throw new RangeError('money must be made of digits')
  return numberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(exact)
}

export const formatNumber = (value: number, language: Language): string => numberFormat(language, {}).format(value)

/** A calendar date ('YYYY-MM-DD'): it has no zone, so none may shift it. */
export const formatDate = (calendarDate: string, language: Language): string =>
  dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${calendarDate}T00:00:00Z`))

export type InstantStyle = 'date' | 'time' | 'date-time' | 'date-time-seconds'

const instantOptions: Record<InstantStyle, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: 'medium' },
  time: { timeStyle: 'short' },
  'date-time': { dateStyle: 'medium', timeStyle: 'short' },
  'date-time-seconds': { dateStyle: 'medium', timeStyle: 'medium' },
}

/** An instant (ISO-8601 UTC) as the clock on the depot's wall shows it. */
export const formatInstant = (instant: string, style: InstantStyle, timeZone: string, language: Language): string =>
  dateFormat(language, { ...instantOptions[style], timeZone }).format(new Date(instant))

/** Today's calendar date ('YYYY-MM-DD') in the depot's time zone. */
export const calendarDateOf = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)

const unit = (count: number, name: 'day' | 'hour' | 'minute', language: Language): string =>
  numberFormat(language, {
    style: 'unit',
    unit: name,
    // "3h" and "2d" are clear, "5m" could be months.
    unitDisplay: name === 'minute' ? 'short' : 'narrow',
    maximumFractionDigits: 0,
  }).format(count)

/**
 * A length of time in its two largest units: "2d", "3h 20 min", "45 min"; "2天", "3小时20分钟". From two days on the
 * hours no longer matter at a glance. Below a minute it says one minute, so that "0 min" is never read as "now".
 */
export const formatDuration = (milliseconds: number, language: Language): string => {
  const length = Math.max(minute, Math.abs(milliseconds))
  const glue = language === 'en' ? ' ' : ''
  if (length >= 2 * day) return unit(Math.floor(length / day), 'day', language)
  if (length >= day) {
    const hours = Math.floor((length % day) / hour)
    return hours === 0 ? unit(1, 'day', language) : [unit(1, 'day', language), unit(hours, 'hour', language)].join(glue)
  }
  if (length >= hour) {
    const minutes = length >= 10 * hour ? 0 : Math.floor((length % hour) / minute)
    const hours = unit(Math.floor(length / hour), 'hour', language)
    return minutes === 0 ? hours : [hours, unit(minutes, 'minute', language)].join(glue)
  }
  return unit(Math.floor(length / minute), 'minute', language)
}

/** How an instant lies to "now", in words of the `time` section of the catalogues. */
export type Due = { readonly key: 'time.dueIn' | 'time.overdueBy'; readonly duration: string }

/** "due in 3h" before the instant, "late by 20 min" from the instant on. */
export const describeDue = (instant: string, now: number, language: Language): Due => {
  const rest = new Date(instant).getTime() - now
  return { key: rest > 0 ? 'time.dueIn' : 'time.overdueBy', duration: formatDuration(rest, language) }
}
