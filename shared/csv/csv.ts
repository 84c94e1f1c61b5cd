import { writeDecimal } from '../kernel/money.ts'

/** A figure, written as it stands: it begins with a digit or with the one minus sign that means less than nothing. */
export interface DecimalCell {
  readonly decimal: string
}

/** Text that somebody may have typed, nothing, or a figure of ours. */
export type Cell = string | null | DecimalCell

/** An amount of whole steps as a plain decimal: 1250 with 2 digits is 12.50. */
export const decimalCell = (amount: number, digits: number): DecimalCell => ({ decimal: writeDecimal(amount, digits) })

const DECIMAL = /^-?\d+(\.\d+)?$/
const MUST_QUOTE = /[",\r\n]|^\s|\s$/
/** Full-width and small forms are taken for their plain ones by some programs; the minus sign U+2212 by others. */
const FORMULA = /^\s*[=+\-@\u2212]/
// oxlint-disable-next-line eslint/no-control-regex -- NUL is one of the signs that a program may begin a formula behind
const CONTROL = /^[\t\r\n\u0000]/

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it, which shows it as text. (QUALITY.md, "Input":
 * cells that begin with `= + - @`, tab, CR, LF, NUL or their full-width forms.)
 */
function harmless(text: string): string {
  return needsMark(text) ? `'${text}` : text
}

/** An apostrophe that somebody typed before such text is marked once more, so that what is read again is what was written. */
function needsMark(text: string): boolean {
  const bare = text.replace(/^'+/, '')
  return CONTROL.test(bare) || FORMULA.test(bare.normalize('NFKC'))
}

/** The text of a cell without the apostrophe that `csvText` puts before it: the other way of it. */
export function unmarked(cell: string): string {
  return cell.startsWith("'") && needsMark(cell.slice(1)) ? cell.slice(1) : cell
}

function write(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') {
    if (!DECIMAL.test(cell.decimal)) throw new RangeError('not a plain decimal')
    return cell.decimal
  }
  const text = harmless(cell)
  return MUST_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows after RFC 4180, without a byte order mark: what follows the first rows of a long file. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(write).join(',')}\r\n`).join('')
}

/** Rows as CSV after RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${csvLines(rows)}`
}
