import { refusalOfMove, type Stage, stage } from '../../../shared/jobs/stages.ts'
import type { JobId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome } from '../../../shared/kernel/refusal.ts'
import { storedId } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { type JobRow, lockJobRow, updateJob } from '../jobs/job.repository.ts'
import { stageFactsNow, transition } from '../jobs/transition.service.ts'
import { countShort } from './job-parts.repository.ts'

export interface Settled {
  jobId: JobId
  version: number
  stage: Stage
  /** Parts that nobody could promise yet. */
  short: number
}

/**
 * After the parts of a job changed: keeps how many are short, and moves the job by itself, to awaiting-parts when some are and on
 * to repairing when none is any more. Where the stage table does not let it (on hold, a report is missing), it stays and says so
 * when somebody moves it. (MISSION.md, E3.)
 */
export async function settle(work: Work, jobId: string): Promise<Outcome<Settled>> {
  const [job, short] = await Promise.all([lockJobRow(work.db, jobId), countShort(work.db, jobId)])
  if (job === undefined) return missing
  const version = short === job.short_parts ? job.version : await updateJob(work.db, job, { short_parts: short })
  work.touch('job', job.id)
  const now = { ...job, version, short_parts: short }
  const to = await wayOf(work, now)
  if (to === null) return done({ jobId: storedId(job.id), version, stage: stage.parse(job.stage), short })
  const moved = await transition(work, now, to, 'stock')
  if (moved.kind !== 'done') return moved
  if (to === 'repairing') work.record(job.id, 'parts-supplied')
  return done({ jobId: storedId(job.id), version: moved.value.version, stage: to, short })
}

/** Where the stock of parts takes a job by itself; null when it stays. */
async function wayOf(work: Work, job: JobRow): Promise<Stage | null> {
  const from = stage.parse(job.stage)
  const to: Stage = job.short_parts > 0 ? 'awaiting-parts' : 'repairing'
  if (from === to || (to === 'repairing' && from !== 'awaiting-parts')) return null
  const refusal = refusalOfMove(from, to, await stageFactsNow(work, job), actorOf(work).permissions, 'stock')
  return refusal === null ? to : null
}
