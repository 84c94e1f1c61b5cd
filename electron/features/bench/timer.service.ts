import type { JobId } from '../../../shared/kernel/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { minutesBetween } from '../../../shared/kernel/time.ts'
import type { ReadDb } from '../../db/store.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { takeInHand } from '../custody/follow.service.ts'
import { loadOpenJob } from '../jobs/transition.service.ts'
import { findRunningTimer, findTimer, putTimer } from './bench.repository.ts'

/** Starts the caller's timer. One person works on one unit: a timer that runs elsewhere is named, not stopped behind their back. */
export async function startTimer(work: Work, { jobId }: { jobId: JobId }): Promise<Outcome<{ jobId: JobId; since: string }>> {
  const loaded = await loadOpenJob(work, { jobId })
  if (loaded.kind !== 'done') return loaded
  const actor = actorOf(work)
  const running = await findRunningTimer(work.db, actor.id)
  if (running !== null) return refuse('timer-running', { number: running.number })
  const timer = await findTimer(work.db, jobId, actor.id)
  await putTimer(work.db, { jobId, staffId: actor.id, since: work.now, minutes: timer?.minutes ?? 0 })
  await takeInHand(work, { id: jobId, unitId: loaded.value.unit_id })
  work.record(jobId, 'timer-started')
  touchTimer(work, jobId)
  return done({ jobId, since: work.now })
}

/** Pauses it; what it measured waits for the next repair entry. */
export async function pauseTimer(work: Work, { jobId }: { jobId: JobId }): Promise<Outcome<{ jobId: JobId; minutes: number }>> {
  const actor = actorOf(work)
  const timer = await findTimer(work.db, jobId, actor.id)
  if (timer === undefined || timer.since === null) return refuse('timer-not-running')
  const minutes = timer.minutes + minutesBetween(timer.since, work.now)
  await putTimer(work.db, { jobId, staffId: actor.id, since: null, minutes })
  work.record(jobId, 'timer-paused', { minutes })
  touchTimer(work, jobId)
  return done({ jobId, minutes })
}

/** Minutes measured so far, and since when it runs. */
export async function readTimer(db: ReadDb, jobId: string, staffId: string): Promise<{ minutes: number; since: string | null }> {
  return (await findTimer(db, jobId, staffId)) ?? { minutes: 0, since: null }
}

/** Takes what the caller's timer has measured, and starts it from zero, or stands it still. */
export async function takeTimer(work: Work, jobId: string): Promise<number> {
  const actor = actorOf(work)
  const timer = await findTimer(work.db, jobId, actor.id)
  if (timer === undefined) return 0
  await putTimer(work.db, { jobId, staffId: actor.id, since: null, minutes: 0 })
  touchTimer(work, jobId)
  return timer.minutes + (timer.since === null ? 0 : minutesBetween(timer.since, work.now))
}

function touchTimer(work: Work, jobId: string): void {
  work.touch('timer', jobId)
  work.touch('job', jobId)
}
