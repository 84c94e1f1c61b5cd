import { expect, test } from 'vitest'
import english from '../../../resources/documents/en.json' with { type: 'json' }
import chinese from '../../../resources/documents/zh-CN.json' with { type: 'json' }
import { CHANNELS, REQUEST_TYPES, SYMPTOMS } from '../../../shared/intake/intake.ts'
import { CAUSES, RESPONSIBILITIES } from '../../../shared/jobs/assessment.ts'
import { OUTCOMES } from '../../../shared/jobs/stages.ts'
import { factName } from '../../../shared/entitlement/facts.ts'
import { RULE_LINES } from '../../../shared/entitlement/policy.ts'
import { EXCLUSIONS } from '../../../shared/warranty/warranty.ts'
import { fill, speechOf } from './wording.ts'

interface Tree {
  [key: string]: string | Tree
}

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

test('both languages have the same keys with the same places to fill, and no empty words', () => {
  const other = new Map(leaves(chinese))
  expect([...other.keys()].sort()).toEqual(
    leaves(english)
      .map(([key]) => key)
      .sort(),
  )
  for (const [key, text] of leaves(english)) expect([key, places(other.get(key) ?? '')]).toEqual([key, places(text)])
  const mayBeEmpty = new Set(['page.after'])
  const empty = [...leaves(english), ...other].filter(([key, text]) => text === '' && !mayBeEmpty.has(key))
  expect(empty).toEqual([])
})

test.each([
  ['channel', CHANNELS],
  ['requestType', REQUEST_TYPES],
  ['symptom', SYMPTOMS],
  ['causeCode', CAUSES],
  ['responsibility', RESPONSIBILITIES],
  ['outcome', OUTCOMES],
  ['exclusion', EXCLUSIONS],
  ['factName', factName.options],
] as const)('every %s has a word, and no word is left over', (table, keys) => {
  expect(Object.keys(english[table]).sort()).toEqual([...keys].sort())
})

test('every line of a verdict has a word', () => {
  expect(Object.keys(english.entitlement.line).sort()).toEqual([...RULE_LINES].sort())
})

test('an instant is told on the depot clock, a calendar date is never moved', () => {
  const speech = speechOf({ language: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY', isBilingual: false })
  expect(speech.instant('2026-11-21T18:00:00.000Z')).toContain('2026年11月22日')
  expect(
    speechOf({ language: 'en', timeZone: 'America/Los_Angeles', currency: 'USD', isBilingual: false }).day('2026-11-21'),
  ).toBe('21 Nov 2026')
  expect(speech.money(8390)).toBe('¥83.90')
  expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}')
})
