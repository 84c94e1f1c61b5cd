import type { JobId, LoanId } from '../kernel/ids.ts'
import type { DocumentRef } from './documents.contract.ts'

/**
 * Papers that anybody prints as often as they like: they are of no single thing, or of a sort of thing of which there are many boxes; and
 * badges, each of which has a code of its own.
 */
const FREE: readonly DocumentRef['kind'][] = ['command-sheet', 'command-labels', 'policy', 'part-label', 'staff-badge']

const jobLabel = (id: string) => `job-label:${id}`

/** The tags of a job, as the paper that they are when they are printed alone. */
export const tagsOf = (id: string) => `accessory-tags:${id}`

/** What the store knows of a document beside its reference. */
export interface PaperRecords {
  /** Of the RMA that it is of. */
  readonly jobIds: readonly string[]
  /** Which an agreement is about; without one it is a form to fill in by hand, of which anybody may have several. */
  readonly loanId: LoanId | null
}

/**
 * What a document puts out, as "kind:record", each thing by itself: a job's label is the same whether it comes alone, with its RMA or with
 * an arrival. Nothing for what may be printed at will.
 */
export function singlePapers(ref: DocumentRef, { jobIds, loanId }: PaperRecords): string[] {
  if (FREE.includes(ref.kind)) return []
  if (ref.kind === 'loaner-agreement') return loanId === null ? [] : [`${ref.kind}:${loanId}`]
  if (ref.kind === 'rma-labels') return jobIds.map(jobLabel)
  if ('jobIds' in ref) return ref.jobIds.map(jobLabel)
  const { kind, ...record } = ref
  if ('binIds' in ref) return ref.binIds.map((id) => `${kind}:${id}`)
  if ('placeIds' in ref) return ref.placeIds.map((id) => `${kind}:${id}`)
  if ('loanerIds' in ref) return ref.loanerIds.map((id) => `${kind}:${id}`)
  return [[kind, ...Object.values(record).map(String)].join(':')]
}

/** The labels of a document that did not come out before; null when that is none of them, or when it is not made of several. */
export function withoutPrinted(ref: DocumentRef, jobIds: readonly JobId[], printed: ReadonlySet<string>): DocumentRef | null {
  const papers = singlePapers(ref, { jobIds, loanId: null })
  const isNew = (_: unknown, index: number) => !printed.has(papers[index] ?? '')
  if (papers.every((_, index) => !isNew(_, index))) return null
  if (ref.kind === 'rma-labels') return { kind: 'arrival-labels', rmaId: ref.rmaId, jobIds: jobIds.filter(isNew) }
  if ('jobIds' in ref) return { ...ref, jobIds: ref.jobIds.filter(isNew) }
  if ('binIds' in ref) return { ...ref, binIds: ref.binIds.filter(isNew) }
  if ('placeIds' in ref) return { ...ref, placeIds: ref.placeIds.filter(isNew) }
  if ('loanerIds' in ref) return { ...ref, loanerIds: ref.loanerIds.filter(isNew) }
  return null
}
