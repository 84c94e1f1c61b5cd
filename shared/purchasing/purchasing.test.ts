import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedFor, openOf, shareOverLines, stateOfLines } from './orders.ts'
import { bestOffer, missingPieces, quantityToOrder } from './reorder.ts'

const line = (quantity: number, received: number, cancelled = 0) => ({ quantity, received, cancelled })

describe('an order', () => {
  test.each([
    [[line(2, 0)], 'sent'],
    [[line(2, 0), line(1, 1)], 'partly-received'],
    [[line(2, 1)], 'partly-received'],
    [[line(2, 2), line(1, 0, 1)], 'received'],
    [[line(2, 1, 1)], 'received'],
    [[line(2, 5)], 'received'],
    [[line(2, 0, 2)], 'cancelled'],
  ] as const)('with lines %j is %s', (lines, state) => {
    expect(stateOfLines(lines)).toBe(state)
  })

  test.each([
    [line(5, 2), 3],
    [line(5, 2, 1), 2],
    [line(5, 7), 0],
  ])('of %j has %i open', (counts, open) => {
    expect(openOf(counts)).toBe(open)
  })
})

describe('what came', () => {
  const lines = fc.array(fc.record({ open: fc.nat(9) }), { minLength: 1, maxLength: 5 })
  const items = fc.array(fc.record({ number: fc.string(), quantity: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 6,
  })

  test('is divided over the lines without losing a piece, none but the last beyond what is open', () => {
    fc.assert(
      fc.property(lines, items, (opens, came) => {
        const named = opens.map(({ open }, index) => ({ id: String(index), open }))
        const shares = shareOverLines(named, came)
        const sumOf = (some: readonly { quantity: number }[]) => some.reduce((sum, { quantity }) => sum + quantity, 0)
        expect(shares.reduce((sum, share) => sum + sumOf(share.items), 0)).toBe(sumOf(came))
        const tooMuch = shares.filter((share) => sumOf(share.items) > (opens[Number(share.lineId)]?.open ?? 0))
        expect(tooMuch.every(({ lineId }) => Number(lineId) === opens.length - 1)).toBe(true)
      }),
    )
  })

  test('goes on with the next line where the one before is full; a batch may be parted', () => {
    const shares = shareOverLines(
      [
        { id: 'early', open: 2 },
        { id: 'late', open: 5 },
      ],
      [
        { number: 'A', quantity: 1 },
        { number: 'B', quantity: 3 },
      ],
    )
    expect(shares).toEqual([
      {
        lineId: 'early',
        items: [
          { number: 'A', quantity: 1 },
          { number: 'B', quantity: 1 },
        ],
      },
      { lineId: 'late', items: [{ number: 'B', quantity: 2 }] },
    ])
  })
})

describe('what is expected for one who waits', () => {
  const coming = [
    { open: 3, expectedOn: null },
    { open: 2, expectedOn: '2026-03-20' },
    { open: 1, expectedOn: '2026-03-10' },
  ]
  test.each([
    [
      { before: 0, short: 1 },
      { ordered: 1, expectedOn: '2026-03-10' },
    ],
    [
      { before: 0, short: 2 },
      { ordered: 2, expectedOn: '2026-03-20' },
    ],
    [
      { before: 1, short: 2 },
      { ordered: 2, expectedOn: '2026-03-20' },
    ],
    [
      { before: 3, short: 1 },
      { ordered: 1, expectedOn: null },
    ],
    [
      { before: 4, short: 9 },
      { ordered: 2, expectedOn: null },
    ],
    [
      { before: 6, short: 1 },
      { ordered: 0, expectedOn: null },
    ],
    [
      { before: 0, short: 0 },
      { ordered: 0, expectedOn: null },
    ],
  ])('%j', (need, expected) => {
    expect(expectedFor(need, coming)).toEqual(expected)
  })
})

describe('what to order', () => {
  const outlook = { available: 0, onOrder: 0, waiting: 0, minimum: 0, reorderQuantity: 0 }
  test.each([
    [{}, {}, 0],
    [{ minimum: 4, available: 4 }, {}, 0],
    [{ minimum: 4, available: 3 }, {}, 1],
    [{ minimum: 4, available: 1, onOrder: 3 }, {}, 0],
    [{ minimum: 4, available: 1, onOrder: 3, waiting: 2 }, {}, 2],
    [{ minimum: 4, available: 3, reorderQuantity: 10 }, {}, 10],
    [{ minimum: 4, available: 3, reorderQuantity: 10 }, { pack: 4 }, 12],
    [{ waiting: 1 }, { minimum: 5 }, 5],
    [{ waiting: 1 }, { minimum: 5, pack: 3 }, 6],
    [{ waiting: 7, reorderQuantity: 2 }, { pack: 2 }, 8],
  ])('with %j of a supplier who takes %j is %i', (stock, terms, quantity) => {
    expect(quantityToOrder({ ...outlook, ...stock }, { minimum: 1, pack: 1, ...terms })).toBe(quantity)
  })

  test('is never less than what is missing', () => {
    const figure = fc.nat(1000)
    const stocks = fc.record({ available: figure, onOrder: figure, waiting: figure, minimum: figure, reorderQuantity: figure })
    const terms = fc.record({ minimum: fc.integer({ min: 1, max: 50 }), pack: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(stocks, terms, (stock, { minimum, pack }) => {
        const quantity = quantityToOrder(stock, { minimum, pack })
        const missing = missingPieces(stock)
        expect(quantity % pack).toBe(0)
        expect(missing === 0 ? quantity === 0 : quantity >= Math.max(missing, minimum, stock.reorderQuantity)).toBe(true)
      }),
    )
  })

  test('is asked of the preferred, else of the cheapest', () => {
    const offers = [
      { supplierId: 'dear', price: 9, minimum: 1, pack: 1, isPreferred: false },
      { supplierId: 'cheap', price: 7, minimum: 1, pack: 1, isPreferred: false },
    ]
    expect(bestOffer(offers)?.supplierId).toBe('cheap')
    expect(
      bestOffer([...offers, { ...offers[0], supplierId: 'own', price: 20, minimum: 1, pack: 1, isPreferred: true }])?.supplierId,
    ).toBe('own')
    expect(bestOffer([])).toBeNull()
  })
})
