import type { PartId } from '../../../shared/kernel/ids.ts'
import type { Bilingual } from '../../../shared/kernel/text.ts'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import { partNumber } from '../../../shared/scan/scan-codes.ts'
import { tracking } from '../../../shared/stock/lots.ts'
import { endOfPrefix } from '../../db/like.ts'
import { putSearchEntry } from '../../db/search-index.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { nextNumber } from '../../work/work.repository.ts'

/** Adds a part under the next number, with a stock of nothing. */
export async function insertPart(
  db: WriteDb,
  { id, sku, name, price }: { id: PartId; sku: string; name: Bilingual; price: number },
): Promise<void> {
  const seq = await nextNumber(db, 'part')
  await db.insertInto('part').values({ id, seq, sku, name_en: name.en, name_zh: name['zh-CN'], price, version: 1 }).execute()
  await db.insertInto('part_stock').values({ part_id: id }).execute()
  await putSearchEntry(db, 'part', id, [sku, name.en, name['zh-CN']])
}

const selectSummaries = (db: ReadDb) =>
  db
    .selectFrom('part')
    .innerJoin('part_stock', 'part_stock.part_id', 'part.id')
    .select(['part.id', 'part.seq', 'part.sku', 'part.name_en', 'part.name_zh', 'part.price', 'part.tracking'])
    .select(['part_stock.usable', 'part_stock.reserved'])
    .where('part.is_active', '=', 1)

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number]

const toSummary = (row: SummaryRow): PartSummary => ({
  id: storedId(row.id),
  number: partNumber(row.seq),
  sku: row.sku,
  name: { en: row.name_en, 'zh-CN': row.name_zh },
  price: row.price,
  tracking: tracking.parse(row.tracking),
  available: row.usable - row.reserved,
})

/** Parts in use by id, in the order of the ids. */
export async function listPartsByIds(db: ReadDb, ids: readonly string[]): Promise<PartSummary[]> {
  if (ids.length === 0) return []
  const rows = await selectSummaries(db)
    .where('part.id', 'in', [...ids])
    .execute()
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(toSummary)
}

/** Parts in use whose SKU begins so, by SKU; all of them for an empty prefix. */
export async function listPartsBySku(db: ReadDb, prefix: string, limit: number): Promise<PartSummary[]> {
  const rows = await selectSummaries(db)
    .where('part.sku', '>=', prefix)
    .where('part.sku', '<', endOfPrefix(prefix))
    .orderBy('part.sku')
    .limit(limit)
    .execute()
  return rows.map(toSummary)
}
