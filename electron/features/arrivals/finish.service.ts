import type { z } from 'zod'
import type { Fate, finishFields } from '../../../shared/arrivals/arrivals.ts'
import type { RmaId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { type JobRow, updateJob } from '../jobs/job.repository.ts'
import { type ArrivedJob, cancelJob } from './arrival.service.ts'
import { findArrivalRma, isUnsettled, listArrivalLines, lockExpectedJobs, settleRma } from './arrivals.repository.ts'

type Finish = z.output<z.ZodObject<typeof finishFields>>

/**
 * Settles an arrival: what came since the last time stays, and what is still expected is marked as missing, with the reason; each
 * job is cancelled, or waits on. Whoever finishes must have seen all of it: a unit that came, or became expected again,
 * meanwhile refuses. Answers what arrived since the last time, for its labels.
 */
export async function finishArrival(
  work: Work,
  { rmaId, rest }: Finish,
): Promise<Outcome<{ rmaId: RmaId; arrived: ArrivedJob[] }>> {
  const rma = await findArrivalRma(work.db, { id: rmaId })
  if (rma === undefined) return missing
  const expected = await lockExpectedJobs(work.db, rmaId)
  const named = new Map(rest.kind === 'none' ? [] : rest.jobs.map((job) => [String(job.jobId), job]))
  if (expected.length !== named.size) return refuse('arrivals-changed')
  for (const job of expected) {
    const seen = named.get(job.id)
    if (seen === undefined || rest.kind === 'none') return refuse('arrivals-changed')
    if (seen.version !== job.version) return stale(seen.version, job.version)
    const marked = await markMissing(work, job, seen.fate, rest.reason)
    if (marked.kind !== 'done') return marked
  }
  const lines = await listArrivalLines(work.db, { id: rmaId, reconciledAt: rma.reconciled_at })
  const arrived = lines.filter(({ receivedAt }) => receivedAt !== null && isUnsettled(receivedAt, rma.reconciled_at))
  await settleRma(work.db, rmaId, work.now)
  work.audit('rma', rmaId, { reconciledAt: rma.reconciled_at }, { reconciledAt: work.now, missing: expected.length })
  work.touch('rma', rmaId)
  return done({ rmaId, arrived: arrived.map(({ jobId, number }) => ({ id: jobId, number })) })
}

async function markMissing(work: Work, job: JobRow, fate: Fate, reason: string): Promise<Outcome<unknown>> {
  work.record(job.id, 'missing', { reason, isCancelled: fate === 'cancel' })
  work.touch('unit', job.unit_id)
  if (fate === 'cancel') return cancelJob(work, job, { arrival: 'missing' })
  await updateJob(work.db, job, { arrival: 'missing' })
  work.audit('job', job.id, { arrival: job.arrival }, { arrival: 'missing' })
  work.touch('job', job.id)
  return done(null)
}
