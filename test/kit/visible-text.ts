import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export type AppLanguage = 'en' | 'zh-CN'

/** What a page says, and in which language it says it. */

type Catalogue = ReadonlyMap<string, string>

const readCatalogue = (language: AppLanguage): Catalogue => {
  const file = new URL(`../../renderer/locales/${language}.json`, import.meta.url)
  const tree: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(entriesOf(tree, ''))
}

function entriesOf(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => entriesOf(value, path === '' ? key : `${path}.${key}`))
}

const catalogues: Readonly<Record<AppLanguage, Catalogue>> = { en: readCatalogue('en'), 'zh-CN': readCatalogue('zh-CN') }

/** The text of a key, as the screens of that language say it. */
export function wordOf(language: AppLanguage, key: string): string {
  const word = catalogues[language].get(key)
  if (word === undefined) throw new Error(`no text has the key ${key}`)
  return word
}

/** Every text a person can see or hear on the page: text nodes that are shown, labels, placeholders, tooltips. */
export function saidOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = new Set<string>()
    const add = (text: string | null) => {
      const trimmed = text?.trim() ?? ''
      if (trimmed !== '') said.add(trimmed)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.checkVisibility() === true && node.parentElement.closest('script, style') === null)
        add(node.textContent)
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [aria-roledescription], [alt]')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'aria-roledescription', 'alt']) add(element.getAttribute(name))
    }
    add(document.title)
    return [...said]
  })
}

interface Sentence {
  key: string
  pattern: RegExp
}

/** Sentences of `language` that the other language says in other words, so that meeting one tells which language it is. */
function tellingSentences(language: AppLanguage): readonly Sentence[] {
  const other = catalogues[language === 'en' ? 'zh-CN' : 'en']
  return [...catalogues[language]].flatMap(([key, text]) => {
    const fixed = text.replaceAll(/\{\{.*?\}\}/g, '')
    // Without words of its own a pattern such as “{{a}} – {{b}}” or “{{a}} or {{b}}” would match anything that people typed.
    const isTelling = fixed === text ? /\p{L}{2}|\p{Script=Han}/u : /\p{L}{4}|\p{Script=Han}{3}/u
    if (other.get(key) === text || !isTelling.test(fixed)) return []
    const pattern = text
      .split(/(\{\{.*?\}\})/)
      .map(patternOf)
      .join('')
    return [{ key, pattern: new RegExp(`^${pattern}$`, 'su') }]
  })
}

/** What a piece of a text stands for: a count is a figure and nothing else, or “{{count}} hour” would claim every line that ends in “hour”. */
function patternOf(piece: string): string {
  if (/^\{\{\s*count\b/.test(piece)) return String.raw`[\d.,\s]+`
  return piece.startsWith('{{') ? '.+' : escaped(piece)
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const telling: Readonly<Record<AppLanguage, readonly Sentence[]>> = {
  en: tellingSentences('en'),
  'zh-CN': tellingSentences('zh-CN'),
}

/** What of it is a sentence of that language, each with its key. Data (names, faults) is in no catalogue and never found. */
export function sentencesIn(language: AppLanguage, said: readonly string[]): string[] {
  return said.flatMap((text) => {
    const found = telling[language].find(({ pattern }) => pattern.test(text))
    return found === undefined ? [] : [`${text} (${found.key})`]
  })
}
