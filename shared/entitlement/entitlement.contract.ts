import { z } from 'zod'
import { requestType } from '../intake/intake.ts'
import { customerId, jobId, modelId, unitId } from '../kernel/ids.ts'
import { bilingual } from '../kernel/text.ts'
import { calendarDate } from '../kernel/time.ts'
import { procedure } from '../kernel/procedure.ts'
import { unit } from '../units/units.ts'
import { proofState, region } from '../warranty/warranty.ts'
import { entitlement } from './entitlement.ts'
import { entitlementFacts } from './facts.ts'
import { customerKind, maintenanceRow } from './policy.ts'

/** The earlier job of the same unit and symptom that a job came back from. (MISSION.md, B7.) */
export const bounce = z.object({
  jobId,
  number: z.string(),
  closedOn: calendarDate,
  /** How often it came back, this time counted: 1 = the first time. */
  times: z.int(),
})
export type Bounce = z.infer<typeof bounce>

/** A job's verdict with what it stands on. */
export const jobEntitlement = z.object({
  jobId,
  customerId,
  unit,
  entitlement,
  facts: entitlementFacts,
  bounce: bounce.nullable(),
})
export type JobEntitlement = z.infer<typeof jobEntitlement>

/** A unit at the counter, before there is a job: on file, or as typed so far. */
export const unitAtCounter = z.object({
  unit: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), id: unitId }),
    z.object({
      kind: z.literal('new'),
      modelId: modelId.nullable(),
      boughtOn: calendarDate.nullable(),
      installedOn: calendarDate.nullable(),
      proof: proofState,
    }),
  ]),
  customer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), id: customerId }),
    z.object({ kind: z.literal('new'), region, customerKind }),
  ]),
  requestType,
  symptoms: z.array(z.string().max(40)).max(8),
})
export type UnitAtCounter = z.infer<typeof unitAtCounter>

/** Free maintenance visits of a customer this year, and what gives them. (MISSION.md, B4.) */
export const fleetDue = z.object({
  year: z.int(),
  perYear: z.int(),
  used: z.int(),
  left: z.int(),
  unitsOwned: z.int(),
  unitsBoughtAtOnce: z.int(),
  /** The policy in force for the customer's region, with its table; null = none is. */
  policy: z.object({ name: bilingual, version: z.int() }).nullable(),
  rows: z.array(z.object({ row: maintenanceRow, isReached: z.boolean() })),
})
export type FleetDue = z.infer<typeof fleetDue>

export const entitlementContract = {
  /** What a job's unit may get and why, by the policy in force when it came in. */
  ofJob: procedure('read')
    .input(z.object({ number: z.string().max(40) }))
    .output(jobEntitlement),
  /** What a unit at the counter may get if it is taken in now, and whether it bounced. */
  preview: procedure('read')
    .input(unitAtCounter)
    .output(z.object({ entitlement, bounce: bounce.nullable() })),
  /** What the depot knows of a unit, as if its owner brought it in today; a unit without an owner as if somebody at home did. */
  factsOfUnit: procedure('read').input(z.object({ unitId })).output(entitlementFacts),
  /** Maintenance visits due to a customer. */
  fleet: procedure('read').input(z.object({ customerId })).output(fleetDue),
}
