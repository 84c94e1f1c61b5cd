import { fitText } from './text-fit.ts'

/** A label as data, in millimetres from its top left corner. Preview, printer language and bitmap are all made from this. */
export interface LabelLayout {
  widthMm: number
  heightMm: number
  items: readonly LabelItem[]
}

export type LabelItem = TextItem | CodeItem | BoxItem

export interface TextItem {
  kind: 'text'
  text: string
  /** Where the text starts, is centred or ends, by `align`. */
  xMm: number
  baselineMm: number
  /** The em of the font; capitals are 0.716 of it. */
  sizeMm: number
  /** What the text may take; it has been fitted to that. */
  widthMm: number
  align: 'start' | 'middle' | 'end'
  isBold: boolean
  /** White text on a box that was drawn before it. */
  isInverted: boolean
}

/** A square QR code. The side includes the quiet zone, so nothing else may reach into it. */
export interface CodeItem {
  kind: 'code'
  payload: string
  xMm: number
  yMm: number
  sideMm: number
}

/** A filled black rectangle; a thin one is a line. */
export interface BoxItem {
  kind: 'box'
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
  return fitted.text === '' ? [] : [{ kind: 'text', ...fitted, xMm, baselineMm, widthMm, align, isBold, isInverted }]
}

export const millimetresPerInch = 25.4
export const printerResolutions = [203, 300, 600] as const
export type PrinterDpi = (typeof printerResolutions)[number]

/** Millimetres as whole printer dots. */
export function toDots(millimetres: number, dpi: number): number {
  return Math.round((millimetres / millimetresPerInch) * dpi)
}
