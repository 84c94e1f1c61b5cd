import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../kernel/time.ts'
import { EXCLUSIONS, judgeWarranty, NO_TERMS, type WarrantyFacts, type WarrantyTerms, type WarrantyVerdict } from './warranty.ts'

const TERMS: WarrantyTerms = {
  startsFrom: 'purchase',
  domestic: { partsMonths: 24, labourMonths: 12 },
  export: { partsMonths: 3, labourMonths: 0 },
}
const FACTS: WarrantyFacts = {
  terms: TERMS,
  region: 'domestic',
  boughtOn: '2024-02-29',
  installedOn: null,
  proof: 'verified',
  exclusions: [],
  repairWarranties: [],
  on: '2025-02-28',
}
const judge = (change: Partial<WarrantyFacts>) => judgeWarranty({ ...FACTS, ...change })

describe('the verdict', () => {
  test.each([
    ['the last day of labour, Feb 29 and a year being Feb 28', {}, [true, 'in-warranty'], [true, 'in-warranty']],
    ['the day after', { on: '2025-03-01' }, [true, 'in-warranty'], [false, 'expired']],
    ['the last day of parts', { on: '2026-02-28' }, [true, 'in-warranty'], [false, 'expired']],
    ['both over', { on: '2026-03-01' }, [false, 'expired'], [false, 'expired']],
    ['abroad', { region: 'export', on: '2024-05-29' }, [true, 'in-warranty'], [false, 'no-terms']],
    ['proof not yet looked at', { proof: 'unverified' }, [true, 'proof-unverified'], [true, 'proof-unverified']],
    ['no proof', { proof: 'none' }, [false, 'no-proof'], [false, 'no-proof']],
    ['proof refused', { proof: 'refused' }, [false, 'no-proof'], [false, 'no-proof']],
    ['nobody knows since when', { boughtOn: null }, [false, 'no-start-date'], [false, 'no-start-date']],
    ['a maker who promises nothing', { terms: NO_TERMS }, [false, 'no-terms'], [false, 'no-terms']],
    ['misuse', { exclusions: ['misuse'] }, [false, 'excluded'], [false, 'excluded']],
  ] satisfies [string, Partial<WarrantyFacts>, [boolean, string], [boolean, string]][])('%s', (_what, change, parts, labour) => {
    const verdict = judge(change)
    expect([verdict.parts.isCovered, verdict.parts.reason]).toEqual(parts)
    expect([verdict.labour.isCovered, verdict.labour.reason]).toEqual(labour)
  })

  test('counts from the installation where the model says so', () => {
    const terms: WarrantyTerms = { ...TERMS, startsFrom: 'installation' }
    expect(judge({ terms, installedOn: '2024-06-30' })).toMatchObject({ startsOn: '2024-06-30', labour: { until: '2025-06-30' } })
    expect(judge({ terms }).labour).toMatchObject({ reason: 'no-start-date', params: { startsFrom: 'installation' } })
  })

  test('takes the depot’s own repair where the maker’s promise is over, the longest of several, and says which', () => {
    const repairWarranties = [
      { number: 'J1', until: '2026-03-10' },
      { number: 'J2', until: '2026-04-10' },
    ]
    const over = { on: '2026-03-10', repairWarranties }
    const given = { isCovered: true, reason: 'repair-warranty', until: '2026-04-10', params: { number: 'J2' } }
    expect(judge(over).labour).toMatchObject(given)
    expect(judge({ ...over, on: '2026-04-11' }).labour).toMatchObject({ isCovered: false, reason: 'expired' })
    expect(judge({ ...over, exclusions: ['accident'] }).labour).toMatchObject({ isCovered: false, reason: 'excluded' })
  })
})

const day = fc.integer({ min: 0, max: 10_000 }).map((days) => addDays('2000-01-01', days))
const months = fc.record({ partsMonths: fc.integer({ min: 0, max: 60 }), labourMonths: fc.integer({ min: 0, max: 60 }) })
const anyFacts: fc.Arbitrary<WarrantyFacts> = fc.record({
  terms: fc.record({
    startsFrom: fc.constantFrom('purchase' as const, 'installation' as const),
    domestic: months,
    export: months,
  }),
  region: fc.constantFrom('domestic' as const, 'export' as const),
  boughtOn: fc.option(day),
  installedOn: fc.option(day),
  proof: fc.constantFrom('none' as const, 'unverified' as const, 'verified' as const, 'refused' as const),
  exclusions: fc.subarray([...EXCLUSIONS]),
  repairWarranties: fc.array(fc.record({ number: fc.constantFrom('J1', 'J2'), until: day }), { maxLength: 3 }),
  on: day,
})
const LINES = ['parts', 'labour'] as const
const rights = (verdict: WarrantyVerdict) => LINES.filter((line) => verdict[line].isCovered)
const hasAll = (more: readonly string[], less: readonly string[]) => less.every((line) => more.includes(line))

describe('whatever the facts', () => {
  test('a later date never adds a right', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 5000 }), (facts, wait) => {
        const later = judgeWarranty({ ...facts, on: addDays(facts.on, wait) })
        expect(hasAll(rights(judgeWarranty(facts)), rights(later))).toBe(true)
      }),
    )
  })

  test('adding or verifying proof never takes a right away', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const [none, unverified, verified] = (['none', 'unverified', 'verified'] as const).map((proof) =>
          rights(judgeWarranty({ ...facts, proof })),
        )
        expect(hasAll(unverified ?? [], none ?? []) && hasAll(verified ?? [], unverified ?? [])).toBe(true)
      }),
    )
  })

  test('longer terms and one more repair never take a right away, an exclusion never adds one', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 24 }), day, (facts, more, until) => {
        const before = rights(judgeWarranty(facts))
        const longer = {
          partsMonths: facts.terms[facts.region].partsMonths + more,
          labourMonths: facts.terms[facts.region].labourMonths + more,
        }
        const terms = { ...facts.terms, [facts.region]: longer }
        expect(hasAll(rights(judgeWarranty({ ...facts, terms })), before)).toBe(true)
        const repairWarranties = [...facts.repairWarranties, { number: 'J3', until }]
        expect(hasAll(rights(judgeWarranty({ ...facts, repairWarranties })), before)).toBe(true)
        expect(rights(judgeWarranty({ ...facts, exclusions: [...facts.exclusions, 'misuse'] }))).toEqual([])
      }),
    )
  })

  test('every line has a reason, and a covered one the last day of it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = judgeWarranty(facts)
        for (const line of LINES) {
          const { isCovered, until, params } = verdict[line]
          expect(isCovered && (until === null || until < facts.on)).toBe(false)
          expect(params['until'] ?? null).toBe(until)
        }
      }),
    )
  })

  test('the maker’s last day is counted from the start itself, never from a day that was cut short', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (boughtOn, span) => {
        const terms = { ...TERMS, domestic: { partsMonths: span, labourMonths: span } }
        expect(judge({ terms, boughtOn, on: boughtOn }).parts.until).toBe(addMonths(boughtOn, span))
      }),
    )
  })
})
