import { sql } from 'kysely'
import { z } from 'zod'
import type { JobLine, JobSummary } from '../../../shared/jobs/jobs.ts'
import { outcome, stage } from '../../../shared/jobs/stages.ts'
import { jobNumber, rmaNumber } from '../../../shared/scan/scan-codes.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'

/** What a card or a line shows of the fault, in characters: a board of thousands stays light. The job's file has it whole. */
const MOST_OF_FAULT = 200
const shortFault = sql<string>`case when length(job.fault) > ${sql.lit(MOST_OF_FAULT)}
  then substr(job.fault, 1, ${sql.lit(MOST_OF_FAULT - 1)}) || '…' else job.fault end`

const symptoms = z.array(z.string())
// Made once: a board parses thousands of rows, and making a schema costs more than using it.
const storedOutcome = outcome.nullable()

/**
 * Every job with what one line of a list shows of it. Callers add their own `where`, `orderBy` and `limit`, and further columns
 * where they need them; the order of the joins keeps `job` first, so that its indexes decide the plan.
 */
export function selectJobLines(db: ReadDb) {
  return db
    .selectFrom('job')
    .innerJoin('rma', 'rma.id', 'job.rma_id')
    .innerJoin('customer', 'customer.id', 'job.customer_id')
    .innerJoin('model', 'model.id', 'job.model_id')
    .innerJoin('unit', 'unit.id', 'job.unit_id')
    .select([
      'job.id',
      'job.seq',
      'rma.seq as rma_seq',
      'job.stage',
      'job.is_urgent',
      'customer.name as customer_name',
      'model.brand',
      'model.name as model_name',
      'unit.serial',
      shortFault.as('fault'),
      'job.received_at',
      'job.due_on',
      'job.stage_since',
      'job.version',
    ])
}

/** A row of `selectJobLines`, with whatever columns the caller added. */
type JobLineRow = Awaited<ReturnType<ReturnType<typeof selectJobLines>['execute']>>[number]

/** Throws when the row holds a stage that this version does not know. */
export function toJobLine(row: JobLineRow): JobLine {
  return {
    id: storedId(row.id),
    number: jobNumber(row.seq),
    rmaNumber: rmaNumber(row.rma_seq),
    stage: stage.parse(row.stage),
    isUrgent: row.is_urgent === 1,
    customerName: row.customer_name,
    brand: row.brand,
    modelName: row.model_name,
    serial: row.serial,
    fault: row.fault,
    receivedAt: row.received_at,
    dueOn: row.due_on,
    stageSince: row.stage_since,
    version: row.version,
  }
}

/** What a closed job's line shows beside, and what earlier jobs are compared by. */
export const SUMMARY_COLUMNS = ['job.outcome', 'job.closed_at', 'job.symptoms'] as const

interface SummaryColumns {
  outcome: string | null
  closed_at: string | null
  symptoms: string
}

/** Throws when the row holds an outcome that this version does not know. */
export function toEnding(row: SummaryColumns): Pick<JobSummary, 'outcome' | 'closedAt' | 'symptoms'> {
  return {
    outcome: storedOutcome.parse(row.outcome),
    closedAt: row.closed_at,
    symptoms: storedJson(symptoms, row.symptoms),
  }
}

/** As `selectJobLines`, with what a list of open and closed jobs shows. */
export function selectJobSummaries(db: ReadDb) {
  return selectJobLines(db).select(SUMMARY_COLUMNS)
}

export type JobSummaryRow = Awaited<ReturnType<ReturnType<typeof selectJobSummaries>['execute']>>[number]

export function toJobSummary(row: JobSummaryRow): JobSummary {
  return { ...toJobLine(row), ...toEnding(row) }
}

/** The newest jobs of a customer, whatever their stage. */
export async function listJobsOfCustomer(db: ReadDb, customerId: string, limit: number): Promise<JobSummary[]> {
  const rows = await selectJobSummaries(db)
    .where('job.customer_id', '=', customerId)
    .orderBy('job.seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toJobSummary)
}

/** The newest jobs of a unit, whatever their stage. */
export async function listJobsOfUnit(db: ReadDb, unitId: string, limit: number): Promise<JobSummary[]> {
  const rows = await selectJobSummaries(db).where('job.unit_id', '=', unitId).orderBy('job.seq', 'desc').limit(limit).execute()
  return rows.map(toJobSummary)
}
