import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { singlePapers, tagsOf } from '../../../shared/documents/single-papers.ts'
import type { JobId, LoanId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { findOpenLoanId } from '../loaners/loans.repository.ts'
import { listJobIdsOfRma, listJobsWithAccessories } from './documents.repository.ts'

export interface PapersOf {
  /** The jobs whose labels it is; none of any other paper. */
  jobIds: readonly JobId[]
  papers: readonly string[]
  /** What comes with them: with the labels of jobs the tags of what lies with them. */
  others: readonly string[]
}

/** What a document puts out as the depot stands now, each thing by itself. */
export async function papersOf(db: ReadDb, ref: DocumentRef): Promise<PapersOf> {
  const jobIds = await labelledJobs(db, ref)
  const [tagged, loanId] = await Promise.all([listJobsWithAccessories(db, jobIds), agreedLoan(db, ref)])
  return { jobIds, papers: singlePapers(ref, { jobIds, loanId }), others: tagged.map(tagsOf) }
}

const agreedLoan = async (db: ReadDb, ref: DocumentRef): Promise<LoanId | null> =>
  ref.kind === 'loaner-agreement' ? findOpenLoanId(db, ref.jobId) : null

async function labelledJobs(db: ReadDb, ref: DocumentRef): Promise<readonly JobId[]> {
  if (ref.kind === 'arrival-labels') return ref.jobIds
  return ref.kind === 'rma-labels' ? (await listJobIdsOfRma(db, ref.rmaId)).map((id) => storedId<JobId>(id)) : []
}
