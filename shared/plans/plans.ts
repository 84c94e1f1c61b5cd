import { z } from 'zod'
import { entitlement } from '../entitlement/entitlement.ts'
import { ruleLine } from '../entitlement/policy.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { partId, planId } from '../kernel/ids.ts'
import { minorUnits } from '../kernel/money.ts'
import { line, optionalLine, optionalParagraph, paragraph } from '../kernel/text.ts'
import { addDays, calendarDate } from '../kernel/time.ts'
import { MOST_PRICE, MOST_QUANTITY, QUANTITY_ONE, TAX_WHOLE } from './amounts.ts'

const within = (schema: z.ZodNumber, min: number, max: number) =>
  schema.min(min, fieldMessage('tooSmall', { min })).max(max, fieldMessage('tooLarge', { max }))

export const amount = within(minorUnits, 0, MOST_PRICE)
export const taxPoints = within(minorUnits, 0, TAX_WHOLE)

/**
 * `by-policy`: the verdict decides who pays. `goodwill`: the depot pays although nothing obliges it, which a manager decides.
 * `extra`: the customer pays for something he wishes beside the fault, whatever the verdict.
 */
export const TREATMENTS = ['by-policy', 'goodwill', 'extra'] as const
export const treatment = z.enum(TREATMENTS)

export const planLineFields = z
  .object({
    kind: ruleLine,
    description: line(200),
    partId: partId.nullable(),
    /** Thousandths of a piece or an hour. */
    quantity: within(minorUnits, 1, MOST_QUANTITY),
    unitPrice: amount,
    /** Off the whole line before tax; a manager decides on one. */
    discount: amount,
    taxPoints,
    treatment,
    /** Why it is goodwill or an extra. */
    words: optionalLine(200),
  })
  .refine((item) => item.discount * QUANTITY_ONE <= item.quantity * item.unitPrice, {
    path: ['discount'],
    error: fieldMessage('tooLarge', { max: 100 }),
  })
  .refine((item) => item.treatment !== 'goodwill' || item.words !== null, { path: ['words'], error: fieldMessage('required') })
export type PlanLineFields = z.infer<typeof planLineFields>

/** What is offered to the customer: cause, measures, time and price. (MISSION.md, C3.) */
export const planFields = {
  cause: paragraph(2000),
  measures: paragraph(4000),
  promisedOn: calendarDate.nullable(),
  validUntil: calendarDate,
  /** What a customer pays who declines: for looking into it and sending it back. */
  declineFee: amount,
  note: optionalParagraph(1000),
  lines: z
    .array(planLineFields)
    .min(1, fieldMessage('required'))
    .max(40, fieldMessage('tooMany', { max: 40 })),
}

/** Why a line costs what it costs: the rule that covers it, or the words of whoever decided. */
export const lineReason = z.discriminatedUnion('by', [
  z.object({ by: z.literal('rule'), ruleId: z.string(), clause: z.string() }),
  z.object({ by: z.literal('no-rule') }),
  z.object({ by: z.literal('goodwill'), words: z.string() }),
  z.object({ by: z.literal('extra'), words: z.string().nullable() }),
])
export type LineReason = z.infer<typeof lineReason>

/** `superseded`: a newer version took its place. `void`: it was approved, and the newer one asks for more than it allowed. */
export const PLAN_STATES = ['offered', 'approved', 'declined', 'superseded', 'void'] as const
export const planState = z.enum(PLAN_STATES)
export type PlanState = z.infer<typeof planState>

export const planLine = z.object({
  kind: ruleLine,
  description: z.string(),
  partId: partId.nullable(),
  quantity: z.int(),
  unitPrice: z.int(),
  discount: z.int(),
  taxPoints: z.int(),
  isCovered: z.boolean(),
  reason: lineReason,
  net: z.int(),
  tax: z.int(),
})
export type PlanLine = z.infer<typeof planLine>

/** One version of a job's plan. Its lines and its verdict never change; a change is a new version. */
export const plan = z.object({
  id: planId,
  /** 1, 2, 3 … within the job. */
  number: z.int(),
  state: planState,
  cause: z.string(),
  measures: z.string(),
  promisedOn: z.string().nullable(),
  validUntil: z.string(),
  declineFee: z.int(),
  note: z.string().nullable(),
  net: z.int(),
  tax: z.int(),
  /** What the customer pays. */
  total: z.int(),
  madeAt: z.string(),
  madeBy: z.string(),
  entitlement,
  lines: z.array(planLine),
})
export type Plan = z.infer<typeof plan>

/** By how much a plan may change after its approval before the customer is asked again. (MISSION.md, C4.) */
export interface Tolerance {
  price: number
  days: number
}

/** True when the newer terms stay within what the customer agreed to. A promise that is taken back altogether does not. */
export function isWithinApproval(
  approved: { total: number; promisedOn: string | null },
  next: { total: number; promisedOn: string | null },
  tolerance: Tolerance,
): boolean {
  if (next.total > approved.total + tolerance.price) return false
  if (approved.promisedOn === null) return true
  return next.promisedOn !== null && next.promisedOn <= addDays(approved.promisedOn, tolerance.days)
}

/** True when a customer must say yes before anything of it is done: there is something to pay. */
export function needsApproval(terms: Pick<Plan, 'total'>): boolean {
  return terms.total > 0
}
