import type { ImportKind, Mapping } from '../../../shared/imports/columns.ts'
import {
  type BadLine,
  type ImportCounts,
  type ImportFile,
  type ImportMode,
  type ImportProgress,
  MOST_SHOWN,
  type ShownLine,
} from '../../../shared/imports/imports.contract.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import { introduce, type TableFile } from './table-file.ts'

/** How the columns of a file are read, and for which words what it changes is written. */
export interface Reading {
  readonly kind: ImportKind
  readonly mapping: Mapping
  readonly language: Language
}

/** A file on the desk: what is in it and how far it got. */
export interface DeskFile {
  readonly id: string
  readonly name: string
  readonly table: TableFile
  reading: Reading | null
  mode: ImportMode | null
  state: ImportProgress['state']
  done: number
  counts: ImportCounts
  added: ShownLine[]
  changed: ShownLine[]
  bad: BadLine[]
  /** Somebody wants it to end. */
  isCancelled: boolean
}

const NOTHING: ImportCounts = { added: 0, changed: 0, same: 0, bad: 0, earlier: 0 }

/** Files that wait to be imported; whoever comes with one more takes the place of the oldest that nothing happens to. */
const MOST_FILES = 4

export interface ImportDesk {
  put(id: string, name: string, table: TableFile): ImportFile
  find(id: string): DeskFile | undefined
  /** The file that is being written; one at a time, since each takes the one writer again and again. */
  writing(): DeskFile | undefined
}

/** In the host's memory: a file is checked and imported in one sitting, and a host that starts anew is asked with the file again. */
export function createImportDesk(): ImportDesk {
  const files = new Map<string, DeskFile>()
  const isBusy = ({ state }: DeskFile) => state === 'checking' || state === 'writing'
  return {
    put: (id, name, table) => {
      const oldest = [...files.values()].find((file) => !isBusy(file))
      if (files.size >= MOST_FILES && oldest !== undefined) files.delete(oldest.id)
      files.set(id, { ...cleared(), id, name, table, reading: null, mode: null, state: 'read' })
      return { id, name, lines: table.lines, ...introduce(table) }
    },
    find: (id) => files.get(id),
    writing: () => [...files.values()].find(({ state }) => state === 'writing'),
  }
}

const cleared = () => ({ done: 0, counts: { ...NOTHING }, added: [], changed: [], bad: [], isCancelled: false })

/** Begins anew to count what becomes of the lines. */
export function beginAnew(file: DeskFile, state: 'checking' | 'writing'): void {
  Object.assign(file, cleared(), { state })
}

/** Shown lines of a sort are few, and what is bad is kept whole. */
export function keepShown(list: ShownLine[], line: ShownLine): void {
  if (list.length < MOST_SHOWN) list.push(line)
}

export const progressOf = ({ state, done, table, counts }: DeskFile): ImportProgress => ({
  state,
  done,
  total: table.lines,
  counts: { ...counts },
})
