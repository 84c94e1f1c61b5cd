import type { CodeMeaning } from '../../../shared/parts/parts.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { lotKey, type Tracking } from '../../../shared/stock/lots.ts'
import { MOST_PIECES } from '../../../shared/stock/quantity.ts'
import type { Bilingual } from '../../../shared/kernel/text.ts'
import type { PartId } from '../../../shared/kernel/ids.ts'
import type { StocktakeBin } from '../../../shared/stocktake/stocktake.ts'

/** What a code does while bins are counted. Pure. */

/** The part that was scanned last: a figure, a batch or a serial that follows is of it. */
export interface AtHand {
  readonly partId: PartId
  readonly sku: string
  readonly name: Bilingual
  readonly tracking: Tracking
  /** Its batch, or the serial that was counted last. */
  readonly lot: string | null
}

export interface Counting {
  /** The bin that is being counted. */
  readonly binId: string | null
  readonly atHand: AtHand | null
}

export interface Code {
  readonly text: string
  /** A scan is never a figure: a box whose barcode nobody knows would be a million pieces. */
  readonly isTyped: boolean
}

export type Figure = { readonly more: number } | { readonly counted: number }

export type CountAnswer =
  | { readonly kind: 'bin'; readonly bin: Pick<Bin, 'id' | 'code'> }
  | { readonly kind: 'count'; readonly part: AtHand; readonly figure: Figure }
  /** A tracked part of which the batch or serial is not known yet. */
  | { readonly kind: 'lot'; readonly part: AtHand }
  | { readonly kind: 'no'; readonly reason: 'bin-first' | 'same-bin' | 'several' | 'unknown' | 'figure' }

const no = (reason: Extract<CountAnswer, { kind: 'no' }>['reason']): CountAnswer => ({ kind: 'no', reason })
const ONE: Figure = { more: 1 }

/**
 * A bin is begun; a part, a batch or a serial is one piece more. A figure says how many there are of the part at hand in all.
 * Whatever nobody knows is a serial or batch when a part that is tracked so is at hand.
 */
export const readCode = ({ binId, atHand }: Counting, meaning: CodeMeaning, code: Code): CountAnswer => {
  if (meaning.kind === 'bin') return meaning.bin.id === binId ? no('same-bin') : { kind: 'bin', bin: meaning.bin }
  if (meaning.kind === 'several') return no('several')
  if (meaning.kind === 'unknown') return binId === null || atHand === null ? no('unknown') : readUnknown(atHand, code)
  if (binId === null) return no('bin-first')
  const { id, sku, name, tracking } = meaning.part
  const part = { partId: id, sku, name, tracking, lot: meaning.lot }
  if (tracking === 'none') return { kind: 'count', part: { ...part, lot: null }, figure: ONE }
  if (meaning.lot !== null) return { kind: 'count', part, figure: ONE }
  // The label of the same batch again is one piece more of it; a serial stands for one piece only.
  if (tracking === 'batch' && atHand?.partId === id && atHand.lot !== null) return { kind: 'count', part: atHand, figure: ONE }
  return { kind: 'lot', part }
}

const readUnknown = (part: AtHand, { text: raw, isTyped }: Code): CountAnswer => {
  const text = raw.trim()
  if (isTyped && takesFigure(part) && /^[-+]?\d+([.,]\d+)?$/.test(text)) {
    const counted = Number(text)
    return isCount(counted) ? { kind: 'count', part, figure: { counted } } : no('figure')
  }
  if (part.tracking === 'none' || text === '') return no('unknown')
  return { kind: 'count', part: { ...part, lot: text }, figure: ONE }
}

/** Whether it is counted by a figure: what has serials is counted serial by serial. */
export const takesFigure = ({ tracking, lot }: Pick<AtHand, 'tracking' | 'lot'>): boolean =>
  tracking === 'none' || (tracking === 'batch' && lot !== null)

/** Whether so many pieces can lie in a bin: whole, none or more, and no code that was scanned into the field. */
export const isCount = (figure: number): boolean => Number.isInteger(figure) && figure >= 0 && figure <= MOST_PIECES

/** A typed figure; null when so many pieces cannot be. */
export const figureOf = (typed: string): number | null => {
  const figure = /^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN
  return isCount(figure) ? figure : null
}

/** Whether a line of the count is of what is at hand. */
export const isAtHand = (atHand: AtHand | null, line: { readonly partId: string; readonly lot: string | null }): boolean =>
  atHand !== null && atHand.partId === line.partId && keyOf(atHand.lot) === keyOf(line.lot)

const keyOf = (lot: string | null): string | null => (lot === null ? null : lotKey(lot))

/**
 * What going to a bin asks first, before the bin at hand is ended by it: `outside` is none of this stocktake, `counted` would be
 * counted again, `counting` be taken from whoever is at it. Null: nothing.
 */
export const askBefore = (place: Pick<StocktakeBin, 'state' | 'byId'> | undefined, me: string) => {
  if (place === undefined) return 'outside'
  if (place.state === 'counted') return 'counted'
  return place.state === 'counting' && place.byId !== me ? 'counting' : null
}
