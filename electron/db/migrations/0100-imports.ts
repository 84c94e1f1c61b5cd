import { sql } from 'kysely'
import { createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  /** A file that was imported, and what became of it. */
  import_run: {
    id: 'text key',
    kind: 'text', // parts, suppliers, offers, stock
    file_name: 'text',
    mode: 'text', // all, good
    state: 'text', // running, done, cancelled, stopped, failed
    total: 'int',
    added: 'int=0',
    changed: 'int=0',
    same: 'int=0',
    bad: 'int=0',
    at: 'text',
    by_id: 'text > staff',
  },
  /** Lines of stock that were taken from a file: `source` names its content and how its columns were read. */
  import_line: { source: 'text', line: 'int', run_id: 'text > import_run' },
}

const INDEXES: readonly string[] = [
  'create index import_run_at on import_run (at)',
  'create unique index import_line_key on import_line (source, line)',
]

/** Imports, and which lines of a file were taken, so that the same file moves stock once. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
}
