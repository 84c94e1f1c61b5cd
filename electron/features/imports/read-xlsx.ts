import { setImmediate } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/** A row with a word in it, by the number that the spreadsheet shows for it. */
export interface NumberedCells {
  readonly line: number
  readonly cells: readonly string[]
}

/** Thrown when a file calls itself a workbook and cannot be read as one. */
export class BrokenWorkbookError extends Error {}

/** What a workbook's parts may come to when unpacked: a small file can hold gigabytes of blanks. */
const MOST_UNPACKED = 400 * 1024 * 1024
const MOST_COLUMNS = 500
/** What a spreadsheet lets one cell hold. */
const LONGEST_CELL = 32_767
const MOST_ENTRIES = 2000

/** Rows of the first sheet that is not hidden. Throws `BrokenWorkbookError`. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<NumberedCells[]> {
  const zip = await fromBufferPromise(bytes).catch(broken)
  const entries = await listEntries(zip)
  const named = (name: string) => entries.get(name.toLowerCase())
  const workbook = named('xl/workbook.xml')
  const relations = named('xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) throw new BrokenWorkbookError('no workbook')
  const sheet = named(await pathOfFirstSheet(zip, workbook, relations))
  if (sheet === undefined) throw new BrokenWorkbookError('no sheet')
  const strings = named('xl/sharedstrings.xml')
  const texts = strings === undefined ? [] : await readTexts(zip, strings)
  yield* readRows(zip, sheet, texts)
}

const broken = (cause: unknown): never => {
  throw new BrokenWorkbookError('cannot be read', { cause })
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      entries.set(entry.fileName.toLowerCase(), entry)
      if (unpacked > MOST_UNPACKED || entries.size > MOST_ENTRIES) throw new RangeError('larger than a sheet of ours')
    }
  } catch (error) {
    broken(error)
  }
  return entries
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Lets a listener hear one part of the workbook, piece by piece, so that others get their turn; yields after each piece. */
async function* hear(zip: ZipFile, entry: Entry, listener: Listener): AsyncGenerator<void> {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => listener.open?.(localName(name), attributes))
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  parser.on('closetag', ({ name }) => listener.close?.(localName(name)))
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      parser.write(decoder.decode(piece, { stream: true }))
      yield
      await setImmediate()
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    broken(error)
  }
  yield
}

async function hearAll(zip: ZipFile, entry: Entry, listener: Listener): Promise<void> {
  for await (const _ of hear(zip, entry, listener));
}

async function pathOfFirstSheet(zip: ZipFile, workbook: Entry, relations: Entry): Promise<string> {
  const sheets: { id: string; isShown: boolean }[] = []
  await hearAll(zip, workbook, {
    open: (name, attributes) => {
      if (name !== 'sheet') return
      // Whatever the namespace of relations is called in this file.
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ id, isShown: (attributes['state'] ?? 'visible') === 'visible' })
    },
  })
  const targets = new Map<string, string>()
  await hearAll(zip, relations, {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target)
    },
  })
  const target = targets.get((sheets.find(({ isShown }) => isShown) ?? sheets[0])?.id ?? '') ?? ''
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Texts as spreadsheets write signs that XML cannot: `_x000D_` is a carriage return. */
const plainText = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The list of texts that cells point into. How a word is pronounced (`rPh`) is not part of it. */
async function readTexts(zip: ZipFile, entry: Entry): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let isText = false
  let spoken = 0
  await hearAll(zip, entry, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken += 1
      isText = name === 't' && spoken === 0
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') spoken -= 1
      if (name === 'si') texts.push(plainText(text))
    },
  })
  return texts
}

/** `B` is the second column. */
function columnAt(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? ''
  return Array.from(letters).reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** A number as it is shown, not as a binary fraction: 19.99 and not 19.989999999999998. */
function plainNumber(text: string): string {
  const number = Number(text)
  return text.trim() === '' || !Number.isFinite(number) ? text : String(Number(number.toPrecision(15)))
}

async function* readRows(zip: ZipFile, sheet: Entry, texts: readonly string[]): AsyncGenerator<NumberedCells[]> {
  let rows: NumberedCells[] = []
  let line = 0
  let cells: string[] = []
  /** The place of the next cell that does not name its own. */
  let next = 0
  let cell = { at: 0, type: 'n', raw: '' }
  let isValue = false
  const valueOf = ({ type, raw }: typeof cell): string => {
    if (type === 's') return texts[Number(raw)] ?? ''
    if (type === 'b') return raw === '1' ? 'true' : 'false'
    return type === 'n' ? plainNumber(raw) : plainText(raw)
  }
  const pieces = hear(zip, sheet, {
    open: (name, { r, t }) => {
      if (name === 'row') {
        line = r === undefined ? line + 1 : Number(r)
        cells = []
        next = 0
      }
      if (name === 'c') {
        cell = { at: r === undefined ? next : columnAt(r), type: t ?? 'n', raw: '' }
        next = cell.at + 1
      }
      isValue = name === 'v' || name === 't'
    },
    text: (piece) => {
      if (isValue) cell.raw += piece
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'c' && cell.raw !== '' && cell.at >= 0 && cell.at < MOST_COLUMNS) {
        while (cells.length < cell.at) cells.push('')
        cells[cell.at] = valueOf(cell).slice(0, LONGEST_CELL)
      }
      if (name === 'row' && cells.some((text) => text.trim() !== '')) rows.push({ line, cells })
    },
  })
  for await (const _ of pieces) {
    if (rows.length > 0) yield rows
    rows = []
  }
}
