import { z } from 'zod'
import { policyFields } from '../entitlement/policy.ts'
import { paymentKind } from '../money/money.ts'
import { plan, planLine } from '../plans/plans.ts'
import { reportForm, reportState } from '../quality/quality.ts'
import { text, instant, pngDataUrl, codePayloadSchema, documentLocaleSchema, depotHeadSchema, unitFacts } from './documents.ts'

/** One version of a plan as it is offered: what is done, until when, at which price, and why each line costs what it costs. */
export const planPaperDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  job: z.object({ number: text, codePayload: codePayloadSchema, rmaNumber: text, ...unitFacts, receivedAt: instant }),
  customer: z.object({ name: text, phone: text.nullable() }),
  plan: plan.omit({ id: true, lines: true }).extend({ lines: z.array(planLine.omit({ partId: true })).min(1) }),
  /** What was answered to this version, with what was signed on the screen; null while it is open. */
  answer: z
    .object({ decision: z.enum(['approved', 'declined']), person: text, at: instant, signature: pngDataUrl.nullable() })
    .nullable(),
})
export type PlanPaperData = z.infer<typeof planPaperDataSchema>

/** What was agreed, let off and paid, in minor units of the document's currency. */
export const moneySheetSchema = z.object({
  /** Before tax; a covered line costs nothing and says so. */
  lines: z.array(z.object({ name: text, isCovered: z.boolean(), amountMinor: z.int() })),
  netMinor: z.int(),
  taxMinor: z.int(),
  totalMinor: z.int(),
  waivers: z.array(z.object({ reason: text, amountMinor: z.int() })),
  /** Below zero for a refund. */
  payments: z.array(z.object({ number: text, at: instant, kind: paymentKind, amountMinor: z.int() })),
  dueMinor: z.int(),
  overpaidMinor: z.int(),
})
export type MoneySheet = z.infer<typeof moneySheetSchema>

/**
 * What the slip says about money. `none` prints "no charge", `not-stated` prints nothing about money at all: an empty list
 * of charges is never taken for a promise that the repair was free.
 */
export const chargesSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-stated') }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('lines'), money: moneySheetSchema }),
])
export type Charges = z.infer<typeof chargesSchema>

/** What a technician tells quality about a product, and what quality decided (产品质量信息反馈及处理单). */
export const qualityReportDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  number: text,
  codePayload: codePayloadSchema,
  jobNumber: text,
  state: reportState,
  form: reportForm.omit({ photoIds: true }),
  photoCount: z.int().nonnegative(),
  filedAt: instant,
  filedBy: text,
  judgedAt: instant.nullable(),
  judgedBy: text.nullable(),
  judgement: text.nullable(),
})
export type QualityReportData = z.infer<typeof qualityReportDataSchema>
/** The receipt of one payment, or of a refund where the amount is below zero (G3). The job stands as it did then. */
export const receiptDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  number: text,
  job: z.object({ number: text, codePayload: codePayloadSchema, rmaNumber: text, ...unitFacts }),
  customerName: text,
  at: instant,
  by: text,
  payment: z.object({ kind: paymentKind, amountMinor: z.int(), reference: text.nullable(), reason: text.nullable() }),
  money: moneySheetSchema,
})
export type ReceiptData = z.infer<typeof receiptDataSchema>

/** A version of a policy as the agreement that customers are given (B3). */
export const policyPaperDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  ...policyFields,
  number: z.int(),
  madeAt: instant,
  madeBy: text,
})
export type PolicyPaperData = z.infer<typeof policyPaperDataSchema>
