import { sql } from 'kysely'
import { addColumns, appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  plan: {
    id: 'text key',
    job_id: 'text > job',
    number: 'int', // 1, 2, 3 … within the job
    state: 'text',
    cause: 'text',
    measures: 'text',
    promised_on: 'text?',
    valid_until: 'text',
    decline_fee: 'int',
    entitlement: 'text', // the verdict with its trace, as it was on that day
    net: 'int',
    tax: 'int',
    total: 'int', // what the customer pays
    made_at: 'text',
    made_by: 'text > staff',
    note: 'text?',
  },
  plan_line: {
    id: 'text key',
    plan_id: 'text > plan',
    position: 'int',
    kind: 'text',
    description: 'text',
    part_id: 'text? > part',
    quantity: 'int', // thousandths
    unit_price: 'int',
    discount: 'int',
    tax_points: 'int', // hundredths of a per cent
    is_covered: 'int',
    reason: 'text', // the rule or the word that decided
    net: 'int',
    tax: 'int',
  },
  approval: {
    id: 'text key',
    job_id: 'text > job',
    plan_id: 'text > plan',
    decision: 'text',
    way: 'text',
    person: 'text?', // who said so, on the customer's side
    note: 'text?',
    signature_id: 'text? > attachment',
    total: 'int',
    promised_on: 'text?',
    at: 'text',
    by_id: 'text? > staff', // null when the customer answered by a link
  },
  approval_link: {
    token_hash: 'text key',
    plan_id: 'text > plan',
    made_at: 'text',
    made_by: 'text > staff',
    expires_at: 'text',
    used_at: 'text?',
  },
  payment: {
    id: 'text key',
    seq: 'int', // the receipt's number
    job_id: 'text > job',
    kind: 'text',
    amount: 'int', // below zero for a refund
    reference: 'text?',
    reason: 'text?',
    at: 'text',
    by_id: 'text > staff',
  },
  waiver: {
    id: 'text key',
    job_id: 'text > job',
    amount: 'int',
    reason: 'text',
    role: 'text',
    at: 'text',
    by_id: 'text > staff',
  },
}

const ADDED: Tables = {
  depot: {
    tax_points: 'int=0',
    plan_valid_days: 'int=14',
    price_tolerance: 'int=0', // a rise up to this needs no new approval
    date_tolerance_days: 'int=0',
    link_hours: 'int=72',
    public_address: 'text?', // where a customer's browser finds this depot
  },
  job: {
    plan_id: 'text? > plan', // the current version
    plan_total: 'int?', // what the customer pays by it
    decline_fee: 'int=0',
  },
}

const INDEXES: readonly string[] = [
  'create unique index plan_number on plan (job_id, number)',
  'create unique index plan_line_position on plan_line (plan_id, position)',
  'create index approval_job on approval (job_id)',
  'create index approval_link_plan on approval_link (plan_id)',
  'create unique index payment_seq on payment (seq)',
  'create index payment_job on payment (job_id)',
  'create index payment_at on payment (at)',
  'create index waiver_job on waiver (job_id)',
  'create index waiver_at on waiver (at)',
]

/** Plans with their lines and versions, what the customer answered, and what was paid or waived. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  await addColumns(db, dialect, ADDED)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
  for (const table of ['plan_line', 'approval', 'payment', 'waiver']) await appendOnly(db, dialect, table)
}
