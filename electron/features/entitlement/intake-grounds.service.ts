import type { EventKind, TimelineEvent } from '../../../shared/jobs/jobs.ts'
import type { CalendarDate } from '../../../shared/kernel/time.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { ReadDb } from '../../db/store.ts'
import { readTimeZone } from '../../work/work.repository.ts'
import { bounceDaysOf, type BouncedFrom, bounceOf } from './earlier-jobs.ts'
import { listEarlierJobs } from './entitlement-facts.repository.ts'
import { findPolicyOfCustomer } from './policy-in-force.repository.ts'

/** What a job keeps from the moment its unit came in, as its columns. */
export interface IntakeGrounds {
  previous_job_id: string | null
  policy_version_id: string | null
  bounce_of_id: string | null
}

interface TakenIn {
  unitId: string
  modelId: string
  customerId: string
  symptoms: readonly string[]
  on: CalendarDate
}

/** The policy version in force for a unit that comes in on this day, and the job that it bounced from. (MISSION.md, B3, B7.) */
export async function readAtIntake(
  db: ReadDb,
  { unitId, on, symptoms, ...asked }: TakenIn,
): Promise<{ bounce: BouncedFrom | null; grounds: IntakeGrounds }> {
  const [earlier, policy, timeZone] = await Promise.all([
    listEarlierJobs(db, unitId),
    findPolicyOfCustomer(db, asked),
    readTimeZone(db),
  ])
  const bounce = bounceOf(earlier, { on, timeZone, symptoms, days: bounceDaysOf(policy) })
  return {
    bounce,
    grounds: {
      previous_job_id: earlier[0]?.id ?? null,
      policy_version_id: policy?.id ?? null,
      bounce_of_id: bounce?.id ?? null,
    },
  }
}

/** What the timeline says of it. */
export function bouncedEvent({ seq, times }: BouncedFrom): [EventKind, TimelineEvent['data']] {
  return ['bounced', { number: jobNumber(seq), times }]
}
