import { z } from 'zod'
import { GATED_STEPS } from '../../../shared/entitlement/policy.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'

type GatedStep = (typeof GATED_STEPS)[number]

/** Of a policy's body, what the gate needs to know. */
const gatedBody = z.object({ duties: z.object({ qualityReportBefore: z.array(z.enum(GATED_STEPS)) }) })

/** Before which steps a version of a policy demands a registered report; none where there is no policy. */
async function readGatedSteps(db: ReadDb, policyVersionId: string | null): Promise<readonly GatedStep[]> {
  if (policyVersionId === null) return []
  const row = await db.selectFrom('policy_version').select('body').where('id', '=', policyVersionId).executeTakeFirstOrThrow()
  return storedJson(gatedBody, row.body).duties.qualityReportBefore
}

async function hasRegisteredReport(db: ReadDb, jobId: string): Promise<boolean> {
  const row = await db
    .selectFrom('quality_report')
    .select('id')
    .where('job_id', '=', jobId)
    .where('state', '=', 'registered')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a plan has somebody travel to the customer. */
async function planHasVisit(db: ReadDb, planId: string | null): Promise<boolean> {
  if (planId === null) return false
  const row = await db
    .selectFrom('plan_line')
    .select('id')
    .where('plan_id', '=', planId)
    .where('kind', '=', 'travel')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What the gate looks at of a job; a card and a job's own row both have it. */
interface GatedJob {
  readonly id: string
  readonly policy_version_id: string | null
  readonly plan_id: string | null
}

/** Whether the policy in force when the unit came in demands a registered report before this step. (MISSION.md, C5.) */
export async function requiresQualityReport(
  db: ReadDb,
  job: Pick<GatedJob, 'policy_version_id'>,
  step: GatedStep,
): Promise<boolean> {
  return (await readGatedSteps(db, job.policy_version_id)).includes(step)
}

/** True while this step has to wait for a report to be registered. */
export async function isHeldUpByReport(db: ReadDb, job: GatedJob, step: GatedStep): Promise<boolean> {
  return (await requiresQualityReport(db, job, step)) && !(await hasRegisteredReport(db, job.id))
}

/** True unless the job's plan has a visit that waits for a report to be registered: a fact of the stage table. */
export async function isVisitCleared(db: ReadDb, job: GatedJob): Promise<boolean> {
  return !(await planHasVisit(db, job.plan_id)) || !(await isHeldUpByReport(db, job, 'visit'))
}

/** The same for many cards at once: those whose visit waits. Asks for a policy only where a visit has no report yet. */
export async function heldUpVisits(
  db: ReadDb,
  jobs: readonly { id: string; policy_version_id: string | null; visit_unreported: number }[],
): Promise<ReadonlySet<string>> {
  const open = jobs.filter((job) => job.visit_unreported === 1)
  const versions = [...new Set(open.map((job) => job.policy_version_id))]
  const demanding = await Promise.all(versions.map(async (id) => ((await readGatedSteps(db, id)).includes('visit') ? [id] : [])))
  const demands = new Set(demanding.flat())
  return new Set(open.filter((job) => demands.has(job.policy_version_id)).map((job) => job.id))
}
