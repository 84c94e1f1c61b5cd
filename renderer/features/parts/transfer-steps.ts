import type { CodeMeaning, PartSummary } from '../../../shared/parts/parts.ts'
import { lotOf, type Scan } from '../../../shared/scan/scan-codes.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import { MOST_PIECES } from '../../../shared/stock/quantity.ts'
import { scannedPieces } from '../../app/scanner/scanned-pieces.ts'

/** How far a transfer got. Pure: what a scan does to it stands here. */
export interface Transfer {
  readonly from: Bin | null
  readonly part: PartSummary | null
  readonly quantity: number
  /** Serials, or the one batch, that were scanned. */
  readonly lots: readonly string[]
}

export const NO_TRANSFER: Transfer = { from: null, part: null, quantity: 1, lots: [] }

/** What a code did: a step on, everything is said and it can be moved, or why it was no use. */
export type TransferAnswer =
  | { readonly kind: 'step'; readonly transfer: Transfer }
  | { readonly kind: 'move'; readonly to: Bin }
  | {
      readonly kind: 'no'
      readonly reason: 'bin-first' | 'other-part' | 'same-bin' | 'lot-needed' | 'unknown' | 'several' | 'twice'
    }

const step = (transfer: Transfer): TransferAnswer => ({ kind: 'step', transfer })
const no = (reason: Extract<TransferAnswer, { kind: 'no' }>['reason']): TransferAnswer => ({ kind: 'no', reason })

/** Bin, part, other bin; the same part again is one piece more. `typed` of a part at hand may be its quantity or a serial. */
export const takeCode = (transfer: Transfer, meaning: CodeMeaning, text: string): TransferAnswer => {
  switch (meaning.kind) {
    case 'bin':
      return takeBin(transfer, meaning.bin)
    case 'part':
      return takePart(transfer, meaning.part, meaning.lot)
    case 'several':
      return no('several')
    case 'unknown':
      return transfer.part === null ? no('unknown') : takeUnknown(transfer, transfer.part, text.trim())
  }
}

/** A scanned number of pieces is how many move; undefined for any other scan, and while nothing is in hand that is counted so. */
export const takePieces = (transfer: Transfer, scan: Scan): TransferAnswer | undefined => {
  const quantity = transfer.part === null ? undefined : scannedPieces(scan, transfer.part.tracking)
  return quantity === undefined ? undefined : step({ ...transfer, quantity })
}

/** What a scan names: of somebody else's code for a piece at hand the batch or serial in it, else the code itself. */
export const nameIn = ({ part }: Transfer, scan: Scan, payload: string): string =>
  scan.kind === 'foreign' && part !== null && part.tracking !== 'none' ? lotOf(scan, part.tracking) : payload

const takeBin = (transfer: Transfer, bin: Bin): TransferAnswer => {
  if (transfer.from === null || transfer.part === null) return step({ ...transfer, from: bin })
  if (transfer.from.id === bin.id) return no('same-bin')
  return needsLot(transfer) ? no('lot-needed') : { kind: 'move', to: bin }
}

/** A tracked part moves by its batch or serials. */
export const needsLot = ({ part, lots }: Transfer): boolean => part !== null && part.tracking !== 'none' && lots.length === 0

const takePart = (transfer: Transfer, part: PartSummary, lot: string | null): TransferAnswer => {
  if (transfer.from === null) return no('bin-first')
  if (transfer.part === null)
    return step({ ...transfer, part, quantity: 1, lots: part.tracking === 'none' || lot === null ? [] : [lot] })
  if (transfer.part.id !== part.id) return no('other-part')
  if (part.tracking === 'none') return step(onePieceMore(transfer))
  return lot === null ? no('lot-needed') : takeLot(transfer, part, lot)
}

const onePieceMore = (transfer: Transfer): Transfer => ({ ...transfer, quantity: Math.min(MOST_PIECES, transfer.quantity + 1) })

const takeLot = (transfer: Transfer, { tracking }: PartSummary, lot: string): TransferAnswer => {
  const isKnown = transfer.lots.some((known) => lotKey(known) === lotKey(lot))
  if (tracking === 'batch') return step(isKnown ? onePieceMore(transfer) : { ...transfer, lots: [lot] })
  if (isKnown) return no('twice')
  return step({ ...transfer, lots: [...transfer.lots, lot], quantity: transfer.lots.length + 1 })
}

const takeUnknown = (transfer: Transfer, part: PartSummary, text: string): TransferAnswer => {
  const isFigure = /^[1-9]\d{0,6}$/.test(text) && Number(text) <= MOST_PIECES
  if (part.tracking !== 'serial' && isFigure) return step({ ...transfer, quantity: Number(text) })
  return part.tracking === 'none' || text === '' ? no('unknown') : takeLot(transfer, part, text)
}
