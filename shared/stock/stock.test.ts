import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitByLot, TRACKINGS } from './lots.ts'
import { effectsOf, isWellFormed, MOVEMENT_KINDS, MOVEMENTS, type Movement } from './movements.ts'
import { pieces } from './quantity.ts'
import { differencesOf, keyOf, sumUp, withMovement } from './sums.ts'
import { averageCost, divideValue, shareOf } from './value.ts'

const NOTHING = { fromBinId: null, toBinId: null, jobPartId: null, lotId: null, value: 0 } as const
const movement = (change: Pick<Movement, 'kind'> & Partial<Movement>): Movement => ({
  partId: 'p',
  quantity: 3,
  ...NOTHING,
  ...change,
})

const anyMovement: fc.Arbitrary<Movement> = fc
  .record({
    kind: fc.constantFrom(...MOVEMENT_KINDS),
    partId: fc.constantFrom('p', 'q'),
    quantity: fc.integer({ min: 1, max: 5 }),
    fromBinId: fc.constantFrom(null, 'a', 'b'),
    toBinId: fc.constantFrom(null, 'a', 'b'),
    jobPartId: fc.constantFrom(null, 'n', 'm'),
    lotId: fc.constant(null),
    value: fc.constant(0),
  })
  .filter(isWellFormed)

describe('the ledger', () => {
  test.each([
    ['a receipt', movement({ kind: 'receive', toBinId: 'a', value: 30 }), { 'owned p': 3, 'value p': 30, 'onHand p a': 3 }],
    ['a promise', movement({ kind: 'reserve', fromBinId: 'a', jobPartId: 'n' }), { 'reserved p a': 3, 'promised n a': 3 }],
    [
      'a pick',
      movement({ kind: 'pick', fromBinId: 'a', jobPartId: 'n', lotId: 'l' }),
      { 'onHand p a': -3, 'lotOnHand l a': -3, 'reserved p a': -3, 'promised n a': -3, 'picked n': 3, 'lotPicked l n': 3 },
    ],
    [
      'a fit',
      movement({ kind: 'fit', jobPartId: 'n', value: -30 }),
      { 'owned p': -3, 'value p': -30, 'picked n': -3, 'fitted n': 3 },
    ],
    ['a return', movement({ kind: 'return', jobPartId: 'n', toBinId: 'b' }), { 'onHand p b': 3, 'picked n': -3 }],
    ['a dead one in hand', movement({ kind: 'doa', jobPartId: 'n', toBinId: 'b' }), { 'onHand p b': 3, 'picked n': -3 }],
    ['a dead one in its bin', movement({ kind: 'doa', fromBinId: 'a', toBinId: 'b' }), { 'onHand p a': -3, 'onHand p b': 3 }],
    ['a transfer', movement({ kind: 'transfer', fromBinId: 'a', toBinId: 'b' }), { 'onHand p a': -3, 'onHand p b': 3 }],
    ['a write-off', movement({ kind: 'scrap', fromBinId: 'a', value: -9 }), { 'owned p': -3, 'value p': -9, 'onHand p a': -3 }],
  ])('adds up %s', (_, entry, sums) => {
    expect(isWellFormed(entry)).toBe(true)
    expect(Object.fromEntries(sumUp([entry]))).toEqual(sums)
  })

  test.each([
    ['a receipt out of a bin', movement({ kind: 'receive', fromBinId: 'a', toBinId: 'b' })],
    ['a pick for nobody', movement({ kind: 'pick', fromBinId: 'a' })],
    ['a promise into a bin', movement({ kind: 'reserve', fromBinId: 'a', toBinId: 'b', jobPartId: 'n' })],
    ['an adjustment of nothing', movement({ kind: 'adjust' })],
    ['a transfer to where it is', movement({ kind: 'transfer', fromBinId: 'a', toBinId: 'a' })],
    ['no piece', movement({ kind: 'found', toBinId: 'a', quantity: 0 })],
    ['half a piece', movement({ kind: 'found', toBinId: 'a', quantity: 1.5 })],
  ])('has no entry for %s', (_, entry) => {
    expect(isWellFormed(entry)).toBe(false)
    expect(() => withMovement(new Map(), entry)).toThrow(/no such movement/)
  })

  test('owns what is in bins and in hands, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyMovement, { maxLength: 40 }), (movements) => {
        const sums = sumUp(movements)
        const total = (...names: string[]) =>
          [...sums].reduce((sum, [key, figure]) => (names.includes(key.split(' ')[0] ?? '') ? sum + figure : sum), 0)
        expect(total('owned')).toBe(total('onHand', 'picked'))
        expect(total('reserved')).toBe(total('promised'))
        expect(Object.fromEntries(sumUp(movements.toReversed()))).toEqual(Object.fromEntries(sums))
      }),
    )
  })

  test('lets no sum fall below nothing and no bin promise more than lies in it', () => {
    fc.assert(
      fc.property(fc.array(anyMovement, { maxLength: 60 }), (movements) => {
        let sums: ReadonlyMap<string, number> = new Map()
        for (const entry of movements) {
          const counted = withMovement(sums, entry)
          if ('reason' in counted) continue
          sums = counted.after
        }
        const bad = [...sums].filter(([key, sum]) => {
          const there = key.startsWith('reserved ') ? (sums.get(key.replace('reserved', 'onHand')) ?? 0) : sum
          return sum < 0 || sum > there
        })
        expect(bad).toEqual([])
      }),
    )
  })

  test('says of every kind where its pieces come from and go to', () => {
    for (const kind of MOVEMENT_KINDS) {
      const { from, to, reserved } = MOVEMENTS[kind]
      expect(from.length > 0 && to.length > 0).toBe(reserved === 0 || kind === 'pick')
    }
    expect(effectsOf(movement({ kind: 'release', fromBinId: 'a', jobPartId: 'n' })).map(keyOf)).toEqual([
      'reserved p a',
      'promised n a',
    ])
  })

  test('names each sum that is not what the ledger says', () => {
    const ledger = new Map([
      ['owned p', 3],
      ['owned q', 1],
    ])
    expect(differencesOf(new Map([['owned p', 3]]), ledger)).toEqual([{ cell: 'owned q', kept: 0, ledger: 1 }])
    expect(differencesOf(ledger, ledger)).toEqual([])
  })
})

describe('value', () => {
  const worth = fc
    .record({ owned: fc.integer({ min: 1, max: 1_000_000 }), value: fc.maxSafeNat() })
    .chain((given) => fc.tuple(fc.constant(given), fc.integer({ min: 1, max: given.owned })))

  test('goes along in whole units, the last piece with what is left', () => {
    fc.assert(
      fc.property(worth, ([given, quantity]) => {
        const share = shareOf(given, quantity)
        expect(Number.isSafeInteger(share) && share >= 0 && share <= given.value).toBe(true)
        const rest = { owned: given.owned - quantity, value: given.value - share }
        expect(rest.owned === 0 ? 0 : shareOf(rest, rest.owned)).toBe(rest.value)
      }),
    )
    expect(() => shareOf({ owned: 1, value: 5 }, 2)).toThrow(RangeError)
  })

  test('is divided over places without losing or making anything', () => {
    const divided = fc.tuple(fc.maxSafeNat(), fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 }))
    fc.assert(
      fc.property(divided, ([value, places]) => {
        const owned = places.reduce((sum, quantity) => sum + quantity, 0)
        const shares = divideValue({ owned, value }, places)
        expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(value))
        expect(shares.every((share) => share >= 0)).toBe(true)
      }),
    )
  })

  test.each([
    [{ owned: 0, value: 0 }, null],
    [{ owned: 3, value: 1000 }, 333],
    [{ owned: 2, value: 1001 }, 501],
  ])('of %j is %s a piece', (given, average) => {
    expect(averageCost(given)).toBe(average)
  })
})

describe('batches and serials', () => {
  test.each([
    ['none', 3, [], [{ number: null, quantity: 3 }]],
    ['none', 3, [{ number: 'X', quantity: 3 }], null],
    [
      'batch',
      3,
      [
        { number: 'X', quantity: 1 },
        { number: 'Y', quantity: 2 },
      ],
      [
        { number: 'X', quantity: 1 },
        { number: 'Y', quantity: 2 },
      ],
    ],
    ['batch', 3, [{ number: 'X', quantity: 2 }], null],
    [
      'serial',
      2,
      [
        { number: 'S1', quantity: 1 },
        { number: 'S2', quantity: 1 },
      ],
      [
        { number: 'S1', quantity: 1 },
        { number: 'S2', quantity: 1 },
      ],
    ],
    ['serial', 2, [{ number: 'S1', quantity: 2 }], null],
    [
      'serial',
      2,
      [
        { number: 'S1', quantity: 1 },
        { number: 's-1', quantity: 1 },
      ],
      null,
    ],
  ] as const)('%s, %i pieces, %j', (tracking, quantity, lots, split) => {
    expect(TRACKINGS).toContain(tracking)
    expect(splitByLot(tracking, quantity, [...lots])).toEqual(split)
  })

  test.each([0, -1, 1.5, 1e12, Number.NaN, '2'])('%s is no number of pieces', (quantity) => {
    expect(pieces.safeParse(quantity).success).toBe(false)
  })
})
