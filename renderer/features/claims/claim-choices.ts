import type { Claimed } from '../../../shared/claims/claims.contract.ts'
import type { ClaimCause, ClaimOrigin, WaitingPiece } from '../../../shared/claims/claims.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import type { SupplierId } from '../../../shared/kernel/ids.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { readFigure } from '../../fields/figure-entry.ts'

/** What somebody changed of a waiting piece: taken or left out, another quantity as typed, another cause. */
export interface Choice {
  readonly isTaken?: boolean
  readonly quantity?: string
  readonly cause?: ClaimCause
}
export type Choices = Readonly<Record<string, Choice>>

/** Waiting pieces of whoever delivered them, or of nobody who is known. */
export interface WaitingGroup {
  readonly supplierId: SupplierId | null
  readonly supplier: string | null
  readonly pieces: readonly WaitingPiece[]
}

/**
 * Whether a piece goes into the next claim unless somebody says otherwise. Not so what a technician broke, what a supplier refused
 * before, and what nobody said a word about: claiming those is a decision.
 */
const IS_TAKEN: Readonly<Record<ClaimOrigin, boolean>> = {
  'doa-job': true,
  'doa-bin': true,
  'old-part': true,
  broken: false,
  'came-back': false,
  unknown: false,
}

/** Tells waiting pieces apart. */
export const keyOf = ({ repairPartId, partId, bin, lot, movement }: WaitingPiece): string =>
  repairPartId ?? [partId, bin?.binId, lot, movement].join('/')

export const isTaken = (piece: WaitingPiece, choice: Choice | undefined): boolean => choice?.isTaken ?? IS_TAKEN[piece.origin]

/** By supplier in the order given, which is by age; those of nobody last. */
export function groupBySupplier(waiting: readonly WaitingPiece[]): WaitingGroup[] {
  const groups = new Map<SupplierId | null, WaitingPiece[]>()
  for (const piece of waiting) {
    const id = piece.supplier?.supplierId ?? null
    groups.set(id, [...(groups.get(id) ?? []), piece])
  }
  return [...groups]
    .map(([supplierId, pieces]) => ({ supplierId, supplier: pieces[0]?.supplier?.name ?? null, pieces }))
    .sort((one, other) => Number(one.supplierId === null) - Number(other.supplierId === null))
}

/** How many of a piece are claimed as typed, or the message of what is wrong with that. */
export function quantityOf(piece: WaitingPiece, choice: Choice | undefined): number | string {
  const read = readFigure(choice?.quantity ?? String(piece.quantity), 0)
  if (typeof read === 'string') return read
  const [issue] = pieces.safeParse(read).error?.issues ?? []
  if (issue !== undefined) return issue.message
  return read > piece.quantity ? fieldMessage('tooLarge', { max: piece.quantity }) : read
}

/** The lines that would be claimed now, what was paid for them, and how many have a quantity that cannot be. */
export function chosenOf(waiting: readonly WaitingPiece[], choices: Choices) {
  const lines: Claimed[] = []
  let [paid, count, wrong] = [0, 0, 0]
  for (const piece of waiting) {
    const choice = choices[keyOf(piece)]
    if (!isTaken(piece, choice)) continue
    const quantity = quantityOf(piece, choice)
    if (typeof quantity === 'string') wrong += 1
    else {
      lines.push(...lineOf(piece, { quantity, cause: choice?.cause ?? piece.cause }))
      paid += quantity * piece.paid
      count += quantity
    }
  }
  return { lines, paid, pieces: count, wrong }
}

function lineOf(piece: WaitingPiece, said: Pick<Claimed, 'quantity' | 'cause'>): Claimed[] {
  const { repairPartId, partId, bin, lot, movement } = piece
  if (repairPartId !== null) return [{ ...said, repairPartId }]
  return bin === null ? [] : [{ ...said, partId, binId: bin.binId, lot, movement }]
}
