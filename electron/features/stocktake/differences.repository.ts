import { sql } from 'kysely'
import { partNumber } from '../../../shared/scan/scan-codes.ts'
import { differenceOf, expectedOf, MOST_DIFFERENCES, type StockDifference, verdict } from '../../../shared/stocktake/stocktake.ts'
import { averageCost } from '../../../shared/stock/value.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { decidedLinesOf, DIFFERENCE, openLinesOf } from './stocktake.repository.ts'

/** Differences of a stocktake by bin and part: those that wait for a decision, or those that have one. */
export async function listDifferences(
  db: ReadDb,
  stocktakeId: string,
  show: 'open' | 'decided',
): Promise<{ total: number; items: StockDifference[] }> {
  const lines = (show === 'open' ? openLinesOf(db) : decidedLinesOf(db)).where('stocktake_bin.stocktake_id', '=', stocktakeId)
  const [counted, rows] = await Promise.all([
    lines.select((select) => select.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    lines
      .innerJoin('bin', 'bin.id', 'stocktake_count.bin_id')
      .innerJoin('part', 'part.id', 'stocktake_line.part_id')
      .innerJoin('part_stock', 'part_stock.part_id', 'stocktake_line.part_id')
      .innerJoin('staff as counter', 'counter.id', 'stocktake_count.by_id')
      .leftJoin('staff as decider', 'decider.id', 'stocktake_line.verdict_by_id')
      .leftJoin('lot', 'lot.id', 'stocktake_line.lot_id')
      .selectAll('stocktake_line')
      .select(['bin.id as bin_id', 'bin.code', 'part.seq as part_seq', 'part.sku', 'part.name_en', 'part.name_zh'])
      .select(['part_stock.owned', 'part_stock.value', 'lot.number as lot_number', 'stocktake_count.by_id as counter_id'])
      .select(['counter.name as counter_name', 'decider.name as decider_name'])
      .orderBy('bin.code_key')
      .orderBy('part.sku')
      .orderBy('stocktake_line.id')
      .limit(MOST_DIFFERENCES)
      .execute(),
  ])
  const items = rows.map((row): StockDifference => {
    const difference = differenceOf(row)
    return {
      id: storedId(row.id),
      binId: storedId(row.bin_id),
      bin: row.code,
      partId: storedId(row.part_id),
      number: partNumber(row.part_seq),
      sku: row.sku,
      name: { en: row.name_en, 'zh-CN': row.name_zh },
      lotId: row.lot_id === null ? null : storedId(row.lot_id),
      lot: row.lot_number,
      expected: expectedOf(row),
      counted: row.counted,
      isCounted: row.is_counted === 1,
      isMoved: row.low !== row.high,
      difference,
      value: difference * (row.unit_cost ?? averageCost(row) ?? 0),
      countedById: storedId(row.counter_id),
      countedBy: row.counter_name,
      countedAt: row.at,
      verdict: verdict.parse(row.verdict ?? 'open'),
      decidedBy: row.decider_name,
      decidedAt: row.verdict_at,
    }
  })
  return { total: counted.n, items }
}

/** These lines of a stocktake, as far as they are differences that wait for a decision. */
export async function listOpenLines(db: ReadDb, stocktakeId: string, lineIds: readonly string[]) {
  return openLinesOf(db)
    .innerJoin('bin', 'bin.id', 'stocktake_count.bin_id')
    .innerJoin('part', 'part.id', 'stocktake_line.part_id')
    .leftJoin('lot', 'lot.id', 'stocktake_line.lot_id')
    .selectAll('stocktake_line')
    .select(['bin.id as bin_id', 'bin.code', 'part.sku', 'part.tracking', 'lot.number as lot_number'])
    .select('stocktake_count.by_id as counter_id')
    .where('stocktake_bin.stocktake_id', '=', stocktakeId)
    .where('stocktake_line.id', 'in', lineIds)
    .orderBy('stocktake_line.id')
    .execute()
}
export type OpenLine = Awaited<ReturnType<typeof listOpenLines>>[number]

/** The parts of these lines, whatever became of them. */
export async function listPartsOfLines(
  db: ReadDb,
  lineIds: readonly string[],
): Promise<{ id: string; partId: string; sku: string; bin: string }[]> {
  const rows = await db
    .selectFrom('stocktake_line')
    .innerJoin('stocktake_count', 'stocktake_count.id', 'stocktake_line.count_id')
    .innerJoin('bin', 'bin.id', 'stocktake_count.bin_id')
    .innerJoin('part', 'part.id', 'stocktake_line.part_id')
    .select(['stocktake_line.id', 'part.id as part_id', 'part.sku', 'bin.code'])
    .where('stocktake_line.id', 'in', lineIds)
    .execute()
  return rows.map((row) => ({ id: row.id, partId: row.part_id, sku: row.sku, bin: row.code }))
}

/** Another bin in which a batch or serial lies. */
export async function findOtherBinOfLot(db: ReadDb, lotId: string, binId: string): Promise<string | null> {
  const row = await db
    .selectFrom('lot_stock')
    .innerJoin('bin', 'bin.id', 'lot_stock.bin_id')
    .select('bin.code')
    .where('lot_stock.lot_id', '=', lotId)
    .where('lot_stock.bin_id', '<>', binId)
    .where('lot_stock.on_hand', '>', 0)
    .executeTakeFirst()
  return row?.code ?? null
}

interface Decided {
  verdict_at: string
  verdict_by_id: string
}

export async function approveLine(db: WriteDb, id: string, decided: Decided & { unit_cost: number }): Promise<void> {
  await db
    .updateTable('stocktake_line')
    .set({ ...decided, verdict: 'approved' })
    .where('id', '=', id)
    .execute()
}

/** Refuses every difference of a count that nobody decided. */
export async function refuseDifferences(db: WriteDb, countId: string, decided: Decided): Promise<void> {
  await db
    .updateTable('stocktake_line')
    .set({ ...decided, verdict: 'refused' })
    .where('count_id', '=', countId)
    .where('verdict', 'is', null)
    .where(sql<boolean>`${DIFFERENCE} <> 0`)
    .execute()
}
