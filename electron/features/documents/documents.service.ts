import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { done, type Outcome } from '../../../shared/kernel/refusal.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { type Desk, localeOf, numbersOfRma, numbersOfJob, numbersOfJobs } from './desk.ts'
import { commandSheetOf } from './document-data.ts'
import { readDepotHead } from './documents.repository.ts'
import { drawClaim } from './claim-paper.service.ts'
import { drawBadge, drawBinLabels, drawLabels, drawPartLabel, drawPlaceLabels } from './labels.service.ts'
import { drawPurchaseOrder } from './order-paper.service.ts'
import { drawPacking } from './packing.service.ts'
import { drawPolicy, drawQualityReport, drawReceipt, drawPlan } from './promise-papers.service.ts'
import { type DrawnDocument, renderCommandSheet, renderReceipt, renderReceiptRoll } from './render-document.tsx'
import { drawRmaSlips, drawRepairReport, drawHandBackSlip } from './slips.service.ts'

/** Draws a paper in the asked language, or the customer's. The same bytes are printed, previewed and archived. */
export async function drawDocument(
  core: Core,
  actor: Actor,
  ref: DocumentRef,
  asked: Language | null,
): Promise<Outcome<DrawnDocument>> {
  const db = core.store.read
  const desk: Desk = { db, photos: core.photos, now: core.clock.now(), actor, depot: await readDepotHead(db), asked }
  switch (ref.kind) {
    case 'rma-slips':
      return drawRmaSlips(desk, ref.rmaId)
    case 'rma-labels':
      return drawLabels(desk, await numbersOfRma(db, ref.rmaId), ['job', 'accessories'])
    case 'arrival-labels':
      return drawLabels(desk, await numbersOfJobs(db, ref.jobIds), ['job', 'accessories'])
    case 'packing-instructions':
      return drawPacking(db, ref.rmaId, asked)
    case 'job-label':
      return drawLabels(desk, await numbersOfJob(db, ref.jobId), ['job'])
    case 'accessory-tags':
      return drawLabels(desk, await numbersOfJob(db, ref.jobId), ['accessories'])
    case 'repair-report':
      return drawRepairReport(desk, ref.jobId)
    case 'hand-back-slip':
      return drawHandBackSlip(desk, ref.jobId)
    case 'quality-report':
      return drawQualityReport(desk, ref.reportId)
    case 'purchase-order':
      return drawPurchaseOrder(desk, ref.orderId)
    case 'claim':
      return drawClaim(desk, ref.claimId)
    case 'plan':
      return drawPlan(desk, ref)
    case 'receipt':
      return drawReceipt(desk, ref, renderReceipt)
    case 'receipt-roll':
      return drawReceipt(desk, ref, renderReceiptRoll)
    case 'part-label':
      return drawPartLabel(desk, ref.partId)
    case 'bin-labels':
      return drawBinLabels(desk, ref.binIds)
    case 'place-labels':
      return drawPlaceLabels(desk, ref.placeIds)
    case 'command-sheet':
      return done(renderCommandSheet(commandSheetOf(localeOf(desk, desk.depot.language), desk.depot.head)))
    case 'policy':
      return drawPolicy(desk, ref)
    case 'staff-badge':
      return drawBadge(desk, ref.staffId, ref.code)
  }
}
