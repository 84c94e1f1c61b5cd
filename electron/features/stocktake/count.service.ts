import type { BinId, PartId, StocktakeId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { BinCount, CountedLine } from '../../../shared/stocktake/stocktake.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { type LockedPart, lockPartStock } from '../ledger/ledger.repository.ts'
import { findBin } from '../stock/bins.repository.ts'
import { countInBin, findOrAddLot } from '../stock/stock.repository.ts'
import {
  endCount,
  findCount,
  findCounted,
  findLine,
  insertCount,
  insertLines,
  lastSeq,
  listPartsIn,
  listUncounted,
  readChangesSince,
  updateLine,
} from './counts.repository.ts'
import { findPlace, lockStocktake, type Place, updatePlace } from './stocktake.repository.ts'

export interface OneBin {
  stocktakeId: StocktakeId
  binId: BinId
}

/** A bin of an open stocktake, taken for a change. */
export async function loadPlace(work: Work, { stocktakeId, binId }: OneBin): Promise<Outcome<Place>> {
  const stocktake = await lockStocktake(work.db, stocktakeId)
  if (stocktake === undefined) return missing
  if (stocktake.state !== 'open') return refuse('stocktake-closed', { number: stocktake.seq })
  const place = await findPlace(work.db, stocktakeId, binId)
  if (place !== null) return done(place)
  const bin = await findBin(work.db, binId)
  return bin === null ? missing : refuse('bin-not-in-stocktake', { bin: bin.code, number: stocktake.seq })
}

/** Begins to count a bin, or goes on with one's own count. Another count is only replaced when that was asked for. */
export async function beginBin(work: Work, input: OneBin & { again: boolean }): Promise<Outcome<BinCount>> {
  const loaded = await loadPlace(work, input)
  if (loaded.kind !== 'done') return loaded
  const place = loaded.value
  const me = actorOf(work).id
  const isMine = place.state === 'counting' && place.by_id === me
  if (isMine && !input.again) return told(work, input)
  if (!input.again && place.state === 'counting') return beingCounted(place)
  if (!input.again && place.state === 'counted') return refuse('bin-counted', { bin: place.code })
  const id = work.newId()
  const { stocktakeId, binId } = input
  const ledgerSeq = await lastSeq(work.db, null)
  await insertCount(work.db, {
    id,
    stocktake_id: stocktakeId,
    bin_id: binId,
    by_id: me,
    at: work.now,
    ledger_seq: ledgerSeq,
    ended_at: null,
  })
  await updatePlace(work.db, stocktakeId, binId, { state: 'counting', reason: null, count_id: id })
  work.touch('stocktake', stocktakeId)
  return told(work, input)
}

const beingCounted = ({ code, by_name }: Place): NotDone => refuse('bin-being-counted', { bin: code, name: by_name ?? '' })

async function told(work: Work, { stocktakeId, binId }: OneBin): Promise<Outcome<BinCount>> {
  const count = await findCount(work.db, stocktakeId, binId)
  if (count === null) throw new Error('the bin has a count')
  work.touch('stocktake', count.countId)
  return done(count)
}

/** The bin, taken, with the actor's own count of it that is under way. */
async function loadOwnCount(work: Work, input: OneBin): Promise<Outcome<Place & { count_id: string }>> {
  const loaded = await loadPlace(work, input)
  if (loaded.kind !== 'done') return loaded
  const { count_id, ...place } = loaded.value
  if (place.state !== 'counting' || count_id === null) return refuse('bin-not-begun', { bin: place.code })
  return place.by_id === actorOf(work).id ? done({ ...place, count_id }) : beingCounted(loaded.value)
}

interface Added extends OneBin {
  partId: PartId
  lot: string | null
  /** So many more, or so many in all. */
  figure: { more: number } | { counted: number }
}

/**
 * Counts pieces of a part in a bin. With the figure goes what the ledger has there at this moment and its last entry, so that what
 * is moved later makes no difference. (MISSION.md, E6.)
 */
export async function addCounted(work: Work, input: Added): Promise<Outcome<CountedLine>> {
  const [part] = await lockPartStock(work.db, [input.partId])
  if (part === undefined) return missing
  const loaded = await loadOwnCount(work, input)
  if (loaded.kind !== 'done') return loaded
  const refusal = refusalOfLot(part, input)
  if (refusal !== null) return refusal
  const lotId = input.lot === null ? null : await findOrAddLot(work.db, () => work.newId(), part.id, input.lot)
  const countId = loaded.value.count_id
  const before = await findLine(work.db, countId, part.id, lotId)
  const counted = 'more' in input.figure ? (before?.counted ?? 0) + input.figure.more : input.figure.counted
  if (part.tracking === 'serial' && counted > 1) return refuse('serial-counted', { serial: input.lot ?? '' })
  const there = await countInBin(work.db, part.id, input.binId, lotId)
  const goesOn = 'more' in input.figure && before !== undefined && before.counted > 0
  const seen = {
    counted,
    at: work.now,
    seq: await lastSeq(work.db, part.id),
    low: goesOn ? Math.min(before.low, there) : there,
    high: goesOn ? Math.max(before.high, there) : there,
  }
  const id = before?.id ?? work.newId()
  if (before === undefined) {
    await insertLines(work.db, [{ id, count_id: countId, part_id: part.id, lot_id: lotId, is_counted: 1, ...seen }])
  } else await updateLine(work.db, id, seen)
  work.touch('stocktake', countId)
  return done(await findCounted(work.db, id))
}

/** A tracked part is counted by its batch or serial, and a serial is one piece. */
function refusalOfLot({ tracking, sku }: LockedPart, { lot, figure }: Added): NotDone | null {
  if (tracking === 'none') return lot === null ? null : refuse('lot-not-tracked', { sku })
  if (lot === null) return refuse('lot-needed', { sku })
  const pieces = 'more' in figure ? figure.more : figure.counted
  return tracking === 'serial' && pieces > 1 ? refuse('one-serial-a-piece', { sku }) : null
}

/** Ends the count of a bin. What should lie in it and was not counted stands there as none from now on. */
export async function endBin(work: Work, input: OneBin): Promise<Outcome<BinCount>> {
  const parts = await lockPartStock(work.db, await listPartsIn(work.db, input.binId))
  const loaded = await loadOwnCount(work, input)
  if (loaded.kind !== 'done') return loaded
  const { count_id: countId, ledger_seq: begun } = loaded.value
  const partIds = parts.map((part) => part.id)
  const [uncounted, changes] = await Promise.all([
    listUncounted(work.db, countId, input.binId, partIds),
    readChangesSince(work.db, input.binId, begun ?? 0),
  ])
  const seq = await lastSeq(work.db, null)
  const line = { count_id: countId, counted: 0, is_counted: 0, at: work.now, seq } as const
  await insertLines(
    work.db,
    uncounted.map(({ part_id, lot_id, on_hand }) => {
      // What came in after the count had begun may lie where somebody had counted already.
      const atBegin = Math.max(0, on_hand - (changes.get(`${part_id} ${lot_id ?? ''}`) ?? 0))
      return { ...line, id: work.newId(), part_id, lot_id, low: Math.min(on_hand, atBegin), high: Math.max(on_hand, atBegin) }
    }),
  )
  await endCount(work.db, countId, work.now)
  await updatePlace(work.db, input.stocktakeId, input.binId, { state: 'counted' })
  work.touch('stocktake', input.stocktakeId)
  return told(work, input)
}
