import { phoneDigits } from '../customers/customers.ts'
import { folded } from '../kernel/fold.ts'
import { normalSerial } from '../units/units.ts'
import { bigramWord, cjkBigrams, hasCjk } from './bigrams.ts'

/** Letters that an index of trigrams needs to find anything. */
const TRIGRAM = 3
const LONGEST_QUERY = 100
const MOST_WORDS = 6

/** How a text is looked for: which words must occur, and which index finds them. Everything is folded. */
export interface SearchTerms {
  /** All of these occur somewhere in the entry. */
  words: readonly string[]
  /** Or this alone: a serial without its dashes, a phone number without its blanks. */
  compact: string | null
  /** Words of the bigram index; a `*` at the end stands for "begins with". */
  bigrams: readonly string[]
  /** `nothing` is what an empty query asks for. */
  index: 'trigram' | 'bigram' | 'prefix' | 'nothing'
}

/** What somebody typed to find something: folded, without control characters (which PostgreSQL refuses), not too long. */
export function typedText(text: string): string {
  return folded(text.toWellFormed().replaceAll(/\p{Cc}/gu, ' ')).slice(0, LONGEST_QUERY)
}

/** Chooses the index that a text can be found by, and its words. Never throws, whatever was typed. */
export function searchTerms(text: string): SearchTerms {
  const typed = typedText(text)
  const words = typed.split(' ').filter(Boolean).slice(0, MOST_WORDS)
  const compact = compactOf(typed, words)
  const bigrams = words.filter((word) => Array.from(word).length < TRIGRAM).flatMap(bigramsOf)
  return { words, compact, bigrams, index: indexFor(words, compact, bigrams) }
}

function indexFor(words: readonly string[], compact: string | null, bigrams: readonly string[]): SearchTerms['index'] {
  if (words.length === 0) return 'nothing'
  if (compact !== null || words.some(isLong)) return 'trigram'
  return bigrams.length > 0 ? 'bigram' : 'prefix'
}

/** True for a word that the trigram index finds. */
export function isLong(word: string): boolean {
  return Array.from(word).length >= TRIGRAM
}

function compactOf(typed: string, words: readonly string[]): string | null {
  if (hasCjk(typed)) return null
  const squeezed = /^[+\d\s()./-]+$/.test(typed) ? phoneDigits(typed) : folded(normalSerial(typed))
  return isLong(squeezed) && squeezed !== words[0] ? squeezed : null
}

function bigramsOf(word: string): string[] {
  return cjkBigrams(word)
    .filter((pair, index, all) => index === 0 || Array.from(pair).length === 2 || all.length === 1)
    .map((pair) => (Array.from(pair).length === 2 ? bigramWord(pair) : `${bigramWord(pair)}*`))
}

/** What the bigram index keeps of an entry. */
export function indexedBigrams(text: string): string {
  return cjkBigrams(text).map(bigramWord).join(' ')
}

/** What an entry's text is kept as: its fields folded, one a line, so that no match reaches over two of them. */
export function searchText(fields: readonly (string | null)[]): string {
  return [...new Set(fields.filter((field) => field !== null && field.trim() !== '').map((field) => folded(field ?? '')))].join(
    '\n',
  )
}
