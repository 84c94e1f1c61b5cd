import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAUSES } from '../jobs/assessment.ts'
import { OUTCOMES } from '../jobs/stages.ts'
import { type ClosedCase, isFixed, rankFixes } from './known-fixes.ts'

const caseOf = (number: string, change: Partial<ClosedCase> = {}): ClosedCase => ({
  number,
  causeCode: 'worn-part',
  outcome: 'repaired',
  closedAt: '2026-03-02T09:00:00.000Z',
  hasBounced: false,
  parts: [],
  done: [],
  ...change,
})

const closedCase: fc.Arbitrary<ClosedCase> = fc.record({
  number: fc.constantFrom(...Array.from({ length: 30 }, (_, index) => `J${index}`)),
  causeCode: fc.constantFrom(...CAUSES, null),
  outcome: fc.constantFrom(...OUTCOMES),
  closedAt: fc.integer({ min: 10, max: 28 }).map((day) => `2026-03-${day}T09:00:00.000Z`),
  hasBounced: fc.boolean(),
  parts: fc.array(
    fc.record({
      sku: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
      name: fc.constant({ en: 'Part', 'zh-CN': '配件' }),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 4 },
  ),
  done: fc.constant(['Done']),
})
/** A job that was found by two symptoms comes twice, and is the same both times. */
const cases = fc.uniqueArray(closedCase, { selector: (one) => one.number, maxLength: 25 })

describe('what fixed it', () => {
  test('ranks by how many stayed fixed, then by their share, then by the newest', () => {
    const ranked = rankFixes([
      caseOf('J1', { causeCode: 'dirt' }),
      caseOf('J2', { causeCode: 'dirt', hasBounced: true }),
      caseOf('J3', { causeCode: 'liquid', closedAt: '2026-03-01T09:00:00.000Z' }),
      caseOf('J4', { causeCode: 'firmware', outcome: 'resolved-remotely' }),
      caseOf('J5'),
      caseOf('J6'),
      caseOf('J7', { outcome: 'returned-unrepaired' }),
      caseOf('J8', { causeCode: null }),
    ])
    expect(ranked.map(({ causeCode, fixed, jobs }) => [causeCode, fixed, jobs])).toEqual([
      ['worn-part', 2, 3],
      ['firmware', 1, 1],
      ['liquid', 1, 1],
      ['dirt', 1, 2],
      [null, 1, 1],
    ])
  })

  test('counts a part once a job, however many were fitted, and only where it helped', () => {
    const seal = (quantity: number) => ({ sku: 'S', name: { en: 'Seal', 'zh-CN': '密封圈' }, quantity })
    const [fix] = rankFixes([
      caseOf('J1', { parts: [seal(2), seal(1)] }),
      caseOf('J2', { parts: [seal(1)] }),
      caseOf('J3', { parts: [seal(9)], hasBounced: true }),
    ])
    expect(fix?.parts).toEqual([{ ...seal(4), jobs: 2 }])
  })

  test('shows the newest that helped before the newest that did not', () => {
    const [fix] = rankFixes([
      caseOf('J1', { closedAt: '2026-03-01T09:00:00.000Z' }),
      caseOf('J2', { hasBounced: true, closedAt: '2026-03-09T09:00:00.000Z' }),
      caseOf('J3'),
    ])
    expect(fix?.examples.map(({ number }) => number)).toEqual(['J3', 'J1', 'J2'])
  })

  test('counts each job once and loses none, in whatever order they come', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (known, turn) => {
        const at = known.length === 0 ? 0 : turn % known.length
        const ranked = rankFixes(known)
        expect(rankFixes([...known.slice(at), ...known.slice(0, at), ...known.slice(0, at)])).toEqual(ranked)
        expect(ranked.reduce((sum, fix) => sum + fix.jobs, 0)).toBe(known.length)
        expect(ranked.reduce((sum, fix) => sum + fix.fixed, 0)).toBe(known.filter(isFixed).length)
        for (const fix of ranked) expect(fix.fixed + fix.bounced).toBeLessThanOrEqual(fix.jobs)
      }),
    )
  })

  test('never ranks a cause lower for one more job that it fixed', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...CAUSES), (known, cause) => {
        const placeIn = (all: readonly ClosedCase[]) => {
          const place = rankFixes(all).findIndex((fix) => fix.causeCode === cause)
          return place === -1 ? Number.POSITIVE_INFINITY : place
        }
        const more = [...known, caseOf('J99', { causeCode: cause })]
        expect(placeIn(more)).toBeLessThanOrEqual(placeIn(known))
      }),
    )
  })
})
