import { IS_USABLE } from '../../../shared/stock/bins.ts'
import type { Cell } from '../../../shared/stock/movements.ts'
import { keyOf, type Sums } from '../../../shared/stock/sums.ts'
import type { WriteDb } from '../../db/store.ts'
import type { KnownBin } from './ledger.repository.ts'

interface Moved {
  readonly before: Sums
  readonly after: Sums
  /** Every cell that the movements touched; the same one may stand here more than once. */
  readonly cells: readonly Cell[]
  /** The bins that the movements name. */
  readonly bins: readonly KnownBin[]
}

/**
 * Keeps the sums as they are after the movements: each row by one statement, since what a bin has promised may not pass what lies
 * in it even for a moment. Started together, the statements travel in one message.
 */
export async function keepSums(db: WriteDb, { before, after, cells, bins }: Moved): Promise<void> {
  const touched = [...new Map(cells.map((cell) => [keyOf(cell), cell])).values()]
  const now = (cell: Cell) => after.get(keyOf(cell)) ?? 0
  const by = (cell: Cell) => now(cell) - (before.get(keyOf(cell)) ?? 0)
  const usable = new Set(bins.filter(({ kind }) => IS_USABLE[kind]).map(({ id }) => id))
  await Promise.all([
    ...unique(touched, partOf).map((partId) => keepPart(db, partId, touched, { now, by, usable })),
    ...uniquePairs(touched, binOf).map(([partId, binId]) => keepBin(db, partId, binId, now)),
    ...unique(touched, needOf).map((jobPartId) => keepNeed(db, jobPartId, touched, { now, by })),
    ...touched.map((cell) => keepOther(db, cell, now(cell))),
  ])
}

const partOf = (cell: Cell) => ('partId' in cell ? cell.partId : null)
const needOf = (cell: Cell) => ('jobPartId' in cell ? cell.jobPartId : null)
const binOf = (cell: Cell) => (cell.sum === 'onHand' || cell.sum === 'reserved' ? ([cell.partId, cell.binId] as const) : null)

function unique(cells: readonly Cell[], idOf: (cell: Cell) => string | null): string[] {
  return [...new Set(cells.flatMap((cell) => idOf(cell) ?? []))]
}

function uniquePairs(cells: readonly Cell[], pairOf: typeof binOf): (readonly [string, string])[] {
  const pairs = cells.flatMap((cell) => [pairOf(cell)].filter((pair) => pair !== null))
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()]
}

type Figure = (cell: Cell) => number

/** By how much the sums of one kind changed in all. */
const total = (cells: readonly Cell[], by: Figure) => cells.reduce((sum, cell) => sum + by(cell), 0)

async function keepPart(
  db: WriteDb,
  partId: string,
  touched: readonly Cell[],
  { now, by, usable }: { now: Figure; by: Figure; usable: ReadonlySet<string> },
): Promise<void> {
  const inBins = touched.filter((cell) => binOf(cell)?.[0] === partId && 'binId' in cell && usable.has(cell.binId))
  const onHand = inBins.filter((cell) => cell.sum === 'onHand')
  const reserved = inBins.filter((cell) => cell.sum === 'reserved')
  await db
    .updateTable('part_stock')
    .set((set) => ({
      owned: now({ sum: 'owned', partId }),
      value: now({ sum: 'value', partId }),
      usable: set('usable', '+', total(onHand, by)),
      reserved: set('reserved', '+', total(reserved, by)),
    }))
    .where('part_id', '=', partId)
    .execute()
}

async function keepBin(db: WriteDb, partId: string, binId: string, now: Figure): Promise<void> {
  const sums = { on_hand: now({ sum: 'onHand', partId, binId }), reserved: now({ sum: 'reserved', partId, binId }) }
  await db
    .insertInto('bin_stock')
    .values({ part_id: partId, bin_id: binId, ...sums })
    .onConflict((conflict) => conflict.columns(['part_id', 'bin_id']).doUpdateSet(sums))
    .execute()
}

async function keepNeed(
  db: WriteDb,
  jobPartId: string,
  touched: readonly Cell[],
  { now, by }: { now: Figure; by: Figure },
): Promise<void> {
  const promised = touched.filter((cell) => cell.sum === 'promised' && cell.jobPartId === jobPartId)
  await db
    .updateTable('job_part')
    .set((set) => ({
      picked: now({ sum: 'picked', jobPartId }),
      fitted: now({ sum: 'fitted', jobPartId }),
      reserved: set('reserved', '+', total(promised, by)),
    }))
    .where('id', '=', jobPartId)
    .execute()
}

async function keepOther(db: WriteDb, cell: Cell, sum: number): Promise<void> {
  if (cell.sum === 'promised') {
    await db
      .insertInto('promise')
      .values({ job_part_id: cell.jobPartId, bin_id: cell.binId, quantity: sum })
      .onConflict((conflict) => conflict.columns(['job_part_id', 'bin_id']).doUpdateSet({ quantity: sum }))
      .execute()
  } else if (cell.sum === 'lotOnHand') {
    await db
      .insertInto('lot_stock')
      .values({ lot_id: cell.lotId, bin_id: cell.binId, on_hand: sum })
      .onConflict((conflict) => conflict.columns(['lot_id', 'bin_id']).doUpdateSet({ on_hand: sum }))
      .execute()
  } else if (cell.sum === 'lotPicked') {
    await db
      .insertInto('lot_picked')
      .values({ job_part_id: cell.jobPartId, lot_id: cell.lotId, quantity: sum })
      .onConflict((conflict) => conflict.columns(['job_part_id', 'lot_id']).doUpdateSet({ quantity: sum }))
      .execute()
  }
}
