import { sql } from 'kysely'
import { shortOf } from '../../../shared/job-parts/job-parts.ts'
import type { Order, Received } from '../../../shared/purchasing/orders.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'

export async function insertDelivery(
  db: WriteDb,
  delivery: { id: string; supplier_id: string; note_number: string | null; at: string; by_id: string },
): Promise<void> {
  await db.insertInto('delivery').values(delivery).execute()
}

export async function findDelivery(db: ReadDb, id: string) {
  return db.selectFrom('delivery').select(['id', 'supplier_id']).where('id', '=', id).executeTakeFirst()
}

/** What came of an order, delivery by delivery, newest first. */
export async function listDeliveriesOf(db: ReadDb, orderId: string): Promise<Order['deliveries']> {
  const rows = await db
    .selectFrom('movement')
    .innerJoin('order_line', 'order_line.id', 'movement.order_line_id')
    .innerJoin('delivery', 'delivery.id', 'movement.delivery_id')
    .innerJoin('staff', 'staff.id', 'delivery.by_id')
    .innerJoin('part', 'part.id', 'movement.part_id')
    .leftJoin('bin', 'bin.id', 'movement.to_bin_id')
    .leftJoin('lot', 'lot.id', 'movement.lot_id')
    .select(['delivery.id', 'delivery.at', 'delivery.note_number', 'staff.name as by_name', 'movement.part_id'])
    .select(['movement.quantity', 'movement.unit_cost', 'part.sku', 'bin.code as bin_code', 'lot.number as lot_number'])
    .where('order_line.order_id', '=', orderId)
    .orderBy('delivery.at', 'desc')
    .orderBy('movement.seq')
    .execute()
  const deliveries = new Map<string, Order['deliveries'][number]>()
  for (const row of rows) {
    const known = deliveries.get(row.id)
    const delivery = known ?? { id: storedId(row.id), at: row.at, by: row.by_name, noteNumber: row.note_number, items: [] }
    const { sku, quantity, unit_cost: unitCost, bin_code: bin, lot_number: lot } = row
    delivery.items.push({ partId: storedId(row.part_id), sku, quantity, unitCost, bin, lot })
    deliveries.set(row.id, delivery)
  }
  return [...deliveries.values()]
}

/** What makers and suppliers print on parts, by part. */
export async function listBarcodes(db: ReadDb, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  return db.selectFrom('part_barcode').select(['part_id', 'code']).where('part_id', 'in', partIds).execute()
}

/** Pieces of these parts that open jobs wait for. */
export async function listWaiting(db: ReadDb, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  return db
    .selectFrom('job_part')
    .innerJoin('job', 'job.id', 'job_part.job_id')
    .select(['job_part.part_id', sql<number>`sum(wanted - reserved - picked - fitted)`.as('pieces')])
    .where('job_part.part_id', 'in', partIds)
    .where(sql<boolean>`job_part.wanted > job_part.reserved + job_part.picked + job_part.fitted`)
    .where('job.stage', '<>', CLOSED)
    .groupBy('job_part.part_id')
    .execute()
}

/** Which of these needs have more promised than they had, with their jobs. */
export async function listServed(db: ReadDb, before: readonly { id: string; reserved: number }[]): Promise<Received['served']> {
  if (before.length === 0) return []
  const ids = before.map(({ id }) => id)
  const rows = await db
    .selectFrom('job_part')
    .innerJoin('job', 'job.id', 'job_part.job_id')
    .select(['job_part.id', 'job.id as job_id', 'job.seq', 'wanted', 'reserved', 'picked', 'fitted'])
    .where('job_part.id', 'in', ids)
    .execute()
  return before.flatMap(({ id, reserved }) => {
    const row = rows.find((after) => after.id === id)
    if (row === undefined || row.reserved <= reserved) return []
    const quantity = row.reserved - reserved
    return [{ jobId: storedId(row.job_id), number: jobNumber(row.seq), quantity, hasAll: shortOf(row) === 0 }]
  })
}
