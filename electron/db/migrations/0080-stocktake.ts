import { sql } from 'kysely'
import { addColumns, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  stocktake: {
    id: 'text key',
    seq: 'int',
    state: 'text', // open, finished, cancelled
    note: 'text?',
    at: 'text',
    by_id: 'text > staff',
    closed_at: 'text?',
    closed_by_id: 'text? > staff',
  },
  /** One count of one bin by one person. A later one replaces it; both are kept. */
  stocktake_count: {
    id: 'text key',
    stocktake_id: 'text > stocktake',
    bin_id: 'text > bin',
    by_id: 'text > staff',
    at: 'text',
    ledger_seq: 'int', // the ledger's last entry when it began
    ended_at: 'text?',
  },
  stocktake_bin: {
    stocktake_id: 'text > stocktake',
    bin_id: 'text > bin',
    is_open: 'int', // as its stocktake: a bin is in one open one at a time
    state: 'text', // open, counting, counted, left-out
    reason: 'text?', // why it is left out
    count_id: 'text? > stocktake_count', // the count that holds
  },
  /** What was counted of a part, batch or serial. */
  stocktake_line: {
    id: 'text key',
    count_id: 'text > stocktake_count',
    part_id: 'text > part',
    lot_id: 'text? > lot',
    counted: 'int check counted >= 0',
    is_counted: 'int', // 0: should have been there and was not scanned
    at: 'text',
    seq: 'int', // the part's last entry in the ledger when it was counted
    low: 'int', // the least and the most on hand from its first piece to its last
    high: 'int',
    verdict: 'text?', // approved, refused
    verdict_at: 'text?',
    verdict_by_id: 'text? > staff',
    unit_cost: 'int?', // of one piece when it was approved
  },
}

const ADDED: Tables = { movement: { stocktake_id: 'text? > stocktake' } }

const INDEXES: readonly string[] = [
  'create unique index stocktake_seq on stocktake (seq)',
  'create unique index stocktake_bin_key on stocktake_bin (stocktake_id, bin_id)',
  'create unique index stocktake_bin_open on stocktake_bin (bin_id) where is_open = 1',
  'create index stocktake_count_bin on stocktake_count (stocktake_id, bin_id, at)',
  `create unique index stocktake_line_key on stocktake_line (count_id, part_id, coalesce(lot_id, ''))`,
]

/** Stocktakes: which bins, who counted what in them, and what became of the differences. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  await addColumns(db, dialect, ADDED)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
}
