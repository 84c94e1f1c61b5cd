import { sql } from 'kysely'
import type { StockOutlook } from '../../../shared/purchasing/reorder.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'

/** More than anybody reads at once; what is ordered makes room for the rest. */
const MOST_PROPOSED = 500

/** Parts in use that would fall below their minimum once everything came and everybody who waits was served, by SKU. */
export async function listMissingParts(db: ReadDb) {
  const waiting = db
    .selectFrom('job_part')
    .innerJoin('job', 'job.id', 'job_part.job_id')
    .select(['job_part.part_id', sql<number>`sum(wanted - job_part.reserved - picked - fitted)`.as('pieces')])
    .where(sql<boolean>`job_part.wanted > job_part.reserved + job_part.picked + job_part.fitted`)
    .where('job.stage', '<>', CLOSED)
    .groupBy('job_part.part_id')
    .as('waiting')
  const rows = await db
    .selectFrom('part')
    .innerJoin('part_stock', 'part_stock.part_id', 'part.id')
    .leftJoin('on_order', 'on_order.part_id', 'part.id')
    .leftJoin(waiting, 'waiting.part_id', 'part.id')
    .select(['part.id', 'part.sku', 'part.seq', 'part.name_en', 'part.name_zh', 'part.minimum', 'part.reorder_quantity'])
    .select(['part_stock.usable', 'part_stock.reserved', 'on_order.ordered', 'on_order.drafted', 'waiting.pieces as waiting'])
    .where('part.is_active', '=', 1)
    .where(
      sql<boolean>`part_stock.usable - part_stock.reserved + coalesce(on_order.ordered + on_order.drafted, 0)
        - coalesce(waiting.pieces, 0) < part.minimum`,
    )
    .orderBy('part.sku')
    .limit(MOST_PROPOSED)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sku: row.sku,
    seq: row.seq,
    name: { en: row.name_en, 'zh-CN': row.name_zh },
    outlook: {
      available: row.usable - row.reserved,
      onOrder: (row.ordered ?? 0) + (row.drafted ?? 0),
      waiting: row.waiting ?? 0,
      minimum: row.minimum,
      reorderQuantity: row.reorder_quantity,
    } satisfies StockOutlook,
  }))
}

export type MissingPart = Awaited<ReturnType<typeof listMissingParts>>[number]
