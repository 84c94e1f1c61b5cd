import type { SearchHit } from './search.contract.ts'

export const MOST_HITS = 20

/** A group of hits, best first, and how many of them are shown before the groups behind it had their turn. */
export interface HitGroup {
  hits: readonly SearchHit[]
  share: number
}

/**
 * One list of at most 20 in the order of the groups. Each group first gets its share, so that a dealer's thirty open jobs do not
 * push the dealer out of the list; room that is left goes to the first groups again.
 */
export function composeHits(groups: readonly HitGroup[]): SearchHit[] {
  let room = MOST_HITS
  const take = (wanted: number): number => {
    const taken = Math.min(wanted, room)
    room -= taken
    return taken
  }
  const shares = groups.map(({ hits, share }) => take(Math.min(hits.length, share)))
  const extras = groups.map(({ hits }, index) => take(hits.length - (shares[index] ?? 0)))
  return groups.flatMap(({ hits }, index) => hits.slice(0, (shares[index] ?? 0) + (extras[index] ?? 0)))
}
