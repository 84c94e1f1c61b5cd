import { describe, expect, test } from 'vitest'
import consumerGoods from '../../../resources/policies/consumer-goods.json' with { type: 'json' }
import equipment from '../../../resources/policies/equipment-domestic.json' with { type: 'json' }
import serviceStandard from '../../../resources/policies/service-standard.json' with { type: 'json' }
import equipmentExport from '../../../resources/policies/equipment-export.json' with { type: 'json' }
import { CONDITION_NAMES, policyPreset } from '../../../shared/entitlement/policy.ts'
import type { Policy } from '../../../shared/policies/policies.ts'
import { changesBetween } from './policy-changes.ts'
import {
  beginCondition,
  checkPolicy,
  complaintsOfPolicy,
  contradictionsOf,
  copyOf,
  emptyRule,
  type PolicyValues,
  policyValues,
  toPolicyFields,
} from './policy-form.ts'

const stored = (preset: unknown) => {
  const { name, body } = policyPreset.parse(preset)
  // Safe: an id of the right shape; what the form reads of a version is its name and body.
  const id = '0192a000-0000-7000-8000-000000000001' as Policy['current']['id']
  return { current: { id, number: 1, name, note: null, madeAt: '', madeBy: '', body } }
}
const goods = stored(consumerGoods)
const values: PolicyValues = { ...policyValues(goods), note: 'Nothing new' }

const withRule = (index: number, change: Partial<PolicyValues['rules'][number]>): PolicyValues => {
  const rule = values.rules[index]
  if (rule === undefined) throw new Error('no such rule')
  return { ...values, rules: values.rules.with(index, { ...rule, ...change }) }
}

describe('the form of a policy', () => {
  test.each([consumerGoods, equipment, equipmentExport, serviceStandard])('a preset goes through it unchanged', (preset) => {
    const { name, body } = policyPreset.parse(preset)
    const form = { ...policyValues(stored(preset)), note: 'As it was' }
    expect(toPolicyFields(form)).toEqual({ name, body, note: 'As it was' })
    expect(checkPolicy(form)).toEqual({})
  })

  test('says at which rule and field something is missing', () => {
    expect(complaintsOfPolicy({ ...values, note: '', rules: [...values.rules, emptyRule()] })).toEqual({
      'rules.7.grants': 'required',
      'rules.7.clause.number': 'required',
      'rules.7.clause.text': 'required',
      note: 'required',
    })
    const empty = withRule(1, { when: [{ if: 'within', since: 'purchase', amount: '', unit: 'days' }] })
    expect(complaintsOfPolicy(empty)).toEqual({ 'rules.1.when.0.amount': 'notANumber' })
    const duties = { ...values.duties, labourDays: '' as const, replyHours: 0 }
    expect(complaintsOfPolicy({ ...values, duties })).toEqual({
      'duties.labourDays': 'notANumber',
      'duties.replyHours': 'tooSmall|min=1',
    })
  })

  test('every condition of the language can be begun, and those that need a choice ask for it', () => {
    const begun = withRule(0, { when: CONDITION_NAMES.slice(0, 12).map(beginCondition) })
    expect(begun.rules[0]?.when.map((condition) => condition.if)).toEqual(CONDITION_NAMES.slice(0, 12))
    expect(Object.keys(complaintsOfPolicy(begun))).toEqual(['rules.0.when.6.oneOf', 'rules.0.when.9.oneOf', 'rules.0.when.10'])
    expect(CONDITION_NAMES.slice(12).map((name) => beginCondition(name).if)).toEqual(CONDITION_NAMES.slice(12))
  })

  test('names contradictions at the rules that have them, and does not let them be saved', () => {
    const [first] = values.rules
    if (first === undefined) throw new Error('the preset has rules')
    const charged = { ...copyOf(first), number: '9.1', price: 'charged' as const }
    const crossed = { ...copyOf(first), number: '9.2', when: [...first.when, { if: 'fault', is: 'not-quality' } as const] }
    const wrong = { ...values, rules: [...values.rules, charged, crossed] }
    expect([...contradictionsOf(wrong)]).toEqual([
      [first.id, [{ kind: 'clash', others: ['9.1'] }]],
      [charged.id, [{ kind: 'clash', others: ['1.1'] }]],
      [crossed.id, [{ kind: 'impossible', others: [] }]],
    ])
    expect(Object.keys(checkPolicy(wrong))).toEqual(['rules.0.contradiction', 'rules.7.contradiction', 'rules.8.contradiction'])
  })
})

test('says what changed between two versions', () => {
  const { name, body } = goods.current
  const [first, second, ...others] = body.rules
  if (first === undefined || second === undefined) throw new Error('the preset has rules')
  const changed = { ...second, price: 'charged' as const }
  const added = { ...first, id: 'added' }
  const after = {
    name: { ...name, en: 'Goods' },
    body: { ...body, rules: [changed, ...others, added], duties: { ...body.duties, replyHours: 12 } },
  }
  expect(changesBetween({ name, body }, after)).toEqual({
    isRenamed: true,
    rules: [
      { before: second, after: changed },
      { before: null, after: added },
      { before: first, after: null },
    ],
    duties: ['replyHours'],
    standards: [],
  })
  expect(changesBetween({ name, body }, { name, body: { ...body, rules: body.rules.toReversed() } }).rules).toEqual([])
})
