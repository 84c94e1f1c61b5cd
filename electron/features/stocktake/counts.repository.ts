import { type Insertable, sql, type Updateable } from 'kysely'
import { partNumber } from '../../../shared/scan/scan-codes.ts'
import { tracking } from '../../../shared/stock/lots.ts'
import { binCountState, type BinCount, type CountedLine } from '../../../shared/stocktake/stocktake.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import type { StocktakeCountTable, StocktakeLineTable } from '../../db/tables/stocktake.ts'

export async function insertCount(db: WriteDb, count: Insertable<StocktakeCountTable>): Promise<void> {
  await db.insertInto('stocktake_count').values(count).execute()
}

export async function endCount(db: WriteDb, id: string, at: string): Promise<void> {
  await db.updateTable('stocktake_count').set({ ended_at: at }).where('id', '=', id).execute()
}

/** The last entry of the ledger: of a part whose stock is locked it is certain, of all it may just be passed by somebody else. */
export async function lastSeq(db: ReadDb, partId: string | null): Promise<number> {
  const all = db.selectFrom('movement').select((select) => select.fn.max<number | null>('seq').as('seq'))
  const row = await (partId === null ? all : all.where('part_id', '=', partId)).executeTakeFirst()
  return row?.seq ?? 0
}

/** The line of a count for a part, batch or serial. */
export async function findLine(db: ReadDb, countId: string, partId: string, lotId: string | null) {
  const lines = db.selectFrom('stocktake_line').selectAll().where('count_id', '=', countId).where('part_id', '=', partId)
  return (lotId === null ? lines.where('lot_id', 'is', null) : lines.where('lot_id', '=', lotId)).executeTakeFirst()
}

export type NewLine = Omit<Insertable<StocktakeLineTable>, 'verdict' | 'verdict_at' | 'verdict_by_id' | 'unit_cost'>

/** Rows of one statement: each value of each is a parameter, of which SQLite takes 32,766. */
const ROWS_A_STATEMENT = 1000

export async function insertLines(db: WriteDb, lines: readonly NewLine[]): Promise<void> {
  const undecided = { verdict: null, verdict_at: null, verdict_by_id: null, unit_cost: null }
  for (let at = 0; at < lines.length; at += ROWS_A_STATEMENT) {
    const rows = lines.slice(at, at + ROWS_A_STATEMENT).map((line) => ({ ...line, ...undecided }))
    await db.insertInto('stocktake_line').values(rows).execute()
  }
}

export async function updateLine(db: WriteDb, id: string, columns: Updateable<StocktakeLineTable>): Promise<void> {
  await db.updateTable('stocktake_line').set(columns).where('id', '=', id).execute()
}

const selectCounted = (db: ReadDb) =>
  db
    .selectFrom('stocktake_line')
    .innerJoin('part', 'part.id', 'stocktake_line.part_id')
    .leftJoin('lot', 'lot.id', 'stocktake_line.lot_id')
    .select(['stocktake_line.id', 'stocktake_line.counted', 'stocktake_line.at', 'part.id as part_id', 'part.seq', 'part.sku'])
    .select(['part.name_en', 'part.name_zh', 'part.tracking', 'lot.number as lot_number'])

const toCounted = (row: Awaited<ReturnType<ReturnType<typeof selectCounted>['execute']>>[number]): CountedLine => ({
  partId: storedId(row.part_id),
  number: partNumber(row.seq),
  sku: row.sku,
  name: { en: row.name_en, 'zh-CN': row.name_zh },
  tracking: tracking.parse(row.tracking),
  lot: row.lot_number,
  counted: row.counted,
  at: row.at,
})

export async function findCounted(db: ReadDb, lineId: string): Promise<CountedLine> {
  return toCounted(await selectCounted(db).where('stocktake_line.id', '=', lineId).executeTakeFirstOrThrow())
}

/** The count that holds of a bin, with what was scanned, and those that it replaced; null when there is none. */
export async function findCount(db: ReadDb, stocktakeId: string, binId: string): Promise<BinCount | null> {
  const counts = await db
    .selectFrom('stocktake_count')
    .innerJoin('stocktake_bin', (join) =>
      join
        .onRef('stocktake_bin.stocktake_id', '=', 'stocktake_count.stocktake_id')
        .onRef('stocktake_bin.bin_id', '=', 'stocktake_count.bin_id'),
    )
    .innerJoin('bin', 'bin.id', 'stocktake_count.bin_id')
    .innerJoin('staff', 'staff.id', 'stocktake_count.by_id')
    .leftJoin('stocktake_line', (join) =>
      join.onRef('stocktake_line.count_id', '=', 'stocktake_count.id').on('stocktake_line.counted', '>', 0),
    )
    .select(['stocktake_count.id', 'stocktake_count.by_id', 'stocktake_count.at', 'stocktake_count.ended_at'])
    .select(['staff.name as by_name', 'bin.code', 'stocktake_bin.state', 'stocktake_bin.count_id'])
    .select((select) => [
      select.fn.count<number>('stocktake_line.part_id').distinct().as('parts'),
      select.fn.sum<number | null>('stocktake_line.counted').as('pieces'),
    ])
    .where('stocktake_count.stocktake_id', '=', stocktakeId)
    .where('stocktake_count.bin_id', '=', binId)
    .groupBy(['stocktake_count.id', 'staff.name', 'bin.code', 'stocktake_bin.state', 'stocktake_bin.count_id'])
    .orderBy('stocktake_count.id', 'desc')
    .execute()
  const current = counts.find((count) => count.id === count.count_id)
  if (current === undefined) return null
  const lines = await selectCounted(db)
    .where('count_id', '=', current.id)
    .where('is_counted', '=', 1)
    .where((where) => where.or([where('counted', '>', 0), where('part.tracking', '<>', 'serial')]))
    .orderBy('stocktake_line.at', 'desc')
    .orderBy('stocktake_line.id', 'desc')
    .execute()
  return {
    countId: storedId(current.id),
    binId: storedId(binId),
    code: current.code,
    state: binCountState.parse(current.state),
    byId: storedId(current.by_id),
    by: current.by_name,
    at: current.at,
    endedAt: current.ended_at,
    lines: lines.map(toCounted),
    earlier: counts
      .filter((count) => count !== current)
      .map((count) => ({
        countId: storedId(count.id),
        by: count.by_name,
        at: count.at,
        parts: count.parts,
        pieces: count.pieces ?? 0,
      })),
  }
}

/** Parts that lie in a bin. */
export async function listPartsIn(db: ReadDb, binId: string): Promise<string[]> {
  const rows = await db.selectFrom('bin_stock').select('part_id').where('bin_id', '=', binId).where('on_hand', '>', 0).execute()
  return rows.map((row) => row.part_id)
}

/** What of these parts lies in a bin and was not counted: by batch or serial where the part is tracked so. */
export async function listUncounted(db: ReadDb, countId: string, binId: string, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  const plain = await db
    .selectFrom('bin_stock')
    .innerJoin('part', 'part.id', 'bin_stock.part_id')
    .select(['bin_stock.part_id', sql<string | null>`null`.as('lot_id'), 'bin_stock.on_hand'])
    .where('bin_stock.bin_id', '=', binId)
    .where('bin_stock.part_id', 'in', partIds)
    .where('part.tracking', '=', 'none')
    .where('bin_stock.on_hand', '>', 0)
    .execute()
  const lots = await db
    .selectFrom('lot_stock')
    .innerJoin('lot', 'lot.id', 'lot_stock.lot_id')
    .select(['lot.part_id', 'lot.id as lot_id', 'lot_stock.on_hand'])
    .where('lot_stock.bin_id', '=', binId)
    .where('lot.part_id', 'in', partIds)
    .where('lot_stock.on_hand', '>', 0)
    .execute()
  const counted = await db.selectFrom('stocktake_line').select(['part_id', 'lot_id']).where('count_id', '=', countId).execute()
  const seen = new Set(counted.map(({ part_id, lot_id }) => `${part_id} ${lot_id ?? ''}`))
  return [...plain, ...lots].filter(({ part_id, lot_id }) => !seen.has(`${part_id} ${lot_id ?? ''}`))
}

/** By how many pieces a bin's stock changed after an entry of the ledger, under the part and its batch or serial. */
export async function readChangesSince(db: ReadDb, binId: string, seq: number): Promise<Map<string, number>> {
  // Added up here: grouped by part, the store would walk the whole ledger instead of its few last entries.
  const rows = await db
    .selectFrom('movement')
    .select(['part_id', 'lot_id', 'to_bin_id', 'quantity'])
    .where('seq', '>', seq)
    .where('kind', 'not in', ['reserve', 'release'])
    .where((where) => where.or([where('from_bin_id', '=', binId), where('to_bin_id', '=', binId)]))
    .execute()
  const changes = new Map<string, number>()
  for (const row of rows) {
    const key = `${row.part_id} ${row.lot_id ?? ''}`
    changes.set(key, (changes.get(key) ?? 0) + (row.to_bin_id === binId ? row.quantity : -row.quantity))
  }
  return changes
}
