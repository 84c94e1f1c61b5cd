import { type BinKind, binKind } from '../../../shared/stock/bins.ts'
import { type Movement, movementKind } from '../../../shared/stock/movements.ts'
import type { ReadDb } from '../../db/store.ts'

/**
 * The whole ledger, or what was in it before an instant, as groups of entries that do the same: every sum of stock is a sum of them.
 * Walks all movements.
 */
export async function readLedger(db: ReadDb, before: string | null): Promise<Movement[]> {
  const groups = db
    .selectFrom('movement')
    .select(['kind', 'part_id', 'from_bin_id', 'to_bin_id', 'job_part_id', 'lot_id'])
    .select((select) => [select.fn.sum<number>('quantity').as('quantity'), select.fn.sum<number>('value').as('value')])
    .groupBy(['kind', 'part_id', 'from_bin_id', 'to_bin_id', 'job_part_id', 'lot_id'])
  // Up to the last entry before it, in the order of entries: by a clock that was set back, pieces would leave before they came.
  const last = db
    .selectFrom('movement')
    .select('seq')
    .where('at', '<', before ?? '')
    .orderBy('seq', 'desc')
    .limit(1)
  const rows = await (before === null ? groups : groups.where('seq', '<=', last)).execute()
  return rows.map((row) => ({
    kind: movementKind.parse(row.kind),
    partId: row.part_id,
    quantity: row.quantity,
    fromBinId: row.from_bin_id,
    toBinId: row.to_bin_id,
    jobPartId: row.job_part_id,
    lotId: row.lot_id,
    value: row.value,
  }))
}

export async function countMovements(db: ReadDb): Promise<number> {
  const query = db.selectFrom('movement').select((select) => select.fn.countAll<number>().as('count'))
  return (await query.executeTakeFirstOrThrow()).count
}

/** Every sum that is kept, under the key of its cell; what is nothing is left out. */
export async function readKeptSums(db: ReadDb): Promise<Map<string, number>> {
  const [parts, bins, needs, promises, lots, lotsPicked] = await Promise.all([
    db.selectFrom('part_stock').selectAll().execute(),
    db.selectFrom('bin_stock').selectAll().execute(),
    db.selectFrom('job_part').select(['id', 'reserved', 'picked', 'fitted']).execute(),
    db.selectFrom('promise').selectAll().execute(),
    db.selectFrom('lot_stock').selectAll().execute(),
    db.selectFrom('lot_picked').selectAll().execute(),
  ])
  const sums: [string, number][] = [
    ...parts.flatMap((row): [string, number][] => [
      [`owned ${row.part_id}`, row.owned],
      [`value ${row.part_id}`, row.value],
      [`usable ${row.part_id}`, row.usable],
      [`reservedOf ${row.part_id}`, row.reserved],
    ]),
    ...bins.flatMap((row): [string, number][] => [
      [`onHand ${row.part_id} ${row.bin_id}`, row.on_hand],
      [`reserved ${row.part_id} ${row.bin_id}`, row.reserved],
    ]),
    ...needs.flatMap((row): [string, number][] => [
      [`promisedTo ${row.id}`, row.reserved],
      [`picked ${row.id}`, row.picked],
      [`fitted ${row.id}`, row.fitted],
    ]),
    ...promises.map((row): [string, number] => [`promised ${row.job_part_id} ${row.bin_id}`, row.quantity]),
    ...lots.map((row): [string, number] => [`lotOnHand ${row.lot_id} ${row.bin_id}`, row.on_hand]),
    ...lotsPicked.map((row): [string, number] => [`lotPicked ${row.lot_id} ${row.job_part_id}`, row.quantity]),
  ]
  return new Map(sums.filter(([, sum]) => sum !== 0))
}

/** What every bin is, by its id. */
export async function readBinKinds(db: ReadDb): Promise<Map<string, { code: string; kind: BinKind }>> {
  const rows = await db.selectFrom('bin').select(['id', 'code', 'kind']).orderBy('code_key').execute()
  return new Map(rows.map(({ id, code, kind }) => [id, { code, kind: binKind.parse(kind) }]))
}
