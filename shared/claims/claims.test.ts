import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountFor } from './claims.ts'

describe('pieces that lie in one place', () => {
  const sources = fc.array(fc.record({ left: fc.integer({ min: -3, max: 9 }) }), { maxLength: 6 })

  test('are all accounted for, none by more than what an arrival has left', () => {
    fc.assert(
      fc.property(fc.nat(30), sources, (there, newestFirst) => {
        const shares = accountFor(there, newestFirst)
        expect(shares.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(there)
        expect(shares.every(({ source, quantity }) => quantity > 0 && (source === null || quantity <= source.left))).toBe(true)
        expect(shares.filter(({ source }) => source === null).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('came by the newest arrivals, the rest without a word', () => {
    const [newest, older] = [{ left: 2 }, { left: 3 }]
    expect(accountFor(4, [newest, older])).toEqual([
      { source: newest, quantity: 2 },
      { source: older, quantity: 2 },
    ])
    expect(accountFor(6, [newest, older]).at(-1)).toEqual({ source: null, quantity: 1 })
  })
})
