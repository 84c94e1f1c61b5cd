import { z } from 'zod'
import type { BinId, PartId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { addDays, startOfDate } from '../../../shared/kernel/time.ts'
import { type LotPieces, splitByLot, tracking } from '../../../shared/stock/lots.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { ReadDb } from '../../db/store.ts'
import { readTimeZone } from '../../work/work.repository.ts'
import type { Work } from '../../work/work.ts'
import { allocate } from '../job-parts/allocate.service.ts'
import { findLot } from '../job-parts/job-parts.repository.ts'
import { takeBackPromises } from '../job-parts/take-back.service.ts'
import { readStockValue } from '../ledger/check.service.ts'
import { type LockedPart, lockPartStock } from '../ledger/ledger.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { findBin, findCountOfBin } from './bins.repository.ts'
import { countFree, countInBin, findOrAddLot, listBinContent, listMovements } from './stock.repository.ts'

type Moved = Outcome<{ partId: PartId }>

interface Incoming {
  partId: PartId
  binId: BinId
  quantity: number
  lots: LotPieces
}

/** Entries that bring pieces of a part into a bin, a batch or serial each; refused when those do not add up to the quantity. */
export async function entriesIn(
  work: Work,
  kind: 'receive' | 'found',
  { partId, binId, quantity, lots }: Incoming,
  more: Pick<Entry, 'unitCost' | 'reason' | 'orderLineId'>,
): Promise<Outcome<Entry[]>> {
  const [part] = await lockPartStock(work.db, [partId])
  if (part === undefined) return missing
  const split = splitByLot(tracking.parse(part.tracking), quantity, lots)
  if (split === null) return refuse(part.tracking === 'none' ? 'lot-not-tracked' : 'lots-differ', { sku: part.sku, quantity })
  const entries: Entry[] = []
  for (const { number, quantity: some } of split) {
    const lot = number === null ? {} : { lotId: await findOrAddLot(work.db, () => work.newId(), partId, number) }
    entries.push({ kind, partId, quantity: some, toBinId: binId, ...lot, ...more })
  }
  return done(entries)
}

/** Takes in pieces without an order, and promises them to jobs that wait for them. */
export async function receive(work: Work, input: Incoming & { unitCost: number; reason: string | null }): Promise<Moved> {
  const entries = await entriesIn(work, 'receive', input, { unitCost: input.unitCost, reason: input.reason })
  return entries.kind === 'done' ? moveAll(work, input.partId, entries.value) : entries
}

/** Takes in pieces that nobody knew of. */
export async function find(work: Work, input: Incoming & { reason: string }): Promise<Moved> {
  const entries = await entriesIn(work, 'found', input, { reason: input.reason })
  return entries.kind === 'done' ? moveAll(work, input.partId, entries.value) : entries
}

async function moveAll(work: Work, partId: PartId, entries: readonly Entry[]): Promise<Moved> {
  const posted = await post(work, entries)
  if (posted.kind !== 'done') return posted
  const given = await allocate(work, [partId])
  return given.kind === 'done' ? done({ partId }) : given
}

interface OnePlace {
  partId: PartId
  lot: string | null
}

/** The part, taken for a change, and the lot that was named. */
async function loadPlace(work: Work, { partId, lot }: OnePlace): Promise<Outcome<{ part: LockedPart; lot: { lotId?: string } }>> {
  const [part] = await lockPartStock(work.db, [partId])
  if (part === undefined) return missing
  if (lot === null) return done({ part, lot: {} })
  const known = await findLot(work.db, partId, lot)
  return known === undefined ? refuse('lot-not-in-bin', { sku: part.sku }) : done({ part, lot: { lotId: known.id } })
}

/** Moves pieces from bin to bin; what is promised out of a bin stays in it. */
export async function transfer(
  work: Work,
  input: OnePlace & { fromBinId: BinId; toBinId: BinId; quantity: number },
): Promise<Moved> {
  const place = await loadPlace(work, input)
  if (place.kind !== 'done') return place
  const { partId, fromBinId, toBinId, quantity } = input
  return moveAll(work, partId, [{ kind: 'transfer', partId, fromBinId, toBinId, quantity, ...place.value.lot }])
}

/** Writes pieces off, with the reason. */
export async function scrap(work: Work, input: OnePlace & { binId: BinId; quantity: number; reason: string }): Promise<Moved> {
  const place = await loadPlace(work, input)
  if (place.kind !== 'done') return place
  const { partId, binId, quantity, reason } = input
  return moveAll(work, partId, [{ kind: 'scrap', partId, fromBinId: binId, quantity, reason, ...place.value.lot }])
}

/**
 * Puts a bin right to what was counted in it. Where that is less than the bin has promised, the latest promises are given back and
 * promised anew out of other bins, as far as there is any. A count that agrees writes nothing. Refused while a stocktake counts the
 * bin: its differences are written as differences, and the same one would be written twice.
 */
export async function adjust(work: Work, input: OnePlace & { binId: BinId; counted: number; reason: string }): Promise<Moved> {
  const place = await loadPlace(work, input)
  if (place.kind !== 'done') return place
  const { partId, binId, counted, reason } = input
  const { lot } = place.value
  const there = await countInBin(work.db, partId, binId, lot.lotId ?? null)
  if (counted === there) return done({ partId })
  const stocktake = await findCountOfBin(work.db, binId)
  if (stocktake !== null)
    return refuse('bin-under-count', { bin: (await findBin(work.db, binId))?.code ?? '', number: stocktake })
  if (counted > there) {
    return moveAll(work, partId, [{ kind: 'adjust', partId, toBinId: binId, quantity: counted - there, reason, ...lot }])
  }
  const gone = there - counted
  const free = await countFree(work.db, partId, binId)
  const taken = gone > free ? await takeBackPromises(work, { partId, binId, quantity: gone - free }) : done(null)
  if (taken.kind !== 'done') return taken
  return moveAll(work, partId, [{ kind: 'adjust', partId, fromBinId: binId, quantity: gone, reason, ...lot }])
}

/** A bin and what lies in it; null when there is none. */
export async function readBin(db: ReadDb, binId: string) {
  const [bin, content] = await Promise.all([findBin(db, binId), listBinContent(db, binId)])
  return bin === null ? null : { bin, content }
}

const movementPlace = z.int()

/** One page of the ledger, newest first. */
export async function readMovements(
  db: ReadDb,
  { cursor, limit, ...wanted }: { partId: string | null; jobId: string | null; cursor: string | null; limit: number },
) {
  const items = await listMovements(db, { ...wanted, before: readCursor(movementPlace, cursor), limit })
  const last = items.at(-1)
  return { items, next: items.length < limit || last === undefined ? null : writeCursor(last.seq) }
}

/** What all stock is worth, now or at the end of a day of the depot's calendar. */
export async function readValue(db: ReadDb, on: string | null, now: string) {
  const before = on === null ? null : startOfDate(addDays(on, 1), await readTimeZone(db))
  return readStockValue(db, before, now)
}
