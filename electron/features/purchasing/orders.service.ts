import type { OrderId, OrderLineId, PartId, SupplierId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { openOf, type Order, orderState, stateOfLines } from '../../../shared/purchasing/orders.ts'
import { orderNumber } from '../../../shared/scan/scan-codes.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { listLastPrices } from './last-prices.repository.ts'
import {
  deleteLine,
  findOrderRow,
  insertLine,
  insertOrder,
  type LineRow,
  listLines,
  lockOrders,
  type OrderRow,
  toLine,
  updateLine,
  updateOrder,
} from './orders.repository.ts'
import { listDeliveriesOf } from './receiving.repository.ts'
import { findOffer, findSupplier } from './suppliers.repository.ts'

type Answered = Outcome<Order>

/** An order with its lines and what came of it; null when there is none. */
export async function readOrder(db: ReadDb, by: { id: string } | { seq: number }): Promise<Order | null> {
  const row = await findOrderRow(db, by)
  if (row === undefined) return null
  const [lines, deliveries] = await Promise.all([listLines(db, row.id), listDeliveriesOf(db, row.id)])
  return {
    id: storedId(row.id),
    number: orderNumber(row.seq),
    supplierId: storedId(row.supplier_id),
    supplier: row.supplier_name,
    supplierEmail: row.supplier_email,
    currency: row.currency,
    state: orderState.parse(row.state),
    orderedOn: row.ordered_on,
    expectedOn: row.expected_on,
    note: row.note,
    at: row.at,
    by: row.by_name,
    lines: lines.map(toLine),
    total: lines.reduce((sum, line) => sum + line.total, 0),
    deliveries,
    version: row.version,
  }
}

interface OneOrder {
  orderId: OrderId
  version: number
}

interface Loaded {
  order: OrderRow
  lines: LineRow[]
}

/** The order, taken for a change that was based on this version of it. */
async function loadOrder(work: Work, { orderId, version }: OneOrder): Promise<Outcome<Loaded>> {
  await lockOrders(work.db, [orderId])
  const [order, lines] = await Promise.all([findOrderRow(work.db, { id: orderId }), listLines(work.db, orderId)])
  if (order === undefined) return missing
  return order.version === version ? done({ order, lines }) : stale(version, order.version)
}

async function loadDraft(work: Work, input: OneOrder): Promise<Outcome<Loaded>> {
  const loaded = await loadOrder(work, input)
  return loaded.kind === 'done' && loaded.value.order.state !== 'draft' ? refuse('order-not-draft') : loaded
}

async function told(work: Work, { order, lines }: Loaded, partIds = lines.map((line) => line.part_id)): Promise<Answered> {
  const after = await readOrder(work.db, { id: order.id })
  if (after === null) throw new Error('the order was kept')
  work.audit('order', order.id, { order, lines }, after)
  work.touch('order', order.id)
  for (const id of partIds) work.touch('part', id)
  return done(after)
}

/** Begins a draft. */
export async function makeOrder(
  work: Work,
  { supplierId, note }: { supplierId: SupplierId; note: string | null },
): Promise<Answered> {
  const supplier = await findSupplier(work.db, supplierId)
  if (supplier === null) return missing
  if (!supplier.isActive) return refuse('supplier-closed', { name: supplier.name })
  const id = work.newId<OrderId>()
  await insertOrder(work.db, { id, supplier_id: supplierId, note, at: work.now, by_id: actorOf(work).id })
  const after = await readOrder(work.db, { id })
  if (after === null) throw new Error('the order was kept')
  work.audit('order', id, null, after)
  work.touch('order', id)
  return done(after)
}

export async function setNote(work: Work, input: OneOrder & { note: string | null }): Promise<Answered> {
  const loaded = await loadOrder(work, input)
  if (loaded.kind !== 'done') return loaded
  await updateOrder(work.db, input.orderId, { note: input.note })
  return told(work, loaded.value, [])
}

/** Orders so many pieces of a part; a draft names a part once. */
export async function setLine(
  work: Work,
  input: OneOrder & { partId: PartId; quantity: number; unitPrice: number | null },
): Promise<Answered> {
  const [part] = await lockPartStock(work.db, [input.partId])
  if (part === undefined) return missing
  const loaded = await loadDraft(work, input)
  if (loaded.kind !== 'done') return loaded
  const { order, lines } = loaded.value
  const line = lines.find(({ part_id }) => part_id === part.id)
  if (line === undefined && part.is_active !== 1) return refuse('part-closed', { sku: part.sku })
  const unitPrice = input.unitPrice ?? line?.unit_price ?? (await priceOf(work.db, order.supplier_id, part.id))
  const columns = { quantity: input.quantity, unit_price: unitPrice }
  if (line === undefined) await insertLine(work.db, { id: work.newId(), order_id: order.id, part_id: part.id, ...columns })
  else await updateLine(work.db, line.id, columns)
  await updateOrder(work.db, order.id, {})
  return told(work, loaded.value, [part.id])
}

/** What a supplier asks for a part, or what was paid there the last time; nothing where neither is known. */
export async function priceOf(db: ReadDb, supplierId: string, partId: string): Promise<number> {
  const offer = await findOffer(db, supplierId, partId)
  if (offer !== null) return offer.price
  const [last] = await listLastPrices(db, [partId], supplierId)
  return last?.price ?? 0
}

export async function dropLine(work: Work, input: OneOrder & { lineId: OrderLineId }): Promise<Answered> {
  const loaded = await loadDraft(work, input)
  if (loaded.kind !== 'done') return loaded
  const line = loaded.value.lines.find(({ id }) => id === input.lineId)
  if (line === undefined) return missing
  await deleteLine(work.db, line.id)
  await updateOrder(work.db, input.orderId, {})
  return told(work, loaded.value, [line.part_id])
}

/** Says that the supplier has the order: from now on its pieces are on order, and expected after the lead time unless a day is named. */
export async function send(work: Work, input: OneOrder & { expectedOn: string | null }): Promise<Answered> {
  const loaded = await loadDraft(work, input)
  if (loaded.kind !== 'done') return loaded
  const { order, lines } = loaded.value
  if (order.is_supplier_active !== 1) return refuse('supplier-closed', { name: order.supplier_name })
  if (lines.length === 0) return refuse('order-empty')
  const expectedOn = input.expectedOn ?? addDays(work.today, order.lead_time_days)
  if (expectedOn < work.today) return refuse('date-before', { field: 'expectedOn' })
  for (const line of lines) await updateLine(work.db, line.id, { expected_on: expectedOn })
  await updateOrder(work.db, order.id, { state: 'sent', ordered_on: work.today, expected_on: expectedOn })
  return told(work, loaded.value)
}

interface SomeLines extends OneOrder {
  /** Null means all of which something is to come. */
  lineId: OrderLineId | null
}

/** The open lines that are meant; refused where nothing of them is to come. */
function openLines({ order, lines }: Loaded, lineId: OrderLineId | null): Outcome<LineRow[]> {
  const open = lines.filter((line) => openOf(line) > 0 && (lineId === null || line.id === lineId))
  if (open.length > 0 || (order.state === 'draft' && lineId === null)) return done(open)
  const named = lines.find((line) => line.id === lineId)
  if (lineId !== null && named === undefined) return missing
  return named === undefined ? refuse('order-over') : refuse('line-over', { sku: named.sku })
}

/** Another day on which the supplier means to deliver. */
export async function setExpected(work: Work, input: SomeLines & { expectedOn: string }): Promise<Answered> {
  if (input.expectedOn < work.today) return refuse('date-before', { field: 'expectedOn' })
  const loaded = await loadOrder(work, input)
  if (loaded.kind !== 'done') return loaded
  if (loaded.value.order.state === 'draft') return refuse('order-not-sent')
  const open = openLines(loaded.value, input.lineId)
  if (open.kind !== 'done') return open
  for (const line of open.value) await updateLine(work.db, line.id, { expected_on: input.expectedOn })
  await settleOrder(work, input.orderId)
  return told(work, loaded.value)
}

/** What the supplier really asks for what is still to come of a line. What came before keeps the cost that the ledger has of it. */
export async function setPrice(work: Work, input: OneOrder & { lineId: OrderLineId; unitPrice: number }): Promise<Answered> {
  const loaded = await loadOrder(work, input)
  if (loaded.kind !== 'done') return loaded
  const open = openLines(loaded.value, input.lineId)
  if (open.kind !== 'done') return open
  await updateLine(work.db, input.lineId, { unit_price: input.unitPrice })
  await updateOrder(work.db, input.orderId, {})
  return told(work, loaded.value, [])
}

/** What is to come of a line, or of the whole order, will not come: what came stays, the rest is on order no more. */
export async function cancel(work: Work, input: SomeLines): Promise<Answered> {
  const loaded = await loadOrder(work, input)
  if (loaded.kind !== 'done') return loaded
  const open = openLines(loaded.value, input.lineId)
  if (open.kind !== 'done') return open
  for (const line of open.value) await updateLine(work.db, line.id, { cancelled: line.cancelled + openOf(line) })
  await settleOrder(work, input.orderId)
  return told(work, loaded.value)
}

/** Keeps how far an order is and when it is expected, by its lines as they are now, and counts its version up. */
export async function settleOrder(work: Work, orderId: string): Promise<void> {
  const [order, lines] = await Promise.all([findOrderRow(work.db, { id: orderId }), listLines(work.db, orderId)])
  if (order === undefined) throw new Error('the order is locked')
  const open = lines.filter((line) => openOf(line) > 0)
  const days = open.flatMap((line) => line.expected_on ?? []).sort()
  const state = order.state === 'draft' && open.length > 0 ? 'draft' : stateOfLines(lines)
  await updateOrder(work.db, orderId, { state, ...(days[0] === undefined ? {} : { expected_on: days[0] }) })
}
