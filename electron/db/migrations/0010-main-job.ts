import { sql } from 'kysely'
import { appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  depot: {
    id: 'text key',
    is_sample: 'int',
    name: 'text',
    address: 'text?',
    phone: 'text?',
    email: 'text?',
    language: 'text',
    currency: 'text',
    time_zone: 'text',
    repair_warranty_days: 'int',
    default_turnaround_days: 'int',
    slip_terms_en: 'text?',
    slip_terms_zh: 'text?',
    version: 'int',
  },
  staff: {
    id: 'text key',
    name: 'text',
    name_key: 'text', // folded for "is this name taken"
    roles: 'text',
    pin_hash: 'text',
    badge_hash: 'text?',
    is_active: 'int',
    created_at: 'text',
    version: 'int',
  },
  session: { token_hash: 'text key', staff_id: 'text > staff', device: 'text', created_at: 'text', expires_at: 'text' },
  sign_in_try: { subject: 'text key', failures: 'int', blocked_until: 'text?' },
  counter: { name: 'text key', value: 'int' },
  idempotency: { key: 'text key', procedure: 'text', body_hash: 'text', answer: 'text', at: 'text' },
  model: {
    id: 'text key',
    brand: 'text',
    name: 'text',
    name_key: 'text',
    category: 'text',
    serial_kind: 'text',
    terms: 'text',
    intake_warnings: 'text',
    usual_accessories: 'text',
    checklist: 'text',
    is_provisional: 'int',
    unit_count: 'int',
    version: 'int',
  },
  part: { id: 'text key', sku: 'text', name_en: 'text', name_zh: 'text', price: 'int', version: 'int' },
  customer: {
    id: 'text key',
    kind: 'text',
    name: 'text',
    name_key: 'text',
    contact_name: 'text?',
    phone: 'text',
    phone_digits: 'text',
    email: 'text?',
    address: 'text?',
    region: 'text',
    tier: 'text',
    is_dealer: 'int',
    language: 'text',
    note: 'text?',
    created_at: 'text',
    version: 'int',
  },
  attachment: {
    id: 'text key',
    kind: 'text',
    sha256: 'text', // names the file in the depot's `photos` folder
    width: 'int',
    height: 'int',
    bytes: 'int',
    job_id: 'text?',
    entry_id: 'text?',
    caption: 'text?',
    created_at: 'text',
    created_by: 'text? > staff',
  },
  unit: {
    id: 'text key',
    seq: 'int',
    model_id: 'text > model',
    serial: 'text?',
    serial_key: 'text?', // capitals without blanks and dashes
    owner_id: 'text? > customer',
    bought_on: 'text?',
    installed_on: 'text?',
    proof_state: 'text',
    proof_kind: 'text?',
    proof_number: 'text?',
    proof_attachment_id: 'text? > attachment',
    created_at: 'text',
    version: 'int',
  },
  rma: {
    id: 'text key',
    seq: 'int',
    customer_id: 'text > customer',
    channel: 'text',
    request_type: 'text',
    taken_by: 'text > staff',
    taken_at: 'text',
    pickup_code: 'text',
    signed_way: 'text',
    signature_id: 'text? > attachment',
  },
  job: {
    id: 'text key',
    seq: 'int',
    rma_id: 'text > rma',
    unit_id: 'text > unit',
    model_id: 'text > model',
    customer_id: 'text > customer',
    stage: 'text',
    stage_since: 'text',
    outcome: 'text?',
    is_urgent: 'int',
    category: 'text?',
    severity: 'text?',
    fault: 'text',
    symptoms: 'text',
    occurred_on: 'text?',
    wished_for: 'text?',
    due_on: 'text?',
    condition: 'text?',
    may_wipe_data: 'int',
    may_disassemble: 'int',
    passcode_sealed: 'text?',
    shelf: 'text?',
    assignee_id: 'text? > staff',
    hold_reason: 'text?',
    hold_party: 'text?',
    hold_since: 'text?',
    assessment: 'text?',
    solved_as: 'text?', // how the assessment found it solved without a repair
    approval_state: 'text',
    approval_at: 'text?',
    approval_by: 'text? > staff',
    approval_way: 'text?',
    approval_note: 'text?',
    has_repair_entry: 'int', // since the job last entered `repairing`
    last_test: 'text?', // since the job last entered `testing`
    rework_count: 'int',
    minutes_total: 'int',
    previous_job_id: 'text? > job',
    received_at: 'text',
    ready_at: 'text?',
    closed_at: 'text?',
    repair_warranty_until: 'text?',
    collected_by: 'text?',
    identity_way: 'text?',
    identity_note: 'text?',
    hand_back_signed_way: 'text?',
    hand_back_signature_id: 'text? > attachment',
    satisfaction: 'int?',
    satisfaction_note: 'text?',
    advice: 'text?',
    version: 'int',
  },
  accessory: {
    id: 'text key',
    job_id: 'text > job',
    position: 'int',
    name: 'text',
    note: 'text?',
    returned_at: 'text?',
    explanation: 'text?',
  },
  repair_entry: {
    id: 'text key',
    job_id: 'text > job',
    at: 'text',
    by_id: 'text > staff',
    found: 'text?',
    done: 'text',
    minutes: 'int',
    is_timed: 'int',
    corrects_id: 'text? > repair_entry',
  },
  repair_part: {
    id: 'text key',
    entry_id: 'text > repair_entry',
    job_id: 'text > job',
    part_id: 'text > part',
    quantity: 'int',
    old_serial: 'text?',
    new_serial: 'text?',
  },
  test_run: {
    id: 'text key',
    job_id: 'text > job',
    at: 'text',
    by_id: 'text > staff',
    passed: 'int',
    note: 'text?',
    results: 'text',
  },
  work_timer: { job_id: 'text > job', staff_id: 'text > staff', since: 'text?', minutes: 'int' },
  event: { seq: 'serial', job_id: 'text > job', at: 'text', by_id: 'text > staff', kind: 'text', data: 'text' },
  audit: {
    seq: 'serial',
    at: 'text',
    by_id: 'text? > staff',
    device: 'text',
    procedure: 'text',
    entity: 'text',
    entity_id: 'text',
    before: 'text?',
    after: 'text?',
  },
  change_list: { seq: 'serial', at: 'text', changes: 'text' },
  search_entry: { row: 'serial', kind: 'text', ref: 'text', text: 'text', bigrams: 'text' },
}

const APPEND_ONLY = ['repair_entry', 'repair_part', 'test_run', 'event', 'audit']

const INDEXES: readonly string[] = [
  'create unique index staff_name on staff (name_key)',
  'create unique index staff_badge on staff (badge_hash) where badge_hash is not null',
  'create index session_staff on session (staff_id)',
  'create index idempotency_at on idempotency (at)',
  'create index change_list_at on change_list (at)',
  'create unique index model_name on model (name_key)',
  'create unique index part_sku on part (sku)',
  'create index customer_name on customer (name_key, id)',
  'create index customer_phone on customer (phone_digits)',
  'create unique index unit_seq on unit (seq)',
  'create unique index unit_serial on unit (serial_key) where serial_key is not null',
  'create index unit_owner on unit (owner_id)',
  'create unique index rma_seq on rma (seq)',
  'create unique index job_seq on job (seq)',
  'create index job_rma on job (rma_id)',
  'create index job_unit on job (unit_id, seq)',
  'create index job_customer on job (customer_id, seq)',
  'create index job_stage on job (stage, seq)',
  // A unit can be in the house once only; two check-ins at the same moment cannot both win.
  `create unique index job_open_unit on job (unit_id) where stage <> 'closed'`,
  `create index job_open on job (stage, is_urgent, due_on) where stage <> 'closed'`,
  // Each filter of the list has its own: a page, at any depth, walks none of the jobs that the filter leaves out. Of two that fit
  // alike SQLite takes the one made last, so the fewest rows come last.
  'create index job_assignee on job (assignee_id, seq)',
  'create index job_assignee_stage on job (assignee_id, stage, seq)',
  'create index job_urgent on job (seq) where is_urgent = 1',
  'create index job_urgent_stage on job (stage, seq) where is_urgent = 1',
  `create index job_open_seq on job (seq) where stage <> 'closed'`,
  `create index job_open_assignee on job (assignee_id, seq) where stage <> 'closed'`,
  // A dealer has thousands of jobs, few of them open.
  `create index job_open_customer on job (customer_id, seq) where stage <> 'closed'`,
  'create index job_received on job (received_at)',
  'create index job_closed on job (closed_at) where closed_at is not null',
  'create unique index accessory_position on accessory (job_id, position)',
  'create index attachment_job on attachment (job_id) where job_id is not null',
  'create index repair_entry_job on repair_entry (job_id)',
  'create index repair_part_job on repair_part (job_id)',
  'create index test_run_job on test_run (job_id)',
  'create unique index work_timer_key on work_timer (job_id, staff_id)',
  'create unique index work_timer_running on work_timer (staff_id) where since is not null',
  'create index event_job on event (job_id, seq)',
  'create index audit_entity on audit (entity, entity_id)',
  'create unique index search_ref on search_entry (kind, ref)',
]

/** The tables of the main job: depot, staff, catalogue, customers, units, RMAs, jobs, their log, audit and search. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
  for (const table of APPEND_ONLY) await appendOnly(db, dialect, table)
  await (dialect === 'sqlite' ? searchOnSqlite(db) : searchOnPostgres(db))
}

/** Fragments of three characters and more by trigrams; two Chinese characters by the bigrams that the repository writes. */
async function searchOnSqlite(db: MigrationDb): Promise<void> {
  const index = async (name: string, column: string, options: string) => {
    const row = `new.row, new.${column}`
    const oldRow = `'delete', old.row, old.${column}`
    for (const statement of [
      `create virtual table ${name} using fts5(${column}, content='search_entry', content_rowid='row', ${options})`,
      `create trigger ${name}_insert after insert on search_entry begin
         insert into ${name}(rowid, ${column}) values (${row}); end`,
      `create trigger ${name}_delete after delete on search_entry begin
         insert into ${name}(${name}, rowid, ${column}) values (${oldRow}); end`,
      `create trigger ${name}_update after update on search_entry begin
         insert into ${name}(${name}, rowid, ${column}) values (${oldRow});
         insert into ${name}(rowid, ${column}) values (${row}); end`,
    ])
      await sql.raw(statement).execute(db)
  }
  await index('search_trigram', 'text', `tokenize='trigram'`)
  await index('search_bigram', 'bigrams', `tokenize='unicode61', detail='none'`)
}

async function searchOnPostgres(db: MigrationDb): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create index search_trigram on search_entry using gin (text gin_trgm_ops)`.execute(db)
  await sql`create index search_bigram on search_entry using gin (to_tsvector('simple', bigrams))`.execute(db)
}
