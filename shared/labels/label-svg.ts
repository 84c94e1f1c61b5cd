import { type CodeMatrix, codeMatrix, codeRule, matrixPath } from './code-matrix.ts'
import {
  type BoxItem,
  type CodeItem,
  type LabelItem,
  type LabelLayout,
  millimetresPerInch,
  type PictureItem,
  type TextItem,
} from './label-layout.ts'

/** Fonts with Arial's metrics first, since text is fitted by them; then what draws Chinese, Arabic and emoji without colour. */
export const labelFonts =
  "Arial, 'Liberation Sans', Helvetica, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Segoe UI Symbol', 'Noto Emoji', 'DejaVu Sans', sans-serif"

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as XML. Fitted text has no control characters left. */
export const escapeXml = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '')

/**
 * The label as a picture in millimetres that loads nothing: the preview on the screen and the page that a system printer prints.
 * With `dpi`, its units are that printer's dots and each module of a code is a whole number of them, ready to be rasterised.
 */
export function toSvg(layout: LabelLayout, dpi?: number): string {
  const scale = dpi === undefined ? 1 : dpi / millimetresPerInch
  const snap = dpi === undefined ? thousandths : Math.round
  const [width, height] = [snap(layout.widthMm * scale), snap(layout.heightMm * scale)]
  const unit = dpi === undefined ? 'mm' : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}${unit}" height="${height}${unit}" viewBox="0 0 ${width} ${height}">${bodySvg(layout, scale, snap, dpi !== undefined)}</svg>`
}

/**
 * The label for a page in millimetres. With `dpi` its units are that printer's dots, counted from the page's corner, so that a system which
 * rasterises it there makes the dots that were proved; without, whoever prints it decides.
 */
export function pageSvg(layout: LabelLayout, dpi?: number): string {
  if (dpi === undefined) return toSvg(layout)
  const scale = dpi / millimetresPerInch
  // Not rounded, or a dot of the drawing would not quite be one of the printer's.
  const box = `${thousandths(layout.widthMm * scale)} ${thousandths(layout.heightMm * scale)}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.widthMm}mm" height="${layout.heightMm}mm" viewBox="0 0 ${box}">${bodySvg(layout, scale, Math.round, true)}</svg>`
}

const thousandths = (value: number) => Math.round(value * 1000) / 1000

function bodySvg({ widthMm, heightMm, items }: LabelLayout, scale: number, snap: Snap, isSnapped: boolean): string {
  const paper = `<rect width="${snap(widthMm * scale)}" height="${snap(heightMm * scale)}" fill="#fff"/>`
  return paper + items.map((item) => itemSvg(item, scale, snap, isSnapped)).join('')
}

type Snap = (value: number) => number

function itemSvg(item: LabelItem, scale: number, snap: Snap, isSnapped: boolean): string {
  if (item.kind === 'text') return textSvg(item, scale, snap)
  if (item.kind === 'box') return boxSvg(item, scale, snap)
  if (item.kind === 'picture') return pictureSvg(item, scale, snap)
  return codeSvg(item, scale, snap, isSnapped)
}

function textSvg(item: TextItem, scale: number, snap: Snap): string {
  const weight = item.isBold ? ' font-weight="700"' : ''
  const anchor = item.align === 'start' ? '' : ` text-anchor="${item.align}"`
  const size = Math.round(item.sizeMm * scale * 1000) / 1000
  const [x, y] = [snap(item.xMm * scale), snap(item.baselineMm * scale)]
  const turn = item.isTurned === true ? ` transform="rotate(90 ${x} ${y})"` : ''
  return `<text x="${x}" y="${y}"${turn} font-family="${escapeXml(labelFonts)}" font-size="${size}"${weight}${anchor} fill="${item.isInverted ? '#fff' : '#000'}">${escapeXml(item.text)}</text>`
}

function boxSvg({ xMm, yMm, widthMm, heightMm }: BoxItem, scale: number, snap: Snap): string {
  return `<rect x="${snap(xMm * scale)}" y="${snap(yMm * scale)}" width="${snap(widthMm * scale)}" height="${snap(heightMm * scale)}"/>`
}

function pictureSvg({ href, xMm, yMm, widthMm, heightMm }: PictureItem, scale: number, snap: Snap): string {
  return `<image href="${escapeXml(href)}" x="${snap(xMm * scale)}" y="${snap(yMm * scale)}" width="${snap(widthMm * scale)}" height="${snap(heightMm * scale)}" preserveAspectRatio="xMinYMax"/>`
}

function codeSvg(item: CodeItem, scale: number, snap: Snap, isSnapped: boolean): string {
  const { x, y, module, rowHeight, matrix } = placeCode(item, scale, snap, isSnapped)
  const isBarsAcross = item.isTurned === true && matrix.rows === 1
  const path = isBarsAcross ? turnedBars(matrix, x, y, module, rowHeight) : matrixPath(matrix, x, y, module, rowHeight)
  return `<path shape-rendering="crispEdges" data-code="${escapeXml(item.payload)}" d="${path}"/>`
}

/** Bars one below the other: a column of modules, each as wide as the bars are long. */
function turnedBars({ columns, isDark }: CodeMatrix, x: number, y: number, module: number, length: number): string {
  const column: CodeMatrix = { columns: 1, rows: columns, isDark: (_, row) => isDark(row, 0) }
  return matrixPath(column, x, y, length, module)
}

/**
 * The symbol in the middle of its place, `x` and `y` being its own top left corner without the quiet zone. Snapped, modules are as many
 * whole dots as fit, so that bars do not differ by a dot. A matrix code reads however it lies, so that only a bar code really turns.
 */
export function placeCode(item: CodeItem, scale: number, snap: Snap, isSnapped: boolean) {
  const matrix = codeMatrix(item.payload, item.code)
  const isBars = matrix.rows === 1
  const [along, across] = item.isTurned === true ? [item.heightMm, item.widthMm] : [item.widthMm, item.heightMm]
  const fitting = (along * scale) / (matrix.columns + 2 * codeRule(item.code).quiet)
  const module = isSnapped ? Math.max(1, Math.floor(fitting + 0.01)) : fitting
  const rowHeight = isBars ? snap(across * scale) : module
  const margin = (along * scale - module * matrix.columns) / 2
  const marginAcross = isBars ? 0 : margin
  const [marginX, marginY] = item.isTurned === true ? [marginAcross, margin] : [margin, marginAcross]
  return { matrix, module, rowHeight, x: snap(item.xMm * scale + marginX), y: snap(item.yMm * scale + marginY) }
}
