import { z } from 'zod'
import {
  binId,
  claimId,
  jobId,
  loanerId,
  orderId,
  partId,
  paymentId,
  placeId,
  policyId,
  qualityReportId,
  rmaId,
  staffId,
  unitId,
} from '../kernel/ids.ts'
import { procedure } from '../kernel/procedure.ts'
import { language } from '../kernel/text.ts'
import { FORM_PAPERS } from './job-papers.ts'
import { SHEETS } from './label-data.ts'

/** Which paper. Slips come in the customer's language unless another is asked for. */
export const documentRef = z.discriminatedUnion('kind', [
  /** Two copies, depot and customer. */
  z.object({ kind: z.literal('rma-slips'), rmaId }),
  /** The customer's copy on a roll of 80 mm. */
  z.object({ kind: z.literal('rma-slip-roll'), rmaId }),
  /** The job label and one tag per accessory, for every job of the RMA. */
  z.object({ kind: z.literal('rma-labels'), rmaId }),
  /** The same for these jobs of it: what came since its arrival was last settled. */
  z.object({ kind: z.literal('arrival-labels'), rmaId, jobIds: z.array(jobId).min(1).max(500) }),
  /** How to send in what an RMA was issued for. */
  z.object({ kind: z.literal('packing-instructions'), rmaId }),
  z.object({ kind: z.literal('job-label'), jobId }),
  z.object({ kind: z.literal('accessory-tags'), jobId }),
  /** The label that stays on a unit. */
  z.object({ kind: z.literal('unit-label'), unitId }),
  z.object({ kind: z.literal('repair-report'), jobId }),
  /** Papers to be filled in by hand, with what is known of the job. */
  z.object({ kind: z.literal(FORM_PAPERS), jobId }),
  z.object({ kind: z.literal('hand-back-slip'), jobId }),
  z.object({ kind: z.literal('hand-back-slip-roll'), jobId }),
  z.object({ kind: z.literal('quality-report'), reportId: qualityReportId }),
  /** As it goes to the supplier. */
  z.object({ kind: z.literal('purchase-order'), orderId }),
  /** The packing list of what a supplier is to make good. */
  z.object({ kind: z.literal('claim'), claimId }),
  /** The current version of the plan; `both` adds a sheet in the other language. */
  z.object({ kind: z.literal('plan'), jobId, both: z.boolean() }),
  /** Of one payment or refund, on office paper or on a till's roll of 80 mm. */
  z.object({ kind: z.literal('receipt'), jobId, paymentId }),
  z.object({ kind: z.literal('receipt-roll'), jobId, paymentId }),
  /** For a part's box. */
  z.object({ kind: z.literal('part-label'), partId }),
  /** For shelves and boxes, one bin each. */
  z.object({ kind: z.literal('bin-labels'), binIds: z.array(binId).min(1).max(500) }),
  /** For the places where units stand. */
  z.object({ kind: z.literal('place-labels'), placeIds: z.array(placeId).min(1).max(500) }),
  /** For what the depot lends. */
  z.object({ kind: z.literal('loaner-labels'), loanerIds: z.array(loanerId).min(1).max(500) }),
  z.object({ kind: z.literal('command-sheet'), sheet: z.enum(SHEETS).default('bench') }),
  /** Every command of the bench as a label of its own. */
  z.object({ kind: z.literal('command-labels') }),
  /** A policy's version as the warranty agreement that customers are given. */
  z.object({ kind: z.literal('policy'), policyId, number: z.int().min(1) }),
  /** A badge carries its code as `staff.issueBadge` answered it, that once. */
  z.object({ kind: z.literal('staff-badge'), staffId, code: z.string().max(20) }),
])
export type DocumentRef = z.infer<typeof documentRef>

/** A paper as standalone HTML with its page size in microns. */
export const paper = z.object({ title: z.string(), html: z.string(), widthMicrons: z.int(), heightMicrons: z.int() })
export type Paper = z.infer<typeof paper>

/** In which language a paper speaks: one, both side by side, or null for that of whoever it is for. */
export const asked = z
  .union([language, z.literal('both')])
  .nullable()
  .default(null)
export type AskedLanguage = z.infer<typeof asked>

const options = { document: documentRef, language: asked }

export const documentsContract = {
  render: procedure('read').input(z.object(options)).output(paper),
  /** The paper as PDF. Refused at a station, where the browser's own dialog saves it. */
  pdf: procedure('read').input(z.object(options)).output(z.file()),
  /** The packing instructions as the text of a mail; nothing is sent. `to` is null where the customer has no address. */
  packingMail: procedure('read')
    .input(z.object({ rmaId, language: language.nullable().default(null) }))
    .output(z.object({ to: z.string().nullable(), subject: z.string(), text: z.string() })),
  /** The job label as ZPL II for a 203, 300 or 600 dpi printer. */
  zpl: procedure('read')
    .input(z.object({ jobId, dpi: z.union([z.literal(203), z.literal(300), z.literal(600)]) }))
    .output(z.object({ zpl: z.string() })),
}
