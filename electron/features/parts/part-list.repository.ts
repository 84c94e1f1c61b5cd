import { type RawBuilder, sql } from 'kysely'
import { isLow, type ListedPart } from '../../../shared/parts/parts.ts'
import { endOfPrefix } from '../../db/like.ts'
import type { ReadDb } from '../../db/store.ts'
import { selectSummaries, toSummary } from './parts.repository.ts'

/**
 * Pieces of a part that suppliers were asked for, as a column of any select over `part`. The same as `ordered` of the view
 * `on_order`, asked part by part: joined, the view is added up as a whole for every page.
 */
const onOrder: RawBuilder<number> = sql<number>`coalesce((
  select sum(order_line.quantity - order_line.received - order_line.cancelled) from order_line
  join purchase_order on purchase_order.id = order_line.order_id
  where order_line.part_id = part.id and order_line.quantity > order_line.received + order_line.cancelled
    and purchase_order.state <> 'draft'), 0)`

export interface PartsWanted {
  readonly show: 'active' | 'low' | 'on-order' | 'closed'
  readonly binId: string | null
}

/** Parts with their figures, narrowed down as the list is asked for. */
function selectListed(db: ReadDb, { show, binId }: PartsWanted) {
  let select = selectSummaries(db)
    .select('part.minimum')
    .select(onOrder.as('on_order'))
    .where('part.is_active', '=', show === 'closed' ? 0 : 1)
  if (show === 'low') select = select.where(sql<boolean>`part_stock.usable - part_stock.reserved + ${onOrder} < part.minimum`)
  if (show === 'on-order') select = select.where(sql<boolean>`${onOrder} > 0`)
  if (binId !== null) {
    const inBin = db.selectFrom('bin_stock').select('part_id').where('bin_id', '=', binId).where('on_hand', '>', 0)
    select = select.where('part.id', 'in', inBin)
  }
  return select
}

type ListedRow = Awaited<ReturnType<ReturnType<typeof selectListed>['execute']>>[number]

const toListed = (row: ListedRow): ListedPart => ({
  ...toSummary(row),
  onHand: row.usable,
  reserved: row.reserved,
  onOrder: row.on_order,
  minimum: row.minimum,
  isLow: isLow({ usable: row.usable, reserved: row.reserved, onOrder: row.on_order, minimum: row.minimum }),
})

/** Parts behind a SKU, by SKU; with a prefix those whose SKU begins so. */
export async function listBySku(
  db: ReadDb,
  wanted: PartsWanted,
  { prefix, after, limit }: { prefix: string; after: string | null; limit: number },
): Promise<ListedPart[]> {
  let select = selectListed(db, wanted)
  if (prefix !== '') select = select.where('part.sku', '>=', prefix).where('part.sku', '<', endOfPrefix(prefix))
  if (after !== null) select = select.where('part.sku', '>', after)
  return (await select.orderBy('part.sku').limit(limit).execute()).map(toListed)
}

/** Those of these parts that are wanted, in the order of the ids. */
export async function listWanted(db: ReadDb, wanted: PartsWanted, ids: readonly string[]): Promise<ListedPart[]> {
  if (ids.length === 0) return []
  const rows = await selectListed(db, wanted).where('part.id', 'in', ids).execute()
  const place = new Map(ids.map((id, index) => [id, index]))
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)).map(toListed)
}

/** Pieces of one part that are on their way. */
export async function countOnOrder(db: ReadDb, partId: string): Promise<number> {
  const row = await db.selectFrom('part').select(onOrder.as('on_order')).where('id', '=', partId).executeTakeFirst()
  return row?.on_order ?? 0
}
