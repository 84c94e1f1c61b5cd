import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { ImportKind } from '../../../shared/imports/columns.ts'
import type { BadLine, ImportMode, ImportRun } from '../../../shared/imports/imports.contract.ts'
import { findTwins, isBlank, readLine, type Seen } from '../../../shared/imports/read-line.ts'
import type { ImportRunId } from '../../../shared/kernel/ids.ts'
import { minorDigits } from '../../../shared/kernel/money.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { ReadDb } from '../../db/store.ts'
import { describeError } from '../../rpc-errors.ts'
import type { Core } from '../../work/core.ts'
import { actorOf, type Caller, runWork, type Work } from '../../work/work.ts'
import { readCurrency } from '../money/money.repository.ts'
import { beginAnew, type DeskFile, keepShown, type Reading } from './import-desk.ts'
import { bad, type Importer, type ImportJob, type Judged, type NumberedRow, type Verdict } from './importer.ts'
import { insertRun, listRuns, updateRun } from './imports.repository.ts'
import { offersImporter } from './offers-importer.service.ts'
import { partsImporter } from './parts-importer.service.ts'
import { listComingSkus } from './stand-ins.service.ts'
import { stockImporter } from './stock-importer.service.ts'
import { suppliersImporter } from './suppliers-importer.service.ts'
import { linesOf } from './table-file.ts'

const IMPORTERS: { readonly [Kind in ImportKind]: (job: ImportJob) => Importer<Kind> } = {
  parts: partsImporter,
  suppliers: suppliersImporter,
  offers: offersImporter,
  stock: stockImporter,
}

/** Lines that are checked by one question, and those that one transaction writes: others write in between. */
const LINES_A_CHECK = 500
const LINES_A_COMMIT = 200
const MOST_RUNS = 20

async function jobOf(db: ReadDb, file: DeskFile, reading: Reading, runId: string | null): Promise<ImportJob> {
  const currency = await readCurrency(db)
  const { kind, mapping, language } = reading
  const columns = Object.entries(mapping).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const source = createHash('sha256')
    .update(JSON.stringify([file.table.sha256, kind, columns]))
    .digest('hex')
  const job = { language, digits: minorDigits(currency), currency, fileName: file.name, source, runId, skus: new Set<string>() }
  if (kind !== 'parts' || !('substitutes' in mapping)) return job
  const lines = { chunks: () => chunksOf(file, kind, job, LINES_A_CHECK), isCancelled: () => file.isCancelled }
  return { ...job, skus: await listComingSkus(db, job, lines) }
}

interface Chunk<Kind extends ImportKind> {
  /** By line, what stood in the file. */
  readonly cells: ReadonlyMap<number, readonly string[]>
  readonly rows: readonly NumberedRow<Kind>[]
  readonly bad: readonly Verdict[]
}

/** The lines of a file as rows, some at a time, with those that cannot be read or say the same as one before them. */
function* chunksOf<Kind extends ImportKind>(file: DeskFile, kind: Kind, job: ImportJob, count: number): Generator<Chunk<Kind>> {
  const seen: Seen = new Map()
  const mapping = file.reading?.mapping ?? {}
  for (const lines of linesOf(file.table, count)) {
    const rows: NumberedRow<Kind>[] = []
    const faulty: Verdict[] = []
    for (const { line, cells } of lines) {
      if (isBlank(cells, mapping)) continue
      const read = readLine(cells, { kind, mapping, digits: job.digits })
      const faults = read.faults ?? findTwins(kind, read.row, line, seen)
      if (faults.length > 0) faulty.push(bad(line, ...faults))
      else if (read.faults === undefined) rows.push({ line, row: read.row })
    }
    yield { cells: new Map(lines.map(({ line, cells }) => [line, cells])), rows, bad: faulty }
  }
}

/** Notes on the desk what lines came to. */
function note(file: DeskFile, verdicts: readonly Verdict[], cells: ReadonlyMap<number, readonly string[]>): void {
  for (const verdict of verdicts) {
    file.counts[verdict.what] += 1
    if (verdict.what === 'bad')
      file.bad.push({
        line: verdict.line,
        cells: [...(cells.get(verdict.line) ?? [])],
        faults: [...verdict.faults],
      } satisfies BadLine)
    else if (verdict.what === 'added' || verdict.what === 'changed') {
      const { line, name, changes } = verdict
      keepShown(file[verdict.what], { line, name, changes })
    }
  }
  file.done += cells.size
}

/** Holds every line against the depot. Never writes; ends early when somebody wants it to. */
export async function checkFile(core: Core, file: DeskFile, reading: Reading): Promise<void> {
  file.reading = reading
  beginAnew(file, 'checking')
  try {
    await checkLines(core.store.read, file, reading.kind)
    file.bad.sort((a, b) => a.line - b.line)
    file.state = file.isCancelled ? 'read' : 'checked'
  } catch (error) {
    file.state = 'failed'
    core.log.error({ error: describeError(error) }, 'an import could not be checked')
  }
}

async function checkLines<Kind extends ImportKind>(db: ReadDb, file: DeskFile, kind: Kind): Promise<void> {
  if (file.reading === null) return
  const job = await jobOf(db, file, file.reading, null)
  const importer: Importer<Kind> = IMPORTERS[kind](job)
  for (const chunk of chunksOf(file, kind, job, LINES_A_CHECK)) {
    if (file.isCancelled) return
    const { verdicts } = await importer.judge(db, chunk.rows)
    note(file, [...chunk.bad, ...verdicts], chunk.cells)
    await setImmediate()
  }
}

/** Begins a run. With every line wanted it is refused when any is bad: nothing of the file is stored then. */
export async function openRun(work: Work, file: DeskFile, mode: ImportMode): Promise<Outcome<{ runId: ImportRunId }>> {
  const { reading, counts } = file
  if (reading === null) return refuse('import-not-checked')
  if (mode === 'all' && counts.bad > 0) return refuse('import-has-faults', { bad: counts.bad })
  const id = work.newId<ImportRunId>()
  const { at, byId } = { at: work.now, byId: actorOf(work).id }
  await insertRun(work.db, { id, kind: reading.kind, fileName: file.name, mode, total: file.table.lines, at, byId })
  work.audit('import', id, null, { kind: reading.kind, fileName: file.name, mode, columns: reading.mapping })
  work.touch('import', id)
  return done({ runId: id })
}

export interface Run {
  readonly runId: string
  readonly mode: ImportMode
  readonly caller: Caller
}

/**
 * Writes the lines of a checked file, some in each transaction, so that whoever else writes comes in between. Every transaction
 * holds its lines against the depot once more. Where the whole file was wanted and something else changed the depot meanwhile so
 * that a line can no longer be taken, it ends there: what was written before stays, and the same file goes on from there later.
 */
export async function runFile(core: Core, file: DeskFile, run: Run): Promise<void> {
  let end: RunEnd = 'failed'
  try {
    end = file.reading === null ? 'failed' : await writeLines(core, file, file.reading.kind, run)
  } catch (error) {
    core.log.error({ error: describeError(error) }, 'an import ended early')
  }
  file.bad.sort((a, b) => a.line - b.line)
  await endRun(core, file, run, end).catch((error: unknown) =>
    core.log.error({ error: describeError(error) }, 'the end of an import was not noted'),
  )
  file.state = end
}

type RunEnd = 'done' | 'cancelled' | 'stopped' | 'failed'

async function writeLines<Kind extends ImportKind>(core: Core, file: DeskFile, kind: Kind, run: Run): Promise<RunEnd> {
  if (file.reading === null) return 'failed'
  const job = await jobOf(core.store.read, file, file.reading, run.runId)
  const importer: Importer<Kind> = IMPORTERS[kind](job)
  for (const chunk of chunksOf(file, kind, job, LINES_A_COMMIT)) {
    if (file.isCancelled) return 'cancelled'
    const verdicts = [...chunk.bad, ...(await writeChunk(core, importer, chunk.rows, run))]
    if (run.mode === 'all' && verdicts.some(({ what }) => what === 'bad')) {
      note(
        file,
        verdicts.filter(({ what }) => what === 'bad'),
        chunk.cells,
      )
      file.done -= chunk.cells.size
      return 'stopped'
    }
    note(file, verdicts, chunk.cells)
    await setImmediate()
  }
  return 'done'
}

/** Writes some lines in one transaction; when the depot refuses them together, one by one, to find the one that it refuses. */
async function writeChunk<Kind extends ImportKind>(
  core: Core,
  importer: Importer<Kind>,
  rows: readonly NumberedRow<Kind>[],
  { mode, caller }: Run,
): Promise<readonly Verdict[]> {
  const [first] = rows
  if (first === undefined) return []
  const outcome = await runWork(core, caller, async (work): Promise<Outcome<readonly Verdict[]>> => {
    await importer.lock(work, rows)
    const judged: Judged = await importer.judge(work.db, rows)
    if (mode === 'all' && judged.verdicts.some(({ what }) => what === 'bad')) return done(judged.verdicts)
    const written = await judged.write(work)
    return written.kind === 'done' ? done(judged.verdicts) : written
  })
  if (outcome.kind === 'done') return outcome.value
  if (rows.length === 1) return [bad(first.line, { column: null, refusal: refusalOf(outcome) })]
  const verdicts: Verdict[] = []
  for (const row of rows) {
    verdicts.push(...(await writeChunk(core, importer, [row], { mode, caller, runId: '' })))
    if (mode === 'all' && verdicts.at(-1)?.what === 'bad') break
  }
  return verdicts
}

function refusalOf(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>) {
  return outcome.kind === 'refused' ? outcome.refusal : { reason: 'import-not-checked' as const, params: {} }
}

async function endRun(core: Core, file: DeskFile, { runId, caller }: Run, end: RunEnd): Promise<void> {
  await runWork(core, caller, async (work) => {
    await updateRun(work.db, runId, file.counts, end)
    work.touch('import', runId)
    return done(null)
  })
}

/** The newest runs. One that is not being written any more, and never ended, was interrupted by the end of the host. */
export async function readRuns(db: ReadDb, running: string | null): Promise<ImportRun[]> {
  const runs = await listRuns(db, MOST_RUNS)
  return runs.map((run) => (run.state === 'running' && run.id !== running ? { ...run, state: 'interrupted' } : run))
}
