import { z } from 'zod'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import {
  type DocumentLocale,
  type PlanPaperData,
  printedIdentitySchema,
  type ReceiptData,
  type RenderedDocument,
  type RmaSlipData,
} from '../../../shared/documents/documents.ts'
import { channel, requestType } from '../../../shared/intake/intake.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { role } from '../../../shared/kernel/permissions.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { language as languageSchema, type Language } from '../../../shared/kernel/text.ts'
import { jobLabel } from '../../../shared/labels/label-kinds.ts'
import { jobNumber, parseScan, rmaNumber, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'
import { labelZpl } from '../../devices/label-raster.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { readArrivalById } from '../arrivals/arrival-page.service.ts'
import { readEntitlement } from '../entitlement/entitlement.service.ts'
import { readJobFile } from '../jobs/jobs.service.ts'
import { findVersion } from '../policies/policies.repository.ts'
import { findReport } from '../quality/quality.repository.ts'
import { readJobPlans } from '../plans/plans.service.ts'
import { readJobMoney } from '../money/money.service.ts'
import {
  accessoryLabelsOf,
  chargesOf,
  commandSheetOf,
  effectiveEntries,
  jobHeadOf,
  isHere,
  jobLabelOf,
  moneySheetOf,
  partsOf,
  reconciledOf,
  reportJobOf,
  slipJobOf,
  testsOf,
  unitFactsOf,
} from './document-data.ts'
import { drawPacking } from './packing.service.ts'
import {
  findHandBack,
  findPlanAnswer,
  findJobSeq,
  findSlipRma,
  findStaffForBadge,
  listJobSeqsOfRma,
  readDepotHead,
} from './documents.repository.ts'
import {
  renderCommandSheet,
  renderHandBackSlip,
  renderLabels,
  renderPolicy,
  renderQualityReport,
  renderPlan,
  renderReceipt,
  renderReceiptRoll,
  renderRepairReport,
  renderRmaSlips,
  renderStaffBadge,
} from './render-document.tsx'
import { wordingOf } from './wording.ts'

/** What drawing a paper needs: the store to read, pictures, the time, and who asks. */
interface Desk {
  db: ReadDb
  photos: Core['photos']
  now: string
  actor: Actor
  depot: Awaited<ReturnType<typeof readDepotHead>>
  /** As asked for; null leaves it to the customer. */
  asked: Language | null
}

/** Draws a paper in the asked language, or the customer's. The same bytes are printed, previewed and archived. */
export async function drawDocument(
  core: Core,
  actor: Actor,
  ref: DocumentRef,
  asked: Language | null,
): Promise<Outcome<RenderedDocument>> {
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
    case 'plan':
      return drawPlan(desk, ref)
    case 'receipt':
      return drawReceipt(desk, ref, renderReceipt)
    case 'receipt-roll':
      return drawReceipt(desk, ref, renderReceiptRoll)
    case 'command-sheet':
      return done(renderCommandSheet(commandSheetOf(localeOf(desk, desk.depot.language), desk.depot.head)))
    case 'policy':
      return drawPolicy(desk, ref)
    case 'staff-badge':
      return drawBadge(desk, ref.staffId, ref.code)
  }
}

/** The job label in the printer's language. */
export async function drawZpl(db: ReadDb, jobId: string, dpi: 203 | 300 | 600): Promise<Outcome<{ zpl: string }>> {
  const depot = await readDepotHead(db)
  const [job] = await readJobs(db, await numbersOfJob(db, jobId))
  if (job === undefined) return missing
  const label = jobLabelOf(job, { language: job.customer.language, timeZone: depot.timeZone })
  return done({ zpl: await labelZpl(jobLabel(label, wordingOf(label.language).label), dpi) })
}

function localeOf(desk: Desk, theirs: Language): DocumentLocale {
  const { timeZone, currency } = desk.depot
  return { language: desk.asked ?? theirs, timeZone, currency, paper: 'a4' }
}

/** The depot's terms in this language, or in the other one where it wrote none. */
function termsIn({ depot }: Desk, language: Language): string | null {
  return depot.terms[language] ?? depot.terms[language === 'en' ? 'zh-CN' : 'en']
}

async function numbersOfRma(db: ReadDb, rmaId: string): Promise<string[]> {
  return (await listJobSeqsOfRma(db, rmaId)).map(jobNumber)
}

async function numbersOfJob(db: ReadDb, jobId: string): Promise<string[]> {
  const seq = await findJobSeq(db, jobId)
  return seq === null ? [] : [jobNumber(seq)]
}

async function numbersOfJobs(db: ReadDb, jobIds: readonly string[]): Promise<string[]> {
  return (await Promise.all(jobIds.map((jobId) => numbersOfJob(db, jobId)))).flat()
}

async function readJobs(db: ReadDb, numbers: readonly string[]): Promise<JobFile[]> {
  const files = await Promise.all(numbers.map((number) => readJobFile(db, number)))
  return files.filter((file) => file !== null)
}

async function readJobById(desk: Desk, jobId: string): Promise<JobFile | undefined> {
  const [job] = await readJobs(desk.db, await numbersOfJob(desk.db, jobId))
  return job
}

async function pictureOf(desk: Desk, sha256: string | null): Promise<string | null> {
  return sha256 === null ? null : `data:image/png;base64,${Buffer.from(await desk.photos.read(sha256)).toString('base64')}`
}

async function drawRmaSlips(desk: Desk, rmaId: string): Promise<Outcome<RenderedDocument>> {
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
    depot: desk.depot.head,
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
    terms: termsIn(desk, locale.language),
    reconciliation: arrival === null || arrival.lines.length === 0 ? null : arrival.lines.map(reconciledOf),
  }
  return done(renderRmaSlips([depotCopy, { ...depotCopy, copy: 'customer', pickupCode: rma.pickup_code }]))
}

async function drawLabels(
  desk: Desk,
  numbers: string[],
  which: readonly ('job' | 'accessories')[],
): Promise<Outcome<RenderedDocument>> {
  const files = await readJobs(desk.db, numbers)
  const jobs = files.filter(isHere)
  if (jobs.length === 0 && files.length > 0) return refuse('not-arrived-yet')
  // Labels are read in the depot, so they speak its language unless another is asked for.
  const locale = localeOf(desk, desk.depot.language)
  const sets = jobs.map((job) => ({
    job: which.includes('job') ? jobLabelOf(job, locale) : null,
    accessories: which.includes('accessories') ? accessoryLabelsOf(job, locale.language) : [],
  }))
  return sets.some((set) => set.job !== null || set.accessories.length > 0) ? done(renderLabels(sets, locale.language)) : missing
}

async function drawRepairReport(desk: Desk, jobId: string): Promise<Outcome<RenderedDocument>> {
  const job = await readJobById(desk, jobId)
  if (job === undefined) return missing
  const locale = localeOf(desk, job.customer.language)
  return done(
    renderRepairReport({
      locale,
      depot: desk.depot.head,
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

async function drawHandBackSlip(desk: Desk, jobId: string): Promise<Outcome<RenderedDocument>> {
  const [job, closing] = [await readJobById(desk, jobId), await findHandBack(desk.db, jobId)]
  if (job === undefined || closing === undefined) return missing
  if (job.outcome === null || closing.closed_at === null) return refuse('not-closed-yet')
  const locale = localeOf(desk, job.customer.language)
  const money = await readJobMoney(desk.db, jobId, desk.actor.permissions)
  return done(
    renderHandBackSlip({
      locale,
      depot: desk.depot.head,
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
      closedAt: closing.closed_at,
      terms: null,
    }),
  )
}

async function drawPolicy(
  desk: Desk,
  { policyId, number }: { policyId: string; number: number },
): Promise<Outcome<RenderedDocument>> {
  const version = await findVersion(desk.db, policyId, number)
  if (version === null) return missing
  const { name, body, madeAt, madeBy } = version
  const locale = localeOf(desk, desk.depot.language)
  return done(renderPolicy({ locale, depot: desk.depot.head, name, body, number, madeAt, madeBy }))
}

/** A paper of the depot's own, so it speaks the depot's language unless another is asked for. */
async function drawQualityReport(desk: Desk, reportId: string): Promise<Outcome<RenderedDocument>> {
  const report = await findReport(desk.db, { id: reportId })
  if (report === null) return missing
  const { number, jobNumber, state, filedAt, filedBy, judgedAt, judgedBy, judgement } = report
  const { photoIds, ...form } = report.form
  return done(
    renderQualityReport({
      locale: localeOf(desk, desk.depot.language),
      depot: desk.depot.head,
      number,
      codePayload: scanCodeOf(number),
      jobNumber,
      state,
      form,
      photoCount: photoIds.length,
      filedAt,
      filedBy,
      judgedAt,
      judgedBy,
      judgement,
    }),
  )
}

/** A receipt says how the job stood when it was written, also when it is printed again later. */
async function drawReceipt(
  desk: Desk,
  ref: { jobId: string; paymentId: string },
  draw: (data: ReceiptData) => RenderedDocument,
): Promise<Outcome<RenderedDocument>> {
  const [job, money] = await Promise.all([readJobById(desk, ref.jobId), readJobMoney(desk.db, ref.jobId, desk.actor.permissions)])
  const payment = money?.payments.find(({ id }) => id === ref.paymentId)
  if (job === undefined || money === null || payment === undefined) return missing
  const locale = localeOf(desk, job.customer.language)
  const { number, codePayload, rmaNumber: rma } = jobHeadOf(job)
  const { kind, amount, reference, reason, at, by } = payment
  return done(
    draw({
      locale,
      depot: desk.depot.head,
      number: payment.number,
      job: { number, codePayload, rmaNumber: rma, ...unitFactsOf(job) },
      customerName: job.customerName,
      at,
      by,
      payment: { kind, amountMinor: amount, reference, reason },
      money: moneySheetOf(money, locale.language, payment),
    }),
  )
}

async function drawPlan(desk: Desk, { jobId, both }: { jobId: string; both: boolean }): Promise<Outcome<RenderedDocument>> {
  const [job, { plans }] = [await readJobById(desk, jobId), await readJobPlans(desk.db, jobId)]
  const [plan] = plans
  if (job === undefined) return missing
  if (plan === undefined || !job.facts.hasPlan) return refuse('no-plan')
  const first = localeOf(desk, job.customer.language)
  const answer = await findPlanAnswer(desk.db, plan.id)
  const data: PlanPaperData = {
    locale: first,
    depot: desk.depot.head,
    job: jobHeadOf(job),
    customer: { name: job.customerName, phone: job.customer.phone },
    plan,
    answer: answer && { ...answer, signature: await pictureOf(desk, answer.signature) },
  }
  const other = { ...data, locale: { ...first, language: otherLanguage[first.language] } }
  return done(renderPlan(both ? [data, other] : [data]))
}

const otherLanguage: Readonly<Record<Language, Language>> = { en: 'zh-CN', 'zh-CN': 'en' }

async function drawBadge(desk: Desk, staffId: string, code: string): Promise<Outcome<RenderedDocument>> {
  const staff = await findStaffForBadge(desk.db, staffId)
  if (staff === undefined) return missing
  if (parseScan(code).kind !== 'badge') return refuse('unknown-code')
  const language = desk.asked ?? desk.depot.language
  const roles = storedJson(z.array(role), staff.roles).map((name) => wordingOf(language).role[name])
  return done(renderStaffBadge({ language, depotName: desk.depot.head.name, staffName: staff.name, roles, codePayload: code }))
}
