import { z } from 'zod'
import { model } from '../catalogue/catalogue.ts'
import { customer } from '../customers/customers.ts'
import { jobSummary } from '../jobs/jobs.ts'
import { unitId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { proofJudgement, unit, unitDates } from './units.ts'

/** Everything the counter wants to know about a unit at a glance (MISSION.md, A3). */
export const unitFile = z.object({
  unit,
  model,
  owner: customer.nullable(),
  openJob: jobSummary.nullable(),
  /** Newest first. */
  history: z.array(jobSummary),
  /** Closed jobs within the bounce window, newest first: the same fault may be back. */
  recentRepairs: z.array(jobSummary),
})
export type UnitFile = z.infer<typeof unitFile>

export const unitsContract = {
  /** The unit with this serial; null when the depot has never seen it. */
  lookUp: procedure('read')
    .input(z.object({ serial: z.string().min(1).max(128) }))
    .output(unitFile.nullable()),
  get: procedure('read').input(z.object({ unitId })).output(unitFile),
  updateDates: procedure('counter')
    .input(change({ unitId, version, ...unitDates }))
    .output(unit),
  /** Says that the proof on file is good, or why it is not. Whoever changes what it says afterwards makes it unverified again. */
  judgeProof: procedure('counter')
    .input(change({ unitId, version, judgement: proofJudgement }))
    .output(unit),
}
