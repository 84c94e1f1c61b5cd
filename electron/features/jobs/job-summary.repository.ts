import { sql } from 'kysely'
import { z } from 'zod'
import { severity } from '../../../shared/jobs/assessment.ts'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
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
const storedSeverity = severity.nullable()

/**
 * Every job with what one line of a list shows of it. Callers add their own `where`, `orderBy` and `limit`, and further columns
 * where they need them; the order of the joins keeps `job` first, so that its indexes decide the plan.
 */
export function selectJobSummaries(db: ReadDb) {
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
      'job.outcome',
      'job.is_urgent',
      'job.severity',
      'customer.name as customer_name',
      'model.brand',
      'model.name as model_name',
      'unit.serial',
      shortFault.as('fault'),
      'job.symptoms',
      'job.received_at',
      'job.due_on',
      'job.stage_since',
      'job.closed_at',
      'job.version',
    ])
}

/** A row of `selectJobSummaries`, with whatever columns the caller added. */
export type JobSummaryRow = Awaited<ReturnType<ReturnType<typeof selectJobSummaries>['execute']>>[number]

/** Throws when the row holds a stage, an outcome or a severity that this version does not know. */
export function toJobSummary(row: JobSummaryRow): JobSummary {
  return {
    id: storedId(row.id),
    number: jobNumber(row.seq),
    rmaNumber: rmaNumber(row.rma_seq),
    stage: stage.parse(row.stage),
    outcome: storedOutcome.parse(row.outcome),
    isUrgent: row.is_urgent === 1,
    severity: storedSeverity.parse(row.severity),
    customerName: row.customer_name,
    brand: row.brand,
    modelName: row.model_name,
    serial: row.serial,
    fault: row.fault,
    symptoms: storedJson(symptoms, row.symptoms),
    receivedAt: row.received_at,
    dueOn: row.due_on,
    stageSince: row.stage_since,
    closedAt: row.closed_at,
    version: row.version,
  }
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
