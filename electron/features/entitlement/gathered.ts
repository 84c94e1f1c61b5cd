import { type EntitlementFacts, faultOf } from '../../../shared/entitlement/facts.ts'
import type { Assessment } from '../../../shared/jobs/assessment.ts'
import { type CalendarDate, dateInZone } from '../../../shared/kernel/time.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { chainFrom, type EarlierJob } from './earlier-jobs.ts'

/** What was gathered for a verdict, and what its facts are made of. Pure. */

export type SubjectFacts = Pick<
  EntitlementFacts,
  'boughtOn' | 'installedOn' | 'proof' | 'terms' | 'region' | 'customerKind' | 'request'
>

/** A job as it stands in the store, as far as a verdict looks at it. */
export interface JobSubject extends SubjectFacts {
  seq: number
  rmaSeq: number
  unitId: string
  customerId: string
  receivedAt: string
  assessment: Assessment | null
  bounceOfId: string | null
}

export interface Fleet {
  unitsOwned: number
  unitsBoughtAtOnce: number
  visitsUsed: number
}

export interface Gathered {
  on: CalendarDate
  timeZone: string
  subject: SubjectFacts
  assessment: Assessment | null
  bounceOfId: string | null
  /** Newest first. */
  earlier: readonly EarlierJob[]
  fleet: Fleet
  remoteResults: readonly string[]
}

export const MAINTENANCE = 'maintenance'
/** Requests for work that was ordered; no fault is claimed. */
const ORDERED: readonly EntitlementFacts['request'][] = ['installation', 'training', MAINTENANCE]

export function customerKindOf(customer: { kind: string; isDealer: boolean }): EntitlementFacts['customerKind'] {
  if (customer.isDealer) return 'dealer'
  return customer.kind === 'organisation' ? 'organisation' : 'person'
}

/** The facts of a verdict, from what the store knows. Null stays null: what nobody has found out is open, never guessed. */
export function factsOf(gathered: Gathered): EntitlementFacts {
  const { on, subject, assessment, fleet } = gathered
  return {
    on,
    ...subject,
    unitsOwned: fleet.unitsOwned,
    unitsBoughtAtOnce: fleet.unitsBoughtAtOnce,
    maintenanceVisitsUsed: fleet.visitsUsed,
    repairs: repairsOf(gathered),
    sameFaultCount: sameFaultCount(gathered),
    ...foundOf(assessment),
    needsVisit: assessment?.needsVisit ?? (gathered.remoteResults.includes('needs-visit') ? true : null),
    isFirstInstallation: isFirstInstallation(gathered),
    isSolvableRemotely: isSolvableRemotely(gathered),
    isDepotCaused: gathered.bounceOfId === null ? false : (assessment?.isDepotCaused ?? null),
  }
}

function foundOf(assessment: Assessment | null) {
  const { responsibility = null, exclusions = null } = assessment ?? {}
  return {
    fault: assessment?.solvedAs === 'no-fault-found' ? ('not-quality' as const) : faultOf(responsibility, exclusions),
    responsibility,
    exclusions,
    isIntact: assessment?.isIntact ?? null,
  }
}

function repairsOf({ earlier, timeZone }: Gathered): EntitlementFacts['repairs'] {
  return earlier
    .filter((job) => job.outcome === 'repaired')
    .map(({ seq, closedAt, partsUntil, labourUntil }) => ({
      number: jobNumber(seq),
      closedOn: dateInZone(closedAt, timeZone),
      partsUntil,
      labourUntil,
    }))
}

/**
 * This time and the times before that it bounced from, as far as they were quality faults. The bounce was linked at check-in by
 * symptom and days, so a policy of later days changes no count. (MISSION.md, B7.)
 */
function sameFaultCount({ subject, assessment, bounceOfId, earlier }: Gathered): number {
  if (ORDERED.includes(subject.request) || assessment?.solvedAs === 'no-fault-found') return 0
  const before = chainFrom(bounceOfId, earlier).filter(({ assessment: found }) => foundOf(found).fault === 'quality')
  return before.length + 1
}

/** Asked only where an installation was ordered: the first, unless the unit was installed before or the depot did it already. */
function isFirstInstallation({ on, subject, earlier }: Gathered): boolean | null {
  if (subject.request !== 'installation') return null
  if (subject.installedOn !== null && subject.installedOn < on) return false
  return earlier.every((job) => job.request !== 'installation')
}

/** What helped once can be solved remotely; what was tried and did not help cannot; else nobody knows. */
function isSolvableRemotely({ assessment, remoteResults }: Gathered): boolean | null {
  if (assessment?.solvedAs === 'resolved-remotely' || remoteResults.includes('solved')) return true
  return remoteResults.length > 0 ? false : null
}
