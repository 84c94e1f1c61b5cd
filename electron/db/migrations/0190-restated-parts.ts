import { sql } from 'kysely'
import { appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  /** What a later entry of the log says anew of a part that went in. The last one holds; what was said before stays. */
  repair_part_restated: {
    seq: 'serial',
    repair_part_id: 'text > repair_part',
    entry_id: 'text > repair_entry', // the correction
    old_serial: 'text?',
    new_serial: 'text?',
    old_fate: 'text',
  },
}

const INDEXES: readonly string[] = [
  'create unique index repair_part_restated_part on repair_part_restated (repair_part_id, seq)',
  `create index repair_part_restated_claimed on repair_part_restated (repair_part_id) where old_fate = 'to-supplier'`,
]

/** Serials and fates of fitted parts can be put right by a correction of the log. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
  await appendOnly(db, dialect, 'repair_part_restated')
}
