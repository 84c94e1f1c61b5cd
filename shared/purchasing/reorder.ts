import { z } from 'zod'
import { partId, supplierId } from '../kernel/ids.ts'
import { bilingual } from '../kernel/text.ts'

/** What decides whether a part is to be ordered, in pieces. */
export interface StockOutlook {
  /** In bins that jobs may be promised from, not promised. */
  readonly available: number
  /** On its way or in a draft. */
  readonly onOrder: number
  /** What jobs wait for. */
  readonly waiting: number
  readonly minimum: number
  readonly reorderQuantity: number
}

/** Pieces that are missing to the minimum once everything came and everybody who waits was served; 0 when none is. (MISSION.md, E7.) */
export function missingPieces({ available, onOrder, waiting, minimum }: StockOutlook): number {
  return Math.max(0, minimum - (available + onOrder - waiting))
}

/** How a supplier takes orders of a part. */
export interface OrderingTerms {
  readonly minimum: number
  readonly pack: number
}

/**
 * How many pieces to order: at least the reorder quantity and what is missing, at least what the supplier takes, in whole packs.
 * 0 when nothing is missing.
 */
export function quantityToOrder(outlook: StockOutlook, { minimum, pack }: OrderingTerms): number {
  const needed = missingPieces(outlook)
  if (needed === 0) return 0
  return Math.ceil(Math.max(needed, outlook.reorderQuantity, minimum) / pack) * pack
}

/** A supplier who may be asked for a part. */
export interface Offer extends OrderingTerms {
  readonly supplierId: string
  readonly price: number
  readonly isPreferred: boolean
}

/** Whom to ask: the preferred, else the cheapest; null when nobody offers it. Of two that are alike the first. */
export function bestOffer<Of extends Offer>(offers: readonly Of[]): Of | null {
  return (
    offers.toSorted((one, other) => Number(other.isPreferred) - Number(one.isPreferred) || one.price - other.price)[0] ?? null
  )
}

/** One line of a proposal. */
export const proposalLine = z.object({
  partId,
  sku: z.string(),
  partNumber: z.string(),
  name: bilingual,
  available: z.int(),
  onOrder: z.int(),
  waiting: z.int(),
  minimum: z.int(),
  quantity: z.int(),
  unitPrice: z.int(),
  pack: z.int(),
  supplierNumber: z.string().nullable(),
})
export type ProposalLine = z.infer<typeof proposalLine>

/** What to order of one supplier; without one nobody offers these parts and none was ever ordered. */
export const proposal = z.object({
  supplierId: supplierId.nullable(),
  supplier: z.string().nullable(),
  lines: z.array(proposalLine),
})
export type Proposal = z.infer<typeof proposal>
