import type { Cell } from '../../../shared/csv/csv.ts'
import { type FlatRow, isSameValue, type Value, writeCell } from '../../../shared/imports/cells.ts'
import { type CellType, IMPORT_COLUMNS, type ImportKind } from '../../../shared/imports/columns.ts'
import type { ShownLine } from '../../../shared/imports/imports.contract.ts'
import type { LineFault, RowOf } from '../../../shared/imports/read-line.ts'
import type { Outcome } from '../../../shared/kernel/refusal.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'

/** A line that was read, by its number in the file. */
export interface NumberedRow<Kind extends ImportKind> {
  readonly line: number
  readonly row: RowOf<Kind>
}

/** What a line would do. `earlier`: it was taken from this very file before. */
export type Verdict =
  | (ShownLine & { readonly what: 'added' | 'changed' | 'same' | 'earlier' })
  | { readonly line: number; readonly what: 'bad'; readonly faults: readonly LineFault[] }

/** Lines held against the depot, and how to write those of them that are not bad. */
export interface Judged {
  readonly verdicts: readonly Verdict[]
  write(work: Work): Promise<Outcome<null>>
}

/** How lines of one kind are judged and written. One importer goes through a file once. */
export interface Importer<Kind extends ImportKind> {
  /** Takes what the lines are about, so that it is still so when they are written. */
  lock(work: Work, rows: readonly NumberedRow<Kind>[]): Promise<void>
  /** Never writes. Of two lines that need the same thing the caller passes on the first alone. */
  judge(db: ReadDb, rows: readonly NumberedRow<Kind>[]): Promise<Judged>
}

/** What an importer knows of the file it is for. */
export interface ImportJob {
  readonly language: Language
  /** Behind the point of the depot's currency. */
  readonly digits: number
  readonly currency: string
  readonly fileName: string
  /** Names the file's content and how its columns are read. */
  readonly source: string
  readonly runId: string | null
  /** SKUs that good lines of the file say, where parts name each other: one may stand in for a part of an earlier line. */
  readonly skus: ReadonlySet<string>
}

const textOf = (cell: Cell): string => (cell === null ? '' : typeof cell === 'string' ? cell : cell.decimal)

/** The fields that a line says otherwise than the depot has them. */
export function changesOf(kind: ImportKind, before: FlatRow, after: FlatRow, job: ImportJob): ShownLine['changes'] {
  const words = (type: CellType, value: Value) => textOf(writeCell(type, value, job))
  return IMPORT_COLUMNS[kind].flatMap(({ key, type }) => {
    const [old = null, said] = [before[key], after[key]]
    if (said === undefined || isSameValue(type, old, said)) return []
    return [{ column: key, before: words(type, old), after: words(type, said) }]
  })
}

export const bad = (line: number, ...faults: LineFault[]): Verdict => ({ line, what: 'bad', faults })
