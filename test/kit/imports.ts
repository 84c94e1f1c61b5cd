import { csvText } from '../../shared/csv/csv.ts'
import { guessMapping, type ImportKind, type Mapping } from '../../shared/imports/columns.ts'
import type { ImportMode, ImportProgress } from '../../shared/imports/imports.contract.ts'
import type { Client } from './world.ts'

/** Steps of an import, as tests take them. */

export const csvFile = (rows: readonly (readonly string[])[], name = 'file.csv'): File => new File([csvText(rows)], name)

export const uploadRows = (client: Client, rows: readonly (readonly string[])[]) => client.imports.upload({ file: csvFile(rows) })

/** Waits until nothing happens to a file any more: asks again when the last answer is there. */
export async function settled(client: Client, id: string): Promise<ImportProgress> {
  for (;;) {
    const progress = await client.imports.progress({ id })
    if (progress.state !== 'checking' && progress.state !== 'writing') return progress
  }
}

interface Wanted {
  readonly kind: ImportKind
  readonly mapping?: Mapping
}

export async function checked(
  client: Client,
  id: string,
  headings: readonly string[],
  { kind, mapping }: Wanted,
): Promise<ImportProgress> {
  await client.imports.check({ id, kind, mapping: { ...(mapping ?? guessMapping(kind, headings)) }, language: 'en' })
  return settled(client, id)
}

/** Reads and checks a file. */
export async function checkRows(client: Client, kind: ImportKind, rows: readonly (readonly string[])[]) {
  const { id, headings } = await uploadRows(client, rows)
  const progress = await checked(client, id, headings, { kind })
  return { id, progress, counts: progress.counts, ...(await client.imports.preview({ id })) }
}

export async function runFile(client: Client, id: string, mode: ImportMode, key: string): Promise<ImportProgress> {
  await client.imports.run({ id, mode, key })
  return settled(client, id)
}

/** Reads, checks and imports a file. */
export async function importRows(
  { key, client }: { key: () => string; client: Client },
  kind: ImportKind,
  rows: readonly (readonly string[])[],
  mode: ImportMode = 'all',
): Promise<ImportProgress> {
  const { id } = await checkRows(client, kind, rows)
  return runFile(client, id, mode, key())
}
