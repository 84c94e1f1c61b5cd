import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceOf, expectedOf, mayApprove } from './stocktake.ts'

describe('a counted line', () => {
  test.each([
    [{ counted: 3, low: 3, high: 3 }, 3, 0],
    [{ counted: 1, low: 3, high: 3 }, 3, -2],
    [{ counted: 5, low: 3, high: 3 }, 3, 2],
    [{ counted: 2, low: 2, high: 3 }, 2, 0],
    [{ counted: 3, low: 2, high: 3 }, 3, 0],
    [{ counted: 1, low: 2, high: 3 }, 2, -1],
    [{ counted: 4, low: 2, high: 3 }, 3, 1],
  ])('%j should have been %i and differs by %i', (line, expected, difference) => {
    expect([expectedOf(line), differenceOf(line)]).toEqual([expected, difference])
  })

  test('differs by nothing exactly when it lies in what the ledger had while it was counted', () => {
    const figures = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50))
    fc.assert(
      fc.property(figures, ([counted, one, other]) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(differenceOf({ counted, low, high }) === 0).toBe(counted >= low && counted <= high)
      }),
    )
  })
})

test('differences are approved by somebody else than whoever counted, or by a manager', () => {
  expect(mayApprove({ id: 'kim', roles: ['parts'] }, 'kim')).toBe(false)
  expect(mayApprove({ id: 'lee', roles: ['parts'] }, 'kim')).toBe(true)
  expect(mayApprove({ id: 'kim', roles: ['technician', 'manager'] }, 'kim')).toBe(true)
})
