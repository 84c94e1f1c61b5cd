import { bilingual } from '../../../shared/kernel/text.ts'
import { binNumber, claimNumber, jobNumber, orderNumber, partNumber } from '../../../shared/scan/scan-codes.ts'
import { binKind } from '../../../shared/stock/bins.ts'
import { lotKey, tracking } from '../../../shared/stock/lots.ts'
import { movementKind } from '../../../shared/stock/movements.ts'
import type { MovementLine, PartStock } from '../../../shared/stock/stock.ts'
import { averageCost } from '../../../shared/stock/value.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'

/** Where the pieces of a part are; null when there is no such part. */
export async function findPartStock(db: ReadDb, partId: string): Promise<PartStock | null> {
  const [part, bins, lots] = await Promise.all([
    db
      .selectFrom('part_stock')
      .innerJoin('part', 'part.id', 'part_stock.part_id')
      .selectAll('part_stock')
      .select(['part.sku', 'part.tracking'])
      .where('part_stock.part_id', '=', partId)
      .executeTakeFirst(),
    db
      .selectFrom('bin_stock')
      .innerJoin('bin', 'bin.id', 'bin_stock.bin_id')
      .select(['bin.id', 'bin.seq', 'bin.code', 'bin.kind', 'bin_stock.on_hand', 'bin_stock.reserved'])
      .where('bin_stock.part_id', '=', partId)
      .where('bin_stock.on_hand', '>', 0)
      .orderBy('bin.code_key')
      .execute(),
    db
      .selectFrom('lot_stock')
      .innerJoin('lot', 'lot.id', 'lot_stock.lot_id')
      .select(['lot.id', 'lot.number', 'lot_stock.bin_id', 'lot_stock.on_hand'])
      .where('lot.part_id', '=', partId)
      .where('lot_stock.on_hand', '>', 0)
      .orderBy('lot.number_key')
      .execute(),
  ])
  if (part === undefined) return null
  const inBins = bins.reduce((sum, bin) => sum + bin.on_hand, 0)
  return {
    partId: storedId(part.part_id),
    sku: part.sku,
    tracking: tracking.parse(part.tracking),
    owned: part.owned,
    usable: part.usable,
    reserved: part.reserved,
    available: part.usable - part.reserved,
    inHand: part.owned - inBins,
    value: part.value,
    averageCost: averageCost(part),
    bins: bins.map((bin) => ({
      binId: storedId(bin.id),
      number: binNumber(bin.seq),
      code: bin.code,
      kind: binKind.parse(bin.kind),
      onHand: bin.on_hand,
      reserved: bin.reserved,
      lots: lots
        .filter((lot) => lot.bin_id === bin.id)
        .map(({ id, number, on_hand }) => ({ lotId: storedId(id), number, onHand: on_hand })),
    })),
  }
}

/** What lies in a bin, by SKU. */
export async function listBinContent(db: ReadDb, binId: string) {
  const rows = await db
    .selectFrom('bin_stock')
    .innerJoin('part', 'part.id', 'bin_stock.part_id')
    .select(['part.id', 'part.seq', 'part.sku', 'part.name_en', 'part.name_zh', 'part.tracking'])
    .select(['bin_stock.on_hand', 'bin_stock.reserved'])
    .where('bin_stock.bin_id', '=', binId)
    .where('bin_stock.on_hand', '>', 0)
    .orderBy('part.sku')
    .execute()
  return rows.map((row) => ({
    partId: storedId<PartStock['partId']>(row.id),
    number: partNumber(row.seq),
    sku: row.sku,
    name: bilingual.parse({ en: row.name_en, 'zh-CN': row.name_zh }),
    tracking: tracking.parse(row.tracking),
    onHand: row.on_hand,
    reserved: row.reserved,
  }))
}

/** Pieces of a part in a bin: all, or those of one lot. */
export async function countInBin(db: ReadDb, partId: string, binId: string, lotId: string | null): Promise<number> {
  if (lotId !== null) {
    const lot = await db
      .selectFrom('lot_stock')
      .select('on_hand')
      .where('lot_id', '=', lotId)
      .where('bin_id', '=', binId)
      .executeTakeFirst()
    return lot?.on_hand ?? 0
  }
  const bin = await db
    .selectFrom('bin_stock')
    .select('on_hand')
    .where('part_id', '=', partId)
    .where('bin_id', '=', binId)
    .executeTakeFirst()
  return bin?.on_hand ?? 0
}

/** Pieces of a part in a bin that nobody was promised. */
export async function countFree(db: ReadDb, partId: string, binId: string): Promise<number> {
  const bin = await db
    .selectFrom('bin_stock')
    .select(['on_hand', 'reserved'])
    .where('part_id', '=', partId)
    .where('bin_id', '=', binId)
    .executeTakeFirst()
  return bin === undefined ? 0 : bin.on_hand - bin.reserved
}

/** The lot of a part under this number, in any spelling; it is begun where the depot never had it. */
export async function findOrAddLot(db: WriteDb, newId: () => string, partId: string, number: string): Promise<string> {
  const key = lotKey(number)
  await db
    .insertInto('lot')
    .values({ id: newId(), part_id: partId, number, number_key: key })
    .onConflict((conflict) => conflict.columns(['part_id', 'number_key']).doNothing())
    .execute()
  const row = await db
    .selectFrom('lot')
    .select('id')
    .where('part_id', '=', partId)
    .where('number_key', '=', key)
    .executeTakeFirstOrThrow()
  return row.id
}

interface MovementsWanted {
  partId: string | null
  jobId: string | null
  before: number | null
  limit: number
}

/** Entries of the ledger, newest first. */
export async function listMovements(db: ReadDb, { partId, jobId, before, limit }: MovementsWanted): Promise<MovementLine[]> {
  let select = db
    .selectFrom('movement')
    .innerJoin('part', 'part.id', 'movement.part_id')
    .innerJoin('staff', 'staff.id', 'movement.by_id')
    .leftJoin('bin as from_bin', 'from_bin.id', 'movement.from_bin_id')
    .leftJoin('bin as to_bin', 'to_bin.id', 'movement.to_bin_id')
    .leftJoin('job', 'job.id', 'movement.job_id')
    .leftJoin('lot', 'lot.id', 'movement.lot_id')
    .leftJoin('stocktake', 'stocktake.id', 'movement.stocktake_id')
    .leftJoin('order_line', 'order_line.id', 'movement.order_line_id')
    .leftJoin('purchase_order', 'purchase_order.id', 'order_line.order_id')
    .leftJoin('claim_line', 'claim_line.id', 'movement.claim_line_id')
    .leftJoin('claim', 'claim.id', 'claim_line.claim_id')
    .select(['movement.seq', 'movement.at', 'movement.kind', 'movement.part_id', 'movement.quantity', 'movement.unit_cost'])
    .select(['movement.value', 'movement.reason', 'part.sku', 'staff.name as by_name', 'job.seq as job_seq'])
    .select(['from_bin.code as from_code', 'to_bin.code as to_code', 'lot.number as lot_number'])
    .select(['stocktake.seq as stocktake_seq', 'purchase_order.seq as order_seq', 'claim.seq as claim_seq'])
  if (partId !== null) select = select.where('movement.part_id', '=', partId)
  if (jobId !== null) select = select.where('movement.job_id', '=', jobId)
  if (before !== null) select = select.where('movement.seq', '<', before)
  const rows = await select.orderBy('movement.seq', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    by: row.by_name,
    kind: movementKind.parse(row.kind),
    partId: storedId(row.part_id),
    sku: row.sku,
    quantity: row.quantity,
    from: row.from_code,
    to: row.to_code,
    jobNumber: row.job_seq === null ? null : jobNumber(row.job_seq),
    orderNumber: row.order_seq === null ? null : orderNumber(row.order_seq),
    claimNumber: row.claim_seq === null ? null : claimNumber(row.claim_seq),
    stocktake: row.stocktake_seq,
    lot: row.lot_number,
    unitCost: row.unit_cost,
    value: row.value,
    reason: row.reason,
  }))
}
