import type { Stage } from '../../../shared/jobs/stages.ts'
import type { JobId, PlanId } from '../../../shared/kernel/ids.ts'
import { done, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { AnswerWay } from '../../../shared/plans/plans.contract.ts'
import type { Plan } from '../../../shared/plans/plans.ts'
import { flag } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { keepSignature, type Signed } from '../attachments/signature.service.ts'
import { goOn } from '../job-parts/go-on.service.ts'
import { takeJobParts, wantNoMore } from '../job-parts/job-parts.service.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { alter } from '../jobs/transition.service.ts'
import { inNameOf } from '../staff/session.service.ts'
import { endLinks, insertApproval } from './approval.repository.ts'
import { currentPlan, duePromised } from './plan-versions.service.ts'
import { setPlanState } from './plans.repository.ts'

type OneJob = { jobId: JobId; version: number }
type Answered = OneJob & { stage: Stage }

export interface Consents {
  mayDisassemble: boolean
  mayWipeData: boolean
}

/** What a customer said to one version, whichever way it came. */
export interface Answer {
  decision: 'approved' | 'declined'
  way: AnswerWay
  person: string
  note: string | null
  signed: Signed | null
  declineFee: number
  consents: Consents
}

/**
 * Writes down what the customer answered to the version that somebody saw. Refused for any other version than the current one, and
 * for a yes to a plan that has expired.
 */
export async function answerPlan(work: Work, input: OneJob & Answer & { planId: PlanId }): Promise<Outcome<Answered>> {
  await takePartsOf(work, input)
  const answered = await alter(work, input, async (job) => {
    const plan = await currentPlan(work, job)
    if (plan === null) return refuse('no-plan')
    if (plan.id !== input.planId) return refuse('plan-outdated', { number: plan.number })
    if (input.way === 'signature' && input.signed === null) return refuse('no-signature')
    return recordAnswer(work, job, plan, input, { by: actorOf(work).id, event: actorOf(work).id })
  })
  return goOn(work, answered)
}

/** Before the job is taken for an answer: who declines gives back what was promised. */
export async function takePartsOf(
  work: Work,
  { jobId, decision }: { jobId: string; decision: Answer['decision'] },
): Promise<void> {
  if (decision === 'declined') await takeJobParts(work, jobId)
}

/** Who writes an answer down: `by` in the record, null for a customer; `event` for the timeline, which needs somebody of the depot. */
interface Scribe {
  by: string | null
  event: string
}

/**
 * Keeps an answer to the current version; answers the job's new columns, or why it is none. A no gives back what was promised to the
 * job: its parts were taken before it (`takePartsOf`). After a yes a job may go on (`goOn`).
 */
export async function recordAnswer(work: Work, job: JobRow, plan: Plan, answer: Answer, scribe: Scribe) {
  const refusal = refusalOfAnswer(work, job, plan, answer)
  if (refusal !== null) return refusal
  const { decision, way, person, note, signed } = answer
  const signatureId = signed === null ? null : await keepSignature(work, signed, job.id)
  await insertApproval(work.db, {
    id: work.newId(),
    job_id: job.id,
    plan_id: plan.id,
    decision,
    way,
    person,
    note,
    signature_id: signatureId,
    total: plan.total,
    promised_on: plan.promisedOn,
    at: work.now,
    by_id: scribe.by,
  })
  await setPlanState(work.db, plan.id, decision)
  await endLinks(work.db, job.id, work.now)
  work.record(job.id, 'approval-recorded', { decision, way, note, number: plan.number, person }, scribe.event)
  const consented = await consentColumns(work, job, answer.consents, { way, person, event: scribe.event })
  const due = decision === 'approved' ? await duePromised(work, job, plan, scribe.event) : {}
  const held = decision === 'declined' ? await wantNoMore(await inNameOf(work, scribe.event), job.id) : null
  if (held !== null) return held
  return done({
    approval_state: decision,
    approval_at: work.now,
    approval_by: scribe.by,
    approval_way: way,
    approval_note: note,
    decline_fee: decision === 'declined' ? answer.declineFee : 0,
    ...(decision === 'declined' ? { short_parts: 0 } : {}),
    ...consented,
    ...due,
  })
}

/** Nobody says the same twice, nobody agrees to what is over, and what was begun by agreement is not undone by a word. */
function refusalOfAnswer(work: Work, job: JobRow, plan: Plan, { decision, declineFee }: Answer): NotDone | null {
  if (job.approval_state === decision) return refuse('plan-answered')
  const isBegun = job.has_repair_entry === 1 || job.stage === 'testing' || job.stage === 'ready'
  if (job.approval_state === 'approved' && isBegun) return refuse('plan-answered')
  if (decision === 'approved' && plan.validUntil < work.today) return refuse('plan-expired', { date: plan.validUntil })
  if (decision === 'declined' && declineFee > plan.declineFee) return refuse('fee-above-offer', { amount: plan.declineFee })
  return null
}

/** Writes down that the customer agrees to what the model asks for. Refused when there is nothing new in it. */
export async function recordConsent(
  work: Work,
  input: OneJob & { consents: Consents; way: AnswerWay; person: string },
): Promise<Outcome<Answered>> {
  const consented = await alter(work, input, async (job) => {
    const { way, person } = input
    return done(await consentColumns(work, job, input.consents, { way, person, event: actorOf(work).id }))
  })
  return goOn(work, consented)
}

async function consentColumns(
  work: Work,
  job: JobRow,
  { mayDisassemble, mayWipeData }: Consents,
  { way, person, event }: { way: AnswerWay; person: string; event: string },
) {
  const disassembly = mayDisassemble && job.may_disassemble === 0
  const data = mayWipeData && job.may_wipe_data === 0
  if (!disassembly && !data) return {}
  work.record(job.id, 'consent-recorded', { disassembly, data, way, person }, event)
  return { ...(disassembly ? { may_disassemble: flag(true) } : {}), ...(data ? { may_wipe_data: flag(true) } : {}) }
}
