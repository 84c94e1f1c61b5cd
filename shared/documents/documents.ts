import { z } from 'zod'
import { arrivalState } from '../arrivals/arrivals.ts'
import { policyFields } from '../entitlement/policy.ts'
import { channel, requestType, symptom } from '../intake/intake.ts'
import { causeCode, responsibility } from '../jobs/assessment.ts'
import { outcome } from '../jobs/stages.ts'
import { language } from '../kernel/text.ts'
import { entitlement } from '../entitlement/entitlement.ts'
import { repairWarranty } from '../jobs/jobs.ts'
import { reportForm, reportState } from '../quality/quality.ts'
import { plan, planLine } from '../plans/plans.ts'
import { paymentKind } from '../money/money.ts'

/**
 * What is printed, as plain data. A service reads the store, resolves ids to names and hands one of these to the renderer in
 * `electron/features/documents`; the renderer looks nothing up. Enumerated values travel as keys and are worded by
 * `resources/documents/<language>.json`; names of parts, checks and terms arrive in the document's language.
 */

export const paperSizes = ['a4', 'letter'] as const
export const paperSizeSchema = z.enum(paperSizes)
export type PaperSize = z.infer<typeof paperSizeSchema>

const text = z.string()
/** ISO-8601 UTC with milliseconds; printed in the depot's time zone. */
const instant = z.iso.datetime({ precision: 3 })
/** `YYYY-MM-DD`; printed as it is, in no time zone. */
const calendarDate = z.iso.date()
const pngDataUrl = z.string().regex(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/)
/** Own code, K4: capital letters, digits and the few signs of QR's alphanumeric set, at most 16 characters (QR version 1-Q). */
export const codePayloadSchema = z.string().regex(/^[0-9A-Z $%*+\-./:]{1,16}$/)

/** How this document writes words, instants and money. Every document carries it. */
export const documentLocaleSchema = z.object({
  language,
  /** IANA zone of the depot. */
  timeZone: text,
  /** ISO 4217 code of the depot's money. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  paper: paperSizeSchema,
})
export type DocumentLocale = z.infer<typeof documentLocaleSchema>

export const depotHeadSchema = z.object({ name: text, address: text.nullable(), phone: text.nullable(), email: text.nullable() })
export type DepotHead = z.infer<typeof depotHeadSchema>

export const printedIdentitySchema = z.enum(['slip', 'pickup-code', 'document'])
export const printedOldPartFateSchema = z.enum(['returned-to-customer', 'kept', 'to-supplier', 'scrapped'])

const unitFacts = { brand: text, model: text, serial: text.nullable() }

export const slipAccessorySchema = z.object({ name: text, note: text.nullable() })

export const slipJobSchema = z.object({
  number: text,
  codePayload: codePayloadSchema,
  ...unitFacts,
  /** In the customer's words, as taken down. */
  fault: text,
  symptoms: z.array(symptom),
  occurredOn: calendarDate.nullable(),
  wishedFor: calendarDate.nullable(),
  isUrgent: z.boolean(),
  condition: text.nullable(),
  accessories: z.array(slipAccessorySchema),
  /** That a passcode was given; the passcode itself never reaches paper. */
  hasPasscode: z.boolean(),
  consents: z.object({ mayWipeData: z.boolean(), mayDisassemble: z.boolean() }),
  /** As known when it was printed. */
  entitlement,
})
export type SlipJob = z.infer<typeof slipJobSchema>

/** The receipt of a check-in. The customer copy alone carries the pickup code. */
export const rmaSlipDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  copy: z.enum(['depot', 'customer']),
  number: text,
  codePayload: codePayloadSchema,
  takenAt: instant,
  takenBy: text,
  channel,
  requestType,
  customer: z.object({ name: text, phone: text.nullable(), address: text.nullable() }),
  /** Null on the depot copy. */
  pickupCode: text.nullable(),
  jobs: z.array(slipJobSchema).min(1),
  signature: pngDataUrl.nullable(),
  /** In the document's language; a line break ends a paragraph. */
  terms: text.nullable(),
  /** What was announced and what came; null where nothing was announced. `jobs` are those that are here. */
  reconciliation: z
    .array(z.object({ ...unitFacts, number: text, state: arrivalState }))
    .min(1)
    .nullable(),
})
export type RmaSlipData = z.infer<typeof rmaSlipDataSchema>

/** How to send in what an RMA was issued for: number, address, how to pack, one line per unit. */
export const packingDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  number: text,
  codePayload: codePayloadSchema,
  customerName: text,
  issuedAt: instant,
  expectedOn: calendarDate.nullable(),
  units: z.array(z.object({ ...unitFacts, fault: text, accessories: z.array(text) })).min(1),
})
export type PackingData = z.infer<typeof packingDataSchema>

export const printedPartSchema = z.object({
  sku: text.nullable(),
  name: text,
  quantity: z.int().positive(),
  faultySerial: text.nullable(),
  newSerial: text.nullable(),
  oldPart: printedOldPartFateSchema.nullable(),
})
export type PrintedPart = z.infer<typeof printedPartSchema>

export const repairEntrySchema = z.object({
  at: instant,
  by: text,
  minutes: z.int().nonnegative(),
  found: text.nullable(),
  done: text,
})
export const printedTestSchema = z.object({
  name: text,
  result: z.enum(['pass', 'fail', 'not-done']),
  /** As written down, with its unit; null where the item is not measured. */
  measured: text.nullable(),
  by: text,
  at: instant,
})

/** What the bench found and did on one unit. */
export const repairReportDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  job: z.object({
    number: text,
    codePayload: codePayloadSchema,
    rmaNumber: text,
    ...unitFacts,
    fault: text,
    symptoms: z.array(symptom),
    receivedAt: instant,
    customerName: text,
    outcome: outcome.nullable(),
  }),
  findings: text.nullable(),
  cause: text.nullable(),
  causeCode: causeCode.nullable(),
  responsibility: responsibility.nullable(),
  entries: z.array(repairEntrySchema),
  tests: z.array(printedTestSchema),
  parts: z.array(printedPartSchema),
  printedAt: instant,
  printedBy: text,
})
export type RepairReportData = z.infer<typeof repairReportDataSchema>

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

/** The signed service receipt of one job (G2). */
export const handBackSlipDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  job: z.object({
    number: text,
    codePayload: codePayloadSchema,
    rmaNumber: text,
    ...unitFacts,
    receivedAt: instant,
    outcome,
  }),
  customer: z.object({ name: text, phone: text.nullable() }),
  fault: text,
  cause: text.nullable(),
  causeCode: causeCode.nullable(),
  workDone: text,
  parts: z.array(printedPartSchema),
  preventionAdvice: text.nullable(),
  charges: chargesSchema,
  repairWarranty,
  accessories: z.array(
    z.object({
      name: text,
      isReturned: z.boolean(),
      /** Why it is not returned; null when it is. */
      explanation: text.nullable(),
    }),
  ),
  collectedBy: text,
  identity: printedIdentitySchema,
  handedBackBy: text,
  satisfaction: z.object({ score: z.int().min(1).max(5), words: text.nullable() }).nullable(),
  signature: pngDataUrl.nullable(),
  closedAt: instant,
  /** Pickup terms; a line break ends a paragraph. */
  terms: text.nullable(),
})
export type HandBackSlipData = z.infer<typeof handBackSlipDataSchema>

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

/** A whole phone number may not be put here: a label is read by everybody who walks past the shelf. */
const phoneLastFour = z.string().regex(/^[0-9]{1,4}$/)

export const jobLabelDataSchema = z.object({
  language,
  timeZone: text,
  number: text,
  codePayload: codePayloadSchema,
  customerShortName: text,
  phoneLastFour: phoneLastFour.nullable(),
  brand: text,
  model: text,
  serial: text.nullable(),
  receivedAt: instant,
  isUrgent: z.boolean(),
  accessoryCount: z.int().nonnegative(),
})
export type JobLabelData = z.infer<typeof jobLabelDataSchema>

export const accessoryLabelDataSchema = z.object({
  language,
  jobNumber: text,
  codePayload: codePayloadSchema,
  name: text,
  customerShortName: text,
  /** This tag is the `index`-th of `count`, counted from 1. */
  index: z.int().positive(),
  count: z.int().positive(),
})
export type AccessoryLabelData = z.infer<typeof accessoryLabelDataSchema>

export const badgeDataSchema = z.object({
  language,
  depotName: text,
  staffName: text,
  roles: z.array(text),
  codePayload: codePayloadSchema,
})
export type BadgeData = z.infer<typeof badgeDataSchema>

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

/** The sheet of command codes beside the bench (D2). Titles and hints arrive in the document's language. */
export const commandSheetDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  groups: z.array(
    z.object({ title: text, commands: z.array(z.object({ name: text, hint: text.nullable(), codePayload: codePayloadSchema })) }),
  ),
})
export type CommandSheetData = z.infer<typeof commandSheetDataSchema>

/** A document ready to print: one HTML file that loads nothing, and the page size the printer must be told, in microns. */
export interface RenderedDocument {
  /** What the printer's queue and a saved file are called. */
  title: string
  html: string
  widthMicrons: number
  heightMicrons: number
}

/** The last four digits of a phone number, ignoring all signs; null when it has none. A label shows no more than these. */
export function lastFourDigits(phone: string | null): string | null {
  const digits = (phone ?? '').normalize('NFKC').replaceAll(/\D/g, '')
  return digits === '' ? null : digits.slice(-4)
}
