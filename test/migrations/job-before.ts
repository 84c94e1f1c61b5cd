import type { Dialect, WriteDb } from '../../electron/db/store.ts'
import { insertRow, requiredColumns } from '../kit/rows.ts'

/** The rows that a job of migration 10 stands on, in the order in which they point to each other. */
const ROWS: readonly (readonly [table: string, values: Record<string, string | number>])[] = [
  ['depot', { id: 'depot' }],
  ['staff', { id: 'staff' }],
  ['model', { id: 'model' }],
  ['part', { id: 'part' }],
  ['customer', { id: 'customer' }],
  ['unit', { id: 'unit', model_id: 'model', owner_id: 'customer' }],
  ['rma', { id: 'rma', customer_id: 'customer', taken_by: 'staff' }],
]

/** Writes one job, with what it stands on, as a depot had it before later migrations. */
export async function insertJobBefore(db: WriteDb, dialect: Dialect, job: Record<string, string | number>): Promise<void> {
  const required = await requiredColumns(db, dialect)
  for (const [table, values] of ROWS) await insertRow(db, required, table, values)
  const ids = { id: 'job', rma_id: 'rma', unit_id: 'unit', model_id: 'model', customer_id: 'customer' }
  await insertRow(db, required, 'job', { ...ids, ...job })
}

/** Writes rows of tables that a migration made, in the order given. */
export async function insertRows(
  db: WriteDb,
  dialect: Dialect,
  rows: readonly (readonly [table: string, values: Record<string, string | number>])[],
): Promise<void> {
  const required = await requiredColumns(db, dialect)
  for (const [table, values] of rows) await insertRow(db, required, table, values)
}
