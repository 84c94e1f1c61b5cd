import { type Bitmap, bytesPerRow, matrixBitmap, turnedBitmap } from './bitmap.ts'
import {
  type BoxItem,
  type CodeItem,
  type LabelItem,
  type LabelLayout,
  millimetresPerInch,
  type PictureItem,
  type PrinterDpi,
  type TextItem,
  toDots,
} from './label-layout.ts'
import { placeCode } from './label-svg.ts'

/** A text drawn beforehand, with the dot of its top left corner on the label. */
export interface PlacedBitmap {
  bitmap: Bitmap
  x: number
  y: number
}

export interface ZplOptions {
  dpi: PrinterDpi
  /** The dots of a picture, or of a text that the printer's own font cannot draw (see `needsPicture`). */
  pictureOf?: (item: TextItem | PictureItem) => PlacedBitmap | undefined
}

/**
 * Whether the printer cannot be trusted with this text: its built-in scalable font is sure to have ASCII and Latin-1 only, in a block
 * (`^FB`) a backslash is a command even when it comes as hex, and firmware differs in where it puts a turned block.
 */
export function needsPicture({ text, isTurned }: Pick<TextItem, 'text' | 'isTurned'>): boolean {
  return isTurned === true || !/^[\u0020-\u005b\u005d-\u007e\u00a1-\u00ac\u00ae-\u00ff]*$/u.test(text)
}

/**
 * The label in ZPL II: UTF-8 (`^CI28`), every text as `^FH` hex so that no data can become a command. Codes go as dots
 * (`^GFA`), not as `^BQ`: firmware differs in where it puts a `^BQ` and which version it picks, and these dots are the ones
 * that were proved to read back.
 * @throws RangeError when a text needs a picture and there is none: a label with a missing name is not printed.
 */
export function toZpl(layout: LabelLayout, options: ZplOptions): string {
  const width = toDots(layout.widthMm, options.dpi)
  const height = toDots(layout.heightMm, options.dpi)
  const body = layout.items.map((item) => itemZpl(item, options))
  return ['^XA', '^CI28', `^PW${width}`, `^LL${height}`, '^LH0,0', ...body, '^PQ1', '^XZ', ''].join('\n')
}

function itemZpl(item: LabelItem, options: ZplOptions): string {
  if (item.kind === 'box') return boxZpl(item, options.dpi)
  if (item.kind === 'code') return codeZpl(item, options.dpi)
  return item.kind === 'picture' || needsPicture(item) ? pictureZpl(item, options) : textZpl(item, options.dpi)
}

function pictureZpl(item: TextItem | PictureItem, { pictureOf }: ZplOptions): string {
  const picture = pictureOf?.(item)
  if (picture === undefined) throw new RangeError(`No picture of ${JSON.stringify(item)}`)
  const isInverted = item.kind === 'text' && item.isInverted
  return `^FO${picture.x},${picture.y}${isInverted ? '^FR' : ''}${graphicZpl(picture.bitmap)}^FS`
}

function textZpl(item: TextItem, dpi: number): string {
  const size = toDots(item.sizeMm, dpi)
  const width = toDots(item.widthMm, dpi)
  const startMm = { start: 0, middle: item.widthMm / 2, end: item.widthMm }[item.align]
  const x = toDots(item.xMm - startMm, dpi)
  const block = { start: 'L', middle: 'C', end: 'R' }[item.align]
  const reverse = item.isInverted ? '^FR' : ''
  return `^FT${x},${toDots(item.baselineMm, dpi)}^A0N,${size},${size}^FB${width},1,0,${block},0${reverse}^FH_^FD${hex(item.text)}^FS`
}

function boxZpl(item: BoxItem, dpi: number): string {
  const width = Math.max(1, toDots(item.widthMm, dpi))
  const height = Math.max(1, toDots(item.heightMm, dpi))
  return `^FO${toDots(item.xMm, dpi)},${toDots(item.yMm, dpi)}^GB${width},${height},${Math.min(width, height)}^FS`
}

function codeZpl(item: CodeItem, dpi: number): string {
  const { x, y, module, rowHeight, matrix } = placeCode(item, dpi / millimetresPerInch, Math.round, true)
  const upright = matrixBitmap(matrix, module, rowHeight)
  const isBarsAcross = item.isTurned === true && matrix.rows === 1
  return `^FO${x},${y}${graphicZpl(isBarsAcross ? turnedBitmap(upright) : upright)}^FS`
}

function graphicZpl({ width, data }: Bitmap): string {
  const digits = Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `^GFA,${data.length},${data.length},${bytesPerRow(width)},${digits.toUpperCase()}`
}

/** Every byte of the UTF-8 text as `_XX`; letters and digits stay readable. */
function hex(text: string): string {
  return Array.from(text, (character) => (/^[0-9A-Za-z ]$/.test(character) ? character : utf8Hex(character))).join('')
}

/** UTF-8 bytes without TextEncoder, which pure code does not have: percent-encoding writes the same bytes. */
function utf8Hex(character: string): string {
  const encoded = encodeURIComponent(character)
  if (encoded.startsWith('%')) return encoded.replaceAll('%', '_')
  return `_${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
