import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyBody, anyCase } from '../../test/kit/any-policy.ts'
import { findContradictions, type Contradiction } from './contradictions.ts'
import { judgeEntitlement } from './judge.ts'
import type { Condition, Grants, Price, Rule } from './policy.ts'

const REPAIR: Grants = { lines: ['labour'], choices: ['repair'] }
const rule = (id: string, price: Price, when: Condition[], grants: Grants = REPAIR): Rule => ({
  id,
  grants,
  price,
  when,
  clause: { number: '1', text: { en: 'A clause', 'zh-CN': '条款' } },
})
const days = (amount: number): Condition => ({ if: 'within', since: 'purchase', amount, unit: 'days' })
const months = (amount: number): Condition => ({ if: 'within', since: 'purchase', amount, unit: 'months' })
const QUALITY: Condition = { if: 'fault', is: 'quality' }
const INTACT: Condition = { if: 'intact' }

const find = (rules: Rule[]) => findContradictions({ rules, duties: { maintenance: [] } })

describe('one rule that excludes itself', () => {
  test.each<[string, Condition[]]>([
    [
      'at home and abroad',
      [
        { if: 'region', is: 'domestic' },
        { if: 'region', is: 'export' },
      ],
    ],
    ['a quality fault and not', [QUALITY, { if: 'fault', is: 'not-quality' }]],
    ['a quality fault that the user answers for', [QUALITY, { if: 'responsibility', oneOf: ['user', 'wear'] }]],
    [
      'two sets of customers',
      [{ if: 'customer', oneOf: ['person'] }, INTACT, { if: 'customer', oneOf: ['dealer', 'organisation'] }],
    ],
    [
      'three sets that never meet',
      [
        { if: 'request', oneOf: ['fault', 'return'] },
        { if: 'request', oneOf: ['return', 'refund'] },
        { if: 'request', oneOf: ['fault', 'refund'] },
      ],
    ],
    ['a first and a second installation', [{ if: 'first-installation' }, { if: 'repeat-installation' }]],
    ['visits where none are promised', [{ if: 'maintenance-due' }]],
  ])('%s', (_what, when) => {
    expect(find([rule('a', 'free', when)])).toEqual([{ kind: 'impossible', ruleIds: ['a'] }])
  })
})

describe('rules against each other', () => {
  const CASES: [string, Rule[], Contradiction[]][] = [
    [
      'the same case free and charged',
      [rule('a', 'free', [QUALITY, INTACT]), rule('b', 'charged', [INTACT, QUALITY])],
      [{ kind: 'clash', ruleIds: ['a', 'b'] }],
    ],
    [
      'a charge inside of what is free',
      [rule('a', 'free', [QUALITY]), rule('b', 'charged', [QUALITY, INTACT])],
      [{ kind: 'never-decides', ruleIds: ['b', 'a'] }],
    ],
    [
      'a shorter span before a longer one',
      [rule('a', 'free', [days(7)]), rule('b', 'free', [days(30)])],
      [{ kind: 'never-decides', ruleIds: ['a', 'b'] }],
    ],
    [
      'a narrower rule after a wider one',
      [rule('a', 'free', [days(30)]), rule('b', 'free', [days(30), INTACT])],
      [{ kind: 'never-decides', ruleIds: ['b', 'a'] }],
    ],
    [
      'days and months',
      [rule('a', 'free', [months(1)]), rule('b', 'free', [days(28)])],
      [{ kind: 'never-decides', ruleIds: ['b', 'a'] }],
    ],
    [
      'the fault more often',
      [rule('a', 'free', [{ if: 'same-fault', times: 2 }]), rule('b', 'free', [{ if: 'same-fault', times: 3 }])],
      [{ kind: 'never-decides', ruleIds: ['b', 'a'] }],
    ],
    [
      'a larger fleet',
      [
        rule('a', 'free', [{ if: 'fleet', owned: 10, boughtAtOnce: 5 }]),
        rule('b', 'free', [{ if: 'fleet', owned: 20, boughtAtOnce: null }]),
      ],
      [{ kind: 'never-decides', ruleIds: ['b', 'a'] }],
    ],
    [
      'fewer responsibilities',
      [
        rule('a', 'free', [{ if: 'responsibility', oneOf: ['maker', 'wear'] }]),
        rule('b', 'free', [{ if: 'responsibility', oneOf: ['maker'] }]),
      ],
      [{ kind: 'never-decides', ruleIds: ['b', 'a'] }],
    ],
    [
      'shadowed by two together',
      [
        rule('a', 'free', [], { lines: ['labour'], choices: [] }),
        rule('b', 'free', [], { lines: [], choices: ['repair'] }),
        rule('c', 'charged', [INTACT]),
      ],
      [{ kind: 'never-decides', ruleIds: ['c', 'a', 'b'] }],
    ],
  ]
  test.each(CASES)('%s', (_what, rules, found) => {
    expect(find(rules)).toEqual(found)
  })

  test.each<[string, Rule[]]>([
    [
      'a narrower rule before a wider one is the more exact clause',
      [rule('a', 'free', [days(30), INTACT]), rule('b', 'free', [days(30)])],
    ],
    ['a price for the rest', [rule('a', 'free', [QUALITY]), rule('b', 'charged', [])]],
    [
      'other starts',
      [rule('a', 'free', [days(7)]), rule('b', 'free', [{ if: 'within', since: 'installation', amount: 30, unit: 'days' }])],
    ],
    ['thirty days and a month, which may be either', [rule('a', 'free', [months(1)]), rule('b', 'free', [days(30)])]],
    ['other grants', [rule('a', 'free', []), rule('b', 'charged', [], { lines: ['travel'], choices: [] })]],
    ['partly shadowed', [rule('a', 'free', []), rule('b', 'charged', [], { lines: ['part'], choices: [] })]],
  ])('%s: nothing to say', (_what, rules) => {
    expect(find(rules)).toEqual([])
  })
})

test('what never decides never does, and what is impossible never applies, whatever the facts', () => {
  fc.assert(
    fc.property(anyBody, anyCase, (body, { full }) => {
      // Facts that come from an assessment: who answers for the fault decides whether it is one of quality.
      const isMakers = full.responsibility === 'maker' || full.responsibility === 'supplier-part'
      const facts = { ...full, fault: isMakers ? ('quality' as const) : ('not-quality' as const) }
      const { trace } = judgeEntitlement({ policy: { name: { en: 'Any', 'zh-CN': '任意' }, version: 1, body }, facts })
      const statesOf = (id: string | undefined) => trace.filter(({ ruleId }) => ruleId === id).map(({ state }) => state)
      const found = findContradictions(body)
      const deciding = found.filter(({ kind, ruleIds }) => kind !== 'clash' && statesOf(ruleIds[0]).includes('decides'))
      const possible = found.filter(
        ({ kind, ruleIds }) => kind === 'impossible' && statesOf(ruleIds[0]).some((state) => state !== 'fails'),
      )
      expect([...deciding, ...possible]).toEqual([])
    }),
    { numRuns: 300 },
  )
})
