import type { BinId, PartId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { openOf, orderState, type DueLine, type Received, shareOverLines } from '../../../shared/purchasing/orders.ts'
import type { DeliveryNamed, DeliverySource } from '../../../shared/purchasing/purchasing.contract.ts'
import { orderNumber, partNumber, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import type { LotPieces } from '../../../shared/stock/lots.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { allocate } from '../job-parts/allocate.service.ts'
import { listShortNeeds } from '../job-parts/job-parts.repository.ts'
import { listBinsByIds, lockPartStock } from '../ledger/ledger.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { entriesIn } from '../stock/stock.service.ts'
import { findOrderRow, type LineRow, listDueLines, listLines, lockOrders, toLine, updateLine } from './orders.repository.ts'
import { settleOrder } from './orders.service.ts'
import { findDelivery, insertDelivery, listBarcodes, listServed, listWaiting } from './receiving.repository.ts'
import { findSupplier } from './suppliers.repository.ts'

/** What a source may still bring, with what a scan of each part may say; null when there is no such order or supplier. */
export async function readDue(db: ReadDb, source: DeliverySource) {
  const order = 'orderId' in source ? await findOrderRow(db, { id: source.orderId }) : undefined
  const supplierId = 'orderId' in source ? order?.supplier_id : source.supplierId
  const supplier = supplierId === undefined ? null : await findSupplier(db, supplierId)
  if (supplier === null) return null
  const rows = await listDueLines(db, source)
  const partIds = rows.map((row) => row.part_id)
  const [barcodes, waiting] = await Promise.all([listBarcodes(db, partIds), listWaiting(db, partIds)])
  return {
    supplierId: supplier.id,
    supplier: supplier.name,
    orderNumber: order === undefined ? null : orderNumber(order.seq),
    lines: rows.map((row): DueLine => {
      const codes = [row.sku, scanCodeOf(partNumber(row.part_seq)), row.supplier_number, row.maker_number]
      const printed = barcodes.flatMap(({ part_id, code }) => (part_id === row.part_id ? [code] : []))
      return {
        ...toLine(row),
        orderId: storedId(row.order_id),
        orderNumber: orderNumber(row.order_seq),
        codes: [...codes.filter((code) => code !== null), ...printed],
        waiting: waiting.find(({ part_id }) => part_id === row.part_id)?.pieces ?? 0,
      }
    }),
  }
}

interface Incoming {
  source: DeliverySource
  delivery: DeliveryNamed
  partId: PartId
  binId: BinId
  quantity: number
  lots: LotPieces
  /** What was invoiced for each; null where it is what was ordered. */
  unitPrice: number | null
  evenIfMore: boolean
}

/**
 * Takes in what came of one part: at the price that was invoiced, else at the one of its order, for the lines that are expected first, and then to the jobs that wait
 * for it. More than was ordered is asked about, and less leaves the rest on order. (MISSION.md, E4.)
 */
export async function receiveOrdered(work: Work, input: Incoming): Promise<Outcome<Received>> {
  const [part] = await lockPartStock(work.db, [input.partId])
  if (part === undefined) return missing
  const lines = await loadLines(work, input.source, part)
  if (lines.kind !== 'done') return lines
  const ordered = lines.value.reduce((sum, line) => sum + openOf(line), 0)
  if (input.quantity > ordered && !input.evenIfMore) return refuse('more-than-ordered', { ordered, sku: part.sku })
  const [bin] = await listBinsByIds(work.db, [input.binId])
  if (bin === undefined) return missing
  const deliveryId = await deliveryOf(work, input)
  if (deliveryId.kind !== 'done') return deliveryId
  const entries = await entriesIn(work, 'receive', input, {})
  if (entries.kind !== 'done') return entries
  const waiting = await listShortNeeds(work.db, part.id)
  const kept = await keep(work, lines.value, entries.value, { deliveryId: deliveryId.value, unitPrice: input.unitPrice })
  if (kept.kind !== 'done') return kept
  const given = await allocate(work, [part.id])
  if (given.kind !== 'done') return given
  const [served, due] = await Promise.all([listServed(work.db, waiting), listDueLines(work.db, input.source)])
  return done({
    deliveryId: storedId(deliveryId.value),
    partId: input.partId,
    quantity: input.quantity,
    bin: { binId: input.binId, code: bin.code },
    served,
    stillOpen: due.filter((line) => line.part_id === part.id).reduce((sum, line) => sum + openOf(line), 0),
  })
}

/** The lines that may take pieces of a part, taken for a change, what is expected first at the head. */
async function loadLines(
  work: Work,
  source: DeliverySource,
  part: { id: string; sku: string },
): Promise<Outcome<readonly LineRow[]>> {
  const due = async () => (await listDueLines(work.db, source)).filter((line) => line.part_id === part.id)
  await lockOrders(work.db, 'orderId' in source ? [source.orderId] : (await due()).map((line) => line.order_id))
  const lines = await due()
  if (lines.length > 0 || !('orderId' in source)) return lines.length > 0 ? done(lines) : refuse('not-ordered', { sku: part.sku })
  return overOrdered(work, source.orderId, part)
}

/** Of an order of which nothing of the part is to come: a line that was wholly received takes more of it when that was answered. */
async function overOrdered(work: Work, orderId: string, part: { id: string; sku: string }): Promise<Outcome<readonly LineRow[]>> {
  const [order, lines] = await Promise.all([findOrderRow(work.db, { id: orderId }), listLines(work.db, orderId)])
  if (order === undefined) return missing
  const state = orderState.parse(order.state)
  if (state === 'draft') return refuse('order-not-sent')
  if (state === 'cancelled') return refuse('order-over')
  const line = lines.find(({ part_id }) => part_id === part.id)
  if (line === undefined) return refuse('not-ordered', { sku: part.sku })
  return line.cancelled > 0 ? refuse('line-over', { sku: part.sku }) : done([line])
}

/** The delivery that is being unpacked, or a new one; refused when it is another supplier's. */
async function deliveryOf(work: Work, { source, delivery }: Pick<Incoming, 'source' | 'delivery'>): Promise<Outcome<string>> {
  const supplierId =
    'supplierId' in source ? source.supplierId : (await findOrderRow(work.db, { id: source.orderId }))?.supplier_id
  if (supplierId === undefined) return missing
  if ('deliveryId' in delivery) {
    const known = await findDelivery(work.db, delivery.deliveryId)
    if (known === undefined) return missing
    return known.supplier_id === supplierId ? done(known.id) : refuse('delivery-of-other')
  }
  const id = work.newId()
  const note_number = delivery.noteNumber
  await insertDelivery(work.db, { id, supplier_id: supplierId, note_number, at: work.now, by_id: actorOf(work).id })
  return done(id)
}

/** What each piece of a line cost. A line without a price says nothing of it: its pieces come in at the average, as any without one. */
function costOf(unitPrice: number | null, line: LineRow): { unitCost?: number } {
  if (unitPrice !== null) return { unitCost: unitPrice }
  return line.unit_price === 0 ? {} : { unitCost: line.unit_price }
}

async function keep(
  work: Work,
  lines: readonly LineRow[],
  entries: readonly Entry[],
  { deliveryId, unitPrice }: { deliveryId: string; unitPrice: number | null },
): Promise<Outcome<null>> {
  const shares = shareOverLines(
    lines.map((line) => ({ id: line.id, open: openOf(line) })),
    entries,
  )
  const ofLine = (id: string) => {
    const line = lines.find((one) => one.id === id)
    if (line === undefined) throw new Error('a share of no line')
    return line
  }
  const posted = await post(
    work,
    shares.flatMap(({ lineId, items }) =>
      items.map((entry) => ({ ...entry, orderLineId: lineId, deliveryId, ...costOf(unitPrice, ofLine(lineId)) })),
    ),
  )
  if (posted.kind !== 'done') return posted
  for (const { lineId, items } of shares) {
    const line = ofLine(lineId)
    const came = items.reduce((sum, { quantity }) => sum + quantity, 0)
    await updateLine(work.db, lineId, { received: line.received + came })
    await settleOrder(work, line.order_id)
    work.touch('order', line.order_id)
  }
  return done(null)
}
