import type { FormPaperData } from '../../../shared/documents/form-papers.ts'
import { type FormPaper, missingFormPaper } from '../../../shared/documents/job-papers.ts'
import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { type Language, wording } from '../../../shared/kernel/text.ts'
import { dateInZone } from '../../../shared/kernel/time.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { findCustomer } from '../customers/customers.repository.ts'
import { readEntitlement } from '../entitlement/entitlement.service.ts'
import { findOpenLoan } from '../loaners/loans.repository.ts'
import { readJobParts } from '../job-parts/job-parts.service.ts'
import { findUnit } from '../units/units.repository.ts'
import { type Desk, headOf, localeOf, numbersOfRma, readJobById, readJobs } from './desk.ts'
import { effectiveEntries, isHere, unitFactsOf } from './document-data.ts'
import { findHandBack } from './documents.repository.ts'
import { renderFormPaper } from './render-document.tsx'

/** A paper to be filled in, with what is known of the job; refused with the same reason that greys it out on the screen. */
export async function drawFormPaper(desk: Desk, kind: FormPaper, jobId: string): Promise<Outcome<RenderedDocument>> {
  const job = await readJobById(desk, jobId)
  if (job === undefined) return missing
  const reason = missingFormPaper(kind, job)
  if (reason !== null) return refuse(reason)
  const locale = localeOf(desk, job.customer.language)
  const [customer, unit, closing, siblings, entitlement, neededParts, loan] = await Promise.all([
    findCustomer(desk.db, job.customer.id),
    findUnit(desk.db, job.unitId),
    findHandBack(desk.db, jobId),
    readSiblings(desk, job),
    readEntitlement(desk.db, jobId),
    neededPartsOf(desk, job, locale.language),
    loanOf(desk, jobId),
  ])
  if (customer === null || unit === null) throw new Error('a job whose customer or unit is gone')
  const data: FormPaperData = {
    kind,
    locale,
    depot: headOf(desk, locale),
    number: job.number,
    codePayload: scanCodeOf(job.number),
    rmaNumber: job.rmaNumber,
    customer: {
      name: customer.name,
      contact: customer.contactName,
      phone: customer.phone,
      email: customer.email,
      address: customer.address,
    },
    unit: { ...unitFactsOf(job), boughtOn: unit.boughtOn, installedOn: unit.installedOn },
    receivedAt: job.receivedAt,
    closedAt: job.closedAt,
    outcome: job.outcome,
    fault: job.fault,
    findings: job.assessment?.findings ?? null,
    workDone: effectiveEntries(job)
      .map((entry) => entry.done)
      .join('\n'),
    accessories: job.accessories.map(({ name, note }) => ({ name, note })),
    neededParts,
    units: (siblings.length === 0 ? [job] : siblings).map((file) => ({
      ...unitFactsOf(file),
      number: file.number,
      accessories: file.accessories.map(({ name }) => name),
      outcome: file.outcome,
    })),
    satisfaction:
      closing === undefined || closing.satisfaction === null
        ? null
        : { score: closing.satisfaction, words: closing.satisfaction_note },
    entitlement,
    loan,
    printedBy: desk.actor.name,
  }
  return done(renderFormPaper(data))
}

/** What the customer has of the depot's while the paper is printed. */
async function loanOf({ db, now, depot }: Desk, jobId: string): Promise<FormPaperData['loan']> {
  const loan = await findOpenLoan(db, { jobId }, dateInZone(now, depot.timeZone))
  if (loan === null) return null
  const { loaner, lentAt, lentBy, dueOn, condition, accessories } = loan
  const { number, model, serial } = loaner
  return { number, model, serial, lentAt, lentBy, dueOn, condition, accessories }
}

/** Units that came under the same RMA. */
async function readSiblings(desk: Desk, job: JobFile): Promise<JobFile[]> {
  return (await readJobs(desk.db, await numbersOfRma(desk.db, job.rmaId))).filter(isHere)
}

/** Parts that are promised to the job or in somebody's hands: what goes along on a visit. */
async function neededPartsOf(desk: Desk, job: JobFile, language: Language): Promise<FormPaperData['neededParts']> {
  const parts = (await readJobParts(desk.db, job.id))?.parts ?? []
  return parts
    .map(({ sku, name, wanted, fitted }) => ({ sku, name: wording(name, language), quantity: wanted - fitted }))
    .filter(({ quantity }) => quantity > 0)
}
