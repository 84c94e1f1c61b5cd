import { z } from 'zod'
import { type ListedPart, skuOf } from '../../../shared/parts/parts.ts'
import { searchTerms, type SearchTerms, typedText } from '../../../shared/search/search-terms.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import { matchEntries } from '../../db/search-index.ts'
import type { ReadDb } from '../../db/store.ts'
import { listBySku, listWanted, type PartsWanted } from './part-list.repository.ts'

interface PartsRequest extends PartsWanted {
  readonly query: string
  readonly cursor: string | null
  readonly limit: number
}

interface PartsPage {
  items: ListedPart[]
  next: string | null
}

const skuPlace = z.object({ sku: z.string() })
const matchPlace = z.object({ row: z.int() })

/** Matches that are looked at in one go: of most words the list wants nearly all, of a narrow list few. */
const MATCHES_AT_A_TIME = 200

/** One page of parts by SKU; with a query those that hold it, the newest first; of one or two letters those whose SKU begins so. */
export async function readParts(db: ReadDb, { query, cursor, limit, ...wanted }: PartsRequest): Promise<PartsPage> {
  const terms = searchTerms(query)
  if (terms.index !== 'nothing' && terms.index !== 'prefix')
    return readMatching(db, terms, wanted, { before: readCursor(matchPlace, cursor)?.row ?? null, limit })
  const after = readCursor(skuPlace, cursor)?.sku ?? null
  const items = await listBySku(db, wanted, { prefix: skuOf(typedText(query)), after, limit })
  const last = items.at(-1)
  return { items, next: items.length < limit || last === undefined ? null : writeCursor({ sku: last.sku }) }
}

async function readMatching(
  db: ReadDb,
  terms: SearchTerms,
  wanted: PartsWanted,
  { before, limit }: { before: number | null; limit: number },
): Promise<PartsPage> {
  const found: { item: ListedPart; row: number }[] = []
  let place = before
  while (found.length < limit) {
    const matches = await matchEntries(db, terms, { kind: 'part', before: place, limit: MATCHES_AT_A_TIME })
    const rows = new Map(matches.map(({ ref, row }) => [ref, row]))
    for (const item of await listWanted(db, wanted, [...rows.keys()])) found.push({ item, row: rows.get(item.id) ?? 0 })
    place = matches.at(-1)?.row ?? place
    if (matches.length < MATCHES_AT_A_TIME) break
  }
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const isEnd = found.length < limit || last === undefined
  return { items: shown.map(({ item }) => item), next: isEnd ? null : writeCursor({ row: last.row }) }
}
