import { sql } from 'kysely'
import type { MigrationDb } from './migration.ts'

/**
 * What was promised, picked or laid somewhere once keeps its row with a figure of nothing. So that these rows cost nobody anything
 * after years: open promises have an index of their own, and batches and serials are found by whatever they are asked by.
 */
const STATEMENTS: readonly string[] = [
  'drop index promise_bin',
  'create index promise_open on promise (bin_id, job_part_id) where quantity > 0',
  'create index lot_picked_lot on lot_picked (lot_id)',
  'create index lot_stock_bin on lot_stock (bin_id, lot_id)',
  'drop index bin_stock_bin',
  'create index bin_stock_bin on bin_stock (bin_id, part_id, on_hand)',
]

/** Indexes of sums of stock. */
export async function up(db: MigrationDb): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
