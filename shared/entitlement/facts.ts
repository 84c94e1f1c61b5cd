import { z } from 'zod'
import { requestType } from '../intake/intake.ts'
import { responsibility } from '../jobs/assessment.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { calendarDate } from '../kernel/time.ts'
import { exclusion, proofState, region, warrantyTerms, type Exclusion } from '../warranty/warranty.ts'
import { customerKind, faultKind } from './policy.ts'

const tally = z.int({ error: () => fieldMessage('notANumber') }).min(0, fieldMessage('tooSmall', { min: 0 }))

/** An earlier job of the unit, with the last days of what the depot promised for it; null = nothing promised. */
export const earlierRepair = z.object({
  number: z.string().max(40),
  closedOn: calendarDate,
  partsUntil: calendarDate.nullable(),
  labourUntil: calendarDate.nullable(),
})
export type EarlierRepair = z.infer<typeof earlierRepair>

/**
 * All that a verdict may look at. Null = not known yet; a proof not yet looked at is not known either. Days are the depot's
 * calendar days: `on` is the day the unit came in, so that waiting for the depot costs nobody a right.
 */
export const entitlementFacts = z.object({
  on: calendarDate,
  boughtOn: calendarDate.nullable(),
  installedOn: calendarDate.nullable(),
  proof: proofState,
  terms: warrantyTerms,
  region,
  customerKind,
  unitsOwned: tally,
  /** The most units that came in one order of this customer. */
  unitsBoughtAtOnce: tally,
  /** Free maintenance visits that the customer had in the calendar year of `on`. */
  maintenanceVisitsUsed: tally.nullable(),
  repairs: z.array(earlierRepair),
  /** How often this fault has come with this unit, this time counted; 0 where there is no fault. */
  sameFaultCount: tally,
  fault: faultKind.nullable(),
  responsibility: responsibility.nullable(),
  /** Null before somebody assessed it; empty when nothing excludes. */
  exclusions: z.array(exclusion).nullable(),
  isIntact: z.boolean().nullable(),
  request: requestType,
  isFirstInstallation: z.boolean().nullable(),
  needsVisit: z.boolean().nullable(),
  isSolvableRemotely: z.boolean().nullable(),
  /** False where nothing bounced; null while nobody has said why it did. */
  isDepotCaused: z.boolean().nullable(),
})
export type EntitlementFacts = z.infer<typeof entitlementFacts>
export type FactName = keyof EntitlementFacts
export const factName = entitlementFacts.keyof()

/** Facts that somebody typed in: as above, and no unit is bought after `on`, installed before it was bought or after `on`. */
export const typedFacts = entitlementFacts
  .refine(({ boughtOn, on }) => boughtOn === null || boughtOn <= on, { path: ['boughtOn'], error: fieldMessage('dateInFuture') })
  .refine(({ installedOn, on }) => installedOn === null || installedOn <= on, {
    path: ['installedOn'],
    error: fieldMessage('dateInFuture'),
  })
  .refine(({ installedOn, boughtOn }) => installedOn === null || boughtOn === null || installedOn >= boughtOn, {
    path: ['installedOn'],
    error: fieldMessage('dateTooEarly'),
  })

type Responsibility = z.infer<typeof responsibility>

/** Whose faults are faults of the goods; the others are the customer's, the carrier's or nobody's. */
export const QUALITY_RESPONSIBILITIES: readonly Responsibility[] = ['maker', 'supplier-part']

/**
 * Whether an assessment found a quality fault: one that the maker or a supplied part answers for, and nothing excludes.
 * Null before the assessment. (MISSION.md, B2, C2.)
 */
export function faultOf(found: Responsibility | null, exclusions: readonly Exclusion[] | null): EntitlementFacts['fault'] {
  if (exclusions !== null && exclusions.length > 0) return 'not-quality'
  if (found === null) return null
  return QUALITY_RESPONSIBILITIES.includes(found) ? 'quality' : 'not-quality'
}
