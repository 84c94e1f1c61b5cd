import { sql } from 'kysely'
import { addColumns, appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  policy: {
    id: 'text key',
    preset: 'text?', // the preset it began as
    is_active: 'int',
    current_number: 'int',
    created_at: 'text',
    version: 'int',
  },
  policy_version: {
    id: 'text key',
    policy_id: 'text > policy',
    number: 'int',
    name: 'text',
    body: 'text',
    note: 'text?',
    made_at: 'text',
    made_by: 'text > staff',
  },
  /** Which policy a region's customers get; with a model, for that model's units only. */
  policy_use: { id: 'text key', region: 'text', model_id: 'text? > model', policy_id: 'text > policy' },
}

const ADDED: Tables = {
  unit: {
    proof_on: 'text?', // the date that the paper itself carries
    proof_judged_at: 'text?',
    proof_judged_by: 'text? > staff',
    proof_judgement: 'text?', // why it was verified or refused
  },
  job: {
    policy_version_id: 'text? > policy_version', // in force when the unit came in
    bounce_of_id: 'text? > job',
    parts_warranty_until: 'text?',
    labour_warranty_until: 'text?',
  },
}

const INDEXES: readonly string[] = [
  'create unique index policy_version_number on policy_version (policy_id, number)',
  'create unique index policy_use_region on policy_use (region) where model_id is null',
  'create unique index policy_use_model on policy_use (region, model_id) where model_id is not null',
  'create index unit_bought on unit (owner_id, bought_on)',
  `create index rma_maintenance on rma (customer_id, taken_at) where request_type = 'maintenance'`,
  'create index job_bounce on job (bounce_of_id) where bounce_of_id is not null',
]

/** Policies with their versions, which of them a job follows, who judged a proof, and repair warranty apart for parts and labour. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  await addColumns(db, dialect, ADDED)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
  await appendOnly(db, dialect, 'policy_version')
  await sql`update job set parts_warranty_until = repair_warranty_until, labour_warranty_until = repair_warranty_until
    where repair_warranty_until is not null`.execute(db)
  await sql`alter table job drop column repair_warranty_until`.execute(db)
}
