import { z } from 'zod'
import { importRunId } from '../kernel/ids.ts'
import { change, procedure } from '../kernel/procedure.ts'
import { refusal } from '../kernel/refusal.ts'
import { language } from '../kernel/text.ts'
import { IMPORT_KINDS } from './columns.ts'

/** The largest file that is read, and the most lines of one. */
export const MAX_IMPORT_BYTES = 32 * 1024 * 1024
export const MAX_IMPORT_LINES = 200_000
/** So many lines are shown of each sort; all of what is wrong comes as a file. */
export const MOST_SHOWN = 100

export const importKind = z.enum(IMPORT_KINDS)
/** By field the place of the file's column, from 0. */
export const mapping = z.record(z.string().max(40), z.int().min(0).max(500))

/** A file that was read and waits to be checked; it is kept in the host's memory, and gone when the host ends. */
export const importFile = z.object({
  id: z.uuidv7(),
  name: z.string(),
  /** With a word in them, the heading not among them. */
  lines: z.int(),
  headings: z.array(z.string()),
  /** The first lines, for whoever says which column is what. */
  first: z.array(z.array(z.string())),
  kind: importKind,
})
export type ImportFile = z.infer<typeof importFile>

export const importCounts = z.object({
  added: z.int(),
  changed: z.int(),
  /** The depot has them as they stand in the file already. */
  same: z.int(),
  bad: z.int(),
  /** Taken from this very file before: they are not taken twice. */
  earlier: z.int(),
})
export type ImportCounts = z.infer<typeof importCounts>

export const IMPORT_STATES = ['read', 'checking', 'checked', 'writing', 'done', 'cancelled', 'stopped', 'failed'] as const
export const importState = z.enum(IMPORT_STATES)

export const importProgress = z.object({
  state: importState,
  /** Lines that are checked, or written, of all. */
  done: z.int(),
  total: z.int(),
  counts: importCounts,
})
export type ImportProgress = z.infer<typeof importProgress>

const lineFault = z.union([
  z.object({ column: z.string().nullable(), message: z.string() }),
  z.object({ column: z.string().nullable(), refusal }),
  z.object({ column: z.string().nullable(), twinOf: z.int() }),
])

/** A line that cannot be taken, as it stands in the file, with everything that is wrong with it. */
export const badLine = z.object({ line: z.int(), cells: z.array(z.string()), faults: z.array(lineFault) })
export type BadLine = z.infer<typeof badLine>

/** A line that is new or changes something: what the record is called, and which fields change. */
export const shownLine = z.object({
  line: z.int(),
  name: z.string(),
  changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
})
export type ShownLine = z.infer<typeof shownLine>

export const importMode = z.enum(['all', 'good'])
export type ImportMode = z.infer<typeof importMode>

const id = z.uuidv7()

/** What became of a file that was imported. */
export const importRun = z.object({
  id: importRunId,
  kind: importKind,
  fileName: z.string(),
  mode: importMode,
  /** `interrupted`: the host ended in the middle of it. */
  state: z.enum(['running', 'done', 'cancelled', 'stopped', 'failed', 'interrupted']),
  total: z.int(),
  counts: importCounts.omit({ earlier: true }),
  at: z.string(),
  by: z.string(),
})
export type ImportRun = z.infer<typeof importRun>

export const importsContract = {
  /** Reads a CSV or XLSX file and says what seems to be in it. Nothing is stored. */
  upload: procedure('stock')
    .input(z.object({ file: z.file() }))
    .output(importFile),
  /** Begins to hold every line against the depot; `progress` says how far it is. Nothing is stored. */
  check: procedure('stock')
    .input(z.object({ id, kind: importKind, mapping, language }))
    .output(importProgress),
  progress: procedure('stock').input(z.object({ id })).output(importProgress),
  /** The first lines of each sort, once the file is checked or imported. */
  preview: procedure('stock')
    .input(z.object({ id }))
    .output(z.object({ added: z.array(shownLine), changed: z.array(shownLine), bad: z.array(badLine) })),
  /** Every line that cannot be taken. */
  badLines: procedure('stock').input(z.object({ id })).output(z.array(badLine)),
  /** Begins to import a checked file: every line, which is refused when one is bad, or the good ones alone. */
  run: procedure('stock')
    .input(change({ id, mode: importMode }))
    .output(z.object({ runId: importRunId })),
  /** Ends a check or an import after the lines that are just being written. */
  cancel: procedure('stock').input(z.object({ id })).output(importProgress),
  /** The newest imports. */
  runs: procedure('stock').output(z.array(importRun)),
  /** Everything of a kind as a file that can be imported again. */
  export: procedure('read')
    .input(z.object({ kind: importKind, format: z.enum(['csv', 'xlsx']), language }))
    .output(z.file()),
}
