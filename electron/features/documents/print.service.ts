import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { done, missing, type Outcome } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { findReport } from '../quality/quality.repository.ts'
import { templateOf, versionsOf } from './own-words.ts'
import { findJobSeq, listJobIdsOfRma } from './documents.repository.ts'

/**
 * Notes in the timeline of each job concerned that its paper was printed, or handed to the browser to print; `missing` when the
 * paper is of a job or an RMA that does not exist.
 * @param by who asked for it: it may have come out later than they did
 */
export async function notePrinted(work: Work, document: DocumentRef, by: string): Promise<Outcome<null>> {
  const jobs = await jobsOf(work, document)
  if (jobs === null) return missing
  const own = await numbersOf(work, document)
  for (const jobId of jobs) {
    work.record(jobId, 'printed', { document: document.kind, ...own }, by)
    work.touch('job', jobId)
  }
  return done(null)
}

/** Which versions of the depot's own words a paper bears; nothing for one that has none, such as a label. */
async function numbersOf({ db }: Work, ref: DocumentRef): Promise<{ wording: number; letterhead: number } | undefined> {
  return templateOf(ref.kind) === null ? undefined : versionsOf(db, ref)
}

/** The jobs that a paper is of: none for a badge or the command sheet, null when there should be some. */
async function jobsOf(work: Work, document: DocumentRef): Promise<string[] | null> {
  if ('jobId' in document) return (await findJobSeq(work.db, document.jobId)) === null ? null : [document.jobId]
  if ('jobIds' in document) {
    const numbers = await Promise.all(document.jobIds.map((jobId) => findJobSeq(work.db, jobId)))
    return numbers.includes(null) ? null : [...document.jobIds]
  }
  if ('reportId' in document) {
    const report = await findReport(work.db, { id: document.reportId })
    return report === null ? null : [report.jobId]
  }
  if (!('rmaId' in document)) return []
  const jobs = await listJobIdsOfRma(work.db, document.rmaId)
  return jobs.length === 0 ? null : jobs
}
