import { sql } from 'kysely'
import { addColumns, appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  remote_session: {
    id: 'text key',
    job_id: 'text > job',
    permission_by: 'text', // who of the customer's side allowed it; known before anything is done
    permission_way: 'text',
    begun_at: 'text',
    begun_by: 'text > staff',
    tool: 'text?',
    steps: 'text?', // a JSON list, in the order tried
    result: 'text?', // null while it goes on
    cause_code: 'text?',
    minutes: 'int?',
    ended_at: 'text?',
    ended_by: 'text? > staff',
  },
  escalation: {
    id: 'text key',
    job_id: 'text > job',
    level: 'text', // senior, engineering, factory
    reason: 'text',
    party: 'text', // whom the clock charges meanwhile
    raised_at: 'text',
    raised_by: 'text > staff',
    answer: 'text?',
    answered_at: 'text?',
    answered_by: 'text? > staff',
  },
  quality_report: {
    id: 'text key',
    seq: 'int',
    job_id: 'text > job',
    state: 'text', // filed, registered, rejected
    form: 'text',
    filed_at: 'text',
    filed_by: 'text > staff',
    judged_at: 'text?',
    judged_by: 'text? > staff',
    judgement: 'text?',
    version: 'int',
  },
  /** One row for each symptom of a closed job: what the next one with the same symptom learns from. */
  closed_symptom: {
    job_id: 'text > job',
    model_id: 'text > model',
    symptom: 'text',
    cause_code: 'text?',
    outcome: 'text',
    closed_at: 'text',
  },
}

const ADDED: Tables = {
  rma: {
    expected_on: 'text?',
    note: 'text?',
    reconciled_at: 'text?', // until when arrivals are settled; what came since may still be taken back
  },
  job: {
    arrival: 'text?', // expected, arrived, missing or surplus under an RMA that was issued beforehand; remote while it is helped from afar; null for a walk-in
    announced: 'text?', // accessories that are said to come along, a JSON list of names
    escalation_id: 'text? > escalation', // the open one
    untold_since: 'text?', // a new date was promised then, and nobody has told the customer yet
  },
  model: { asks_disassembly: 'int=0', asks_data: 'int=0' },
}

const INDEXES: readonly string[] = [
  'create index remote_session_job on remote_session (job_id)',
  'create unique index remote_session_open on remote_session (job_id) where ended_at is null',
  'create index escalation_job on escalation (job_id)',
  'create unique index quality_report_seq on quality_report (seq)',
  'create index quality_report_job on quality_report (job_id)',
  'create index quality_report_state on quality_report (state, seq)',
  'create unique index closed_symptom_key on closed_symptom (job_id, symptom)',
  'create index closed_symptom_model on closed_symptom (model_id, symptom, closed_at)',
]

/** RMAs issued beforehand, remote help, escalation, quality reports, and what closed jobs teach. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  await addColumns(db, dialect, ADDED)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
  await appendOnly(db, dialect, 'closed_symptom')
  await learnFromClosedJobs(db, dialect)
}

async function learnFromClosedJobs(db: MigrationDb, dialect: Dialect): Promise<void> {
  const [symptoms, cause] =
    dialect === 'sqlite'
      ? ['json_each(job.symptoms) as symptom', `json_extract(job.assessment, '$.causeCode')`]
      : ['json_array_elements_text(job.symptoms::json) as symptom (value)', `job.assessment::json ->> 'causeCode'`]
  await sql`insert into closed_symptom (job_id, model_id, symptom, cause_code, outcome, closed_at)
    select distinct job.id, job.model_id, symptom.value, ${sql.raw(cause)}, job.outcome, job.closed_at
    from job, ${sql.raw(symptoms)} where job.stage = 'closed' and job.outcome is not null`.execute(db)
}
