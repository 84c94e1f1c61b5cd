import type { BinCountState, StocktakeBin } from '../../../shared/stocktake/stocktake.ts'

/** How far a stocktake is, bin by bin and person by person. Pure. */

const ORDER: Readonly<Record<BinCountState, number>> = { open: 0, counting: 1, 'left-out': 2, counted: 3 }

/** Those that are to be counted first, else by their codes as they came. */
export const toDoFirst = <Place extends Pick<StocktakeBin, 'state'>>(places: readonly Place[]): Place[] =>
  places.toSorted((one, other) => ORDER[one.state] - ORDER[other.state])

export interface Share {
  readonly byId: string
  readonly by: string
  readonly bins: number
  readonly pieces: number
  /** The bins that he is at now. */
  readonly at: readonly string[]
}

type Counted = Pick<StocktakeBin, 'by' | 'byId' | 'state' | 'pieces' | 'code'>

/** Who counted how much of what holds, the busiest first. */
export const sharesOf = (places: readonly Counted[]): Share[] => {
  const shares = new Map<string, Share>()
  for (const { by, byId, state, pieces, code } of places) {
    if (by === null || byId === null || (state !== 'counted' && state !== 'counting')) continue
    const share = shares.get(byId) ?? { byId, by, bins: 0, pieces: 0, at: [] }
    const isDone = state === 'counted'
    shares.set(byId, {
      byId,
      by,
      bins: share.bins + (isDone ? 1 : 0),
      pieces: share.pieces + pieces,
      at: isDone ? share.at : [...share.at, code],
    })
  }
  return [...shares.values()].toSorted((one, other) => other.bins - one.bins || one.by.localeCompare(other.by))
}
