import type { ImportMode } from '../../../shared/imports/imports.contract.ts'
import { missingColumns, columnOf } from '../../../shared/imports/columns.ts'
import { MOST_SHOWN } from '../../../shared/imports/imports.contract.ts'
import type { ImportRunId } from '../../../shared/kernel/ids.ts'
import { dateInZone } from '../../../shared/kernel/time.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { Core } from '../../work/core.ts'
import { answerOf, change, type Context, type Implementer } from '../../work/procedures.ts'
import { readTimeZone } from '../../work/work.repository.ts'
import { exportKind } from './export.service.ts'
import { beginAnew, createImportDesk, type DeskFile, progressOf } from './import-desk.ts'
import { checkFile, openRun, readRuns, type Run, runFile } from './imports.service.ts'
import { readTableFile } from './table-file.ts'

interface RunCall {
  readonly context: Context
  readonly input: { id: string; mode: ImportMode; key: string }
  readonly path: readonly string[]
}

export function importsHandlers(os: Implementer, core: Core) {
  const desk = createImportDesk()
  const { read } = core.store
  /** The run that is being written. */
  let running: string | null = null

  /** Runs that are just being noted, by their request's key: sent again meanwhile, it gets the same answer. */
  const opening = new Map<string, Promise<{ runId: ImportRunId }>>()

  const fileOf = (id: string): DeskFile => desk.find(id) ?? answerOf(refuse('import-file-gone'))

  function begin(file: DeskFile, run: Run): void {
    beginAnew(file, 'writing')
    running = run.runId
    void runFile(core, file, run).finally(() => (running = null))
  }

  async function openOnce({ context, input, path }: RunCall): Promise<{ runId: ImportRunId }> {
    const file = fileOf(input.id)
    const caller = { actor: context.actor, device: context.device, procedure: path.join('.') }
    const other = desk.writing()
    const isFree = file.state === 'checked' && other === undefined
    // Taken at once, so that nobody else begins while the run is noted.
    if (isFree) file.state = 'writing'
    let hasBegun = false
    const open = change<RunCall['input'], { runId: ImportRunId }>(core, async (work, { mode }) => {
      if (!isFree) return other === undefined ? refuse('import-not-checked') : refuse('import-running', { name: other.name })
      const opened = await openRun(work, file, mode)
      hasBegun = opened.kind === 'done'
      return opened
    })
    try {
      const { runId } = await open({ context, input, path })
      if (hasBegun) begin(file, { runId, mode: input.mode, caller })
      return { runId }
    } finally {
      if (isFree && file.state === 'writing' && running === null) file.state = 'checked'
    }
  }

  return {
    upload: os.imports.upload.handler(async ({ input }) => {
      const table = answerOf(await readTableFile(Buffer.from(await input.file.arrayBuffer())))
      return desk.put(core.random.id(), input.file.name, table)
    }),
    check: os.imports.check.handler(({ input: { id, kind, mapping, language } }) => {
      const file = fileOf(id)
      if (file.state === 'checking' || file.state === 'writing') return progressOf(file)
      const [lacking] = missingColumns(kind, mapping)
      if (lacking !== undefined) return answerOf(refuse('import-column-missing', { column: lacking.heading[language] }))
      const known = Object.fromEntries(
        Object.entries(mapping).filter(([key, at]) => columnOf(kind, key) !== undefined && at < file.table.headings.length),
      )
      void checkFile(core, file, { kind, mapping: known, language })
      return progressOf(file)
    }),
    progress: os.imports.progress.handler(({ input }) => progressOf(fileOf(input.id))),
    preview: os.imports.preview.handler(({ input }) => {
      const { added, changed, bad } = fileOf(input.id)
      return { added, changed, bad: bad.slice(0, MOST_SHOWN) }
    }),
    badLines: os.imports.badLines.handler(({ input }) => fileOf(input.id).bad),
    run: os.imports.run.handler((call) => {
      const { key } = call.input
      const opened = opening.get(key) ?? openOnce(call).finally(() => opening.delete(key))
      opening.set(key, opened)
      return opened
    }),
    cancel: os.imports.cancel.handler(({ input }) => {
      const file = fileOf(input.id)
      if (file.state === 'checking' || file.state === 'writing') file.isCancelled = true
      return progressOf(file)
    }),
    runs: os.imports.runs.handler(() => readRuns(read, running)),
    export: os.imports.export.handler(async ({ input }) => {
      const today = dateInZone(core.clock.now(), await readTimeZone(read))
      return exportKind(read, { ...input, today })
    }),
  }
}
