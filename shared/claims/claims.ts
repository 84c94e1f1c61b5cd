import { z } from 'zod'
import { binId, claimId, claimLineId, jobId, partId, repairPartId, supplierId } from '../kernel/ids.ts'
import { bilingual } from '../kernel/text.ts'
import { tracking } from '../stock/lots.ts'

/** What suppliers are to make good: gathered in a claim, sent with a packing list, answered piece for piece. (MISSION.md, E5.) */

/** A draft is still being gathered; a sent one waits for answers; a closed one has them all. */
export const CLAIM_STATES = ['draft', 'sent', 'closed'] as const
export const claimState = z.enum(CLAIM_STATES)
export type ClaimState = z.infer<typeof claimState>

/** Why a supplier is to make a piece good: dead out of its box, faulty as it lay or came, or failed while its own warranty ran. */
export const CLAIM_CAUSES = ['doa', 'faulty', 'warranty'] as const
export const claimCause = z.enum(CLAIM_CAUSES)
export type ClaimCause = z.infer<typeof claimCause>

/** How a piece came to wait for its claim. `unknown`: it was laid into quarantine without a word. */
export const CLAIM_ORIGINS = ['doa-job', 'doa-bin', 'broken', 'came-back', 'old-part', 'unknown'] as const
export const claimOrigin = z.enum(CLAIM_ORIGINS)
export type ClaimOrigin = z.infer<typeof claimOrigin>

/** The cause that a piece most likely has, by how it came to wait. */
export const CAUSE_OF: Readonly<Record<ClaimOrigin, ClaimCause>> = {
  'doa-job': 'doa',
  'doa-bin': 'faulty',
  broken: 'faulty',
  'came-back': 'faulty',
  'old-part': 'warranty',
  unknown: 'faulty',
}

/** A line has a code of its own with two digits for its place. */
export const MOST_CLAIM_LINES = 99

const job = z.object({ jobId, number: z.string() })
const place = z.object({ binId, code: z.string() })
const partWords = { partId, sku: z.string(), partNumber: z.string(), name: bilingual, tracking }

/** Pieces that wait to be claimed and that no claim names yet. */
export const waitingPiece = z.object({
  ...partWords,
  quantity: z.int(),
  origin: claimOrigin,
  cause: claimCause,
  /** Batch or serial; of an old part the serial that its log says. */
  lot: z.string().nullable(),
  /** The quarantine bin; null for an old part, which was never stock. */
  bin: place.nullable(),
  /** The entry of the ledger that brought it there. */
  movement: z.int().nullable(),
  repairPartId: repairPartId.nullable(),
  job: job.nullable(),
  reason: z.string().nullable(),
  at: z.string().nullable(),
  /** For one piece: the price of its order where that is known, else the average. */
  paid: z.int(),
  /** Whoever delivered it, else who offers it first; null when nobody is known. */
  supplier: z.object({ supplierId, name: z.string() }).nullable(),
})
export type WaitingPiece = z.infer<typeof waitingPiece>

export const ANSWER_KINDS = ['replaced', 'credited', 'refused'] as const
export const answerKind = z.enum(ANSWER_KINDS)
export type AnswerKind = z.infer<typeof answerKind>

export const claimAnswer = z.object({
  id: z.string(),
  kind: answerKind,
  quantity: z.int(),
  /** Credited for all of them. */
  amount: z.int(),
  /** Where a new piece, or one that came back, was put; null for one that came back and was written off. */
  bin: z.string().nullable(),
  lot: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.string(),
  by: z.string(),
})
export type ClaimAnswer = z.infer<typeof claimAnswer>

export const claimLine = z.object({
  ...partWords,
  id: claimLineId,
  /** Its place in the claim, from 1, and the code that the packing list has for it. */
  position: z.int(),
  code: z.string(),
  supplierNumber: z.string().nullable(),
  quantity: z.int(),
  /** Not answered yet. */
  open: z.int(),
  cause: claimCause,
  lot: z.string().nullable(),
  /** The quarantine bin that it was, or is, taken from; null for an old part, which was never stock. */
  bin: z.string().nullable(),
  job: job.nullable(),
  paid: z.int(),
  reason: z.string().nullable(),
  answers: z.array(claimAnswer),
})
export type ClaimLine = z.infer<typeof claimLine>

/** A claim in a list. */
export const claimSummary = z.object({
  id: claimId,
  number: z.string(),
  supplierId,
  supplier: z.string(),
  state: claimState,
  sentOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  /** Days since it was sent, until today or until it was closed; null for a draft. */
  days: z.int().nullable(),
  lines: z.int(),
  pieces: z.int(),
  openPieces: z.int(),
  /** What was paid for the pieces that are not answered yet. */
  owed: z.int(),
  credited: z.int(),
})
export type ClaimSummary = z.infer<typeof claimSummary>

/** What one supplier owes. */
export const owedBySupplier = z.object({
  supplierId,
  supplier: z.string(),
  claims: z.int(),
  pieces: z.int(),
  owed: z.int(),
  /** Days that the oldest of them waits. */
  oldest: z.int(),
})
export type OwedBySupplier = z.infer<typeof owedBySupplier>

export const claim = z.object({
  ...claimSummary.shape,
  supplierEmail: z.string().nullable(),
  currency: z.string(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  items: z.array(claimLine),
  version: z.int(),
})
export type Claim = z.infer<typeof claim>

/** What suppliers owe, the one that waits longest first; drafts owe nothing. */
export function owedOf(claims: readonly ClaimSummary[]): OwedBySupplier[] {
  const sums = new Map<string, OwedBySupplier>()
  for (const { supplierId: id, supplier, openPieces, owed, days } of claims) {
    if (days === null || openPieces === 0) continue
    const sum = sums.get(id) ?? { supplierId: id, supplier, claims: 0, pieces: 0, owed: 0, oldest: 0 }
    sums.set(id, {
      ...sum,
      claims: sum.claims + 1,
      pieces: sum.pieces + openPieces,
      owed: sum.owed + owed,
      oldest: Math.max(sum.oldest, days),
    })
  }
  return [...sums.values()].sort((one, other) => other.oldest - one.oldest || one.supplier.localeCompare(other.supplier))
}

interface Arrival {
  /** Of what it brought, how many pieces no claim names. */
  readonly left: number
}

/**
 * How pieces that lie in one place came there: the newest arrivals account for them first, since what was there before them has
 * been taken away first. What no arrival accounts for came without a word.
 */
export function accountFor<Source extends Arrival>(
  there: number,
  newestFirst: readonly Source[],
): { source: Source | null; quantity: number }[] {
  let rest = there
  const shares: { source: Source | null; quantity: number }[] = []
  for (const source of newestFirst) {
    const quantity = Math.min(rest, source.left)
    if (quantity > 0) shares.push({ source, quantity })
    rest -= Math.max(0, quantity)
  }
  return rest > 0 ? [...shares, { source: null, quantity: rest }] : shares
}
