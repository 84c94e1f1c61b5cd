import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithinApproval, planLineFields } from './plans.ts'

const LINE = {
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

const problemsOf = (fields: object) =>
  planLineFields.safeParse({ ...LINE, ...fields }).error?.issues.map((issue) => issue.message)

describe('a line of a plan', () => {
  it('is taken as it stands', () => {
    expect(planLineFields.parse(LINE)).toEqual(LINE)
  })

  it.each([
    ['cents below zero', { unitPrice: -1 }, 'tooSmall|min=0'],
    ['a fraction of a cent', { unitPrice: 10.5 }, 'notANumber'],
    ['not a number at all', { unitPrice: Number.NaN }, 'notANumber'],
    ['tax above 100 %', { taxPoints: 10_001 }, 'tooLarge|max=10000'],
    ['no quantity', { quantity: 0 }, 'tooSmall|min=1'],
    ['more off than it costs', { discount: 5001 }, 'tooLarge|max=100'],
    ['goodwill without a word', { treatment: 'goodwill' }, 'required'],
    ['no description', { description: '  ' }, 'required'],
  ])('refuses %s', (_, fields, message) => {
    expect(problemsOf(fields)?.[0]).toBe(message)
  })
})

describe('an approval', () => {
  const approved = { total: 10_000, promisedOn: '2026-12-01' }
  const tolerance = { price: 500, days: 2 }

  it.each([
    ['cheaper', { total: 9000, promisedOn: '2026-12-01' }, true],
    ['dearer up to the limit', { total: 10_500, promisedOn: '2026-12-01' }, true],
    ['dearer by one cent more', { total: 10_501, promisedOn: '2026-12-01' }, false],
    ['later up to the limit', { total: 10_000, promisedOn: '2026-12-03' }, true],
    ['later by one day more', { total: 10_000, promisedOn: '2026-12-04' }, false],
    ['earlier', { total: 10_000, promisedOn: '2026-11-30' }, true],
    ['with no promise any more', { total: 10_000, promisedOn: null }, false],
  ])('holds or not for a plan that is %s', (_, next, holds) => {
    expect(isWithinApproval(approved, next, tolerance)).toBe(holds)
  })

  it('holds for the very terms it was given for', () => {
    fc.assert(
      fc.property(fc.nat(), (total) => {
        expect(isWithinApproval({ ...approved, total }, { ...approved, total }, { price: 0, days: 0 })).toBe(true)
      }),
    )
  })
})
