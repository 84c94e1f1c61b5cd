import { describe, expect, test } from 'vitest'
import { CONDITION_NAMES, type Condition } from '../../../shared/entitlement/policy.ts'
import { startLanguages } from '../../locales/i18n.ts'
import { ruleWords } from './use-rule-words.ts'

const i18n = startLanguages('en')
const english = ruleWords(i18n.getFixedT('en'), 'en')
const chinese = ruleWords(i18n.getFixedT('zh-CN'), 'zh-CN')

const CONDITIONS: readonly Condition[] = [
  { if: 'within', since: 'purchase', amount: 30, unit: 'days' },
  { if: 'maker-warranty' },
  { if: 'repair-warranty' },
  { if: 'proof-verified' },
  { if: 'fault', is: 'quality' },
  { if: 'no-exclusion' },
  { if: 'responsibility', oneOf: ['maker', 'supplier-part'] },
  { if: 'intact' },
  { if: 'region', is: 'export' },
  { if: 'customer', oneOf: ['organisation', 'dealer'] },
  { if: 'fleet', owned: 10, boughtAtOnce: 5 },
  { if: 'maintenance-due' },
  { if: 'same-fault', times: 2 },
  { if: 'request', oneOf: ['installation'] },
  { if: 'first-installation' },
  { if: 'repeat-installation' },
  { if: 'visit-needed' },
  { if: 'not-solvable-remotely' },
  { if: 'depot-caused' },
]

describe('rules in words', () => {
  test('every condition has words of its own in both languages', () => {
    expect(CONDITIONS.map((condition) => condition.if)).toEqual(CONDITION_NAMES)
    for (const words of [english, chinese]) {
      const said = CONDITIONS.map(words.condition)
      expect(said.filter((text) => /entitlement\.|\{\{|undefined/.test(text))).toEqual([])
      expect(new Set(said).size).toBe(CONDITIONS.length)
    }
  })

  test('one and many, lists and both ways to own a fleet', () => {
    expect(english.condition({ if: 'within', since: 'installation', amount: 1, unit: 'months' })).toBe(
      'within 1 month of the installation',
    )
    expect(english.condition({ if: 'responsibility', oneOf: ['maker', 'supplier-part'] })).toBe(
      'the cause lies with: Maker or Supplier’s part',
    )
    expect(english.condition({ if: 'fleet', owned: 10, boughtAtOnce: 5 })).toBe(
      'the customer owns 10 units or more or 5 units or more came in one order',
    )
    expect(english.condition({ if: 'fleet', owned: null, boughtAtOnce: 5 })).toBe('5 units or more came in one order')
    expect(chinese.condition({ if: 'within', since: 'purchase', amount: 7, unit: 'days' })).toBe('购买之日起 7 日内')
    expect(english.grants({ lines: ['labour', 'part'], choices: ['repair'] })).toBe('Repair, labour, and parts')
    expect(chinese.grants({ lines: ['labour', 'part'], choices: ['repair'] })).toBe('维修、工时费和配件')
  })
})
