import { z } from 'zod'
import { entitlement } from '../entitlement/entitlement.ts'
import { outcome } from '../jobs/stages.ts'
import { calendarDate, codePayloadSchema, depotHeadSchema, documentLocaleSchema, instant, text, unitFacts } from './documents.ts'
import { formPaper } from './job-papers.ts'

/** What a paper that is filled in by hand is printed with: everything of a job that one of them says. */
export const formPaperDataSchema = z.object({
  kind: formPaper,
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  number: text,
  codePayload: codePayloadSchema,
  rmaNumber: text,
  customer: z.object({
    name: text,
    contact: text.nullable(),
    phone: text.nullable(),
    email: text.nullable(),
    address: text.nullable(),
  }),
  unit: z.object({ ...unitFacts, boughtOn: calendarDate.nullable(), installedOn: calendarDate.nullable() }),
  receivedAt: instant,
  closedAt: instant.nullable(),
  outcome: outcome.nullable(),
  /** In the customer's words. */
  fault: text,
  findings: text.nullable(),
  workDone: text.nullable(),
  accessories: z.array(z.object({ name: text, note: text.nullable() })),
  /** Parts that are reserved for the job or in somebody's hands. */
  neededParts: z.array(z.object({ sku: text, name: text, quantity: z.int().positive() })),
  /** Every unit of the same RMA that is or was here, this one among them. */
  units: z.array(z.object({ ...unitFacts, number: text, accessories: z.array(text), outcome: outcome.nullable() })).min(1),
  satisfaction: z.object({ score: z.int().min(1).max(5), words: text.nullable() }).nullable(),
  /** Of the day it came in. */
  entitlement,
  /** What the customer has of the depot's now; null leaves lines to write it on. */
  loan: z
    .object({
      number: text,
      model: text,
      serial: text.nullable(),
      lentAt: instant,
      lentBy: text,
      dueOn: calendarDate,
      condition: text,
      accessories: z.array(text),
    })
    .nullable(),
  printedBy: text,
})
export type FormPaperData = z.infer<typeof formPaperDataSchema>
