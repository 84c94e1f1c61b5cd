import { sql } from 'kysely'
import { binNumber } from '../../../shared/scan/scan-codes.ts'
import { binKind } from '../../../shared/stock/bins.ts'
import {
  binCountState,
  type BinCountState,
  type StocktakeBin,
  stocktakeState,
  type StocktakeState,
  type StocktakeSummary,
} from '../../../shared/stocktake/stocktake.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { nextNumber } from '../../work/work.repository.ts'

/** `differenceOf` of shared/stocktake in the words of the store. */
export const DIFFERENCE = sql<number>`(case when stocktake_line.counted < stocktake_line.low
  then stocktake_line.counted - stocktake_line.low when stocktake_line.counted > stocktake_line.high
  then stocktake_line.counted - stocktake_line.high else 0 end)`

const linesOf = (db: ReadDb) =>
  db
    .selectFrom('stocktake_line')
    .innerJoin('stocktake_count', 'stocktake_count.id', 'stocktake_line.count_id')
    .innerJoin('stocktake_bin', (join) =>
      join
        .onRef('stocktake_bin.stocktake_id', '=', 'stocktake_count.stocktake_id')
        .onRef('stocktake_bin.bin_id', '=', 'stocktake_count.bin_id'),
    )

/** Differences that wait for a decision: of the count that holds, of a bin that is counted. */
export const openLinesOf = (db: ReadDb) =>
  linesOf(db)
    .whereRef('stocktake_bin.count_id', '=', 'stocktake_count.id')
    .where('stocktake_bin.state', '=', 'counted')
    .where('stocktake_bin.is_open', '=', 1)
    .where('stocktake_line.verdict', 'is', null)
    .where(DIFFERENCE, '<>', 0)

/** Differences that were approved, and refused ones that nobody counted again yet. */
export const decidedLinesOf = (db: ReadDb) =>
  linesOf(db)
    .where('stocktake_line.verdict', 'is not', null)
    .where((where) =>
      where.or([
        where('stocktake_line.verdict', '=', 'approved'),
        where.and([
          where('stocktake_bin.count_id', '=', where.ref('stocktake_count.id')),
          where('stocktake_bin.state', '<>', 'counting'),
        ]),
      ]),
    )

const selectSummaries = (db: ReadDb) =>
  db
    .selectFrom('stocktake')
    .innerJoin('staff', 'staff.id', 'stocktake.by_id')
    .leftJoin('staff as closer', 'closer.id', 'stocktake.closed_by_id')
    .selectAll('stocktake')
    .select(['staff.name as by_name', 'closer.name as closer_name'])
    .select((select) => [
      select
        .selectFrom('stocktake_bin')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('stocktake_bin.stocktake_id', '=', 'stocktake.id')
        .as('bins'),
      select
        .selectFrom('stocktake_bin')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('stocktake_bin.stocktake_id', '=', 'stocktake.id')
        .where('stocktake_bin.state', 'in', ['counted', 'left-out'])
        .as('done'),
      openLinesOf(db)
        .select((count) => count.fn.countAll<number>().as('n'))
        .where('stocktake_bin.stocktake_id', '=', select.ref('stocktake.id'))
        .as('open'),
      decidedLinesOf(db)
        .select(sql<number | null>`sum(${DIFFERENCE} * stocktake_line.unit_cost)`.as('n'))
        .where('stocktake_bin.stocktake_id', '=', select.ref('stocktake.id'))
        .where('stocktake_line.verdict', '=', 'approved')
        .as('value'),
    ])

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number]

const toSummary = (row: SummaryRow): StocktakeSummary => ({
  id: storedId(row.id),
  number: row.seq,
  state: stocktakeState.parse(row.state),
  note: row.note,
  at: row.at,
  by: row.by_name,
  closedAt: row.closed_at,
  closedBy: row.closer_name,
  bins: row.bins ?? 0,
  done: row.done ?? 0,
  open: row.open ?? 0,
  value: row.value ?? 0,
})

/** Stocktakes before a number, newest first. */
export async function listStocktakes(db: ReadDb, before: number | null, limit: number): Promise<StocktakeSummary[]> {
  const select = before === null ? selectSummaries(db) : selectSummaries(db).where('stocktake.seq', '<', before)
  return (await select.orderBy('stocktake.seq', 'desc').limit(limit).execute()).map(toSummary)
}

export async function findStocktake(db: ReadDb, by: { id: string } | { seq: number }): Promise<StocktakeSummary | null> {
  const select = selectSummaries(db)
  const found = 'id' in by ? select.where('stocktake.id', '=', by.id) : select.where('stocktake.seq', '=', by.seq)
  const row = await found.executeTakeFirst()
  return row === undefined ? null : toSummary(row)
}

/** The bins of a stocktake by code, with how far each is. */
export async function listStocktakeBins(db: ReadDb, stocktakeId: string): Promise<StocktakeBin[]> {
  const rows = await db
    .selectFrom('stocktake_bin')
    .innerJoin('bin', 'bin.id', 'stocktake_bin.bin_id')
    .leftJoin('stocktake_count', 'stocktake_count.id', 'stocktake_bin.count_id')
    .leftJoin('staff', 'staff.id', 'stocktake_count.by_id')
    .select(['bin.id', 'bin.seq', 'bin.code', 'bin.name', 'bin.kind', 'stocktake_bin.state', 'stocktake_bin.reason'])
    .select(['stocktake_count.by_id', 'staff.name as by_name', 'stocktake_count.at', 'stocktake_count.ended_at'])
    .select((select) => [
      select
        .selectFrom('stocktake_line')
        .select((count) => count.fn.count<number>('part_id').distinct().as('n'))
        .whereRef('stocktake_line.count_id', '=', 'stocktake_bin.count_id')
        .where('counted', '>', 0)
        .as('parts'),
      select
        .selectFrom('stocktake_line')
        .select((sum) => sum.fn.sum<number | null>('counted').as('n'))
        .whereRef('stocktake_line.count_id', '=', 'stocktake_bin.count_id')
        .as('pieces'),
      select
        .selectFrom('stocktake_count as any_count')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('any_count.stocktake_id', '=', 'stocktake_bin.stocktake_id')
        .whereRef('any_count.bin_id', '=', 'stocktake_bin.bin_id')
        .as('counts'),
    ])
    .where('stocktake_bin.stocktake_id', '=', stocktakeId)
    .orderBy('bin.code_key')
    .execute()
  return rows.map((row) => ({
    binId: storedId(row.id),
    number: binNumber(row.seq),
    code: row.code,
    name: row.name,
    kind: binKind.parse(row.kind),
    state: binCountState.parse(row.state),
    reason: row.reason,
    byId: row.by_id === null ? null : storedId(row.by_id),
    by: row.by_name,
    at: row.ended_at ?? row.at,
    parts: row.parts ?? 0,
    pieces: row.pieces ?? 0,
    counts: row.counts ?? 0,
  }))
}

/**
 * Takes a stocktake for a use case that changes it: whoever else wants to waits, and then sees what this one wrote. Whoever takes
 * parts too takes them before.
 */
export async function lockStocktake(db: WriteDb, id: string) {
  const query = db.selectFrom('stocktake').select(['id', 'seq', 'state']).where('id', '=', id)
  return (needsRowLocks(db) ? query.forUpdate() : query).executeTakeFirst()
}

/** One bin of a stocktake with who has the count that holds. */
export async function findPlace(db: ReadDb, stocktakeId: string, binId: string) {
  const row = await db
    .selectFrom('stocktake_bin')
    .innerJoin('bin', 'bin.id', 'stocktake_bin.bin_id')
    .leftJoin('stocktake_count', 'stocktake_count.id', 'stocktake_bin.count_id')
    .leftJoin('staff', 'staff.id', 'stocktake_count.by_id')
    .select(['stocktake_bin.bin_id', 'stocktake_bin.state', 'stocktake_bin.count_id', 'bin.code'])
    .select(['stocktake_count.by_id', 'stocktake_count.ledger_seq', 'staff.name as by_name'])
    .where('stocktake_bin.stocktake_id', '=', stocktakeId)
    .where('stocktake_bin.bin_id', '=', binId)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, state: binCountState.parse(row.state) }
}
export type Place = NonNullable<Awaited<ReturnType<typeof findPlace>>>

/** The first of these bins that is in an open stocktake, with that one's number. */
export async function findBusyBin(db: ReadDb, binIds: readonly string[]) {
  return db
    .selectFrom('stocktake_bin')
    .innerJoin('stocktake', 'stocktake.id', 'stocktake_bin.stocktake_id')
    .innerJoin('bin', 'bin.id', 'stocktake_bin.bin_id')
    .select(['bin.code', 'stocktake.seq'])
    .where('stocktake_bin.is_open', '=', 1)
    .where('stocktake_bin.bin_id', 'in', binIds)
    .orderBy('bin.code_key')
    .executeTakeFirst()
}

/** Rows of one statement: each value of each is a parameter, of which SQLite takes 32,766. */
const ROWS_A_STATEMENT = 1000

export async function insertStocktake(
  db: WriteDb,
  { binIds, ...columns }: { id: string; note: string | null; at: string; by_id: string; binIds: readonly string[] },
): Promise<void> {
  const seq = await nextNumber(db, 'stocktake')
  await db
    .insertInto('stocktake')
    .values({ ...columns, seq, state: 'open', closed_at: null, closed_by_id: null })
    .execute()
  const place = { stocktake_id: columns.id, is_open: 1, state: 'open', reason: null, count_id: null } as const
  for (let at = 0; at < binIds.length; at += ROWS_A_STATEMENT) {
    const rows = binIds.slice(at, at + ROWS_A_STATEMENT).map((binId) => ({ ...place, bin_id: binId }))
    await db.insertInto('stocktake_bin').values(rows).execute()
  }
}

export async function closeStocktake(
  db: WriteDb,
  id: string,
  columns: { state: StocktakeState; closed_at: string; closed_by_id: string },
): Promise<void> {
  await db.updateTable('stocktake').set(columns).where('id', '=', id).execute()
  await db.updateTable('stocktake_bin').set({ is_open: 0 }).where('stocktake_id', '=', id).execute()
}

export async function updatePlace(
  db: WriteDb,
  stocktakeId: string,
  binId: string,
  columns: { state: BinCountState; reason?: string | null; count_id?: string },
): Promise<void> {
  await db.updateTable('stocktake_bin').set(columns).where('stocktake_id', '=', stocktakeId).where('bin_id', '=', binId).execute()
}
