import { sql } from 'kysely'
import { createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  /** What a print puts out, a row a thing: so it is known whether the very same came out before, although its request lies sealed. */
  print_paper: {
    paper: 'text', // kind and record: job-label:<id>
    print_id: 'text > print',
  },
}

/** Which papers a print is of. Those of earlier prints stay unknown: their requests can be opened by the depot's key alone. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  await sql.raw('create unique index print_paper_key on print_paper (paper, print_id)').execute(db)
}
