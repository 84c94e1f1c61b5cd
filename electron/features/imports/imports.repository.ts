import {
  type ImportCounts,
  importKind,
  type ImportMode,
  importMode,
  importRun,
  type ImportRun,
} from '../../../shared/imports/imports.contract.ts'
import type { ImportKind } from '../../../shared/imports/columns.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'

interface NewRun {
  id: string
  kind: ImportKind
  fileName: string
  mode: ImportMode
  total: number
  at: string
  byId: string
}

export async function insertRun(db: WriteDb, { id, kind, fileName, mode, total, at, byId }: NewRun): Promise<void> {
  await db
    .insertInto('import_run')
    .values({ id, kind, file_name: fileName, mode, state: 'running', total, at, by_id: byId })
    .execute()
}

/** Keeps how far a run is, or how it ended. */
export async function updateRun(
  db: WriteDb,
  id: string,
  { added, changed, same, earlier, bad }: ImportCounts,
  state: ImportRun['state'],
): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ added, changed, same: same + earlier, bad, state })
    .where('id', '=', id)
    .execute()
}

/** The newest runs, and in which state they were left. */
export async function listRuns(db: ReadDb, limit: number): Promise<ImportRun[]> {
  const rows = await db
    .selectFrom('import_run')
    .innerJoin('staff', 'staff.id', 'import_run.by_id')
    .selectAll('import_run')
    .select('staff.name as by_name')
    .orderBy('import_run.at', 'desc')
    .orderBy('import_run.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: storedId(row.id),
    kind: importKind.parse(row.kind),
    fileName: row.file_name,
    mode: importMode.parse(row.mode),
    state: importRun.shape.state.parse(row.state),
    total: row.total,
    counts: { added: row.added, changed: row.changed, same: row.same, bad: row.bad },
    at: row.at,
    by: row.by_name,
  }))
}

/** Which of these lines were taken from this file before. */
export async function listTakenLines(db: ReadDb, source: string, lines: readonly number[]): Promise<Set<number>> {
  if (lines.length === 0) return new Set()
  const rows = await db.selectFrom('import_line').select('line').where('source', '=', source).where('line', 'in', lines).execute()
  return new Set(rows.map(({ line }) => line))
}

export async function insertTakenLines(
  db: WriteDb,
  { source, runId, lines }: { source: string; runId: string; lines: readonly number[] },
): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line) => ({ source, line, run_id: runId }))
  await db.insertInto('import_line').values(rows).execute()
}
