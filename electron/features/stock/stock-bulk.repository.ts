import { lotKey } from '../../../shared/stock/lots.ts'
import { averageCost } from '../../../shared/stock/value.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { binKey } from './bins.repository.ts'

/** Stock by the hundred lines, for imports and exports. */

export interface BinByCode {
  readonly id: string
  readonly code: string
  readonly isActive: boolean
}

/** Every bin by the one form of its code. */
export async function mapBinsByCode(db: ReadDb): Promise<(code: string) => BinByCode | undefined> {
  const rows = await db.selectFrom('bin').select(['id', 'code', 'code_key', 'is_active']).execute()
  const bins = new Map(rows.map(({ id, code, code_key, is_active }) => [code_key, { id, code, isActive: is_active === 1 }]))
  return (code) => bins.get(binKey(code))
}

/** What lies of these parts in which bin, promised pieces too: by part and bin. */
export async function mapBinStock(db: ReadDb, partIds: readonly string[]) {
  const rows = partIds.length === 0 ? [] : await db.selectFrom('bin_stock').selectAll().where('part_id', 'in', partIds).execute()
  return new Map(rows.map((row) => [`${row.part_id} ${row.bin_id}`, { onHand: row.on_hand, reserved: row.reserved }]))
}

export interface LotPlaces {
  readonly id: string
  /** Pieces by bin. */
  readonly inBins: ReadonlyMap<string, number>
  /** In the hands of technicians. */
  readonly inHand: number
}

/** The batches and serials of these parts that are named: by part and the one form of the number. */
export async function mapLots(db: ReadDb, named: readonly { partId: string; number: string }[]): Promise<Map<string, LotPlaces>> {
  if (named.length === 0) return new Map()
  const lots = await db
    .selectFrom('lot')
    .select(['id', 'part_id', 'number_key'])
    .where('part_id', 'in', [...new Set(named.map(({ partId }) => partId))])
    .where('number_key', 'in', [...new Set(named.map(({ number }) => lotKey(number)))])
    .execute()
  const ids = lots.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const [inBins, inHand] = await Promise.all([
    db.selectFrom('lot_stock').selectAll().where('lot_id', 'in', ids).where('on_hand', '>', 0).execute(),
    db.selectFrom('lot_picked').selectAll().where('lot_id', 'in', ids).where('quantity', '>', 0).execute(),
  ])
  return new Map(
    lots.map(({ id, part_id, number_key }) => [
      `${part_id} ${number_key}`,
      {
        id,
        inBins: new Map(inBins.filter((row) => row.lot_id === id).map((row) => [row.bin_id, row.on_hand])),
        inHand: inHand.filter((row) => row.lot_id === id).reduce((sum, row) => sum + row.quantity, 0),
      },
    ]),
  )
}

/** Begins batches and serials that the depot never had. */
export async function insertLots(db: WriteDb, lots: readonly { id: string; partId: string; number: string }[]): Promise<void> {
  if (lots.length === 0) return
  const rows = lots.map(({ id, partId, number }) => ({ id, part_id: partId, number, number_key: lotKey(number) }))
  await db.insertInto('lot').values(rows).execute()
}

/** What lies where of the parts behind a SKU, batch by batch and piece by piece where they are tracked so; by SKU. */
export async function listStockAfter(db: ReadDb, sku: string, limit: number) {
  const parts = await db
    .selectFrom('part')
    .innerJoin('part_stock', 'part_stock.part_id', 'part.id')
    .select(['part.id', 'part.sku', 'part.tracking', 'part_stock.owned', 'part_stock.value'])
    .where('part.sku', '>', sku)
    .where('part_stock.owned', '>', 0)
    .orderBy('part.sku')
    .limit(limit)
    .execute()
  if (parts.length === 0) return []
  const ids = parts.map(({ id }) => id)
  const [bins, lots] = await Promise.all([
    db
      .selectFrom('bin_stock')
      .innerJoin('bin', 'bin.id', 'bin_stock.bin_id')
      .select(['bin_stock.part_id', 'bin.code', 'bin_stock.on_hand'])
      .where('bin_stock.part_id', 'in', ids)
      .where('bin_stock.on_hand', '>', 0)
      .orderBy('bin.code_key')
      .execute(),
    db
      .selectFrom('lot_stock')
      .innerJoin('lot', 'lot.id', 'lot_stock.lot_id')
      .innerJoin('bin', 'bin.id', 'lot_stock.bin_id')
      .select(['lot.part_id', 'lot.number', 'bin.code', 'lot_stock.on_hand'])
      .where('lot.part_id', 'in', ids)
      .where('lot_stock.on_hand', '>', 0)
      .orderBy('bin.code_key')
      .orderBy('lot.number_key')
      .execute(),
  ])
  return parts.map((part) => ({
    sku: part.sku,
    cost: averageCost(part),
    places:
      part.tracking === 'none'
        ? bins.filter((bin) => bin.part_id === part.id).map(({ code, on_hand }) => ({ code, lot: null, onHand: on_hand }))
        : lots
            .filter((lot) => lot.part_id === part.id)
            .map(({ code, number, on_hand }) => ({ code, lot: number, onHand: on_hand })),
  }))
}
