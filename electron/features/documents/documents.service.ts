import type { AskedLanguage, DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { LoadedPaper } from '../../../shared/labels/loaded-paper.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { type Desk, numbersOfRma, numbersOfJob, numbersOfJobs, PictureGoneError } from './desk.ts'
import { readDepotHead } from './documents.repository.ts'
import { drawFormPaper } from './form-paper.service.ts'
import { type Draft, readOwnWords, templateOf } from './own-words.ts'
import { drawClaim } from './claim-paper.service.ts'
import {
  drawBadge,
  drawBinLabels,
  drawCommandLabels,
  drawJobLabels,
  drawLoanerLabels,
  drawPartLabel,
  drawPlaceLabels,
  drawUnitLabel,
} from './labels.service.ts'
import { drawPurchaseOrder } from './order-paper.service.ts'
import { drawSheet } from './command-sheet.service.ts'
import { drawPacking } from './packing.service.ts'
import { drawPolicy, drawQualityReport, drawReceipt, drawPlan } from './promise-papers.service.ts'
import { type DrawnDocument, renderHandBackRoll, renderReceipt, renderReceiptRoll } from './render-document.tsx'
import { findSignedAt } from './signed-at.repository.ts'
import { drawRmaSlips, drawRepairReport, drawHandBackSlip, slipsOnRoll } from './slips.service.ts'

interface Asking {
  actor: Actor
  /** Null leaves it to the customer. */
  asked: AskedLanguage
  /** Words that are looked at before they are saved. */
  draft?: Draft
  /** A paper that leaves the depot in a file. */
  isForArchive?: boolean
  /** What the printer has loaded that labels are for. */
  loaded?: LoadedPaper | null
}

/** What drawing a paper needs, as the depot stands now. */
export async function openDesk(
  core: Core,
  ref: DocumentRef,
  { actor, asked, draft, isForArchive = false, loaded = null }: Asking,
): Promise<Desk> {
  const { photos } = core
  const db = core.store.read
  const signedAt = await findSignedAt(db, templateOf(ref.kind), ref)
  const [depot, own] = await Promise.all([readDepotHead(db, signedAt), readOwnWords(db, photos, ref, draft)])
  return { db, photos, now: core.clock.now(), actor, depot, own, asked, isForArchive, loaded }
}

/** Draws a paper in the asked language, or the customer's. The same bytes are printed, previewed and archived. */
export async function drawDocument(core: Core, ref: DocumentRef, asking: Asking): Promise<Outcome<DrawnDocument>> {
  const desk = await openDesk(core, ref, asking)
  try {
    return await drawOn(desk, ref)
  } catch (error) {
    if (error instanceof PictureGoneError) return refuse('picture-gone')
    throw error
  }
}

async function drawOn(desk: Desk, ref: DocumentRef): Promise<Outcome<DrawnDocument>> {
  const { db } = desk
  switch (ref.kind) {
    case 'rma-slips':
      return drawRmaSlips(desk, ref.rmaId)
    case 'rma-slip-roll':
      return drawRmaSlips(desk, ref.rmaId, slipsOnRoll)
    case 'rma-labels':
      return drawJobLabels(desk, await numbersOfRma(db, ref.rmaId), ['job', 'accessories'])
    case 'arrival-labels':
      return drawJobLabels(desk, await numbersOfJobs(db, ref.jobIds), ['job', 'accessories'])
    case 'packing-instructions':
      return drawPacking(desk, ref.rmaId)
    case 'job-label':
      return drawJobLabels(desk, await numbersOfJob(db, ref.jobId), ['job'])
    case 'accessory-tags':
      return drawJobLabels(desk, await numbersOfJob(db, ref.jobId), ['accessories'])
    case 'repair-report':
      return drawRepairReport(desk, ref.jobId)
    case 'hand-back-slip':
      return drawHandBackSlip(desk, ref.jobId)
    case 'hand-back-slip-roll':
      return drawHandBackSlip(desk, ref.jobId, renderHandBackRoll)
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
    case 'unit-label':
      return drawUnitLabel(desk, ref.unitId)
    case 'part-label':
      return drawPartLabel(desk, ref.partId)
    case 'bin-labels':
      return drawBinLabels(desk, ref.binIds)
    case 'place-labels':
      return drawPlaceLabels(desk, ref.placeIds)
    case 'loaner-labels':
      return drawLoanerLabels(desk, ref.loanerIds)
    case 'command-sheet':
      return drawSheet(desk, ref.sheet)
    case 'command-labels':
      return drawCommandLabels(desk)
    case 'policy':
      return drawPolicy(desk, ref)
    case 'packing-list':
    case 'shipping-confirmation':
    case 'loaner-agreement':
    case 'warranty-agreement':
    case 'dispatch-sheet':
    case 'training-assessment':
    case 'satisfaction-survey':
    case 'scrap-certificate':
      return drawFormPaper(desk, ref.kind, ref.jobId)
    case 'staff-badge':
      return drawBadge(desk, ref.staffId, ref.code)
  }
}
