import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { withoutPrinted } from '../../../shared/documents/single-papers.ts'
import type { PrintId } from '../../../shared/kernel/ids.ts'
import type { EarlierPrint } from '../../../shared/printers/prints.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { papersOf } from '../documents/single-papers.service.ts'
import { findPrintLine, insertPapers, listEarlier } from './outbox.repository.ts'

/** Keeps with a print what it puts out, so that the same is known for the same later. */
export async function keepPapers(db: WriteDb, printId: PrintId, ref: DocumentRef): Promise<void> {
  const { papers, others } = await papersOf(db, ref)
  await insertPapers(db, printId, [...papers, ...others])
}

/** What was printed of this very paper before, or is about to be; null when that is nothing. */
export async function readEarlier(db: ReadDb, ref: DocumentRef): Promise<EarlierPrint | null> {
  const { jobIds, papers } = await papersOf(db, ref)
  const found = await listEarlier(db, papers)
  // Ids are made in the order of time.
  const first = found.map((each) => each.first).toSorted()[0]
  const newest = found
    .map((each) => each.last)
    .toSorted()
    .at(-1)
  const last = newest === undefined ? null : await findPrintLine(db, newest)
  if (first === undefined || last === null) return null
  const printed = new Set(found.map(({ paper }) => paper))
  const rest = withoutPrinted(ref, jobIds, printed)
  return { first: storedId<PrintId>(first), last, printed: printed.size, all: papers.length, rest }
}
