import { language } from '../../../shared/kernel/text.ts'
import type { JobId, PlanId } from '../../../shared/kernel/ids.ts'
import { done, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { addMs, dateInZone } from '../../../shared/kernel/time.ts'
import type { LinkedPlan } from '../../../shared/plans/plans.contract.ts'
import type { Plan } from '../../../shared/plans/plans.ts'
import { addressMatrix, matrixPath } from '../../../shared/labels/code-matrix.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import { actorOf, type Work } from '../../work/work.ts'
import type { Signed } from '../attachments/signature.service.ts'
import { goOn } from '../job-parts/go-on.service.ts'
import { findJobRow, type JobRow } from '../jobs/job.repository.ts'
import { alter, loadOpenJob } from '../jobs/transition.service.ts'
import { hashSecret } from '../staff/pin-hash.ts'
import { inNameOf, takeTry } from '../staff/session.service.ts'
import { endLinks, findLink, insertLink, lockLink, useUpLink } from './approval.repository.ts'
import { type Consents, recordAnswer, takePartsOf } from './approval.service.ts'
import { currentPlan } from './plan-versions.service.ts'
import { findPlan, readPlanAddressee, readPlanTerms } from './plans.repository.ts'

const HOUR = 3_600_000

/**
 * Makes the one link by which a customer may see and answer the current version: 256 random bits, of which the store keeps the hash.
 * The address is the depot's public one, or that under which this host is reached; refused where there is neither.
 */
export async function makeLink(
  work: Work,
  input: { jobId: JobId; planId: PlanId; ownAddress: string | null },
): Promise<Outcome<{ url: string; expiresAt: string; code: { size: number; path: string } }>> {
  const loaded = await loadOpenJob(work, { jobId: input.jobId })
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const plan = await currentPlan(work, job)
  if (plan === null) return refuse('no-plan')
  if (plan.id !== input.planId) return refuse('plan-outdated', { number: plan.number })
  if (plan.state !== 'offered') return refuse('plan-answered')
  if (plan.validUntil < work.today) return refuse('plan-expired', { date: plan.validUntil })
  const { linkHours, publicAddress } = await readPlanTerms(work.db)
  const address = publicAddress ?? input.ownAddress
  if (address === null) return refuse('no-address-for-link')
  const token = work.random.token()
  const expiresAt = addMs(work.now, linkHours * HOUR)
  await endLinks(work.db, job.id, work.now)
  await insertLink(work.db, {
    token_hash: hashSecret(token),
    plan_id: plan.id,
    made_at: work.now,
    made_by: actorOf(work).id,
    expires_at: expiresAt,
    used_at: null,
  })
  work.record(job.id, 'link-made', { number: plan.number, expiresAt })
  work.audit('job', job.id, null, { link: plan.number, expiresAt })
  work.touch('job', job.id)
  const url = `${address}/plan/${token}`
  const code = addressMatrix(url)
  return done({ url, expiresAt, code: { size: code.columns, path: matrixPath(code) } })
}

/**
 * The link of a token, for whoever calls from `device`; nobody need be signed in. Only wrong tokens are counted and made to wait:
 * a right one is never kept out by somebody else's tries behind the same address, and guessing 256 bits is hopeless at any speed.
 */
export async function knownLink(core: Core, device: string, token: string): Promise<Outcome<null>> {
  if ((await findLink(core.store.read, hashSecret(token))) !== undefined) return done(null)
  return (await takeTry(core, [`link:${device}`])) ?? refuse('link-unknown')
}

type FoundLink = NonNullable<Awaited<ReturnType<typeof findLink>>>

interface Judged {
  job: JobRow
  plan: Plan
}

/** Why a link is of no use any more, said so that its holder knows what to do; otherwise the plan that it leads to. */
function refusalOfLink(link: FoundLink, { job, plan }: Partial<Judged>, at: { now: string; today: string }): NotDone | null {
  if (link.used_at !== null) return refuse('link-used')
  if (job === undefined || plan === undefined || job.stage === 'closed') return refuse('link-expired')
  if (job.plan_id !== link.plan_id) return refuse('link-outdated')
  if (plan.state !== 'offered') return refuse('plan-answered')
  if (link.expires_at <= at.now) return refuse('link-expired')
  return plan.validUntil < at.today ? refuse('plan-expired', { date: plan.validUntil }) : null
}

/** The plan of a link as its holder may see it, and nothing else. */
export async function seeByLink(core: Core, token: string): Promise<Outcome<LinkedPlan>> {
  const db = core.store.read
  const link = await findLink(db, hashSecret(token))
  if (link === undefined) return refuse('link-unknown')
  const [job, plan, { depot }] = await Promise.all([findJobRow(db, link.job_id), findPlan(db, link.plan_id), readPlanTerms(db)])
  const now = core.clock.now()
  const found = { ...(job === undefined ? {} : { job }), ...(plan === null ? {} : { plan }) }
  const refusal = refusalOfLink(link, found, { now, today: dateInZone(now, depot.timeZone) })
  if (refusal !== null || plan === null) return refusal ?? refuse('link-unknown')
  return done({ depot, expiresAt: link.expires_at, plan: shownOf(plan), ...(await addresseeOf(db, link.job_id)) })
}

/** A plan without what is the depot's own: ids, makers, states. */
function shownOf(plan: Plan): LinkedPlan['plan'] {
  const { number, cause, measures, promisedOn, validUntil, declineFee, note, net, tax, total, entitlement } = plan
  const lines = plan.lines.map(({ partId: _, ...line }) => line)
  return { number, cause, measures, promisedOn, validUntil, declineFee, note, net, tax, total, entitlement, lines }
}

async function addresseeOf(db: ReadDb, jobId: string) {
  const row = await readPlanAddressee(db, jobId)
  return {
    language: language.parse(row.language),
    jobNumber: jobNumber(row.seq),
    customerName: row.customer_name,
    brand: row.brand,
    modelName: row.model_name,
    serial: row.serial,
    asks: {
      mayDisassemble: row.asks_disassembly > row.may_disassemble,
      mayWipeData: row.asks_data > row.may_wipe_data,
    },
  }
}

interface LinkAnswer {
  token: string
  decision: 'approved' | 'declined'
  person: string
  signed: Signed | null
  consents: Consents
}

/**
 * The customer's own answer, by a link that this uses up. It is in the timeline under whoever made the link, with the name that the
 * customer gave, and so is what follows for parts; in the record of approvals nobody of the depot stands for it. Whoever declines
 * pays the fee that the plan named.
 */
export async function answerByLink(
  work: Work,
  { token, ...answer }: LinkAnswer,
): Promise<Outcome<{ decision: 'approved' | 'declined' }>> {
  const tokenHash = hashSecret(token)
  const seen = await findLink(work.db, tokenHash)
  if (seen === undefined) return refuse('link-unknown')
  await takePartsOf(work, { jobId: seen.job_id, decision: answer.decision })
  const answered = await alter(work, { jobId: seen.job_id }, async (job) => {
    // After the job, as by whoever ends its links.
    const link = await lockLink(work.db, tokenHash)
    if (link === undefined) return refuse('link-unknown')
    const plan = await findPlan(work.db, link.plan_id)
    const refusal = refusalOfLink(link, { job, ...(plan === null ? {} : { plan }) }, work)
    if (refusal !== null || plan === null) return refusal ?? refuse('link-unknown')
    await useUpLink(work.db, tokenHash, work.now)
    const said = { ...answer, way: 'link', note: null, declineFee: answer.decision === 'declined' ? plan.declineFee : 0 } as const
    return recordAnswer(work, job, plan, said, { by: null, event: link.made_by })
  })
  const gone = await goOn(await inNameOf(work, seen.made_by), answered)
  return gone.kind === 'done' ? done({ decision: answer.decision }) : gone
}
