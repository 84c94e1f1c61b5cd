import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import type { PlanId } from '../../../shared/kernel/ids.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { totalsOf } from '../../../shared/plans/amounts.ts'
import { fieldsOfLine, pricedLine } from '../../../shared/plans/coverage.ts'
import { isWithinApproval, needsApproval, type Plan, type PlanLineFields } from '../../../shared/plans/plans.ts'
import { actorOf, type Work } from '../../work/work.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { UNASKED } from '../jobs/transition.service.ts'
import { endLinks, findLastApproval } from './approval.repository.ts'
import { findPlan, insertPlan, lastPlanNumber, readPlanTerms, setPlanState } from './plans.repository.ts'

/** What a version says, before anything of it is judged or counted. */
export interface PlanWording {
  cause: string
  measures: string
  promisedOn: string | null
  validUntil: string
  declineFee: number
  note: string | null
  lines: readonly PlanLineFields[]
}

/** The current version of a job's plan; null when it has none. */
export async function currentPlan(work: Pick<Work, 'db'>, job: Pick<JobRow, 'plan_id'>): Promise<Plan | null> {
  return job.plan_id === null ? null : findPlan(work.db, job.plan_id)
}

/**
 * Keeps a new version with its verdict, and decides what becomes of the answer that the job has: an approval holds while the new
 * terms stay within what the customer agreed to last, otherwise it is void. Answers the version and the job's new columns.
 * (MISSION.md, C4.)
 */
export async function putVersion(work: Work, job: JobRow, said: PlanWording, entitlement: Entitlement) {
  const lines = said.lines.map((line) => pricedLine(line, entitlement))
  const { net, tax, total } = totalsOf(lines)
  const { tolerance } = await readPlanTerms(work.db)
  const approved = job.approval_state === 'approved' ? await findLastApproval(work.db, job.id) : null
  const keepsApproval = approved !== null && isWithinApproval(approved, { total, promisedOn: said.promisedOn }, tolerance)
  const number = (await lastPlanNumber(work.db, job.id)) + 1
  const id = work.newId<PlanId>()
  await retireVersion(work, job, keepsApproval)
  const state = keepsApproval ? 'approved' : 'offered'
  const made = { ...said, lines, entitlement, id, number, state, net, tax, total, madeAt: work.now } as const
  await insertPlan(work.db, { ...made, jobId: job.id, madeById: actorOf(work).id }, () => work.newId())
  await endLinks(work.db, job.id, work.now)
  work.record(job.id, 'plan-offered', { number, total, promisedOn: said.promisedOn, keepsApproval })
  const answer = keepsApproval ? {} : UNASKED
  const due =
    keepsApproval || !needsApproval({ total }) ? await duePromised(work, job, { number, promisedOn: said.promisedOn }) : {}
  return { id, number, keepsApproval, columns: { plan_id: id, plan_total: total, decline_fee: 0, ...answer, ...due } }
}

/** What becomes of the version that a newer one replaces. What was declined stays so. */
async function retireVersion(work: Work, job: JobRow, keepsApproval: boolean): Promise<void> {
  const before = await currentPlan(work, job)
  if (before === null) return
  const isVoided = job.approval_state === 'approved' && !keepsApproval
  if (before.state !== 'declined') await setPlanState(work.db, before.id, isVoided ? 'void' : 'superseded')
  if (isVoided) work.record(job.id, 'approval-voided', { number: before.number })
}

/** A date that the customer knows of and that nobody has to ask for any more is the job's promise. */
export async function duePromised(
  work: Work,
  job: JobRow,
  { number, promisedOn }: Pick<Plan, 'number' | 'promisedOn'>,
  by?: string,
) {
  if (promisedOn === null || promisedOn === job.due_on) return {}
  work.record(job.id, 'due-changed', { from: job.due_on, to: promisedOn, plan: number }, by)
  return { due_on: promisedOn }
}

/** The same plan with another date, standing as long as a new one would. */
export async function withPromise(work: Work, plan: Plan, promisedOn: string): Promise<PlanWording> {
  const { validDays } = await readPlanTerms(work.db)
  const renewed = addDays(work.today, validDays)
  const validUntil = plan.validUntil > renewed ? plan.validUntil : renewed
  return { ...plan, lines: plan.lines.map(fieldsOfLine), promisedOn, validUntil }
}
