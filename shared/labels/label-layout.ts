import type { SymbolKind } from './code-matrix.ts'
import { fitText, widthInEm } from './text-fit.ts'

/** A label as placed items, in millimetres from its top left corner. Preview, printer language and bitmap are all made from this. */
export interface LabelLayout {
  widthMm: number
  heightMm: number
  items: readonly LabelItem[]
}

export type LabelItem = TextItem | CodeItem | BoxItem | PictureItem

/** What lies a quarter turn clockwise; see `turned`. */
interface Turnable {
  isTurned?: true
}

export interface TextItem extends Turnable {
  kind: 'text'
  text: string
  /** Where the text starts, is centred or ends, by `align`. */
  xMm: number
  baselineMm: number
  /** The em of the font; capitals are 0.716 of it. */
  sizeMm: number
  /** What the text may take along its line; it has been fitted to that. */
  widthMm: number
  align: 'start' | 'middle' | 'end'
  isBold: boolean
  /** White text on a box that was drawn before it. */
  isInverted: boolean
}

/** A code with its quiet zone: nothing else may reach into its place. */
export interface CodeItem extends Turnable {
  kind: 'code'
  code: SymbolKind
  payload: string
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

/** A filled black rectangle; a thin one is a line. */
export interface BoxItem {
  kind: 'box'
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

/** A drawn signature, as large as its place allows, standing on the place's lower left corner. */
export interface PictureItem {
  kind: 'picture'
  /** PNG data URL. */
  href: string
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

/** Height of capitals and digits as a share of the em, in Arial and all fonts that share its metrics. */
export const capHeightEm = 0.716

export interface TextPlace {
  xMm: number
  baselineMm: number
  widthMm: number
  maxMm: number
  minMm: number
  align?: TextItem['align']
  isBold?: boolean
  isInverted?: boolean
}

/** A text fitted into its place; an empty text takes no place at all. */
export function textItem(text: string, place: TextPlace): TextItem[] {
  const { xMm, baselineMm, widthMm, maxMm, minMm, align = 'start', isBold = false, isInverted = false } = place
  const fitted = fitText(text, widthMm, maxMm, minMm, isBold)
  if (fitted.text === '') return []
  const { sizeMm } = fitted
  return [{ kind: 'text', text: fitted.text, sizeMm, xMm, baselineMm, widthMm, align, isBold, isInverted }]
}

/** The label a quarter turn clockwise: what was read along its length leaves the printer's narrow side first. */
export function turned({ widthMm, heightMm, items }: LabelLayout): LabelLayout {
  return { widthMm: heightMm, heightMm: widthMm, items: items.map((item) => turnedItem(item, heightMm)) }
}

function turnedItem(item: LabelItem, heightMm: number): LabelItem {
  if (item.kind === 'text') return { ...item, isTurned: true, xMm: heightMm - item.baselineMm, baselineMm: item.xMm }
  const box = { xMm: heightMm - item.yMm - item.heightMm, yMm: item.xMm, widthMm: item.heightMm, heightMm: item.widthMm }
  return item.kind === 'code' ? { ...item, ...box, isTurned: true } : { ...item, ...box }
}

export const millimetresPerInch = 25.4
export const printerResolutions = [203, 300, 600] as const
export type PrinterDpi = (typeof printerResolutions)[number]

/** Millimetres as whole printer dots. */
export function toDots(millimetres: number, dpi: number): number {
  return Math.round((millimetres / millimetresPerInch) * dpi)
}

/** Where an item has its ink, on the label as it leaves the printer; of a text by the estimate that it was fitted with. */
export function boundsOf(item: LabelItem): { left: number; top: number; right: number; bottom: number } {
  if (item.kind !== 'text') {
    return { left: item.xMm, top: item.yMm, right: item.xMm + item.widthMm, bottom: item.yMm + item.heightMm }
  }
  const { xMm: x, baselineMm: y, sizeMm } = item
  const width = widthInEm(item.text, item.isBold) * sizeMm
  const before = { start: 0, middle: width / 2, end: width }[item.align]
  const [above, below] = [sizeMm * capHeightEm, sizeMm * 0.1]
  return item.isTurned === true
    ? { left: x - below, top: y - before, right: x + above, bottom: y - before + width }
    : { left: x - before, top: y - above, right: x - before + width, bottom: y + below }
}
