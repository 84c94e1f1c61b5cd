import { describe, expect, test } from 'vitest'
import en from './en.json'
import zhCN from './zh-CN.json'

type Catalogue = { readonly [key: string]: string | Catalogue }

const textsOf = (catalogue: Catalogue, path = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : textsOf(value, `${path}${key}.`),
  )

// English says one and many differently, Chinese does not: a plural family counts as one key.
const familyOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '')

const placeholdersOf = (text: string): string[] =>
  [...new Set(text.match(/\{\{\s*[\w.]+/g) ?? [])].map((it) => it.replace(/\W/g, '')).sort()

const families = (catalogue: Catalogue): Map<string, string[]> => {
  const found = new Map<string, Set<string>>()
  for (const [key, text] of textsOf(catalogue)) {
    const seen = found.get(familyOf(key)) ?? new Set()
    for (const name of placeholdersOf(text)) seen.add(name)
    found.set(familyOf(key), seen)
  }
  return new Map([...found].map(([key, names]) => [key, [...names].sort()]))
}

/** Everything that differs between two catalogues, as sentences. */
const differences = (left: Catalogue, right: Catalogue): string[] => {
  const [a, b] = [families(left), families(right)]
  const missing = [...a.keys()].filter((key) => !b.has(key)).map((key) => `only in the first: ${key}`)
  const surplus = [...b.keys()].filter((key) => !a.has(key)).map((key) => `only in the second: ${key}`)
  const uneven = [...a].filter(([key, names]) => b.has(key) && names.join() !== b.get(key)?.join())
  return [...missing, ...surplus, ...uneven.map(([key]) => `other placeholders: ${key}`)]
}

const empty = (catalogue: Catalogue): string[] =>
  textsOf(catalogue)
    .filter(([, text]) => text.trim() === '')
    .map(([key]) => key)

const keysWithout = (catalogue: Catalogue, plural: string): string[] => {
  const keys = new Set(textsOf(catalogue).map(([key]) => key))
  return [...keys].filter((key) => /_(one|other)$/.test(key) && !keys.has(`${familyOf(key)}_${plural}`))
}

describe('the two catalogues', () => {
  test('have the same keys with the same placeholders', () => {
    expect(differences(en, zhCN)).toEqual([])
  })

  test('have no empty text', () => {
    expect({ en: empty(en), zhCN: empty(zhCN) }).toEqual({ en: [], zhCN: [] })
  })

  test('have every plural form their language asks for', () => {
    expect([...keysWithout(en, 'one'), ...keysWithout(en, 'other'), ...keysWithout(zhCN, 'other')]).toEqual([])
  })

  test('a missing key, another placeholder and an empty text would be noticed', () => {
    expect(differences({ a: { b: 'x {{n}}', c: 'y' } }, { a: { b: 'x {{m}}' }, d: 'z' })).toEqual([
      'only in the first: a.c',
      'only in the second: d',
      'other placeholders: a.b',
    ])
    expect(empty({ a: { b: ' ' } })).toEqual(['a.b'])
    expect(keysWithout({ n_one: '1' }, 'other')).toEqual(['n_one'])
  })
})
