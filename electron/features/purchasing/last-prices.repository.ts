import { sql } from 'kysely'
import type { ReadDb } from '../../db/store.ts'

/**
 * From whom each part was last ordered, of suppliers in use or of this one, and what was paid there for a piece of the last that came.
 * Where none of it came for money yet, it is the price of that order.
 */
export async function listLastPrices(db: ReadDb, partIds: readonly string[], supplierId: string | null = null) {
  if (partIds.length === 0) return []
  const [ordered, paid] = await Promise.all([listLastOrdered(db, partIds, supplierId), listLastPaid(db, partIds, supplierId)])
  const costs = new Map(paid.map(({ part_id, supplier_id, unit_cost }) => [`${part_id} ${supplier_id}`, unit_cost]))
  return ordered.map((line) => ({ ...line, price: costs.get(`${line.part_id} ${line.supplier_id}`) ?? line.unit_price }))
}

const selectOrdered = (db: ReadDb, partIds: readonly string[]) =>
  db
    .selectFrom('order_line')
    .innerJoin('purchase_order', 'purchase_order.id', 'order_line.order_id')
    .select(['order_line.part_id', 'purchase_order.supplier_id'])
    .where('order_line.part_id', 'in', partIds)

async function listLastOrdered(db: ReadDb, partIds: readonly string[], supplierId: string | null) {
  const lines = selectOrdered(db, partIds)
    .innerJoin('supplier', 'supplier.id', 'purchase_order.supplier_id')
    .select(['order_line.unit_price', 'supplier.name as supplier_name'])
    .select(sql<number>`row_number() over (partition by order_line.part_id order by purchase_order.seq desc)`.as('age'))
    .where('purchase_order.state', '<>', 'cancelled')
  const asked = supplierId === null ? lines.where('supplier.is_active', '=', 1) : lines.where('supplier.id', '=', supplierId)
  return db.selectFrom(asked.as('line')).selectAll().where('age', '=', 1).execute()
}

/** What a piece of the last receipt cost, by part and supplier. What came for nothing says nothing of a price. */
async function listLastPaid(db: ReadDb, partIds: readonly string[], supplierId: string | null) {
  const age = sql<number>`row_number() over (
    partition by order_line.part_id, purchase_order.supplier_id order by movement.seq desc)`
  const receipts = selectOrdered(db, partIds)
    .innerJoin('movement', 'movement.order_line_id', 'order_line.id')
    .select(['movement.unit_cost', age.as('age')])
    .where('movement.unit_cost', '>', 0)
  const asked = supplierId === null ? receipts : receipts.where('purchase_order.supplier_id', '=', supplierId)
  return db.selectFrom(asked.as('receipt')).selectAll().where('age', '=', 1).execute()
}
