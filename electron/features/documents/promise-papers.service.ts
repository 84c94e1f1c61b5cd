import type { PlanPaperData, ReceiptData } from '../../../shared/documents/promise-papers.ts'
import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { readJobMoney } from '../money/money.service.ts'
import { readJobPlans } from '../plans/plans.service.ts'
import { findVersion } from '../policies/policies.repository.ts'
import { findReport } from '../quality/quality.repository.ts'
import { type Desk, headOf, localeOf, readJobById, pictureOf } from './desk.ts'
import { jobHeadOf, moneySheetOf, unitFactsOf } from './document-data.ts'
import { findPlanAnswer } from './documents.repository.ts'
import { renderPolicy, renderQualityReport, renderPlan } from './render-document.tsx'
import { otherLanguage } from './wording.ts'

/** A version of a policy with its rules, in the depot's language unless another is asked for. */
export async function drawPolicy(
  desk: Desk,
  { policyId, number }: { policyId: string; number: number },
): Promise<Outcome<RenderedDocument>> {
  const version = await findVersion(desk.db, policyId, number)
  if (version === null) return missing
  const { name, body, madeAt, madeBy } = version
  const locale = localeOf(desk, desk.depot.language)
  return done(renderPolicy({ locale, depot: headOf(desk, locale), name, body, number, madeAt, madeBy }))
}

/** A paper of the depot's own, so it speaks the depot's language unless another is asked for. */
export async function drawQualityReport(desk: Desk, reportId: string): Promise<Outcome<RenderedDocument>> {
  const report = await findReport(desk.db, { id: reportId })
  if (report === null) return missing
  const { number, jobNumber, state, filedAt, filedBy, judgedAt, judgedBy, judgement } = report
  const { photoIds, ...form } = report.form
  const locale = localeOf(desk, desk.depot.language)
  return done(
    renderQualityReport({
      locale,
      depot: headOf(desk, locale),
      number,
      codePayload: scanCodeOf(number),
      jobNumber,
      state,
      form,
      photoCount: photoIds.length,
      filedAt,
      filedBy,
      judgedAt,
      judgedBy,
      judgement,
    }),
  )
}

/** A receipt says how the job stood when it was written, also when it is printed again later. */
export async function drawReceipt(
  desk: Desk,
  ref: { jobId: string; paymentId: string },
  draw: (data: ReceiptData) => RenderedDocument,
): Promise<Outcome<RenderedDocument>> {
  const [job, money] = await Promise.all([readJobById(desk, ref.jobId), readJobMoney(desk.db, ref.jobId, desk.actor.permissions)])
  const payment = money?.payments.find(({ id }) => id === ref.paymentId)
  if (job === undefined || money === null || payment === undefined) return missing
  const locale = localeOf(desk, job.customer.language)
  const { number, codePayload, rmaNumber: rma } = jobHeadOf(job)
  const { kind, amount, reference, reason, at, by } = payment
  return done(
    draw({
      locale,
      depot: headOf(desk, locale),
      number: payment.number,
      job: { number, codePayload, rmaNumber: rma, ...unitFactsOf(job) },
      customerName: job.customerName,
      at,
      by,
      payment: { kind, amountMinor: amount, reference, reason },
      money: moneySheetOf(money, locale.language, payment),
    }),
  )
}

/** The newest plan with the customer's answer; `both` prints it in the other language too. Refused where there is none. */
export async function drawPlan(
  desk: Desk,
  { jobId, both }: { jobId: string; both: boolean },
): Promise<Outcome<RenderedDocument>> {
  const [job, { plans }] = [await readJobById(desk, jobId), await readJobPlans(desk.db, jobId)]
  const [plan] = plans
  if (job === undefined) return missing
  if (plan === undefined || !job.facts.hasPlan) return refuse('no-plan')
  // Its sentences are too long to stand side by side: each language has a sheet.
  const first = { ...localeOf(desk, job.customer.language), isBilingual: false }
  const answer = await findPlanAnswer(desk.db, plan.id)
  const data: PlanPaperData = {
    locale: first,
    depot: headOf(desk, first),
    job: jobHeadOf(job),
    customer: { name: job.customerName, phone: job.customer.phone },
    plan,
    answer: answer && { ...answer, signature: await pictureOf(desk, answer.signature) },
  }
  const second = { ...first, language: otherLanguage[first.language] }
  const isBoth = both || desk.asked === 'both'
  return done(renderPlan(isBoth ? [data, { ...data, locale: second, depot: headOf(desk, second) }] : [data]))
}
