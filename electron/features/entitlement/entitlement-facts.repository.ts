import { sql } from 'kysely'
import { z } from 'zod'
import { requestType } from '../../../shared/intake/intake.ts'
import { assessment } from '../../../shared/jobs/assessment.ts'
import { outcome } from '../../../shared/jobs/stages.ts'
import { NO_TERMS, proofState, region, warrantyTerms } from '../../../shared/warranty/warranty.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'
import type { EarlierJob } from './earlier-jobs.ts'
import { customerKindOf, type Fleet, type JobSubject, MAINTENANCE } from './gathered.ts'

const symptoms = z.array(z.string())
const storedOutcome = outcome.nullable()

/** A job with its unit, model and customer as they are now, as far as a verdict looks at them. */
export async function readJobSubject(db: ReadDb, jobId: string): Promise<JobSubject> {
  const row = await db
    .selectFrom('job')
    .innerJoin('unit', 'unit.id', 'job.unit_id')
    .innerJoin('model', 'model.id', 'job.model_id')
    .innerJoin('customer', 'customer.id', 'job.customer_id')
    .innerJoin('rma', 'rma.id', 'job.rma_id')
    .select([
      'job.seq',
      'job.unit_id',
      'job.customer_id',
      'job.received_at',
      'job.assessment',
      'job.bounce_of_id',
      'unit.bought_on',
      'unit.installed_on',
      'unit.proof_state',
      'model.terms',
      'customer.region',
      'customer.kind',
      'customer.is_dealer',
      'rma.request_type',
      'rma.seq as rma_seq',
    ])
    .where('job.id', '=', jobId)
    .executeTakeFirstOrThrow()
  return {
    seq: row.seq,
    rmaSeq: row.rma_seq,
    unitId: row.unit_id,
    customerId: row.customer_id,
    receivedAt: row.received_at,
    assessment: row.assessment === null ? null : storedJson(assessment, row.assessment),
    bounceOfId: row.bounce_of_id,
    boughtOn: row.bought_on,
    installedOn: row.installed_on,
    proof: proofState.parse(row.proof_state),
    terms: storedJson(warrantyTerms, row.terms),
    region: region.parse(row.region),
    customerKind: customerKindOf({ kind: row.kind, isDealer: row.is_dealer === 1 }),
    request: requestType.parse(row.request_type),
  }
}

/** Closed jobs of a unit, newest first, without cancelled ones; with `beforeSeq` those of before this number. */
export async function listEarlierJobs(db: ReadDb, unitId: string, beforeSeq = Number.MAX_SAFE_INTEGER): Promise<EarlierJob[]> {
  const rows = await db
    .selectFrom('job')
    .innerJoin('rma', 'rma.id', 'job.rma_id')
    .select([
      'job.id',
      'job.seq',
      'job.closed_at',
      'job.outcome',
      'job.symptoms',
      'job.assessment',
      'job.bounce_of_id',
      'job.parts_warranty_until',
      'job.labour_warranty_until',
      'rma.request_type',
    ])
    .where('job.unit_id', '=', unitId)
    .where('job.seq', '<', beforeSeq)
    .where('job.closed_at', 'is not', null)
    .where((job) => job.or([job('job.outcome', 'is', null), job('job.outcome', '<>', 'cancelled')]))
    .orderBy('job.seq', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    closedAt: row.closed_at ?? '',
    outcome: storedOutcome.parse(row.outcome),
    symptoms: storedJson(symptoms, row.symptoms),
    assessment: row.assessment === null ? null : storedJson(assessment, row.assessment),
    bounceOfId: row.bounce_of_id,
    partsUntil: row.parts_warranty_until,
    labourUntil: row.labour_warranty_until,
    request: requestType.parse(row.request_type),
  }))
}

/** How many units a customer has, and the most that were bought on one day: what was bought at once has one date. */
export async function countUnits(db: ReadDb, customerId: string): Promise<Omit<Fleet, 'visitsUsed'>> {
  const bought = db
    .selectFrom('unit')
    .select((unit) => ['bought_on', unit.fn.countAll<number>().as('units')])
    .where('owner_id', '=', customerId)
    .groupBy('bought_on')
    .as('bought')
  const row = await db
    .selectFrom(bought)
    .select((day) => [
      day.fn.sum<number | null>('units').as('owned'),
      day.fn.max<number | null>(sql<number>`case when bought_on is null then 1 else units end`).as('at_once'),
    ])
    .executeTakeFirstOrThrow()
  return { unitsOwned: row.owned ?? 0, unitsBoughtAtOnce: row.at_once ?? 0 }
}

/** When a customer ordered maintenance before this RMA number, between two instants: one RMA is one visit, however many units. */
export async function listMaintenanceVisits(
  db: ReadDb,
  customerId: string,
  { from, to, beforeSeq }: { from: string; to: string; beforeSeq: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('rma')
    .select('taken_at')
    .where('customer_id', '=', customerId)
    .where('request_type', '=', sql.lit(MAINTENANCE))
    .where('taken_at', '>=', from)
    .where('taken_at', '<', to)
    .where('seq', '<', beforeSeq)
    .execute()
  return rows.map((row) => row.taken_at)
}

/** What a job's remote sessions came to, oldest first; one that goes on has not come to anything. */
export async function listRemoteResults(db: ReadDb, jobId: string): Promise<string[]> {
  const rows = await db.selectFrom('remote_session').select('result').where('job_id', '=', jobId).orderBy('begun_at').execute()
  return rows.flatMap((row) => row.result ?? [])
}

/** A customer as rules ask for them; null when there is none by this id. */
export async function findCustomerFacts(db: ReadDb, customerId: string) {
  const row = await db
    .selectFrom('customer')
    .select(['region', 'kind', 'is_dealer'])
    .where('id', '=', customerId)
    .executeTakeFirst()
  if (row === undefined) return null
  return { region: region.parse(row.region), customerKind: customerKindOf({ kind: row.kind, isDealer: row.is_dealer === 1 }) }
}

/** What a model's maker promises; nothing where there is no such model. */
export async function findTerms(db: ReadDb, modelId: string) {
  const row = await db.selectFrom('model').select('terms').where('id', '=', modelId).executeTakeFirst()
  return row === undefined ? NO_TERMS : storedJson(warrantyTerms, row.terms)
}

export async function findJobId(db: ReadDb, seq: number): Promise<string | null> {
  const row = await db.selectFrom('job').select('id').where('seq', '=', seq).executeTakeFirst()
  return row?.id ?? null
}

/** Days for which the depot answers for its own repairs where no policy says otherwise. */
export async function readDepotWarrantyDays(db: ReadDb): Promise<number> {
  const row = await db.selectFrom('depot').select('repair_warranty_days').executeTakeFirstOrThrow()
  return row.repair_warranty_days
}
