import { z } from 'zod'
import { entitlement } from '../entitlement/entitlement.ts'
import { signature } from '../intake/intake.ts'
import { delayFields } from '../jobs/delay.ts'
import { stage } from '../jobs/stages.ts'
import { jobId, planId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { language, line, optionalLine } from '../kernel/text.ts'
import { amount, plan, planFields, planLine, planLineFields } from './plans.ts'

export const DECISIONS = ['approved', 'declined'] as const
const decision = z.enum(DECISIONS)
/** How an answer reaches the depot; `link` is the customer's own browser. */
export const ANSWER_WAYS = ['signature', 'counter', 'phone', 'email', 'message', 'link'] as const
const answerWay = z.enum(ANSWER_WAYS)
export type AnswerWay = z.infer<typeof answerWay>
/** Ways that somebody of the depot writes down. */
export const SPOKEN_WAYS = ['signature', 'counter', 'phone', 'email', 'message'] as const

/** What the model asks for before it is opened; true adds a consent, false leaves it as it is. */
const consents = z.object({ mayDisassemble: z.boolean(), mayWipeData: z.boolean() })

/** One answer of the customer, to one version. Never changed. */
export const planAnswer = z.object({
  at: z.string(),
  number: z.int(),
  decision,
  way: answerWay,
  /** Who said so, on the customer's side. */
  person: z.string().nullable(),
  note: z.string().nullable(),
  /** Who wrote it down; null when the customer did by a link. */
  by: z.string().nullable(),
  isSigned: z.boolean(),
  total: z.int(),
})
export type PlanAnswer = z.infer<typeof planAnswer>

export const jobPlans = z.object({
  /** Newest first; the first is the current one. */
  plans: z.array(plan),
  /** Newest first. */
  answers: z.array(planAnswer),
  /** The last link to the current version. */
  link: z.object({ madeAt: z.string(), madeBy: z.string(), expiresAt: z.string(), isUsed: z.boolean() }).nullable(),
  tolerance: z.object({ price: z.int(), days: z.int() }),
})
export type JobPlans = z.infer<typeof jobPlans>

/** What a new version begins with, and the verdict that it would carry. */
export const planSuggestion = z.object({
  cause: z.string(),
  measures: z.string(),
  promisedOn: z.string().nullable(),
  validUntil: z.string(),
  declineFee: z.int(),
  note: z.string().nullable(),
  lines: z.array(planLineFields),
  /** What a line added by hand begins with. */
  taxPoints: z.int(),
  entitlement,
  tolerance: z.object({ price: z.int(), days: z.int() }),
  /** What the customer agreed to last and what still stands; null = nothing does. */
  approved: z.object({ total: z.int(), promisedOn: z.string().nullable() }).nullable(),
})
export type PlanSuggestion = z.infer<typeof planSuggestion>

/** All that somebody with a link may see: the plan, whose unit it is for, and who asks. */
export const linkedPlan = z.object({
  depot: z.object({ name: z.string(), phone: z.string().nullable(), currency: z.string(), timeZone: z.string() }),
  language,
  jobNumber: z.string(),
  customerName: z.string(),
  brand: z.string(),
  modelName: z.string(),
  serial: z.string().nullable(),
  expiresAt: z.string(),
  plan: plan
    .pick({
      number: true,
      cause: true,
      measures: true,
      promisedOn: true,
      validUntil: true,
      declineFee: true,
      note: true,
      net: true,
      tax: true,
      total: true,
      entitlement: true,
    })
    .extend({ lines: z.array(planLine.omit({ partId: true })) }),
  /** What the unit's model asks for and the customer has not agreed to yet. */
  asks: consents,
})
export type LinkedPlan = z.infer<typeof linkedPlan>

const changed = z.object({ jobId, version, stage })
/** 256 bits as base64url. */
const token = z.string().max(64)

export const plansContract = {
  ofJob: procedure('read').input(z.object({ jobId })).output(jobPlans),
  suggestion: procedure('bench').input(z.object({ jobId })).output(planSuggestion),
  /** Offers a new version. Discounts and goodwill are a manager's. */
  offer: procedure('bench')
    .input(change({ jobId, version, ...planFields }))
    .output(changed.extend({ planId, number: z.int(), keepsApproval: z.boolean() })),
  /** Writes down what the customer answered to this version. */
  answer: procedure('approval')
    .input(
      change({
        jobId,
        version,
        planId,
        decision,
        way: z.enum(SPOKEN_WAYS),
        person: line(120),
        note: optionalLine(500),
        /** What was drawn on the screen; null but for the way `signature`. */
        signature: signature.nullable(),
        /** What is taken of whoever declines, at most what the plan said. */
        declineFee: amount,
        consents,
      }),
    )
    .output(changed),
  /** Writes down that the customer agrees to what the model asks for. */
  recordConsent: procedure('counter', 'bench', 'approval')
    .input(change({ jobId, version, consents, way: z.enum(SPOKEN_WAYS), person: line(120) }))
    .output(changed),
  /** A new promise, with the reason for it, who caused it, and how the customer was told. Beyond what the customer agreed to it makes a new version, to be asked for. */
  setDue: procedure('counter', 'bench')
    .input(change({ jobId, version, ...delayFields }))
    .output(changed),
  /** Makes a link by which the customer sees and answers the current version. Earlier links to the job end. */
  makeLink: procedure('approval')
    .input(change({ jobId, planId }))
    .output(
      z.object({
        url: z.string(),
        expiresAt: z.string(),
        /** The address as a QR symbol: its size in modules without the quiet zone, and its dark modules as an SVG path. */
        code: z.object({ size: z.int(), path: z.string() }),
      }),
    ),
  seeByLink: procedure('public').input(z.object({ token })).output(linkedPlan),
  answerByLink: procedure('public')
    .input(change({ token, decision, person: line(120), signature: signature.nullable(), consents }))
    .output(z.object({ decision })),
}
