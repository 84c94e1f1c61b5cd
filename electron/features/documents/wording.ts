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
  /** Of two, the first: names and terms stand in it. */
  language: Language
  /** The languages one by one, for sentences that are not put side by side. */
  apart: readonly Speech[]
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

export const otherLanguage: Readonly<Record<Language, Language>> = { en: 'zh-CN', 'zh-CN': 'en' }

/** The languages that a document speaks, its first one first. */
export const languagesOf = ({ language, isBilingual }: Pick<DocumentLocale, 'language' | 'isBilingual'>): readonly Language[] =>
  isBilingual ? [language, otherLanguage[language]] : [language]

/** How a document of this locale speaks. */
export function speechOf(locale: Omit<DocumentLocale, 'paper'>): Speech {
  const speech = oneSpeech(locale)
  if (!locale.isBilingual) return { ...speech, apart: [speech] }
  const other = oneSpeech({ ...locale, language: otherLanguage[locale.language] })
  return {
    ...speech,
    apart: [speech, other].map((one) => ({ ...one, apart: [one] })),
    words: sideBySide(speech.words, other.words),
    // As figures, which both languages read.
    instant: (at) => INSTANT(locale.timeZone).format(new Date(at)),
    day: (date) => date,
  }
}

const INSTANT = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })

function oneSpeech({ language, timeZone, currency }: Omit<DocumentLocale, 'paper'>): Speech {
  const words = wordingOf(language)
  const region = language === 'en' ? 'en-GB' : language
  const instants = new Intl.DateTimeFormat(region, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const days = new Intl.DateTimeFormat(region, { timeZone: 'UTC', dateStyle: 'medium' })
  return {
    language,
    apart: [],
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

type Tree = { readonly [key: string]: string | Tree }

/** Both languages of every word, the first one first. */
function sideBySide(first: Wording, second: Wording): Wording {
  const merged = { ...mergeTrees(first, second), page: { before: '', between: ' / ', after: '' } }
  // Safe: merging keeps every key and makes text of text.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return merged as unknown as Wording
}

function mergeTrees(first: Tree, second: Tree): Tree {
  return Object.fromEntries(
    Object.entries(first).map(([key, value]) => {
      const other = second[key]
      if (typeof value === 'string') return [key, typeof other === 'string' ? join(value, other) : value]
      return [key, typeof other === 'object' ? mergeTrees(value, other) : value]
    }),
  )
}

/** Longest word of a language that stands beside the other without a stroke between them. */
const SHORT = 24

/** A word in two languages; signs that only part words from each other stay one. */
function join(first: string, second: string): string {
  if (first === second || !/[\p{L}\p{N}]/u.test(first)) return first
  const isSentence = first.includes('{') || Math.max(first.length, second.length) > SHORT
  return `${first}${isSentence ? ' / ' : ' '}${second}`
}
