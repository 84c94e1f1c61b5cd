import type { PartSummary } from '../../../shared/parts/parts.ts'
import { searchTerms, typedText } from '../../../shared/search/search-terms.ts'
import { matchEntries } from '../../db/search-index.ts'
import type { ReadDb } from '../../db/store.ts'
import { listPartsByIds, listPartsBySku } from './parts.repository.ts'

const MOST_PARTS = 20

/** Parts whose SKU begins with the query, then those whose SKU or name holds it: 20 at most. */
export async function findParts(db: ReadDb, query: string): Promise<PartSummary[]> {
  const bySku = await listPartsBySku(db, typedText(query).toUpperCase(), MOST_PARTS)
  const matches = await matchEntries(db, searchTerms(query), { kind: 'part', limit: MOST_PARTS })
  const known = new Set<string>(bySku.map((part) => part.id))
  const byName = await listPartsByIds(
    db,
    matches.map((match) => match.ref).filter((id) => !known.has(id)),
  )
  return [...bySku, ...byName].slice(0, MOST_PARTS)
}
