import { printedIdentitySchema, type RenderedDocument } from '../../../shared/documents/documents.ts'
import type { HandBackSlipData, RmaSlipData } from '../../../shared/documents/slips.ts'
import { channel, requestType } from '../../../shared/intake/intake.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { language as languageSchema } from '../../../shared/kernel/text.ts'
import { rmaNumber, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { readArrivalById } from '../arrivals/arrival-page.service.ts'
import { findCertificate } from '../certificates/certificates.repository.ts'
import { readEntitlement } from '../entitlement/entitlement.service.ts'
import { readJobMoney } from '../money/money.service.ts'
import { type Desk, headOf, localeOf, numbersOfRma, readJobs, readJobById, pictureOf } from './desk.ts'
import {
  chargesOf,
  effectiveEntries,
  isHere,
  partsOf,
  reconciledOf,
  reportJobOf,
  slipJobOf,
  testsOf,
  jobHeadOf,
} from './document-data.ts'
import { findHandBack, findSlipRma } from './documents.repository.ts'
import {
  type DrawnDocument,
  renderHandBackSlip,
  renderRepairReport,
  renderRmaSlipRoll,
  renderRmaSlips,
} from './render-document.tsx'

type Slips = readonly [depot: RmaSlipData, customer: RmaSlipData]

/** Depot copy and customer copy of what was taken in under an RMA; refused while nothing of it is here. */
export async function drawRmaSlips(
  desk: Desk,
  rmaId: string,
  draw: (slips: Slips) => RenderedDocument = renderRmaSlips,
): Promise<Outcome<RenderedDocument>> {
  const rma = await findSlipRma(desk.db, rmaId)
  if (rma === undefined) return missing
  const number = rmaNumber(rma.seq)
  const [files, arrival] = await Promise.all([
    readJobs(desk.db, await numbersOfRma(desk.db, rmaId)),
    readArrivalById(desk.db, rmaId),
  ])
  const here = files.filter(isHere)
  if (here.length === 0) return refuse('not-arrived-yet')
  const jobs = await Promise.all(here.map(async (file) => slipJobOf(file, await readEntitlement(desk.db, file.id))))
  const locale = localeOf(desk, languageSchema.parse(rma.language))
  const depotCopy: RmaSlipData = {
    locale,
    depot: headOf(desk, locale),
    copy: 'depot',
    number,
    codePayload: scanCodeOf(number),
    takenAt: rma.taken_at,
    takenBy: rma.taken_by,
    channel: channel.parse(rma.channel),
    requestType: requestType.parse(rma.request_type),
    customer: { name: rma.name, phone: rma.phone, address: rma.address },
    pickupCode: null,
    jobs,
    signature: await pictureOf(desk, rma.signature),
    reconciliation: arrival === null || arrival.lines.length === 0 ? null : arrival.lines.map(reconciledOf),
  }
  return done(draw([depotCopy, { ...depotCopy, copy: 'customer', pickupCode: pickupCodeOn(desk, rma.pickup_code, files) }]))
}

/** Both copies where they are to be signed by hand, since the depot keeps its own; what was signed on the screen is kept already. */
export const slipsOnRoll = ([depot, customer]: Slips): DrawnDocument =>
  depot.signature === null ? renderRmaSlipRoll(depot, customer) : renderRmaSlipRoll(customer)

/** Blotted out in a file that leaves the depot while it still opens the counter. */
function pickupCodeOn({ isForArchive }: Desk, code: string, files: readonly JobFile[]): string {
  return isForArchive && files.some(({ stage }) => stage !== 'closed') ? '•'.repeat(code.length) : code
}

/** What was found, done, fitted and tested on a job so far. */
export async function drawRepairReport(desk: Desk, jobId: string): Promise<Outcome<RenderedDocument>> {
  const job = await readJobById(desk, jobId)
  if (job === undefined) return missing
  const locale = localeOf(desk, job.customer.language)
  return done(
    renderRepairReport({
      locale,
      depot: headOf(desk, locale),
      job: reportJobOf(job),
      findings: job.assessment?.findings ?? null,
      cause: job.assessment?.cause ?? null,
      causeCode: job.assessment?.causeCode ?? null,
      responsibility: job.assessment?.responsibility ?? null,
      entries: effectiveEntries(job).map(({ at, by, minutes, found, done: work }) => ({ at, by, minutes, found, done: work })),
      tests: testsOf(job, locale.language),
      parts: partsOf(job, locale.language),
      printedAt: desk.now,
      printedBy: desk.actor.name,
    }),
  )
}

/** The signed receipt of a hand-back; refused while the job is open, and where it was closed from afar. */
export async function drawHandBackSlip(
  desk: Desk,
  jobId: string,
  draw: (data: HandBackSlipData) => RenderedDocument = renderHandBackSlip,
): Promise<Outcome<RenderedDocument>> {
  const [job, closing] = [await readJobById(desk, jobId), await findHandBack(desk.db, jobId)]
  if (job === undefined || closing === undefined) return missing
  if (job.outcome === null || closing.closed_at === null) return refuse('not-closed-yet')
  if (closing.identity_way === null) return refuse('not-handed-back')
  const locale = localeOf(desk, job.customer.language)
  const money = await readJobMoney(desk.db, jobId, desk.actor.permissions)
  return done(
    draw({
      locale,
      depot: headOf(desk, locale),
      job: { ...jobHeadOf(job), outcome: job.outcome },
      customer: { name: job.customerName, phone: job.customer.phone },
      fault: job.fault,
      cause: job.assessment?.cause ?? null,
      causeCode: job.assessment?.causeCode ?? null,
      workDone: effectiveEntries(job)
        .map((entry) => entry.done)
        .join('\n'),
      parts: partsOf(job, locale.language),
      preventionAdvice: closing.advice,
      repairWarranty: { partsUntil: closing.parts_warranty_until, labourUntil: closing.labour_warranty_until },
      charges: money === null ? { kind: 'not-stated' } : chargesOf(money, locale.language),
      accessories: job.accessories.map((item) => ({
        name: item.name,
        isReturned: item.returnedAt !== null,
        explanation: item.explanation,
      })),
      collectedBy: closing.collected_by ?? '',
      identity: printedIdentitySchema.parse(closing.identity_way),
      handedBackBy: closing.handed_back_by ?? '',
      satisfaction: closing.satisfaction === null ? null : { score: closing.satisfaction, words: closing.satisfaction_note },
      signature: await pictureOf(desk, closing.signature),
      certificate: await findCertificate(desk.db, { jobId }),
      closedAt: closing.closed_at,
    }),
  )
}
