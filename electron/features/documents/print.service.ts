import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { done, type Outcome } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { listJobIdsOfRma } from './documents.repository.ts'

/** Notes in the timeline of each job concerned that its paper was printed, or handed to the browser to print. */
export async function notePrinted(work: Work, { document }: { document: DocumentRef }): Promise<Outcome<{ noted: true }>> {
  for (const jobId of await jobsOf(work, document)) {
    await work.record(jobId, 'printed', { document: document.kind })
    work.touch('job', jobId)
  }
  return done({ noted: true })
}

async function jobsOf(work: Work, document: DocumentRef): Promise<string[]> {
  if ('jobId' in document) return [document.jobId]
  return 'rmaId' in document ? listJobIdsOfRma(work.db, document.rmaId) : []
}
