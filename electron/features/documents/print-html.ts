import type { PaperSize, RenderedDocument } from '../../../shared/documents/documents.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import { fitText } from '../../../shared/labels/text-fit.ts'
import { DOCUMENT_POLICY } from '../../content-policy.ts'
import { wordingOf } from './wording.ts'

/** Paper in microns, the unit that Electron's printing takes. */
const paperMicrons: Readonly<Record<PaperSize, { widthMicrons: number; heightMicrons: number }>> = {
  a4: { widthMicrons: 210_000, heightMicrons: 297_000 },
  letter: { widthMicrons: 215_900, heightMicrons: 279_400 },
}

/** More pages than one copy will ever have; the total is looked up in a list of this length. */
const mostPages = 200

/** What the foot may take beside the page number, and its font of 8 points, in millimetres. */
const footMm = 140
const footEmMm = 2.82

interface PrintPage {
  language: Language
  /** Words stand in two languages, and names of facts need more room. */
  isBilingual?: boolean
  title: string
  css: string
  /** Markup of the body, escaped by whoever made it. */
  body: string
}

/** What stands at the foot of each page of one sheet, beside its page number. */
export interface SheetFoot {
  left: string
}

/**
 * A document of one or more sheets (copies) on office paper. Pages are numbered per sheet: each sheet has a named page with a
 * counter of its own. CSS knows only the total of all sheets, so sheets printed together must be equally long, as the copies
 * of one slip are; their total is then looked up through a counter style that counts in steps of the number of sheets.
 */
export function printSheets(page: PrintPage & { paper: PaperSize; feet: readonly SheetFoot[] }): RenderedDocument {
  const size = paperMicrons[page.paper]
  const { before, between, after } = wordingOf(page.language).page
  const steps = page.feet.length
  const totals = Array.from({ length: mostPages * steps }, (_, index) => `"${Math.ceil((index + 1) / steps)}"`).join(' ')
  const margin = `font: 8pt 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #444; white-space: nowrap;`
  const sheets = page.feet.map(
    ({ left }, index) => `
@page sheet${index} { counter-increment: sheet${index};
  @bottom-left { content: ${cssString(fitText(left, footMm, footEmMm, footEmMm).text)}; ${margin} }
  @bottom-right { content: ${cssString(before)} counter(sheet${index}) ${cssString(between)} counter(pages, per-sheet) ${cssString(after)}; ${margin} } }
.sheet${index} { page: sheet${index}; }`,
  )
  const css = `@counter-style per-sheet { system: fixed; symbols: ${totals}; }
@page { size: ${millimetres(size.widthMicrons)} ${millimetres(size.heightMicrons)}; margin: 13mm 14mm 15mm; }
${sheets.join('')}${page.css}`
  return { title: page.title, ...size, html: standalone({ ...page, css }) }
}

/** Pages of exactly this size without any margin: labels and badges. */
export function printExact(page: PrintPage & { widthMm: number; heightMm: number }): RenderedDocument {
  const { widthMm, heightMm } = page
  const css = `@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }\n${page.css}`
  return {
    title: page.title,
    widthMicrons: Math.round(widthMm * 1000),
    heightMicrons: Math.round(heightMm * 1000),
    html: standalone({ ...page, css }),
  }
}

/** Shown before it is printed: papers and labels lie on a table, each with its edges, and labels are large enough to be read. */
const onScreen = `
@media screen {
html { background: #d9dde2; }
body { background: none; padding: 14px; }
.sheet, .label { background: #fff; margin: 0 auto 14px; box-shadow: 0 1px 4px rgb(0 0 0 / 35%); }
.sheet { max-width: 210mm; padding: 9mm 10mm; }
.label { width: fit-content; zoom: 1.6; margin-bottom: 9px; }
}`

/**
 * One HTML file that needs nothing else and may do nothing: no script, nothing loaded, under the same policy wherever it is
 * opened, be it the desktop's hidden window, a browser's frame, an e-mail or the archive.
 */
export function standalone({ language, isBilingual = false, title, css, body }: PrintPage): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${DOCUMENT_POLICY}"><title>${escapeHtml(title)}</title><style>${css}${onScreen}</style></head><body${isBilingual ? ' class="bilingual"' : ''}>${body}</body></html>
`
}

const millimetres = (microns: number) => `${microns / 1000}mm`

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A CSS string. Everything but plain letters, digits and blanks goes as a code point, so it can end neither string nor style. */
export function cssString(text: string): string {
  const escaped = Array.from(text, (sign) =>
    /^[\p{L}\p{N} ]$/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0xfffd).toString(16)} `,
  )
  return `"${escaped.join('')}"`
}
