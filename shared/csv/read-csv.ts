import { unmarked } from './csv.ts'

/** What stands between two cells: the first line says it. */
const DELIMITERS = ['\t', ';', ',', '；', '，'] as const

/** The row in which a quote was opened that is never closed: whatever follows it would be one cell. */
export class OpenQuoteError extends Error {
  readonly row: number
  constructor(row: number) {
    super('a quoted cell is never closed')
    this.row = row
  }
}

/** The delimiter that the first line with any has most of, outside of quotes; of equal ones the first of `DELIMITERS`. */
function delimiterOf(text: string): string {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1]
  if (declared !== undefined) return declared
  for (const line of text.replaceAll(/"(?:[^"]|"")*"/g, '').split(/[\r\n]+/, 20)) {
    const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length - 1)
    const most = Math.max(...counts)
    if (most > 0) return DELIMITERS[counts.indexOf(most)] ?? ','
  }
  return ','
}

/**
 * Rows of a CSV file, one by one, whatever its delimiter and line ends; blank rows too, so that a row keeps the number that a
 * spreadsheet shows for it. Cells come without the apostrophe that `csvText` puts before what looks like a formula. Throws
 * `OpenQuoteError`.
 */
export function* readCsv(text: string): Generator<string[]> {
  const delimiter = delimiterOf(text.slice(0, 100_000))
  const bare = new RegExp(`[^${delimiter}\\r\\n]*`, 'y')
  let at = text.startsWith('sep=') ? text.indexOf('\n') + 1 : 0
  let row: string[] = []
  let number = 1
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedAt(text, at) : { text: '', end: at }
    if (cell === null) throw new OpenQuoteError(number)
    bare.lastIndex = cell.end
    const rest = bare.exec(text)?.[0] ?? ''
    row.push(unmarked(cell.text + rest))
    at = cell.end + rest.length
    if (text[at] === delimiter) {
      at += 1
      // A line that ends in its delimiter has one more cell, an empty one.
      if (at === text.length) row.push('')
      continue
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    yield row
    row = []
    number += 1
  }
  if (row.length > 0) yield row
}

/** The quoted cell that begins here, and where it ends; null when it never does. */
function quotedAt(text: string, start: number): { text: string; end: number } | null {
  let end = start + 1
  for (;;) {
    end = text.indexOf('"', end)
    if (end < 0) return null
    if (text[end + 1] !== '"') break
    end += 2
  }
  return { text: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 }
}
