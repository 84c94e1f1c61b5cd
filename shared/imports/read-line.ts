import type { z } from 'zod'
import { fieldMessage, parseFieldMessage } from '../kernel/field-message.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { cleanText } from '../kernel/text.ts'
import { readCell, type Value } from './cells.ts'
import { IMPORT_COLUMNS, type ImportKind, type Mapping } from './columns.ts'
import { ROW_SCHEMAS, TWIN_KEYS } from './rows.ts'

/** What is wrong with a line: in which column, and why. One without a column is about the whole line. */
export type LineFault =
  | { readonly column: string | null; readonly message: string }
  | { readonly column: string | null; readonly refusal: Refusal }
  | { readonly column: string | null; readonly twinOf: number }

export type RowOf<Kind extends ImportKind> = z.infer<(typeof ROW_SCHEMAS)[Kind]>

export type ReadLine<Kind extends ImportKind> =
  | { readonly row: RowOf<Kind>; readonly faults?: undefined }
  | { readonly faults: readonly LineFault[] }

/** Whether a line has no word in any column that is read: it is passed over. */
export const isBlank = (cells: readonly string[], mapping: Mapping): boolean =>
  Object.values(mapping).every((at) => cleanText(cells[at] ?? '') === '')

interface ReadOptions<Kind extends ImportKind> {
  readonly kind: Kind
  readonly mapping: Mapping
  /** Behind the point of the depot's currency. */
  readonly digits: number
}

/** Reads one line of a file as a row of its kind, or says everything that is wrong with it. */
export function readLine<Kind extends ImportKind>(
  cells: readonly string[],
  { kind, mapping, digits }: ReadOptions<Kind>,
): ReadLine<Kind> {
  const raw: Record<string, Value> = {}
  const faults: LineFault[] = []
  for (const { key, type, isRequired } of IMPORT_COLUMNS[kind]) {
    const at = mapping[key]
    const text = at === undefined ? '' : cleanText(cells[at] ?? '')
    if (text === '') {
      if (isRequired) faults.push({ column: key, message: fieldMessage('required') })
      continue
    }
    const read = readCell(type, text, digits)
    if (read.problem === undefined) raw[key] = read.value
    else faults.push({ column: key, message: read.problem })
  }
  const parsed = ROW_SCHEMAS[kind].safeParse(raw)
  // Safe: the schema was taken by the same kind, which the checker cannot follow through a lookup.
  if (parsed.success && faults.length === 0) return { row: parsed.data as RowOf<Kind> }
  const told = new Set(faults.map(({ column }) => column))
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [first] = path
    const column = typeof first === 'string' ? first : null
    if (told.has(column)) continue
    told.add(column)
    faults.push({ column, message: parseFieldMessage(message) === null ? fieldMessage('invalid') : message })
  }
  return { faults }
}

/** Which line first had each thing that no two lines may have. */
export type Seen = Map<string, number>

/** What a line has in common with one before it. What it has of its own is noted for those that follow. */
export function findTwins<Kind extends ImportKind>(kind: Kind, row: RowOf<Kind>, line: number, seen: Seen): LineFault[] {
  const faults: LineFault[] = []
  for (const [column, key] of TWIN_KEYS[kind](row)) {
    const twinOf = seen.get(`${column}\n${key}`)
    if (twinOf === undefined) seen.set(`${column}\n${key}`, line)
    else if (twinOf !== line) faults.push({ column, twinOf })
  }
  return faults
}
