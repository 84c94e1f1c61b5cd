import { type Expression, type SqlBool, sql } from 'kysely'
import { type ComingLine, openOf, type OrderLine, orderState, type OrderSummary } from '../../../shared/purchasing/orders.ts'
import { orderNumber, partNumber } from '../../../shared/scan/scan-codes.ts'
import { tracking } from '../../../shared/stock/lots.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { nextNumber } from '../../work/work.repository.ts'

/** In the words of the index of open orders. */
export const OPEN_ORDER: Expression<SqlBool> = sql<SqlBool>`purchase_order.state in ('draft', 'sent', 'partly-received')`
const OVER_ORDER: Expression<SqlBool> = sql<SqlBool>`purchase_order.state in ('received', 'cancelled')`
/** In the words of the index of lines of which something is to come. */
const OPEN_LINE = sql<SqlBool>`order_line.quantity > order_line.received + order_line.cancelled`

/** What a line comes to: what came at what each piece cost by the ledger, what is still to come at the price of the line. */
const LINE_TOTAL = sql<number>`(case when ${OPEN_LINE}
    then (order_line.quantity - order_line.received - order_line.cancelled) * order_line.unit_price else 0 end
  + coalesce((select sum(movement.quantity * movement.unit_cost) from movement where movement.order_line_id = order_line.id), 0))`

const selectSummaries = (db: ReadDb) =>
  db
    .selectFrom('purchase_order')
    .innerJoin('supplier', 'supplier.id', 'purchase_order.supplier_id')
    .leftJoin('order_line', 'order_line.order_id', 'purchase_order.id')
    .select(['purchase_order.id', 'purchase_order.seq', 'purchase_order.supplier_id', 'purchase_order.state'])
    .select(['purchase_order.ordered_on', 'purchase_order.expected_on', 'supplier.name as supplier_name'])
    .select((select) => [
      select.fn.count<number>('order_line.id').as('lines'),
      sql<number | null>`sum(case when ${OPEN_LINE} then quantity - received - cancelled else 0 end)`.as('open_pieces'),
    ])
    .groupBy(['purchase_order.id', 'supplier.name'])

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number]

const toSummary = (row: SummaryRow, total: number): OrderSummary => ({
  id: storedId(row.id),
  number: orderNumber(row.seq),
  supplierId: storedId(row.supplier_id),
  supplier: row.supplier_name,
  state: orderState.parse(row.state),
  orderedOn: row.ordered_on,
  expectedOn: row.expected_on,
  lines: row.lines,
  openPieces: row.open_pieces ?? 0,
  total,
})

/** Rows of a list with what each order comes to: only what is shown is added up. */
async function toSummaries(db: ReadDb, rows: readonly SummaryRow[]): Promise<OrderSummary[]> {
  if (rows.length === 0) return []
  const sums = await db
    .selectFrom('order_line')
    .select(['order_id', sql<number>`sum(${LINE_TOTAL})`.as('total')])
    .where(
      'order_id',
      'in',
      rows.map(({ id }) => id),
    )
    .groupBy('order_id')
    .execute()
  const totals = new Map(sums.map(({ order_id, total }) => [order_id, total]))
  return rows.map((row) => toSummary(row, totals.get(row.id) ?? 0))
}

export interface OrderPlace {
  expectedOn: string
  seq: number
}

/** Orders that nobody waits for yet come after those that are expected. */
const NO_DAY = '9999-12-31'

/** Open orders behind a place, what is expected first at the head. */
export async function listOpenOrders(db: ReadDb, after: OrderPlace | null, limit: number) {
  const day = sql<string>`coalesce(purchase_order.expected_on, ${sql.lit(NO_DAY)})`
  let select = selectSummaries(db).where(OPEN_ORDER)
  if (after !== null) select = select.where(sql<boolean>`(${day}, purchase_order.seq) > (${after.expectedOn}, ${after.seq})`)
  const rows = await select.orderBy(day).orderBy('purchase_order.seq').limit(limit).execute()
  const last = rows.at(-1)
  return {
    items: await toSummaries(db, rows),
    end: last === undefined ? null : { expectedOn: last.expected_on ?? NO_DAY, seq: last.seq },
  }
}

/** Orders that are over, newest first. */
export async function listOverOrders(db: ReadDb, before: number | null, limit: number) {
  let select = selectSummaries(db).where(OVER_ORDER)
  if (before !== null) select = select.where('purchase_order.seq', '<', before)
  const rows = await select.orderBy('purchase_order.seq', 'desc').limit(limit).execute()
  return { items: await toSummaries(db, rows), end: rows.at(-1)?.seq ?? null }
}

/** A supplier's newest orders. */
export async function listOrdersOfSupplier(db: ReadDb, supplierId: string, limit: number): Promise<OrderSummary[]> {
  const rows = await selectSummaries(db)
    .where('purchase_order.supplier_id', '=', supplierId)
    .orderBy('purchase_order.seq', 'desc')
    .limit(limit)
    .execute()
  return toSummaries(db, rows)
}

/** An order's own row with its supplier's name. */
export async function findOrderRow(db: ReadDb, by: { id: string } | { seq: number }) {
  const query = db
    .selectFrom('purchase_order')
    .innerJoin('supplier', 'supplier.id', 'purchase_order.supplier_id')
    .innerJoin('staff', 'staff.id', 'purchase_order.by_id')
    .selectAll('purchase_order')
    .select(['supplier.name as supplier_name', 'supplier.email as supplier_email', 'supplier.currency'])
    .select(['supplier.lead_time_days', 'supplier.is_active as is_supplier_active', 'staff.name as by_name'])
  return (
    'id' in by ? query.where('purchase_order.id', '=', by.id) : query.where('purchase_order.seq', '=', by.seq)
  ).executeTakeFirst()
}

export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrderRow>>>

/** Takes orders for a use case that changes them: whoever else wants to waits, and then sees what this one wrote. */
export async function lockOrders(db: WriteDb, ids: readonly string[]): Promise<void> {
  if (!needsRowLocks(db) || ids.length === 0) return
  await db.selectFrom('purchase_order').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

const selectLines = (db: ReadDb) =>
  db
    .selectFrom('order_line')
    .innerJoin('purchase_order', 'purchase_order.id', 'order_line.order_id')
    .innerJoin('part', 'part.id', 'order_line.part_id')
    .leftJoin('supplier_part', (join) =>
      join
        .onRef('supplier_part.supplier_id', '=', 'purchase_order.supplier_id')
        .onRef('supplier_part.part_id', '=', 'order_line.part_id'),
    )
    .selectAll('order_line')
    .select(LINE_TOTAL.as('total'))
    .select(['purchase_order.seq as order_seq', 'supplier_part.number as supplier_number'])
    .select(['part.sku', 'part.seq as part_seq', 'part.name_en', 'part.name_zh', 'part.tracking', 'part.maker_number'])

export type LineRow = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

export const toLine = (row: LineRow): OrderLine => ({
  id: storedId(row.id),
  partId: storedId(row.part_id),
  sku: row.sku,
  partNumber: partNumber(row.part_seq),
  name: { en: row.name_en, 'zh-CN': row.name_zh },
  tracking: tracking.parse(row.tracking),
  supplierNumber: row.supplier_number,
  quantity: row.quantity,
  unitPrice: row.unit_price,
  received: row.received,
  cancelled: row.cancelled,
  open: openOf(row),
  total: row.total,
  expectedOn: row.expected_on,
})

/** The lines of an order, in the order of asking. */
export async function listLines(db: ReadDb, orderId: string): Promise<LineRow[]> {
  return selectLines(db).where('order_line.order_id', '=', orderId).orderBy('order_line.id').execute()
}

const selectDue = (db: ReadDb) =>
  selectLines(db)
    .where(OPEN_LINE)
    .where('purchase_order.state', 'in', ['sent', 'partly-received'])
    .orderBy(sql`coalesce(order_line.expected_on, ${sql.lit(NO_DAY)})`)
    .orderBy('purchase_order.seq')
    .orderBy('order_line.id')

/** What is on its way of a part, what is expected first at the head. */
export async function listComingOfPart(db: ReadDb, partId: string): Promise<ComingLine[]> {
  const rows = await selectDue(db)
    .innerJoin('supplier', 'supplier.id', 'purchase_order.supplier_id')
    .select('supplier.name as supplier')
    .where('order_line.part_id', '=', partId)
    .execute()
  return rows.map((row) => ({
    orderNumber: orderNumber(row.order_seq),
    supplier: row.supplier,
    open: openOf(row),
    expectedOn: row.expected_on,
  }))
}

/** Lines of orders that were sent, from which a source may still bring something; what is expected first at the head. */
export async function listDueLines(db: ReadDb, source: { orderId: string } | { supplierId: string }): Promise<LineRow[]> {
  const query = selectDue(db)
  return (
    'orderId' in source
      ? query.where('order_line.order_id', '=', source.orderId)
      : query.where('purchase_order.supplier_id', '=', source.supplierId)
  ).execute()
}

export async function insertOrder(
  db: WriteDb,
  order: { id: string; supplier_id: string; note: string | null; at: string; by_id: string },
): Promise<number> {
  const seq = await nextNumber(db, 'order')
  await db
    .insertInto('purchase_order')
    .values({ ...order, seq, state: 'draft', ordered_on: null, expected_on: null, version: 1 })
    .execute()
  return seq
}

type OrderColumns = Partial<Record<'state' | 'ordered_on' | 'expected_on' | 'note', string | null>> & { state?: string }

/** Writes the columns given and counts the version up. Whoever calls it has locked the order. */
export async function updateOrder(db: WriteDb, id: string, columns: OrderColumns): Promise<void> {
  await db
    .updateTable('purchase_order')
    .set((set) => ({ ...columns, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function insertLine(
  db: WriteDb,
  line: { id: string; order_id: string; part_id: string; quantity: number; unit_price: number },
): Promise<void> {
  await db.insertInto('order_line').values(line).execute()
}

type LineColumns = Partial<Record<'quantity' | 'unit_price' | 'received' | 'cancelled', number>> & { expected_on?: string }

export async function updateLine(db: WriteDb, id: string, columns: LineColumns): Promise<void> {
  await db.updateTable('order_line').set(columns).where('id', '=', id).execute()
}

export async function deleteLine(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('order_line').where('id', '=', id).execute()
}
