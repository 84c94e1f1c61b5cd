import sharp from 'sharp'

import { type Bitmap, drawBitmap, isBlackAt } from '../../shared/labels/bitmap.ts'
import { type LabelItem, type LabelLayout, type PrinterDpi, type TextItem } from '../../shared/labels/label-layout.ts'
import { toSvg } from '../../shared/labels/label-svg.ts'
import { needsPicture, type PlacedBitmap, toZpl } from '../../shared/labels/label-zpl.ts'
import { readCodes } from './read-codes.ts'

/** Darker than this becomes black. Above the middle, so that thin strokes of Chinese characters survive. */
const threshold = 150

/** The label as the dots of a printer of `dpi`: drawn by librsvg with the system's fonts, then made black and white. */
export async function rasteriseLabel(layout: LabelLayout, dpi: PrinterDpi): Promise<Bitmap> {
  const { data, info } = await sharp(Buffer.from(toSvg(layout, dpi)))
    .flatten({ background: '#fff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return drawBitmap(info.width, info.height, (x, y) => (data[(y * info.width + x) * info.channels] ?? 255) < threshold)
}

/** The bitmap as a PNG that says its resolution, for a preview or a printer driver. */
export async function bitmapToPng(bitmap: Bitmap, dpi: PrinterDpi): Promise<Buffer> {
  const grey = Buffer.alloc(bitmap.width * bitmap.height)
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      grey[y * bitmap.width + x] = isBlackAt(bitmap, x, y) ? 0 : 255
    }
  }
  return sharp(grey, { raw: { width: bitmap.width, height: bitmap.height, channels: 1 } })
    .withMetadata({ density: dpi })
    .png()
    .toBuffer()
}

export type Proof = { kind: 'readable' } | { kind: 'unreadable'; missing: readonly string[] }

/** Whether every code of the layout reads back from the very dots that go to the printer. A label that does not is not printed. */
export async function proveLabel(layout: LabelLayout, bitmap: Bitmap, dpi: PrinterDpi): Promise<Proof> {
  const read = await readCodes(await bitmapToPng(bitmap, dpi))
  const missing = layout.items.flatMap((item) => (item.kind === 'code' && !read.includes(item.payload) ? [item.payload] : []))
  return missing.length === 0 ? { kind: 'readable' } : { kind: 'unreadable', missing }
}

/** The label in ZPL, with pictures of those texts that the printer's font lacks. */
export async function labelZpl(layout: LabelLayout, dpi: PrinterDpi): Promise<string> {
  const pictures = new Map<TextItem, PlacedBitmap>()
  for (const item of layout.items) {
    if (item.kind === 'text' && needsPicture(item.text)) pictures.set(item, await pictureText(layout, item, dpi))
  }
  return toZpl(layout, { dpi, pictureOf: (item) => pictures.get(item) })
}

/** The text alone, black on white, cut to its ink. */
async function pictureText(layout: LabelLayout, item: TextItem, dpi: PrinterDpi): Promise<PlacedBitmap> {
  const alone: LabelItem = { ...item, isInverted: false }
  const whole = await rasteriseLabel({ ...layout, items: [alone] }, dpi)
  return cutToInk(whole) ?? { bitmap: drawBitmap(8, 1, () => false), x: 0, y: 0 }
}

function cutToInk(whole: Bitmap): PlacedBitmap | undefined {
  let [left, top, right, bottom] = [whole.width, whole.height, -1, -1]
  for (let y = 0; y < whole.height; y++) {
    for (let x = 0; x < whole.width; x++) {
      if (!isBlackAt(whole, x, y)) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  if (right < 0) return undefined
  const bitmap = drawBitmap(right - left + 1, bottom - top + 1, (x, y) => isBlackAt(whole, left + x, top + y))
  return { bitmap, x: left, y: top }
}
