import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideRounded, lineAmounts, MOST_PRICE, MOST_QUANTITY, type PricedLine, TAX_WHOLE, totalsOf } from './amounts.ts'

const pricedLine: fc.Arbitrary<PricedLine> = fc
  .record({
    quantity: fc.integer({ min: 1, max: MOST_QUANTITY }),
    unitPrice: fc.integer({ min: 0, max: MOST_PRICE }),
    taxPoints: fc.integer({ min: 0, max: TAX_WHOLE }),
    isCovered: fc.boolean(),
  })
  .chain((line) =>
    fc
      .integer({ min: 0, max: lineAmounts({ ...line, discount: 0, isCovered: false }).gross })
      .map((discount) => ({ ...line, discount })),
  )

describe('the amounts of a line', () => {
  it.each([
    ['one and a half hours at 60.00, 19 %', { quantity: 1500, unitPrice: 6000, taxPoints: 1900 }, [9000, 9000, 1710]],
    ['a third of a cent is dropped', { quantity: 333, unitPrice: 100, taxPoints: 0 }, [33, 33, 0]],
    ['half a cent is rounded up', { quantity: 500, unitPrice: 101, taxPoints: 0 }, [51, 51, 0]],
    ['tax of half a cent is rounded up', { quantity: 1000, unitPrice: 250, taxPoints: 1000 }, [250, 250, 25]],
    ['a discount comes before tax', { quantity: 1000, unitPrice: 10_000, discount: 1000, taxPoints: 2000 }, [10_000, 9000, 1800]],
    ['a covered line costs nothing', { quantity: 1000, unitPrice: 10_000, taxPoints: 2000, isCovered: true }, [10_000, 0, 0]],
  ] as const)('%s', (_, line, [gross, net, tax]) => {
    expect(lineAmounts({ discount: 0, isCovered: false, ...line })).toEqual({ gross, net, tax })
  })

  it('are safe integers, never below zero, within every limit', () => {
    fc.assert(
      fc.property(pricedLine, (line) => {
        for (const amount of Object.values(lineAmounts(line))) {
          expect(Number.isSafeInteger(amount)).toBe(true)
          expect(amount).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('are off by less than one minor unit from the exact fraction', () => {
    fc.assert(
      fc.property(pricedLine, ({ quantity, unitPrice, ...line }) => {
        const { gross } = lineAmounts({ quantity, unitPrice, ...line })
        const off = BigInt(gross) * 1000n - BigInt(quantity) * BigInt(unitPrice)
        expect(off * 2n <= 1000n && off * 2n > -1000n).toBe(true)
      }),
    )
  })
})

describe('the totals', () => {
  it('are what the printed lines add up to', () => {
    fc.assert(
      fc.property(fc.array(pricedLine, { maxLength: 20 }), (lines) => {
        const printed = lines.map(lineAmounts)
        const totals = totalsOf(lines)
        expect(totals.total).toBe(printed.reduce((total, line) => total + line.net + line.tax, 0))
        expect(totals.net + totals.tax).toBe(totals.total)
      }),
    )
  })

  it('say what the policy spared the customer', () => {
    const line = { quantity: 1000, unitPrice: 5000, discount: 500, taxPoints: 0 }
    expect(
      totalsOf([
        { ...line, isCovered: true },
        { ...line, isCovered: false },
      ]),
    ).toMatchObject({ covered: 4500, total: 4500 })
  })
})

describe('rounding', () => {
  it('goes away from zero at the half, also below zero', () => {
    expect([divideRounded(5, 10), divideRounded(-5, 10), divideRounded(4, 10), divideRounded(-4, 10)]).toEqual([1, -1, 0, 0])
  })

  it('refuses what could not be exact', () => {
    expect(() => divideRounded(Number.MAX_SAFE_INTEGER + 1, 10)).toThrow(RangeError)
    expect(() => divideRounded(1.5, 10)).toThrow(RangeError)
    expect(() => divideRounded(Number.NaN, 10)).toThrow(RangeError)
  })
})
