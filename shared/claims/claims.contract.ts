import { z } from 'zod'
import { binId, claimId, claimLineId, partId, repairPartId, supplierId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { line, optionalLine, optionalParagraph } from '../kernel/text.ts'
import { price } from '../purchasing/suppliers.ts'
import { lotNumber, lotPieces } from '../stock/lots.ts'
import { pieces } from '../stock/quantity.ts'
import { claim, claimCause, claimSummary, MOST_CLAIM_LINES, owedBySupplier, waitingPiece } from './claims.ts'

const said = { quantity: pieces, cause: claimCause }

/** Pieces for a claim: out of a quarantine bin, or an old part that a repair took out. */
const claimed = z.union([
  z.object({ ...said, partId, binId, lot: lotNumber.nullable(), movement: z.int().nullable() }),
  z.object({ ...said, repairPartId }),
])
export type Claimed = z.infer<typeof claimed>

const answered = z.discriminatedUnion('kind', [
  /** New pieces came, into this bin; worth what was paid for the old ones. */
  z.object({ kind: z.literal('replaced'), quantity: pieces, binId, lots: lotPieces }),
  /** In money, for all of them. More than was paid only when that was answered. */
  z.object({ kind: z.literal('credited'), quantity: pieces, amount: price, evenIfMore: z.boolean() }),
  /** The pieces come back into this quarantine bin, or are written off. */
  z.object({ kind: z.literal('refused'), quantity: pieces, reason: line(500), binId: binId.nullable() }),
])
export type Answered = z.infer<typeof answered>

const one = { claimId, version }
const lines = z.array(claimed).max(MOST_CLAIM_LINES)

export const claimsContract = {
  /** What waits to be claimed, oldest first. */
  waiting: procedure('read').output(z.array(waitingPiece)),
  /** Drafts, what was sent and is not wholly answered (oldest first), and what each supplier owes by it. */
  open: procedure('read').output(
    z.object({ drafts: z.array(claimSummary), sent: z.array(claimSummary), owed: z.array(owedBySupplier) }),
  ),
  /** Claims that were answered, newest first. */
  closed: procedure('read').input(z.object(pageRequest)).output(page(claimSummary)),
  claim: procedure('read')
    .input(z.object({ number: z.string().max(20) }))
    .output(claim),

  begin: procedure('stock').input(change({ supplierId, lines })).output(claim),
  addLines: procedure('stock')
    .input(change({ ...one, lines: lines.min(1) }))
    .output(claim),
  setLine: procedure('stock')
    .input(change({ ...one, lineId: claimLineId, ...said }))
    .output(claim),
  dropLine: procedure('stock')
    .input(change({ ...one, lineId: claimLineId }))
    .output(claim),
  /** The supplier's own number for it, and a note; at any time. */
  setNote: procedure('stock')
    .input(change({ ...one, reference: optionalLine(64), note: optionalParagraph(2000) }))
    .output(claim),
  /** A draft that is not sent after all: its pieces wait again. */
  discard: procedure('stock')
    .input(change(one))
    .output(z.object({ discarded: z.literal(true) })),
  /** The pieces leave their quarantine bins, and the claim changes no more. */
  send: procedure('stock').input(change(one)).output(claim),
  answer: procedure('stock')
    .input(change({ ...one, lineId: claimLineId, answer: answered }))
    .output(claim),

  /** A piece in a bin is no good: into quarantine for its claim. A promise of it is given back. */
  markFaulty: procedure('stock', 'stock-pick')
    .input(change({ partId, fromBinId: binId, toBinId: binId, quantity: pieces, lot: lotNumber.nullable(), reason: line(500) }))
    .output(z.object({ partId })),
}
