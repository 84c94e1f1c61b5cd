import { setImmediate } from 'node:timers/promises'
import type { ReadDb } from '../../db/store.ts'
import { mapPartsBySku } from '../parts/parts-bulk.repository.ts'
import type { ImportJob, NumberedRow } from './importer.ts'
import { partsImporter } from './parts-importer.service.ts'

/** The lines of a file, some at a time; asked for again they begin anew. */
interface Lines {
  readonly chunks: () => Iterable<{ readonly rows: readonly NumberedRow<'parts'>[] }>
  readonly isCancelled: () => boolean
}

/**
 * SKUs that a file itself brings, for its other lines to name as what stands in for a part. A line that is bad brings none, and the
 * lines that name it are bad with it, as are those that name these. Only lines that others name and the depot does not know are
 * judged for that.
 */
export async function listComingSkus(db: ReadDb, job: ImportJob, lines: Lines): Promise<Set<string>> {
  const { skus, owners } = await readNames(lines)
  const known = await mapPartsBySku(db, [...owners.keys()])
  const awaited = new Set([...owners.keys()].filter((sku) => skus.has(sku) && !known.has(sku)))
  const gone = awaited.size === 0 ? [] : await listRefused(db, { ...job, skus }, { awaited, lines })
  for (const sku of gone) awaited.delete(sku)
  for (const sku of gone) {
    skus.delete(sku)
    for (const owner of owners.get(sku) ?? []) if (awaited.delete(owner)) gone.push(owner)
  }
  return skus
}

/** The SKUs of lines that can be read, and by SKU of a stand-in the lines that name it. */
async function readNames({ chunks }: Lines) {
  const skus = new Set<string>()
  const owners = new Map<string, string[]>()
  for (const { rows } of chunks()) {
    for (const { row } of rows) {
      skus.add(row.sku)
      for (const other of row.substitutes ?? []) {
        const list = owners.get(other)
        if (list === undefined) owners.set(other, [row.sku])
        else list.push(row.sku)
      }
    }
    await setImmediate()
  }
  return { skus, owners }
}

/** Of the lines that are awaited the SKUs of those that are bad, whatever the others are. */
async function listRefused(
  db: ReadDb,
  job: ImportJob,
  { awaited, lines }: { awaited: ReadonlySet<string>; lines: Lines },
): Promise<string[]> {
  const importer = partsImporter(job)
  const refused: string[] = []
  for (const chunk of lines.chunks()) {
    if (lines.isCancelled()) break
    const rows = chunk.rows.filter(({ row }) => awaited.has(row.sku))
    const { verdicts } = await importer.judge(db, rows)
    const bad = new Set(verdicts.flatMap(({ line, what }) => (what === 'bad' ? [line] : [])))
    for (const { line, row } of rows) if (bad.has(line)) refused.push(row.sku)
    await setImmediate()
  }
  return refused
}
