import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { OpenQuoteError, readCsv } from '../../../shared/csv/read-csv.ts'
import { guessKind, guessMapping, IMPORT_KINDS } from '../../../shared/imports/columns.ts'
import { MAX_IMPORT_BYTES, MAX_IMPORT_LINES } from '../../../shared/imports/imports.contract.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import { done, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { cleanText } from '../../../shared/kernel/text.ts'
import { BrokenWorkbookError, type NumberedCells, readXlsx } from './read-xlsx.ts'

/**
 * A file as a table: its headings, and its lines as one text of JSON a line. Read once and then as quick to go through as a file
 * can be, in a tenth of the memory that its cells would take.
 */
export interface TableFile {
  readonly headings: readonly string[]
  readonly lines: number
  readonly rows: Buffer
  /** Names the content, whatever file it came in. */
  readonly sha256: string
}

const XLSX = Buffer.from('PK\u0003\u0004')
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
/** One text of a workbook may stand in a million cells: packed it is as long as they all. */
const MOST_PACKED = 4 * MAX_IMPORT_BYTES
const ROWS_A_TURN = 1000
const HEADING_WITHIN = 10

/** Reads a CSV or XLSX file. Refused with what is wrong with it. */
export async function readTableFile(bytes: Buffer): Promise<Outcome<TableFile>> {
  if (bytes.length > MAX_IMPORT_BYTES) return refuse('import-too-large', { max: MAX_IMPORT_BYTES / 1024 / 1024 })
  if (bytes.subarray(0, 4).equals(OLD_EXCEL)) return refuse('import-old-excel')
  const isXlsx = bytes.subarray(0, 4).equals(XLSX)
  const text = isXlsx ? '' : textOf(bytes)
  if (text === null) return refuse('import-not-a-table')
  try {
    return await packTable(isXlsx ? readXlsx(bytes) : csvPages(text))
  } catch (error) {
    if (error instanceof BrokenWorkbookError) return refuse('import-broken')
    if (error instanceof OpenQuoteError) return refuse('import-quote-open', { line: error.row })
    throw error
  }
}

// oxlint-disable-next-line eslint/no-control-regex -- what no text file has in it is what this looks for
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

/** UTF-8, UTF-16 where it says so, or GB 18030, which is how spreadsheets in China save theirs; null when it is no text. */
function textOf(bytes: Buffer): string | null {
  const text = decode(bytes)
  return text === null || BINARY.test(text.slice(0, 10_000)) ? null : text
}

function decode(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding; the next one may be right, and with none it is no text.
    }
  }
  return null
}

async function* csvPages(text: string): AsyncGenerator<NumberedCells[]> {
  let page: NumberedCells[] = []
  let line = 0
  for (const cells of readCsv(text)) {
    line += 1
    if (cells.some((cell) => cell.trim() !== '')) page.push({ line, cells })
    if (page.length < ROWS_A_TURN) continue
    yield page
    page = []
    await setImmediate()
  }
  yield page
}

async function packTable(pages: AsyncIterable<readonly NumberedCells[]>): Promise<Outcome<TableFile>> {
  const packed: Buffer[] = []
  let top: NumberedCells[] = []
  let headings: readonly string[] | null = null
  let lines = 0
  let length = 0
  const take = (rows: readonly NumberedCells[]) => {
    lines += rows.length
    const text = rows.map(({ line, cells }) => `${JSON.stringify([line, ...cells])}\n`).join('')
    length += text.length
    packed.push(Buffer.from(text))
  }
  const open = (): NotDone | null => {
    const at = headingAt(top)
    headings = (top[at]?.cells ?? []).map(cleanText)
    take(top.slice(at + 1))
    return refusalOfHeadings(headings)
  }
  for await (const rows of pages) {
    if (headings !== null) take(rows)
    else {
      top = [...top, ...rows]
      const refusal = top.length < HEADING_WITHIN ? null : open()
      if (refusal !== null) return refusal
    }
    if (length > MOST_PACKED) return refuse('import-too-large', { max: MAX_IMPORT_BYTES / 1024 / 1024 })
    if (lines > MAX_IMPORT_LINES) return refuse('import-too-long', { max: MAX_IMPORT_LINES })
  }
  const refusal = headings === null ? open() : null
  if (refusal !== null) return refusal
  if (headings === null || lines === 0) return refuse('import-empty')
  const rows = Buffer.concat(packed)
  const sha256 = createHash('sha256').update(JSON.stringify(headings)).update('\n').update(rows).digest('hex')
  return done({ headings, lines, rows, sha256 })
}

/** Where the headings stand: below a title, where there is one; else in the first line. */
function headingAt(top: readonly NumberedCells[]): number {
  const known = top
    .slice(0, HEADING_WITHIN)
    .map(({ cells }) => Math.max(...IMPORT_KINDS.map((kind) => Object.keys(guessMapping(kind, cells)).length)))
  return Math.max(
    0,
    known.findIndex((count) => count >= 2),
  )
}

/** Two columns of one name: nobody could say which of them is meant. */
function refusalOfHeadings(headings: readonly string[]): NotDone | null {
  if (headings.every((heading) => heading === '')) return refuse('import-empty')
  const keys = headings.map(folded)
  const twice = keys.findIndex((key, index) => key !== '' && keys.indexOf(key) !== index)
  return twice < 0 ? null : refuse('import-column-twice', { column: headings[twice] ?? '' })
}

/** The lines of a table from the first on, some at a time. */
export function* linesOf({ rows }: TableFile, count: number): Generator<NumberedCells[]> {
  let page: NumberedCells[] = []
  for (let at = 0; at < rows.length;) {
    const end = rows.indexOf(10, at)
    // Safe: these are the lines that `packTable` wrote.
    const [line, ...cells] = JSON.parse(rows.toString('utf8', at, end)) as [number, ...string[]]
    page.push({ line, cells })
    at = end + 1
    if (page.length < count && at < rows.length) continue
    yield page
    page = []
  }
}

/** The file's first lines, and which kind of file it seems to be. */
export function introduce(table: TableFile) {
  const [first = []] = linesOf(table, 5)
  return { kind: guessKind(table.headings), headings: [...table.headings], first: first.map(({ cells }) => [...cells]) }
}
