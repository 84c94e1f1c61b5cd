import { z } from 'zod'
import { currency } from '../../../shared/kernel/money.ts'
import { language } from '../../../shared/kernel/text.ts'
import type { ReadDb } from '../../db/store.ts'

/**
 * The head of every paper, and how the depot writes money and time. With `signedAt` the head is the one of that moment: whoever signed
 * did so with the depot of that name, at that address.
 */
export async function readDepotHead(db: ReadDb, signedAt: string | null = null) {
  const row = await db.selectFrom('depot').selectAll().executeTakeFirstOrThrow()
  return {
    head: (signedAt === null ? null : await findHeadBeforeChange(db, signedAt)) ?? printedHead.parse(row),
    language: language.parse(row.language),
    timeZone: row.time_zone,
    currency: currency.parse(row.currency),
  }
}

const absentOr = z.string().nullable()
const printedHead = z.object({ name: z.string(), address: absentOr, phone: absentOr, email: absentOr })

/** What the audit says the first change after that moment found; null when nothing was changed since. */
async function findHeadBeforeChange(db: ReadDb, moment: string): Promise<z.infer<typeof printedHead> | null> {
  const change = await db
    .selectFrom('audit')
    .select('before')
    .where('entity', '=', 'depot')
    .where('entity_id', '=', 'depot')
    .where('at', '>', moment)
    .where('before', 'is not', null)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return change === undefined || change.before === null ? null : printedHead.parse(JSON.parse(change.before))
}

/** What an RMA's slip says of the arrival itself. */
export async function findSlipRma(db: ReadDb, rmaId: string) {
  return db
    .selectFrom('rma')
    .innerJoin('customer', 'customer.id', 'rma.customer_id')
    .innerJoin('staff', 'staff.id', 'rma.taken_by')
    .leftJoin('attachment', 'attachment.id', 'rma.signature_id')
    .select([
      'rma.seq',
      'rma.channel',
      'rma.request_type',
      'rma.taken_at',
      'rma.pickup_code',
      'staff.name as taken_by',
      'customer.name',
      'customer.phone',
      'customer.address',
      'customer.language',
      'attachment.sha256 as signature',
    ])
    .where('rma.id', '=', rmaId)
    .executeTakeFirst()
}

/** Running numbers of an RMA's jobs, in the order of arrival. */
export async function listJobSeqsOfRma(db: ReadDb, rmaId: string): Promise<number[]> {
  const rows = await db.selectFrom('job').select('seq').where('rma_id', '=', rmaId).orderBy('seq').execute()
  return rows.map((row) => row.seq)
}

const answered = z.enum(['approved', 'declined'])

/** The last answer to a version of a plan, with the file of its signature. */
export async function findPlanAnswer(db: ReadDb, planId: string) {
  const row = await db
    .selectFrom('approval')
    .leftJoin('attachment', 'attachment.id', 'approval.signature_id')
    .select(['approval.decision', 'approval.person', 'approval.at', 'attachment.sha256 as signature'])
    .where('approval.plan_id', '=', planId)
    .orderBy('approval.at', 'desc')
    .orderBy('approval.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return { decision: answered.parse(row.decision), person: row.person ?? '', at: row.at, signature: row.signature }
}

/** What was written down when the unit went back. */
export async function findHandBack(db: ReadDb, jobId: string) {
  return db
    .selectFrom('job')
    .leftJoin('attachment', 'attachment.id', 'job.hand_back_signature_id')
    .leftJoin('event', (join) => join.onRef('event.job_id', '=', 'job.id').on('event.kind', '=', 'handed-back'))
    .leftJoin('staff', 'staff.id', 'event.by_id')
    .select([
      'job.outcome',
      'job.closed_at',
      'job.collected_by',
      'job.identity_way',
      'job.satisfaction',
      'job.satisfaction_note',
      'job.advice',
      'job.parts_warranty_until',
      'job.labour_warranty_until',
      'staff.name as handed_back_by',
      'attachment.sha256 as signature',
    ])
    .where('job.id', '=', jobId)
    .executeTakeFirst()
}

export async function findJobSeq(db: ReadDb, jobId: string): Promise<number | null> {
  const row = await db.selectFrom('job').select('seq').where('id', '=', jobId).executeTakeFirst()
  return row?.seq ?? null
}

export async function findStaffForBadge(db: ReadDb, staffId: string) {
  return db.selectFrom('staff').select(['name', 'roles']).where('id', '=', staffId).executeTakeFirst()
}

export async function listJobIdsOfRma(db: ReadDb, rmaId: string): Promise<string[]> {
  const rows = await db.selectFrom('job').select('id').where('rma_id', '=', rmaId).orderBy('seq').execute()
  return rows.map((row) => row.id)
}

/** Those of these jobs with which something lies. */
export async function listJobsWithAccessories(db: ReadDb, jobIds: readonly string[]): Promise<string[]> {
  if (jobIds.length === 0) return []
  const rows = await db.selectFrom('accessory').select('job_id').distinct().where('job_id', 'in', jobIds).execute()
  return rows.map((row) => row.job_id)
}
