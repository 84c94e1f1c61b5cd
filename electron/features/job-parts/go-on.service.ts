import type { Stage } from '../../../shared/jobs/stages.ts'
import type { JobId } from '../../../shared/kernel/ids.ts'
import { done, type Outcome } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { releaseJob } from '../jobs/transition.service.ts'
import { hasPartsThere } from './job-parts.repository.ts'
import { settle } from './settle.service.ts'

/** A change of a job, as it is answered. */
interface Changed {
  readonly jobId: string
  readonly version: number
  readonly stage: Stage
}

/**
 * After a change that may have been all that a waiting job waited for besides its parts (its hold, its report, the customer's word):
 * moves it on where they are there. Answers the change with where the job is then. A job in another stage stays, and so does one
 * that waits for something that nobody asked the stock for. Takes no parts: whoever moves those meets this one at the job's row.
 */
export async function goOn<Answer extends Changed>(work: Work, changed: Outcome<Answer>): Promise<Outcome<Answer>> {
  if (changed.kind !== 'done') return changed
  const { jobId, stage } = changed.value
  if (stage !== 'awaiting-parts' || !(await hasPartsThere(work.db, jobId))) return changed
  const settled = await settle(work, jobId)
  if (settled.kind !== 'done') return settled
  return done({ ...changed.value, version: settled.value.version, stage: settled.value.stage })
}

/** Ends a hold; a job whose parts came meanwhile goes on. */
export async function releaseAndGoOn(work: Work, input: { jobId: JobId; version: number }) {
  return goOn(work, await releaseJob(work, input))
}
