import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { GATED_STEPS } from '../../shared/entitlement/policy.ts'
import type { Keyed } from './job-life.ts'
import type { Client, World } from './world.ts'

export const REPORT: Omit<Parameters<Client['quality']['file']>[0], 'jobId' | 'key'> = {
  batch: 'L-2026-07',
  fault: 'Seal hardened, leaks from the base',
  foundBy: 'assessment',
  severity: 'severe',
  probableCause: null,
  part: 'Seal ring 40 mm',
  supplier: 'Gummiwerk',
  measure: 'Check the batch in stock',
  photoIds: [],
}

/** Files a report on a job and registers it: parts may be fitted and visits begun. */
export async function registerReport(keys: Keyed, client: Client, job: Pick<JobFile, 'id'>): Promise<void> {
  const { reportId } = await client.quality.file({ jobId: job.id, ...REPORT, key: keys.key() })
  await client.quality.register({ reportId, version: 1, judgement: null, key: keys.key() })
}

/** A policy that demands a registered quality report before these steps, in force for one job as if it had come in under it. */
export async function demandReport(
  world: World,
  job: { id: string },
  before: readonly (typeof GATED_STEPS)[number][],
  by: { id: string },
): Promise<void> {
  const [policyId, versionId] = [world.core.random.id(), world.core.random.id()]
  const duties = {
    replyHours: 24,
    bounceDays: 30,
    repairWarranty: { partsDays: 90, labourDays: 90 },
    qualityReportBefore: before,
    priceConfirmedBefore: [],
    maintenance: [],
  }
  await world.store.transact(async (db) => {
    const at = world.clock.now()
    await db
      .insertInto('policy')
      .values({ id: policyId, preset: null, is_active: 1, current_number: 1, created_at: at, version: 1 })
      .execute()
    await db
      .insertInto('policy_version')
      .values({
        id: versionId,
        policy_id: policyId,
        number: 1,
        name: JSON.stringify({ en: 'With reports', 'zh-CN': '须质量反馈' }),
        body: JSON.stringify({ rules: [], duties, standards: [] }),
        note: null,
        made_at: at,
        made_by: by.id,
      })
      .execute()
    await db.updateTable('job').set({ policy_version_id: versionId }).where('id', '=', job.id).execute()
  })
}

/** Gives a job a plan with somebody travelling to the customer, as an approved one has. */
export async function planVisit(world: World, job: { id: string }, by: { id: string }): Promise<void> {
  const [planId, lineId] = [world.core.random.id(), world.core.random.id()]
  await world.store.transact(async (db) => {
    const at = world.clock.now()
    await db
      .insertInto('plan')
      .values({
        id: planId,
        job_id: job.id,
        number: 1,
        state: 'approved',
        cause: 'Valve stuck',
        measures: 'Replace it on site',
        promised_on: null,
        valid_until: '2026-12-31',
        decline_fee: 0,
        entitlement: '{}',
        net: 0,
        tax: 0,
        total: 0,
        made_at: at,
        made_by: by.id,
        note: null,
      })
      .execute()
    await db
      .insertInto('plan_line')
      .values({
        id: lineId,
        plan_id: planId,
        position: 1,
        kind: 'travel',
        description: 'Visit',
        part_id: null,
        quantity: 1000,
        unit_price: 0,
        discount: 0,
        tax_points: 0,
        is_covered: 1,
        reason: '{}',
        net: 0,
        tax: 0,
      })
      .execute()
    await db
      .updateTable('job')
      .set({ plan_id: planId, plan_total: 0, approval_state: 'approved' })
      .where('id', '=', job.id)
      .execute()
  })
}
