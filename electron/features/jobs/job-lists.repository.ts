import type { BoardCard, JobSummary } from '../../../shared/jobs/jobs.ts'
import type { Stage } from '../../../shared/jobs/stages.ts'
import { CLOSED, URGENT } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'
import { selectJobCards, toJobCards } from './job-card.repository.ts'
import { selectJobSummaries, toJobSummary } from './job-summary.repository.ts'

export interface JobFilter {
  state: 'open' | 'closed' | 'all'
  stage: Stage | null
  assigneeId: string | null
  onlyUrgent: boolean
}

/** Jobs by number, newest first, after the job numbered `before`; one more than `limit` tells that there are more. */
export async function listJobs(
  db: ReadDb,
  filter: JobFilter,
  before: number | null,
  limit: number,
): Promise<(JobSummary & { seq: number })[]> {
  let query = selectJobSummaries(db).orderBy('job.seq', 'desc').limit(limit)
  if (filter.stage !== null) query = query.where('job.stage', '=', filter.stage)
  else if (filter.state === 'open') query = query.where('job.stage', '<>', CLOSED)
  else if (filter.state === 'closed') query = query.where('job.stage', '=', CLOSED)
  if (filter.assigneeId !== null) query = query.where('job.assignee_id', '=', filter.assigneeId)
  if (filter.onlyUrgent) query = query.where('job.is_urgent', '=', URGENT)
  if (before !== null) query = query.where('job.seq', '<', before)
  const rows = await query.execute()
  return rows.map((row) => ({ ...toJobSummary(row), seq: row.seq }))
}

export async function findRma(db: ReadDb, by: { seq: number } | { id: string }) {
  const query = db
    .selectFrom('rma')
    .innerJoin('customer', 'customer.id', 'rma.customer_id')
    .innerJoin('staff', 'staff.id', 'rma.taken_by')
    .select(['rma.id', 'rma.seq', 'rma.taken_at', 'rma.channel', 'rma.request_type', 'rma.pickup_code'])
    .select(['staff.name as taken_by', 'customer.id as customer_id', 'customer.name as customer_name', 'customer.phone'])
  return ('seq' in by ? query.where('rma.seq', '=', by.seq) : query.where('rma.id', '=', by.id)).executeTakeFirst()
}

export async function listJobsOfRma(db: ReadDb, rmaId: string): Promise<JobSummary[]> {
  const rows = await selectJobSummaries(db).where('job.rma_id', '=', rmaId).orderBy('job.seq').execute()
  return rows.map(toJobSummary)
}

export async function findJobSummary(db: ReadDb, jobId: string): Promise<JobSummary | null> {
  const row = await selectJobSummaries(db).where('job.id', '=', jobId).executeTakeFirst()
  return row === undefined ? null : toJobSummary(row)
}

/** Open jobs of one technician, urgent first. */
export async function listCardsOf(db: ReadDb, staffId: string): Promise<BoardCard[]> {
  const rows = await selectJobCards(db)
    .where('job.stage', '<>', CLOSED)
    .where('job.assignee_id', '=', staffId)
    .orderBy('job.is_urgent', 'desc')
    .orderBy('job.due_on')
    .orderBy('job.seq')
    .execute()
  return toJobCards(db, rows)
}

/** Counts jobs that came in, and that closed, since a moment. */
export async function countSince(db: ReadDb, since: string): Promise<{ received: number; closed: number }> {
  const received = await db
    .selectFrom('job')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('received_at', '>=', since)
    // What is expected, or never came, was not received.
    .where((where) => where.or([where('arrival', 'is', null), where('arrival', 'in', ['arrived', 'surplus'])]))
    .executeTakeFirstOrThrow()
  const closed = await db
    .selectFrom('job')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('closed_at', '>=', since)
    .executeTakeFirstOrThrow()
  return { received: received.count, closed: closed.count }
}
