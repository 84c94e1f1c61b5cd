import { sql } from 'kysely'
import { createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  /** What the depot lends while a unit is in repair. */
  loaner: {
    id: 'text key',
    seq: 'int',
    model: 'text', // brand and model, as the label says it
    serial: 'text?',
    serial_key: 'text?', // normal form, for "is this serial known"
    accessories: 'text', // JSON: names of what belongs to it
    condition: 'text', // as it was seen last
    out_of_use: 'text?', // why it is not lent; null: it is
    version: 'int',
  },
  /** One lending, from hand to hand. Open until `returned_at`. */
  loan: {
    id: 'text key',
    loaner_id: 'text > loaner',
    job_id: 'text > job',
    lent_at: 'text',
    lent_by: 'text > staff',
    due_on: 'text', // calendar date
    condition_out: 'text',
    accessories_out: 'text', // JSON: names of what went along
    returned_at: 'text?',
    returned_by: 'text? > staff',
    condition_in: 'text?',
    accessories_in: 'text?', // JSON: each with whether it is back, or why not
  },
}

const INDEXES: readonly string[] = [
  'create unique index loaner_seq on loaner (seq)',
  'create unique index loaner_serial on loaner (serial_key) where serial_key is not null',
  // A loaner is with one customer, and a job has one loaner.
  'create unique index loan_open_loaner on loan (loaner_id) where returned_at is null',
  'create unique index loan_open_job on loan (job_id) where returned_at is null',
  'create index loan_loaner on loan (loaner_id, lent_at)',
  'create index loan_job on loan (job_id, lent_at)',
]

/** Loaners, and to whom they were lent. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
}
