import sharp from 'sharp'

import { type Bitmap, bytesPerRow, drawBitmap, isBlackAt } from '../../shared/labels/bitmap.ts'
import { codeRule, type SymbolKind } from '../../shared/labels/code-matrix.ts'
import {
  type CodeItem,
  type LabelItem,
  type LabelLayout,
  millimetresPerInch,
  type PictureItem,
  type PrinterDpi,
  type TextItem,
} from '../../shared/labels/label-layout.ts'
import { placeCode, toSvg } from '../../shared/labels/label-svg.ts'
import { needsPicture, type PlacedBitmap, toZpl } from '../../shared/labels/label-zpl.ts'
import { readDots } from './read-codes.ts'

/** Darker than this becomes black. Above the middle, so that thin strokes of Chinese characters survive. */
const threshold = 150

/** The label as the dots of a printer of `dpi`: drawn by librsvg with the system's fonts, then made black and white. */
export async function rasteriseLabel(layout: LabelLayout, dpi: PrinterDpi): Promise<Bitmap> {
  const { data, info } = await sharp(Buffer.from(toSvg(layout, dpi)))
    .flatten({ background: '#fff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return thresholded(data, info)
}

/** Every eighth of a byte by hand: a large label at 600 dpi has eight million dots, and a call for each takes longer than drawing them. */
function thresholded(grey: Uint8Array, { width, height, channels }: { width: number; height: number; channels: number }): Bitmap {
  const stride = bytesPerRow(width)
  const data = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const row = y * stride
    for (let x = 0, at = y * width * channels; x < width; x++, at += channels) {
      if ((grey[at] ?? 255) < threshold) data[row + (x >> 3)] = (data[row + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { width, height, data }
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

/** The decoder's names of the codes; it looks for those alone that the label says it has. */
const symbology = {
  qr: 'QRCode',
  'data-matrix': 'DataMatrix',
  'code-128': 'Code128',
  certificate: 'QRCode',
} as const satisfies Record<SymbolKind, string>

export type Proof = { kind: 'readable' } | { kind: 'unreadable'; missing: readonly string[] }

/**
 * Whether every code of the layout reads back from the very dots that go to the printer, each from its own place, whose quiet zone must be
 * white. A label that does not is not printed.
 */
export async function proveLabel(layout: LabelLayout, bitmap: Bitmap, dpi: PrinterDpi): Promise<Proof> {
  const codes = layout.items.filter((item) => item.kind === 'code')
  const unread = await Promise.all(codes.map(async (code) => ((await isReadable(code, bitmap, dpi)) ? [] : [code.payload])))
  const missing = unread.flat()
  return missing.length === 0 ? { kind: 'readable' } : { kind: 'unreadable', missing }
}

/**
 * The same proof without a bitmap at hand: only what lies around each code is drawn, dot for dot as on the whole label, which is ten times
 * as quick. For printers that draw by themselves, and before anything is queued.
 */
export async function proveLayout(layout: LabelLayout, dpi: PrinterDpi): Promise<Proof> {
  const parts = layout.items.flatMap((item) => (item.kind === 'code' ? [partAround(layout, item, dpi)] : []))
  const proofs = await Promise.all(parts.map(async (part) => proveLabel(part, await rasteriseLabel(part, dpi), dpi)))
  const missing = proofs.flatMap((proof) => (proof.kind === 'unreadable' ? proof.missing : []))
  return missing.length === 0 ? { kind: 'readable' } : { kind: 'unreadable', missing }
}

const aroundMm = 1

/** What lies around one code, cut out at whole dots so that everything falls on the dots it has on the label. */
function partAround({ items }: LabelLayout, code: CodeItem, dpi: PrinterDpi): LabelLayout {
  const dotMm = millimetresPerInch / dpi
  const [left, top] = [Math.floor((code.xMm - aroundMm) / dotMm) * dotMm, Math.floor((code.yMm - aroundMm) / dotMm) * dotMm]
  const shifted = items.flatMap((item): LabelItem[] => {
    if (item.kind === 'code' && item !== code) return []
    const xMm = item.xMm - left
    return [item.kind === 'text' ? { ...item, xMm, baselineMm: item.baselineMm - top } : { ...item, xMm, yMm: item.yMm - top }]
  })
  return { widthMm: code.widthMm + 3 * aroundMm, heightMm: code.heightMm + 3 * aroundMm, items: shifted }
}

/** Light dots around what is decoded, as the paper has them. */
const paperDots = 8

async function isReadable(item: CodeItem, bitmap: Bitmap, dpi: PrinterDpi): Promise<boolean> {
  const { x, y, matrix, module, rowHeight } = placeCode(item, dpi / millimetresPerInch, Math.round, true)
  const isBars = matrix.rows === 1
  const [along, across] = [matrix.columns * module, matrix.rows * rowHeight]
  const [width, height] = item.isTurned === true ? [across, along] : [along, across]
  const quiet = codeRule(item.code).quiet * module
  // Bars have their quiet zone at their two ends only.
  const [quietX, quietY] = isBars ? (item.isTurned === true ? [0, quiet] : [quiet, 0]) : [quiet, quiet]
  for (let dotY = y - quietY; dotY < y + height + quietY; dotY++) {
    for (let dotX = x - quietX; dotX < x + width + quietX; dotX++) {
      const isInside = dotX >= x && dotX < x + width && dotY >= y && dotY < y + height
      if (!isInside && isDotBlack(bitmap, dotX, dotY)) return false
    }
  }
  const [left, top] = [x - quietX - paperDots, y - quietY - paperDots]
  const isBlack = (dotX: number, dotY: number) => {
    const isPaper =
      dotX < paperDots || dotY < paperDots || dotX >= width + 2 * quietX + paperDots || dotY >= height + 2 * quietY + paperDots
    return !isPaper && isDotBlack(bitmap, left + dotX, top + dotY)
  }
  const dots = { width: width + 2 * (quietX + paperDots), height: height + 2 * (quietY + paperDots), isBlack }
  const read = await readDots(dots, [symbology[item.code]])
  return read.length === 1 && read[0] === item.payload
}

const isDotBlack = (bitmap: Bitmap, x: number, y: number) =>
  x >= 0 && y >= 0 && x < bitmap.width && y < bitmap.height && isBlackAt(bitmap, x, y)

/** The label in ZPL, with pictures of those texts that the printer's font lacks. */
export async function labelZpl(layout: LabelLayout, dpi: PrinterDpi): Promise<string> {
  const pictures = new Map<TextItem | PictureItem, PlacedBitmap>()
  for (const item of layout.items) {
    if (item.kind === 'picture' || (item.kind === 'text' && needsPicture(item)))
      pictures.set(item, await pictureOf(layout, item, dpi))
  }
  return toZpl(layout, { dpi, pictureOf: (item) => pictures.get(item) })
}

/** The item alone, black on white, cut to its ink. */
async function pictureOf(layout: LabelLayout, item: TextItem | PictureItem, dpi: PrinterDpi): Promise<PlacedBitmap> {
  const alone: LabelItem = item.kind === 'text' ? { ...item, isInverted: false } : item
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
