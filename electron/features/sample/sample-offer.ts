import { addDays } from '../../../shared/kernel/time.ts'
import { QUANTITY_ONE } from '../../../shared/plans/amounts.ts'
import type { PlanLineFields } from '../../../shared/plans/plans.ts'
import { done, missing, type Outcome } from '../../../shared/kernel/refusal.ts'
import { storedId } from '../../db/stored.ts'
import type { Work } from '../../work/work.ts'
import { isReleased } from '../jobs/job-card.repository.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { answerPlan, recordConsent } from '../plans/approval.service.ts'
import { offerPlan, suggestPlan } from '../plans/plans.service.ts'
import { type Act, DESK, on, partOf } from './sample-act.ts'
import { said } from './sample-player.ts'

/** An hour at the bench, in minor units. */
const HOUR_PRICE = 18_000
/** How long a plan of the sample stands: longer than any of its jobs takes. */
const VALID_DAYS = 30
/** For looking into it, from whoever declines. */
const DECLINE_FEE = 5000

/** Offers the customer what the story needs, with labour by the quarter of an hour. */
export async function offer(act: Act): Promise<void> {
  await on(act, act.plan.technician, 'plans.offer', (work, row) => offerOf(act, work, row))
}

/** Where warranty carried everything the plan is there already; what it does not carry is agreed on the phone. */
export async function settle(act: Act): Promise<void> {
  await on(act, act.plan.technician, 'plans.offer', async (work, row) =>
    row.plan_id === null ? offerOf(act, work, row) : done(null),
  )
  await on(act, DESK, 'plans.answer', async (work, row) =>
    isReleased(row) ? consent(act, work, row) : answer(act, work, row, { decision: 'approved', way: 'phone', note: null }),
  )
}

/** What the customer says to the plan, and by which way. */
export async function decide(act: Act, decision: 'approved' | 'declined'): Promise<void> {
  const { chance, content } = act.player.stage
  const words = chance.pick(decision === 'approved' ? content.phrases.approvals : content.phrases.declines)
  const way = chance.pick(['phone', 'phone', 'message', 'counter', 'email'] as const)
  const note = chance.happens(0.7) ? said(words, act.language) : null
  await on(act, DESK, 'plans.answer', (work, row) => answer(act, work, row, { decision, way, note }))
}

const consent = (act: Act, work: Work, row: JobRow) =>
  recordConsent(work, {
    jobId: act.job.id,
    version: row.version,
    consents: { mayDisassemble: true, mayWipeData: true },
    way: 'phone',
    person: personOf(act),
  })

const personOf = ({ job: { visit } }: Act): string => visit.customer.contactName ?? visit.customer.name

type Said = Pick<Parameters<typeof answerPlan>[1], 'decision' | 'way' | 'note'>

async function answer(act: Act, work: Work, row: JobRow, words: Said): Promise<Outcome<unknown>> {
  const suggestion = await suggestPlan(work.db, row.id, work.today)
  if (row.plan_id === null || suggestion === null) return missing
  return answerPlan(work, {
    jobId: act.job.id,
    version: row.version,
    planId: storedId(row.plan_id),
    person: personOf(act),
    signed: null,
    declineFee: words.decision === 'declined' ? suggestion.declineFee : 0,
    consents: { mayDisassemble: words.decision === 'approved', mayWipeData: words.decision === 'approved' },
    ...words,
  })
}

async function offerOf(act: Act, work: Work, row: JobRow): Promise<Outcome<unknown>> {
  const suggestion = await suggestPlan(work.db, row.id, work.today)
  if (suggestion === null) return missing
  const { story } = act.plan
  const { taxPoints, cause } = suggestion
  return offerPlan(work, {
    jobId: act.job.id,
    version: row.version,
    cause,
    measures: said(story.work?.done ?? story.assessment.findings, act.language),
    promisedOn: row.due_on !== null && row.due_on >= work.today ? row.due_on : addDays(work.today, 3),
    validUntil: addDays(work.today, VALID_DAYS),
    declineFee: DECLINE_FEE,
    note: null,
    lines: linesOf(act, taxPoints),
  })
}

function linesOf({ player, plan: { story }, language }: Act, taxPoints: number): PlanLineFields[] {
  const { content, parts } = player.stage
  const quarters = Math.ceil((story.work?.minutes ?? 15) / 15)
  const line = { partId: null, quantity: QUANTITY_ONE, discount: 0, taxPoints, treatment: 'by-policy', words: null } as const
  const labour = said(content.phrases.labour, language)
  const used = content.parts.filter(({ sku }) => story.work?.parts.includes(sku) === true)
  return [
    { ...line, kind: 'labour', description: labour, quantity: (quarters * QUANTITY_ONE) / 4, unitPrice: HOUR_PRICE },
    ...used.map(({ sku, name, price }): PlanLineFields => ({
      ...line,
      kind: 'part',
      description: said(name, language),
      partId: partOf(parts, sku),
      unitPrice: price,
    })),
  ]
}
