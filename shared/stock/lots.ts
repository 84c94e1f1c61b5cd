import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { line } from '../kernel/text.ts'
import { pieces } from './quantity.ts'

/** How pieces of a part are told apart: not at all, by the batch they were made in, or each by its serial. */
export const TRACKINGS = ['none', 'batch', 'serial'] as const
export const tracking = z.enum(TRACKINGS)
export type Tracking = z.infer<typeof tracking>

/** A batch's number or a piece's serial, as it is printed on it. */
export const lotNumber = line(64)

/** The pieces of an entry by batch or serial; empty for a part that is not tracked. */
export const lotPieces = z
  .array(z.object({ number: lotNumber, quantity: pieces }))
  .max(1000, fieldMessage('tooMany', { max: 1000 }))
export type LotPieces = z.infer<typeof lotPieces>

/** One form of a lot's number for "is this the same": capitals, without blanks and dashes. */
export const lotKey = (number: string): string => number.toUpperCase().replaceAll(/[\s-]/g, '')

/**
 * An entry of `quantity` pieces as the ledger takes it: as a whole where the part is not tracked, batch by batch or piece by piece
 * where it is. Null when the lots do not add up to the quantity, or one serial stands for several pieces or twice.
 */
export function splitByLot(
  kind: Tracking,
  quantity: number,
  lots: LotPieces,
): readonly { number: string | null; quantity: number }[] | null {
  if (kind === 'none') return lots.length === 0 ? [{ number: null, quantity }] : null
  if (lots.reduce((sum, lot) => sum + lot.quantity, 0) !== quantity) return null
  const areDistinct = new Set(lots.map((lot) => lotKey(lot.number))).size === lots.length
  const areSingle = kind !== 'serial' || lots.every((lot) => lot.quantity === 1)
  return areDistinct && areSingle ? lots : null
}
