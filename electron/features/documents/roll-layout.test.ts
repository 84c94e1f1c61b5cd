import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReceiptData } from '../../../shared/documents/promise-papers.ts'
import { widthInEm } from '../../../shared/labels/text-fit.ts'
import { proveLabel, rasteriseLabel } from '../../devices/label-raster.ts'
import { NO_OWN_WORDS } from '../../../test/print/papers.ts'
import { rollLayouts } from './roll-layout.ts'
import { receiptRows } from './roll-papers.ts'
import { speechOf } from './wording.ts'

const receipt = (customerName: string, name: string): ReceiptData => ({
  locale: { language: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY', paper: 'a4', isBilingual: false },
  depot: {
    name: '滨河维修站 Riverside',
    address: '上海市徐汇区滨河路 88 号\n200030',
    phone: '021 5550 0188',
    email: null,
    ...NO_OWN_WORDS,
  },
  number: 'Z0000001A',
  job: {
    number: 'J0000172D',
    codePayload: 'J0000172D',
    rmaNumber: 'R0000136C',
    brand: 'Halvorn',
    model: 'DrillPro 18V',
    serial: 'HDP189374184',
  },
  customerName,
  at: '2026-11-21T09:40:00.000Z',
  by: 'Grace Okoye',
  payment: { kind: 'cash', amountMinor: 12_345, reference: null, reason: null },
  money: {
    lines: [{ name, isCovered: false, amountMinor: 12_345 }],
    netMinor: 12_345,
    taxMinor: 0,
    totalMinor: 12_345,
    waivers: [],
    payments: [{ number: 'Z0000001A', at: '2026-11-21T09:40:00.000Z', kind: 'cash', amountMinor: 12_345 }],
    dueMinor: 0,
    overpaidMinor: 0,
  },
})

const layoutOf = (data: ReceiptData) => rollLayouts(receiptRows(data, speechOf(data.locale)), 'receipt')[0]

describe('a receipt on a roll of dots', () => {
  test('reads back at the resolution of rolls', async () => {
    const layout = layoutOf(receipt('何文博', '更换卡盘 13 mm'))
    expect(await proveLabel(layout, await rasteriseLabel(layout, 203), 203)).toEqual({ kind: 'readable' })
    expect(layout.items).toContainEqual(expect.objectContaining({ text: '何文博' }))
  })

  test('takes names of any length: nothing leaves the roll, and it is as long as it has to be', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), fc.constant('W'.repeat(300)))
    fc.assert(
      fc.property(name, name, (customer, line) => {
        const { widthMm, heightMm, items } = layoutOf(receipt(customer, line))
        for (const item of items) {
          if (item.kind !== 'text') continue
          const width = widthInEm(item.text, item.isBold) * item.sizeMm
          const left = item.align === 'end' ? item.xMm - width : item.xMm
          expect(left).toBeGreaterThanOrEqual(-0.01)
          expect(left + width).toBeLessThanOrEqual(widthMm + 0.01)
          expect(item.baselineMm).toBeLessThan(heightMm)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('is cut behind two metres, which a printer of the system takes (shell/printing.ts)', () => {
    const layouts = rollLayouts(receiptRows(receipt('何文博', 'W'.repeat(20_000)), speechOf(receipt('', '').locale)), 'Receipt')
    expect(layouts.length).toBeGreaterThan(1)
    expect(Math.max(...layouts.map(({ heightMm }) => heightMm))).toBeLessThan(2_200)
  })
})
