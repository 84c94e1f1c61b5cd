import { describe, expect, test } from 'vitest'
import { everyLine } from '../../../shared/entitlement/entitlement.ts'
import type { PlanSuggestion } from '../../../shared/plans/plans.contract.ts'
import { partId } from '../../../shared/kernel/ids.ts'
import { newLine, planValues, readLine, readPlan, withNumber } from './plan-form.ts'

const SUGGESTION: PlanSuggestion = {
  cause: 'Port worn',
  measures: 'Replace the port',
  promisedOn: '2026-12-01',
  validUntil: '2026-12-06',
  declineFee: 0,
  note: null,
  lines: [
    {
      kind: 'labour',
      description: 'Labour',
      partId: null,
      quantity: 1500,
      unitPrice: 8000,
      discount: 0,
      taxPoints: 1900,
      treatment: 'by-policy',
      words: null,
    },
  ],
  taxPoints: 1900,
  entitlement: {
    on: '2026-11-22',
    policy: null,
    lines: everyLine(() => ({ state: 'charged', ruleId: null, until: null })),
    choices: [],
    trace: [],
    missing: [],
    onceVerified: null,
  },
  tolerance: { price: 0, days: 0 },
  approved: null,
}
const values = planValues(SUGGESTION, 2)
const [line = newLine(0, 2)] = values.lines

const uuid = (digit: string) => `01890000-0000-7000-8000-00000000000${digit}`

describe('the editor of a plan', () => {
  test('shows figures as they are typed and gives back what it was given', () => {
    expect(line).toMatchObject({ quantity: '1.5', unitPrice: '80.00', discount: '', tax: '19' })
    const { lines, cause, measures, promisedOn, validUntil, declineFee, note } = SUGGESTION
    expect(readPlan(values, 2)).toEqual({
      offer: { lines, cause, measures, promisedOn, validUntil, declineFee, note },
      complaints: {},
    })
  })

  test.each([
    ['cents below zero', { unitPrice: '-1' }, { unitPrice: 'negative' }],
    ['a fraction of a cent', { unitPrice: '10.005' }, { unitPrice: 'tooFine|digits=2' }],
    ['no price', { unitPrice: ' ' }, { unitPrice: 'required' }],
    ['words for a price', { unitPrice: 'ten' }, { unitPrice: 'notANumber' }],
    ['tax above 100 %', { tax: '101' }, { tax: 'tooLarge|max=100' }],
    ['tax finer than a hundredth of a per cent', { tax: '19.125' }, { tax: 'tooFine|digits=2' }],
    ['more off than it costs', { discount: '120.01' }, { discount: 'discountTooLarge' }],
    ['no quantity', { quantity: '0' }, { quantity: 'invalid' }],
    ['no words for what it is', { description: ' ' }, { description: 'required' }],
    ['goodwill without a reason', { treatment: 'goodwill' }, { words: 'required' }],
  ] as const)('says what is wrong with %s', (_, change, complaints) => {
    const read = readLine({ ...line, ...change }, 2)
    expect(read).toEqual({ fields: null, complaints })
    expect(readPlan({ ...values, lines: [line, { ...line, ...change }] }, 2)).toEqual({
      offer: null,
      complaints: Object.fromEntries(Object.entries(complaints).map(([field, message]) => [`lines.1.${field}`, message])),
    })
  })

  test('takes a number for the figure that somebody went to, else as the pieces of the part that came last', () => {
    const part = (key: string) => ({ ...line, key, kind: 'part' as const, partId: partId.parse(uuid(key)), quantity: '1' })
    expect(withNumber([line], 3, null)).toBeUndefined()
    const lines = [part('1'), part('2'), line]
    expect(withNumber(lines, 3, null)?.map(({ quantity }) => quantity)).toEqual(['1', '3', line.quantity])
    const priced = withNumber(lines, 40, { key: line.key, figure: 'unitPrice' })
    expect(priced).toEqual([...lines.slice(0, 2), { ...line, unitPrice: '40' }])
    expect(withNumber(lines, 40, { key: 'gone', figure: 'unitPrice' })).toBeUndefined()
  })

  test('wants at least one line, a cause and a day until which it stands', () => {
    expect(readPlan({ ...values, cause: '', validUntil: null, lines: [] }, 2).complaints).toMatchObject({
      cause: 'required',
      lines: 'required',
      validUntil: 'notADate',
    })
  })
})
