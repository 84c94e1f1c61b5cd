import type { DocumentLocale } from '../../../shared/documents/documents.ts'
import { formatMoney } from '../../../shared/kernel/money.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { CalendarDate, Instant } from '../../../shared/kernel/time.ts'
import english from '../../../resources/documents/en.json' with { type: 'json' }
import chinese from '../../../resources/documents/zh-CN.json' with { type: 'json' }

/** All words a paper may have. Every language has the same keys, or this does not compile. */
export type Wording = typeof english

const wordings: Readonly<Record<Language, Wording>> = { en: english, 'zh-CN': chinese }

/** The words and formats of one document. */
export interface Speech {
  language: Language
  words: Wording
  /** Day and time on the depot's clock. */
  instant: (at: Instant) => string
  /** A day; a calendar date stands in no time zone and is not moved. */
  day: (date: CalendarDate) => string
  money: (amountMinor: number) => string
  minutes: (minutes: number) => string
}

export const wordingOf = (language: Language): Wording => wordings[language]

/** Puts `{name}` values into a wording. A name without a value stays, so that a test sees it. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A list or a cause of the wording where it stands alone, as a value of its own. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** How a document of this locale speaks. */
export function speechOf({ language, timeZone, currency }: Omit<DocumentLocale, 'paper'>): Speech {
  const words = wordingOf(language)
  const region = language === 'en' ? 'en-GB' : language
  const instants = new Intl.DateTimeFormat(region, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const days = new Intl.DateTimeFormat(region, { timeZone: 'UTC', dateStyle: 'medium' })
  return {
    language,
    words,
    instant: (at) => instants.format(new Date(at)),
    day: (date) => days.format(new Date(`${date}T00:00:00.000Z`)),
    money: (amount) => formatMoney(amount, currency, language),
    minutes: (minutes) =>
      minutes < 60
        ? fill(words.text.minutes, { count: minutes })
        : fill(words.text.hoursMinutes, { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
  }
}
