import { lotOf, type Scan } from '../../../shared/scan/scan-codes.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { lotKey, type Tracking } from '../../../shared/stock/lots.ts'
import { scannedPieces } from '../../app/scanner/scanned-pieces.ts'

/** What leaves the hand, as it is typed. */
export interface HandValues extends Record<string, unknown> {
  binId: string | null
  quantity: number | string
  lot: string
  reason: string
}

/** A part of which pieces are in hand, by batch or serial where it is tracked. */
export interface InHand {
  readonly tracking: Tracking
  readonly inHand: readonly { readonly number: string }[]
}

/**
 * What a scan fills in of pieces that leave the hand: one of the bins that they may go to, how many, or which of those in hand.
 * Undefined when it says nothing of them.
 */
export function handByScan(
  { tracking, inHand }: InHand,
  bins: readonly Pick<Bin, 'id' | 'number'>[],
  scan: Scan,
): Partial<HandValues> | undefined {
  if (scan.kind === 'bin') {
    const bin = bins.find(({ number }) => number === scan.number)
    return bin && { binId: bin.id }
  }
  if (scan.kind === 'foreign' && tracking !== 'none') {
    const named = lotKey(lotOf(scan, tracking))
    const piece = inHand.find(({ number }) => lotKey(number) === named)
    return piece && { lot: piece.number }
  }
  const quantity = scannedPieces(scan, tracking)
  return quantity === undefined ? undefined : { quantity }
}
