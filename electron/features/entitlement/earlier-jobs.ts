import type { EntitlementFacts } from '../../../shared/entitlement/facts.ts'
import type { Assessment } from '../../../shared/jobs/assessment.ts'
import type { JobOutcome } from '../../../shared/jobs/stages.ts'
import { addDays, type CalendarDate, dateInZone } from '../../../shared/kernel/time.ts'
import { RECENT_REPAIR_DAYS } from '../../../shared/units/units.ts'
import type { PolicyVersion } from './policy-in-force.repository.ts'

/** What earlier jobs of a unit say about the next one: when it comes back with what it was here for. Pure. (MISSION.md, B7.) */

/** A closed job of the same unit. */
export interface EarlierJob {
  id: string
  seq: number
  closedAt: string
  outcome: JobOutcome | null
  symptoms: readonly string[]
  assessment: Assessment | null
  bounceOfId: string | null
  partsUntil: CalendarDate | null
  labourUntil: CalendarDate | null
  request: EntitlementFacts['request']
}

/** Days after closing in which the same symptom is a bounce. */
export const bounceDaysOf = (policy: PolicyVersion | null): number => policy?.body.duties.bounceDays ?? RECENT_REPAIR_DAYS

/** Says nothing about what it is, so two of them are not the same. */
const NO_SYMPTOM = 'other'

/** An earlier job that a new one bounced from, and how often it has come back with this one. */
export type BouncedFrom = EarlierJob & { times: number }

/**
 * The newest of these jobs that shares a symptom and was closed within `days` of `on`; null when it did not bounce. One that the
 * customer had back unrepaired was never put right, so it cannot come back.
 */
export function bounceOf(
  earlier: readonly EarlierJob[],
  asked: { on: CalendarDate; timeZone: string; symptoms: readonly string[]; days: number },
): BouncedFrom | null {
  const since = addDays(asked.on, -asked.days)
  const symptoms = asked.symptoms.filter((symptom) => symptom !== NO_SYMPTOM)
  const job = earlier.find(
    (candidate) =>
      candidate.outcome !== 'returned-unrepaired' &&
      dateInZone(candidate.closedAt, asked.timeZone) >= since &&
      candidate.symptoms.some((symptom) => symptoms.includes(symptom)),
  )
  return job === undefined ? null : { ...job, times: chainFrom(job.id, earlier).length }
}

/** The job of this id and those it bounced from in turn, newest first. */
export function chainFrom(jobId: string | null, earlier: readonly EarlierJob[]): EarlierJob[] {
  const job = earlier.find((candidate) => candidate.id === jobId)
  // Each link leads to an older job, so the way back ends.
  const older = earlier.filter((other) => job !== undefined && other.seq < job.seq)
  return job === undefined ? [] : [job, ...chainFrom(job.bounceOfId, older)]
}
