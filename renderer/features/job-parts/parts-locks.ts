import type { JobFile } from '../../../shared/jobs/jobs.ts'

/** What the locks look at of a job. */
export interface LockedJob {
  readonly stage: JobFile['stage']
  readonly facts: Pick<JobFile['facts'], 'hasPlan' | 'isReleased'>
}

/** Why nobody may give parts of this job back here (put them back, report them, want fewer): it is closed, or not this person's. */
export function giveBackLock({ stage }: Pick<LockedJob, 'stage'>, mayPick: boolean) {
  if (stage === 'closed') return 'refusal.already-closed'
  return mayPick ? null : 'error.forbidden.title'
}

/** Why nobody may take parts for this job here, or ask for more: as above, and while nobody agreed to what they cost. */
export function takeLock(job: LockedJob, mayPick: boolean) {
  const closed = giveBackLock(job, mayPick)
  if (closed !== null || job.facts.isReleased) return closed
  return job.facts.hasPlan ? 'refusal.parts-not-released' : 'refusal.no-plan'
}
