import { z } from 'zod'
import type { BinId, StocktakeId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { Stocktake, StocktakeState } from '../../../shared/stocktake/stocktake.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { ReadDb } from '../../db/store.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { listBins } from '../stock/bins.repository.ts'
import { loadPlace, type OneBin } from './count.service.ts'
import { refuseDifferences } from './differences.repository.ts'
import {
  closeStocktake,
  findBusyBin,
  findStocktake,
  insertStocktake,
  listStocktakeBins,
  listStocktakes,
  lockStocktake,
  updatePlace,
} from './stocktake.repository.ts'

const place = z.int()

/** One page of stocktakes, newest first. */
export async function readStocktakes(db: ReadDb, { cursor, limit }: { cursor: string | null; limit: number }) {
  const items = await listStocktakes(db, readCursor(place, cursor), limit)
  const last = items.at(-1)
  return { items, next: items.length < limit || last === undefined ? null : writeCursor(last.number) }
}

/** A stocktake with how far each of its bins is; null when there is none. */
export async function readStocktake(db: ReadDb, by: { id: string } | { seq: number }): Promise<Stocktake | null> {
  const summary = await findStocktake(db, by)
  return summary === null ? null : { ...summary, places: await listStocktakeBins(db, summary.id) }
}

/** The stocktake as it is after a change, which is noted. */
export async function told(work: Work, id: StocktakeId, change: unknown): Promise<Outcome<Stocktake>> {
  const after = await readStocktake(work.db, { id })
  if (after === null) throw new Error('the stocktake was kept')
  work.audit('stocktake', id, null, change)
  work.touch('stocktake', id)
  return done(after)
}

/** Begins a stocktake of these bins, or of all shelves. A bin is in one open stocktake at a time, or its differences would be written twice. */
export async function begin(
  work: Work,
  { binIds, note }: { binIds: readonly BinId[] | null; note: string | null },
): Promise<Outcome<Stocktake>> {
  const bins = await listBins(work.db)
  const chosen =
    binIds === null
      ? bins.filter((bin) => bin.kind === 'shelf' && bin.isActive)
      : bins.filter((bin) => binIds.some((id) => id === bin.id))
  if (binIds !== null && chosen.length < new Set(binIds).size) return missing
  const closed = chosen.find((bin) => !bin.isActive)
  if (closed !== undefined) return refuse('bin-closed', { bin: closed.code })
  if (chosen.length === 0) return refuse('nothing-to-count')
  const ids = chosen.map((bin) => bin.id)
  const busy = await findBusyBin(work.db, ids)
  if (busy !== undefined) return refuse('bin-in-stocktake', { bin: busy.code, number: busy.seq })
  const id = work.newId<StocktakeId>()
  await insertStocktake(work.db, { id, note, at: work.now, by_id: actorOf(work).id, binIds: ids })
  return told(work, id, { bins: ids, note })
}

/** A bin is not counted this time, with the reason. */
export async function leaveOut(work: Work, input: OneBin & { reason: string }): Promise<Outcome<Stocktake>> {
  const loaded = await loadPlace(work, input)
  if (loaded.kind !== 'done') return loaded
  const { stocktakeId, binId, reason } = input
  if (loaded.value.state === 'counted') return refuse('bin-counted', { bin: loaded.value.code })
  await updatePlace(work.db, stocktakeId, binId, { state: 'left-out', reason })
  return told(work, stocktakeId, { leftOut: binId, reason })
}

/** Asks for another count of these bins; what is open of the one that there is, is refused by it. */
export async function recount(
  work: Work,
  { stocktakeId, binIds }: { stocktakeId: StocktakeId; binIds: readonly BinId[] },
): Promise<Outcome<Stocktake>> {
  for (const binId of new Set(binIds)) {
    const loaded = await loadPlace(work, { stocktakeId, binId })
    if (loaded.kind !== 'done') return loaded
    const { state, count_id, code } = loaded.value
    if (state !== 'counted' || count_id === null) return refuse('bin-not-counted', { bin: code })
    await refuseDifferences(work.db, count_id, { verdict_at: work.now, verdict_by_id: actorOf(work).id })
    await updatePlace(work.db, stocktakeId, binId, { state: 'open' })
  }
  return told(work, stocktakeId, { recount: binIds })
}

interface OneStocktake {
  stocktakeId: StocktakeId
}

/** Ends a stocktake in which every bin is counted or left out and every difference is approved. */
export async function finish(work: Work, { stocktakeId }: OneStocktake): Promise<Outcome<Stocktake>> {
  const loaded = await loadOpen(work, stocktakeId)
  if (loaded.kind !== 'done') return loaded
  const { places, open } = loaded.value
  const uncounted = places.filter(({ state }) => state === 'open' || state === 'counting')
  if (uncounted.length > 0) return refuse('bins-not-counted', { bins: namesOf(uncounted) })
  if (open > 0) return refuse('differences-open', { open })
  return close(work, stocktakeId, 'finished')
}

const MOST_NAMED = 5

const namesOf = (places: Stocktake['places']): string => {
  const names = places.slice(0, MOST_NAMED).map(({ code }) => code)
  return [...names, ...(places.length > MOST_NAMED ? ['…'] : [])].join(', ')
}

/** Ends a stocktake as it is: what was approved stays in the ledger, the rest is forgotten. */
export async function cancel(work: Work, { stocktakeId }: OneStocktake): Promise<Outcome<Stocktake>> {
  const loaded = await loadOpen(work, stocktakeId)
  return loaded.kind === 'done' ? close(work, stocktakeId, 'cancelled') : loaded
}

async function loadOpen(work: Work, id: StocktakeId): Promise<Outcome<Stocktake>> {
  const locked = await lockStocktake(work.db, id)
  const stocktake = locked === undefined ? null : await readStocktake(work.db, { id })
  if (stocktake === null) return missing
  return stocktake.state === 'open' ? done(stocktake) : refuse('stocktake-closed', { number: stocktake.number })
}

async function close(work: Work, id: StocktakeId, state: StocktakeState): Promise<Outcome<Stocktake>> {
  await closeStocktake(work.db, id, { state, closed_at: work.now, closed_by_id: actorOf(work).id })
  return told(work, id, { state })
}
