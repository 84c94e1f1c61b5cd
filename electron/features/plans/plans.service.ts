import type { z } from 'zod'
import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import { assessment } from '../../../shared/jobs/assessment.ts'
import type { Delay } from '../../../shared/jobs/delay.ts'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { JobId, PlanId } from '../../../shared/kernel/ids.ts'
import { done, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { language as languageSchema, wording } from '../../../shared/kernel/text.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { QUANTITY_ONE } from '../../../shared/plans/amounts.ts'
import { fieldsOfLine } from '../../../shared/plans/coverage.ts'
import type { JobPlans, PlanSuggestion } from '../../../shared/plans/plans.contract.ts'
import { isWithinApproval, type Plan, type planFields, type PlanLineFields } from '../../../shared/plans/plans.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { readEntitlement } from '../entitlement/entitlement.service.ts'
import { findJobRow, type JobRow } from '../jobs/job.repository.ts'
import { goOn } from '../job-parts/go-on.service.ts'
import { alter, delay, loadOpenJob } from '../jobs/transition.service.ts'
import { findLastApproval, findLastLink, listAnswers } from './approval.repository.ts'
import { planWordsOf } from './plan-words.ts'
import { currentPlan, type PlanWording, putVersion, withPromise } from './plan-versions.service.ts'
import {
  countKnownParts,
  findPlan,
  listLoggedParts,
  listPlans,
  readPlanAddressee,
  readPlanTerms,
  setPlanState,
} from './plans.repository.ts'

type OneJob = { jobId: JobId; version: number }
type Answered = OneJob & { stage: Stage }

/** Every version of a job's plan, what was answered, and the last link to the current one. */
export async function readJobPlans(db: ReadDb, jobId: string): Promise<JobPlans> {
  const [plans, answers, { tolerance }] = await Promise.all([listPlans(db, jobId), listAnswers(db, jobId), readPlanTerms(db)])
  const [current] = plans
  return { plans, answers, link: current === undefined ? null : await findLastLink(db, current.id), tolerance }
}

/** What a new version begins with: the current one, or what the assessment and the repair log say. Null = no such job. */
export async function suggestPlan(db: ReadDb, jobId: string, today: string): Promise<PlanSuggestion | null> {
  const job = await findJobRow(db, jobId)
  if (job === undefined) return null
  const [terms, entitlement, approved] = await Promise.all([
    readPlanTerms(db),
    readEntitlement(db, jobId),
    job.approval_state === 'approved' ? findLastApproval(db, jobId) : null,
  ])
  const before = job.plan_id === null ? null : await findPlan(db, job.plan_id)
  const said = before === null ? await firstWording(db, job, terms.taxPoints) : wordingOf(before)
  return {
    ...said,
    validUntil: addDays(today, terms.validDays),
    promisedOn: said.promisedOn !== null && said.promisedOn < today ? null : said.promisedOn,
    taxPoints: terms.taxPoints,
    entitlement,
    tolerance: terms.tolerance,
    approved: approved === null ? null : { total: approved.total, promisedOn: approved.promisedOn },
  }
}

type Said = Omit<PlanWording, 'validUntil' | 'lines'> & { lines: PlanLineFields[] }

const wordingOf = ({ cause, measures, promisedOn, declineFee, note, lines }: Plan): Said => ({
  cause,
  measures,
  promisedOn,
  declineFee,
  note,
  lines: lines.map(fieldsOfLine),
})

async function firstWording(db: ReadDb, job: JobRow, taxPoints: number): Promise<Said> {
  const found = job.assessment === null ? null : storedJson(assessment, job.assessment)
  const addressee = await readPlanAddressee(db, job.id)
  const language = languageSchema.parse(addressee.language)
  const parts = await listLoggedParts(db, job.id)
  const labour = lineOf({ kind: 'labour', description: planWordsOf(language).labour, taxPoints })
  const partLines = parts.map((part) =>
    lineOf({
      kind: 'part',
      description: wording({ en: part.name_en, 'zh-CN': part.name_zh }, language),
      partId: storedId(part.id),
      quantity: part.quantity * QUANTITY_ONE,
      unitPrice: part.price,
      taxPoints,
    }),
  )
  return {
    cause: found?.cause ?? found?.findings ?? '',
    measures: '',
    promisedOn: job.due_on,
    declineFee: 0,
    note: null,
    lines: [labour, ...partLines],
  }
}

function lineOf(line: Pick<PlanLineFields, 'kind' | 'description' | 'taxPoints'> & Partial<PlanLineFields>): PlanLineFields {
  return { partId: null, quantity: QUANTITY_ONE, unitPrice: 0, discount: 0, treatment: 'by-policy', words: null, ...line }
}

type Offer = OneJob & z.output<z.ZodObject<typeof planFields>>
type Offered = Answered & { planId: PlanId; number: number; keepsApproval: boolean }

/**
 * Offers a new version of a job's plan. The verdict of now decides line by line who pays and is kept with it. Refused before the
 * assessment, for dates that are over, and for a new discount or goodwill of anybody but a manager. (MISSION.md, C3, "Roles".)
 */
export async function offerPlan(work: Work, input: Offer): Promise<Outcome<Offered>> {
  const put: { version?: Awaited<ReturnType<typeof putVersion>> } = {}
  const altered = await alter(work, input, async (job) => {
    const refusal = await refusalOfOffer(work, job, input)
    if (refusal !== null) return refusal
    put.version = await putVersion(work, job, input, await readEntitlement(work.db, job.id))
    return done(put.version.columns)
  })
  // A version that costs nothing is released as it is made.
  const gone = await goOn(work, altered)
  if (gone.kind !== 'done') return gone
  if (put.version === undefined) throw new Error('the plan was not kept')
  const { id, number, keepsApproval } = put.version
  return done({ ...gone.value, planId: id, number, keepsApproval })
}

async function refusalOfOffer(work: Work, job: JobRow, input: Offer): Promise<NotDone | null> {
  if (job.category === null) return refuse('no-assessment')
  if (input.promisedOn !== null && input.promisedOn < work.today) return refuse('date-before', { field: 'promisedOn' })
  if (input.validUntil < work.today) return refuse('date-before', { field: 'validUntil' })
  const partIds = [...new Set(input.lines.flatMap((line) => line.partId ?? []))]
  if ((await countKnownParts(work.db, partIds)) < partIds.length) return refuse('unknown-code')
  if (actorOf(work).permissions.has('waive')) return null
  const before = (await currentPlan(work, job))?.lines.map(fieldsOfLine) ?? []
  const isGiven = (line: PlanLineFields) => before.some((old) => JSON.stringify(giftOf(old)) === JSON.stringify(giftOf(line)))
  const gifts = input.lines.filter((line) => line.discount > 0 || line.treatment === 'goodwill')
  return gifts.every(isGiven) ? null : refuse('discount-needs-manager')
}

/** What a manager granted, which a newer version may carry on unchanged. */
const giftOf = ({ kind, description, quantity, unitPrice, discount, treatment }: PlanLineFields) => [
  kind,
  description,
  quantity,
  unitPrice,
  discount,
  treatment,
]

/**
 * After an assessment: where the verdict covers labour and parts and nothing was offered yet, the plan writes itself, so that a
 * repair under warranty costs nobody a step; and a free plan that the new verdict no longer carries is taken back.
 */
export async function followAssessment(work: Work, assessed: Answered): Promise<Outcome<Answered>> {
  const loaded = await loadOpenJob(work, assessed)
  if (loaded.kind !== 'done') return loaded
  const columns = await columnsAfterAssessment(work, loaded.value)
  return columns === null ? done(assessed) : alter(work, assessed, async () => done(columns))
}

async function columnsAfterAssessment(work: Work, job: JobRow) {
  const before = await currentPlan(work, job)
  if (before === null ? job.solved_as !== null : before.total > 0) return null
  const entitlement = await readEntitlement(work.db, job.id)
  const covers = (kind: PlanLineFields['kind']) => entitlement.lines[kind].state === 'covered'
  if (before === null) return covers('labour') && covers('part') ? offerCovered(work, job, entitlement) : null
  const stands = before.lines.every(({ kind, reason }) => reason.by !== 'rule' || covers(kind))
  return stands ? null : withdraw(work, job, before)
}

async function withdraw(work: Work, job: JobRow, plan: Plan) {
  await setPlanState(work.db, plan.id, 'superseded')
  work.record(job.id, 'plan-withdrawn', { number: plan.number })
  return { plan_id: null, plan_total: null }
}

async function offerCovered(work: Work, job: JobRow, entitlement: Entitlement) {
  const { validDays, taxPoints } = await readPlanTerms(work.db)
  const words = planWordsOf(languageSchema.parse((await readPlanAddressee(work.db, job.id)).language))
  const said = await firstWording(work.db, job, taxPoints)
  const lines = [lineOf({ kind: 'labour', description: words.covered, taxPoints })]
  const validUntil = addDays(work.today, validDays)
  return (await putVersion(work, job, { ...said, measures: words.covered, validUntil, lines }, entitlement)).columns
}

/**
 * A new promise needs its reason; the old one stays in the timeline. A date beyond what the customer agreed to is asked for: it
 * makes a new version of the plan, and the approval void. (MISSION.md, C4.)
 */
export async function setDue(work: Work, input: OneJob & Delay): Promise<Outcome<Answered>> {
  return alter(work, input, async (job) => {
    const delayed = await delay(work, job, input)
    if (delayed.kind !== 'done') return delayed
    const due = delayed.value
    const plan = await currentPlan(work, job)
    if (plan === null || job.approval_state !== 'approved' || (await isWithin(work, job, input.dueOn))) return done(due)
    const { columns } = await putVersion(work, { ...job, ...due }, await withPromise(work, plan, input.dueOn), plan.entitlement)
    return done({ ...columns, ...due })
  })
}

async function isWithin(work: Work, job: JobRow, promisedOn: string): Promise<boolean> {
  const approved = await findLastApproval(work.db, job.id)
  const { tolerance } = await readPlanTerms(work.db)
  return approved === null || isWithinApproval(approved, { total: job.plan_total ?? 0, promisedOn }, tolerance)
}
