import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyLine, type Entitlement } from '../entitlement/entitlement.ts'
import { RULE_LINES } from '../entitlement/policy.ts'
import { coverageOf, fieldsOfLine, pricedLine } from './coverage.ts'
import { differenceOf } from './difference.ts'
import { TREATMENTS, type PlanLineFields } from './plans.ts'

const LINE: PlanLineFields = {
  kind: 'labour',
  description: 'Replace the display',
  partId: null,
  quantity: 1000,
  unitPrice: 5000,
  discount: 0,
  taxPoints: 1900,
  treatment: 'by-policy',
  words: null,
}

function verdictOf(state: 'covered' | 'open' | 'charged', ruleId: string | null): Pick<Entitlement, 'lines' | 'trace'> {
  const clause = { number: '3.2', text: { en: 'Twelve months', 'zh-CN': '' } }
  return {
    lines: everyLine(() => ({ state, ruleId, until: null })),
    trace: [
      { ruleId: 'warranty', clause, grants: { lines: ['labour'], choices: [] }, price: 'free', state: 'decides', conditions: [] },
    ],
  }
}

describe('who pays a line', () => {
  it.each([
    [
      'covered by its rule, with the clause',
      verdictOf('covered', 'warranty'),
      {},
      true,
      { by: 'rule', ruleId: 'warranty', clause: '3.2' },
    ],
    [
      'charged by a rule, with the clause',
      verdictOf('charged', 'warranty'),
      {},
      false,
      { by: 'rule', ruleId: 'warranty', clause: '3.2' },
    ],
    ['charged where nothing grants it', verdictOf('charged', null), {}, false, { by: 'no-rule' }],
    ['charged while a fact is missing', verdictOf('open', 'warranty'), {}, false, { by: 'no-rule' }],
    [
      'covered by goodwill, whatever the verdict',
      verdictOf('charged', null),
      { treatment: 'goodwill', words: 'Regular customer' },
      true,
      { by: 'goodwill', words: 'Regular customer' },
    ],
    [
      'charged as an extra under warranty',
      verdictOf('covered', 'warranty'),
      { treatment: 'extra' },
      false,
      { by: 'extra', words: null },
    ],
  ] as const)('is %s', (_, verdict, change, isCovered, reason) => {
    expect(coverageOf({ ...LINE, ...change }, verdict)).toEqual({ isCovered, reason })
  })

  it('costs the customer nothing where it is covered, and is offered again as it was entered', () => {
    const line = fc.record({
      kind: fc.constantFrom(...RULE_LINES),
      treatment: fc.constantFrom(...TREATMENTS),
      state: fc.constantFrom('covered' as const, 'open' as const, 'charged' as const),
      unitPrice: fc.nat(),
    })
    fc.assert(
      fc.property(line, ({ state, treatment, ...change }) => {
        const fields = { ...LINE, ...change, treatment, words: treatment === 'by-policy' ? null : 'Because' }
        const priced = pricedLine(fields, verdictOf(state, 'warranty'))
        expect(priced.isCovered && (priced.net !== 0 || priced.tax !== 0)).toBe(false)
        expect(fieldsOfLine(priced)).toEqual(fields)
      }),
    )
  })
})

describe('what a newer version changed', () => {
  const version = (...lines: PlanLineFields[]) => ({
    total: lines.length * 100,
    promisedOn: '2026-12-01',
    lines: lines.map((line) => pricedLine(line, verdictOf('charged', null))),
  })
  const part: PlanLineFields = { ...LINE, kind: 'part', description: 'Display' }

  it('is nothing for the same', () => {
    expect(differenceOf(version(LINE), version(LINE))).toEqual({
      price: 0,
      promisedOn: null,
      added: [],
      removed: [],
      changed: [],
    })
  })

  it('names lines that came, went and changed, the price and the date', () => {
    const after = { ...version({ ...LINE, unitPrice: 6000 }, { ...LINE, description: 'Seal' }), promisedOn: null }
    const difference = differenceOf(version(LINE, part), after)
    expect(difference).toMatchObject({
      price: 0,
      promisedOn: { from: '2026-12-01', to: null },
      added: [{ description: 'Seal' }],
      removed: [{ description: 'Display' }],
      changed: [{ from: { unitPrice: 5000 }, to: { unitPrice: 6000 } }],
    })
  })

  it('tells two lines of the same wording apart by their order', () => {
    expect(differenceOf(version(LINE, LINE), version(LINE)).removed).toHaveLength(1)
  })
})
