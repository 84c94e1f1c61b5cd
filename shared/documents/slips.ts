import { z } from 'zod'
import { arrivalState } from '../arrivals/arrivals.ts'
import { entitlement } from '../entitlement/entitlement.ts'
import { channel, requestType, symptom } from '../intake/intake.ts'
import { causeCode, responsibility } from '../jobs/assessment.ts'
import { repairWarranty } from '../jobs/jobs.ts'
import { outcome } from '../jobs/stages.ts'
import {
  text,
  instant,
  calendarDate,
  pngDataUrl,
  codePayloadSchema,
  documentLocaleSchema,
  depotHeadSchema,
  printedIdentitySchema,
  printedOldPartFateSchema,
  unitFacts,
} from './documents.ts'
import { chargesSchema } from './promise-papers.ts'

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
  /** The code of its signed certificate; null for what was handed back before slips were signed. */
  certificate: z
    .string()
    .regex(/^HBX[0-9A-Z]{1,600}$/)
    .nullable(),
  closedAt: instant,
})
export type HandBackSlipData = z.infer<typeof handBackSlipDataSchema>
