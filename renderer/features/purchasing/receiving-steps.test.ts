import { describe, expect, test } from 'vitest'
import { binId, orderId, orderLineId, partId } from '../../../shared/kernel/ids.ts'
import type { DueLine } from '../../../shared/purchasing/orders.ts'
import { parseScan, scanCodeOf, binNumber, partNumber } from '../../../shared/scan/scan-codes.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { binOf, counted, dueParts, lineOf, lotsOf, openOfPart, questionOf, take, withSerial } from './receiving-steps.ts'

const id = (last: number) => `01890000-0000-7000-8000-${String(last).padStart(12, '0')}`

const line = (seq: number, change: Partial<DueLine> = {}): DueLine => ({
  id: orderLineId.parse(id(seq)),
  partId: partId.parse(id(seq)),
  sku: `SKU-${seq}`,
  partNumber: partNumber(seq),
  name: { en: 'Heater', 'zh-CN': '加热器' },
  tracking: 'none',
  supplierNumber: null,
  quantity: 5,
  unitPrice: 100,
  received: 2,
  cancelled: 0,
  open: 3,
  total: 500,
  expectedOn: null,
  orderId: orderId.parse(id(100)),
  orderNumber: 'V0000001H',
  codes: [`SKU-${seq}`, scanCodeOf(partNumber(seq)), `X ${seq}`],
  waiting: 0,
  ...change,
})

const bin = (seq: number, isActive = true): Bin => ({
  id: binId.parse(id(seq)),
  code: `S1-0${seq}`,
  number: binNumber(seq),
  name: null,
  kind: 'shelf',
  keeperId: null,
  keeper: null,
  isActive,
  pieces: 0,
  version: 1,
})

describe('unpacking', () => {
  test('asks for part, count and bin', () => {
    expect(questionOf(undefined)).toBe('part')
    const plain = take(line(1), null)
    expect(questionOf(plain)).toBe('quantity')
    const done = counted(plain, 3)
    expect(done).toMatchObject({ quantity: 3 })
    expect(questionOf(done ?? undefined)).toBe('bin')
    expect(lotsOf(done ?? plain)).toEqual([])
  })

  test('asks for the batch first, unless the code named it', () => {
    const unnamed = take(line(1, { tracking: 'batch' }), null)
    expect(questionOf(unnamed)).toBe('batch')
    const named = take(line(1, { tracking: 'batch' }), 'L7')
    expect(questionOf(named)).toBe('quantity')
    expect(lotsOf({ ...named, quantity: 4 })).toEqual([{ number: 'L7', quantity: 4 }])
  })

  test('counts serials, each once', () => {
    const empty = take(line(1, { tracking: 'serial' }), null)
    expect(questionOf(empty)).toBe('serials')
    expect(counted(empty, 9)).toBeNull()
    const one = withSerial(empty, 'S-1') ?? empty
    expect(withSerial(one, 's1')).toBeNull()
    const two = withSerial(one, 'S-2') ?? one
    const done = counted(two, 0) ?? two
    expect(lotsOf(done)).toEqual([
      { number: 'S-1', quantity: 1 },
      { number: 'S-2', quantity: 1 },
    ])
  })

  test.each([0, -1, 1.5, 1e12])('takes no count of %s', (typed) => {
    expect(counted(take(line(1), null), typed)).toBeNull()
  })

  test('knows a part by whatever its label may say', () => {
    const lines = [line(1), line(2)]
    for (const text of ['sku 2', scanCodeOf(partNumber(2)), partNumber(2), 'X2']) expect(lineOf(lines, text)?.sku).toBe('SKU-2')
    expect(lineOf(lines, 'SKU-3')).toBeUndefined()
    expect(lineOf(lines, ' ')).toBeUndefined()
  })

  test('knows a bin by its label or its code, and none that is closed', () => {
    const bins = [bin(1), bin(2, false)]
    expect(binOf(bins, parseScan(scanCodeOf(binNumber(1))), '')?.code).toBe('S1-01')
    expect(binOf(bins, undefined, 's1 01')?.code).toBe('S1-01')
    expect(binOf(bins, undefined, 'S1-02')).toBeUndefined()
    expect(binOf(bins, parseScan(scanCodeOf(binNumber(2))), '')).toBeUndefined()
  })

  test('adds up a part over its orders', () => {
    const lines = [line(1), line(2), line(1, { orderNumber: 'V0000002F', open: 4 })]
    expect(openOfPart(lines, id(1))).toBe(7)
    expect(dueParts(lines).map(({ sku, open, orders }) => [sku, open, orders])).toEqual([
      ['SKU-1', 7, ['V0000001H', 'V0000002F']],
      ['SKU-2', 3, ['V0000001H']],
    ])
  })
})
