import type { Insertable } from 'kysely'
import { type BinKind, binKind } from '../../../shared/stock/bins.ts'
import type { Cell } from '../../../shared/stock/movements.ts'
import { keyOf } from '../../../shared/stock/sums.ts'
import type { MovementTable } from '../../db/tables/stock.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'

/**
 * Takes the stock of these parts for a use case that moves it, always in the same order: whoever else wants to move one of them
 * waits, and then sees what this one wrote.
 */
export async function lockPartStock(db: WriteDb, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  const query = db
    .selectFrom('part_stock')
    .innerJoin('part', 'part.id', 'part_stock.part_id')
    .select(['part.id', 'part.sku', 'part.tracking', 'part.is_active', 'owned', 'value'])
    .where('part.id', 'in', partIds)
    .orderBy('part.id')
  return (needsRowLocks(db) ? query.forUpdate('part_stock') : query).execute()
}

export type LockedPart = Awaited<ReturnType<typeof lockPartStock>>[number]

export interface KnownBin {
  readonly id: string
  readonly code: string
  readonly kind: BinKind
  readonly isActive: boolean
}

const selectBins = (db: ReadDb, ids: readonly string[]) =>
  db.selectFrom('bin').select(['id', 'code', 'kind', 'is_active']).where('id', 'in', ids).orderBy('id')

const toKnownBin = (row: Awaited<ReturnType<ReturnType<typeof selectBins>['execute']>>[number]): KnownBin => ({
  id: row.id,
  code: row.code,
  kind: binKind.parse(row.kind),
  isActive: row.is_active === 1,
})

export async function listBinsByIds(db: ReadDb, ids: readonly string[]): Promise<KnownBin[]> {
  return ids.length === 0 ? [] : (await selectBins(db, ids).execute()).map(toKnownBin)
}

/** Keeps bins as they are while pieces move: whoever would close one or make it another kind waits, and then sees what is in it. */
export async function holdBins(db: WriteDb, ids: readonly string[]): Promise<KnownBin[]> {
  if (ids.length === 0) return []
  const query = selectBins(db, ids)
  return (await (needsRowLocks(db) ? query.forShare() : query).execute()).map(toKnownBin)
}

/** What a piece of a part was worth when one was last moved: for parts of which none is left to average. */
export async function findLastCost(db: ReadDb, partId: string): Promise<number> {
  const row = await db
    .selectFrom('movement')
    .select('unit_cost')
    .where('part_id', '=', partId)
    .where('unit_cost', '>', 0)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.unit_cost ?? 0
}

interface Concerned {
  readonly parts: readonly LockedPart[]
  readonly jobPartIds: readonly string[]
  readonly lotIds: readonly string[]
}

/** The kept sums that movements of these parts, for these needs of jobs and of these lots can touch. */
export async function readSums(db: ReadDb, { parts, jobPartIds, lotIds }: Concerned): Promise<Map<string, number>> {
  const partIds = parts.map((part) => part.id)
  const [bins, promises, needs, lots, lotsPicked] = await Promise.all([
    db.selectFrom('bin_stock').selectAll().where('part_id', 'in', partIds).execute(),
    readAny(jobPartIds, () => db.selectFrom('promise').selectAll().where('job_part_id', 'in', jobPartIds).execute()),
    readAny(jobPartIds, () =>
      db.selectFrom('job_part').select(['id', 'picked', 'fitted']).where('id', 'in', jobPartIds).execute(),
    ),
    readAny(lotIds, () => db.selectFrom('lot_stock').selectAll().where('lot_id', 'in', lotIds).execute()),
    readAny(lotIds, () => db.selectFrom('lot_picked').selectAll().where('lot_id', 'in', lotIds).execute()),
  ])
  const sums: [Cell, number][] = [
    ...parts.flatMap(({ id: partId, owned, value }): [Cell, number][] => [
      [{ sum: 'owned', partId }, owned],
      [{ sum: 'value', partId }, value],
    ]),
    ...bins.flatMap(({ part_id: partId, bin_id: binId, on_hand, reserved }): [Cell, number][] => [
      [{ sum: 'onHand', partId, binId }, on_hand],
      [{ sum: 'reserved', partId, binId }, reserved],
    ]),
    ...promises.map((row): [Cell, number] => [{ sum: 'promised', jobPartId: row.job_part_id, binId: row.bin_id }, row.quantity]),
    ...needs.flatMap(({ id: jobPartId, picked, fitted }): [Cell, number][] => [
      [{ sum: 'picked', jobPartId }, picked],
      [{ sum: 'fitted', jobPartId }, fitted],
    ]),
    ...lots.map((row): [Cell, number] => [{ sum: 'lotOnHand', lotId: row.lot_id, binId: row.bin_id }, row.on_hand]),
    ...lotsPicked.map((row): [Cell, number] => [
      { sum: 'lotPicked', lotId: row.lot_id, jobPartId: row.job_part_id },
      row.quantity,
    ]),
  ]
  return new Map(sums.map(([cell, sum]) => [keyOf(cell), sum]))
}

const readAny = <Row>(ids: readonly string[], read: () => Promise<Row[]>): Promise<Row[]> =>
  ids.length === 0 ? Promise.resolve([]) : read()

/** Rows of one statement: each value of each is a parameter, of which SQLite takes 32,766. */
const ROWS_A_STATEMENT = 1000

export async function insertMovements(db: WriteDb, rows: readonly Insertable<MovementTable>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await db
      .insertInto('movement')
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .execute()
  }
}
