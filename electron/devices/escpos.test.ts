import { expect, test } from 'vitest'
import { drawBitmap, isBlackAt } from '../../shared/labels/bitmap.ts'
import { testLabel, TRIAL_PAYLOAD } from '../../shared/printers/trial-labels.ts'
import { escposRaster } from './escpos.ts'
import { bitmapToPng, rasteriseLabel } from './label-raster.ts'
import { readCodes } from './read-codes.ts'

/** Prints as a roll printer would: initialise, rows of dots, cut; anything else is a fault. */
function printed(bytes: Uint8Array) {
  expect([...bytes.subarray(0, 2)]).toEqual([0x1b, 0x40])
  const rows: Uint8Array[] = []
  let at = 2
  let stride = 0
  while (bytes[at] === 0x1d && bytes[at + 1] === 0x76) {
    const [mode, zero, xl = 0, xh = 0, yl = 0, yh = 0] = bytes.subarray(at + 2, at + 8)
    expect([mode, zero]).toEqual([0x30, 0])
    stride = xl + xh * 256
    const height = yl + yh * 256
    for (let row = 0; row < height; row += 1) rows.push(bytes.subarray(at + 8 + row * stride, at + 8 + (row + 1) * stride))
    at += 8 + height * stride
  }
  expect([...bytes.subarray(at)]).toEqual([0x1d, 0x56, 66, 0])
  const dot = (x: number, y: number) => ((rows[y]?.[x >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0
  return { width: stride * 8, height: rows.length, dot }
}

test('every dot arrives where it was, in as many bands as it takes', () => {
  const drawing = drawBitmap(301, 400, (x, y) => (x * 7 + y * 13) % 5 === 0)
  const { width, height, dot } = printed(escposRaster(drawing))
  expect([width, height]).toEqual([304, 400])
  for (let y = 0; y < 400; y += 1) {
    for (let x = 0; x < 304; x += 1) if (dot(x, y) !== (x < 301 && isBlackAt(drawing, x, y))) throw new Error(`dot ${x},${y}`)
  }
})

test('the code of a label on a roll reads back from its dots', async () => {
  const label = testLabel({ kind: 'escpos', name: '卷纸打印机', dpi: 203, widthMm: 48, heightMm: null })
  const { width, height, dot } = printed(escposRaster(await rasteriseLabel(label, 203)))
  expect(await readCodes(await bitmapToPng(drawBitmap(width, height, dot), 203))).toEqual([TRIAL_PAYLOAD])
})
