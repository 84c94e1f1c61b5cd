import type { RefusalCode } from '../../../shared/kernel/refusal.ts'
import { done, missing, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { IS_USABLE } from '../../../shared/stock/bins.ts'
import { type Cell, type Movement, type MovementKind, placesOf } from '../../../shared/stock/movements.ts'
import { isLotHere, keyOf, withMovement } from '../../../shared/stock/sums.ts'
import { averageCost, shareOf } from '../../../shared/stock/value.ts'
import type { ReadDb } from '../../db/store.ts'
import { actorOf, type Work } from '../../work/work.ts'
import {
  findLastCost,
  holdBins,
  insertMovements,
  type KnownBin,
  type LockedPart,
  lockPartStock,
  readSums,
} from './ledger.repository.ts'
import { keepSums } from './sums.repository.ts'

/** One entry to post. What it does not name is not there. */
export interface Entry {
  readonly kind: MovementKind
  readonly partId: string
  /** Whole pieces, at least one; one of a part that is tracked by serial. */
  readonly quantity: number
  readonly fromBinId?: string
  readonly toBinId?: string
  readonly jobId?: string
  readonly jobPartId?: string
  readonly lotId?: string
  readonly orderLineId?: string
  readonly deliveryId?: string
  readonly stocktakeId?: string
  readonly claimLineId?: string
  /** What one piece cost that comes from outside; where nobody says the average, or what the last one was worth. */
  readonly unitCost?: number
  readonly reason?: string | null
}

/**
 * Posts entries to the ledger, all or none, and keeps its sums. The only writer of `movement` and of every sum of stock. Refused
 * with the reason when a bin, a hand or a promise does not have what an entry takes from it.
 */
export async function post(work: Work, entries: readonly Entry[]): Promise<Outcome<null>> {
  if (entries.length === 0) return done(null)
  const ids = (idOf: (entry: Entry) => string | undefined) => [...new Set(entries.flatMap((entry) => idOf(entry) ?? []))]
  const parts = await lockPartStock(
    work.db,
    ids((entry) => entry.partId),
  )
  const [bins, costs, before] = await Promise.all([
    holdBins(work.db, [...new Set([...ids((entry) => entry.fromBinId), ...ids((entry) => entry.toBinId)])]),
    costsOf(
      work.db,
      parts.filter(({ id }) => entries.some((entry) => entry.partId === id && isUnpriced(entry))),
    ),
    readSums(work.db, { parts, jobPartIds: ids((entry) => entry.jobPartId), lotIds: ids((entry) => entry.lotId) }),
  ])
  const counted = countUp(entries, { parts, bins, costs, before })
  if (counted.kind !== 'done') return counted
  const { after, cells, movements } = counted.value
  const byId = actorOf(work).id
  await Promise.all([
    insertMovements(
      work.db,
      movements.map((movement) => rowOf(movement, { at: work.now, by_id: byId })),
    ),
    keepSums(work.db, { before, after, cells, bins }),
  ])
  for (const { id } of parts) work.touch('part', id)
  for (const { id } of bins) work.touch('bin', id)
  return done(null)
}

/** Comes into a bin from outside or out of a hand, and nobody said what it cost. */
const isUnpriced = ({ unitCost, fromBinId, toBinId }: Entry): boolean =>
  unitCost === undefined && fromBinId === undefined && toBinId !== undefined

/** What one piece of each part is worth: on average, or as the last one was of which none is left. */
export async function costsOf(db: ReadDb, parts: readonly LockedPart[]): Promise<Map<string, number>> {
  const costs = new Map<string, number>()
  for (const part of parts) costs.set(part.id, averageCost(part) ?? (await findLastCost(db, part.id)))
  return costs
}

interface Known {
  readonly parts: readonly LockedPart[]
  readonly bins: readonly KnownBin[]
  readonly costs: ReadonlyMap<string, number>
  readonly before: Map<string, number>
}

type Costed = Omit<Entry, keyof Movement> & Movement & { readonly unitCost: number }

/** The sums after all entries, one by one, with what each is worth. */
function countUp(entries: readonly Entry[], { parts, bins, costs, before }: Known) {
  let sums = before
  const cells: Cell[] = []
  const movements: Costed[] = []
  for (const entry of entries) {
    const part = parts.find(({ id }) => id === entry.partId)
    if (part === undefined) return missing
    const refusal = refusalOfEntry(entry, part, bins, sums)
    if (refusal !== null) return refusal
    const movement = costed(entry, sums, costs.get(part.id) ?? 0)
    const counted = withMovement(sums, movement)
    if ('reason' in counted) return refuse(counted.reason, { there: Math.max(0, counted.there), sku: part.sku })
    sums = counted.after
    cells.push(...counted.cells)
    movements.push(movement)
  }
  return done({ after: sums, cells, movements })
}

function refusalOfEntry(entry: Entry, part: LockedPart, bins: readonly KnownBin[], sums: Map<string, number>): NotDone | null {
  const to = entry.toBinId === undefined ? undefined : bins.find(({ id }) => id === entry.toBinId)
  const from = entry.fromBinId === undefined ? undefined : bins.find(({ id }) => id === entry.fromBinId)
  if ((entry.toBinId !== undefined && to === undefined) || (entry.fromBinId !== undefined && from === undefined)) return missing
  if (to !== undefined && !to.isActive) return refuse('bin-closed', { bin: to.code })
  if (from !== undefined && from.id === to?.id) return refuse('same-bin', { bin: from.code })
  if (entry.kind === 'reserve' && from !== undefined && !IS_USABLE[from.kind]) return refuse('bin-not-usable', { bin: from.code })
  const reason = refusalOfLot(entry, part, sums)
  return reason === null ? null : refuse(reason, { sku: part.sku })
}

/** A tracked part moves by its batch or serial, a serial is one piece, and is in the house once. Promises name no lot. */
function refusalOfLot(entry: Entry, { tracking }: LockedPart, sums: Map<string, number>): RefusalCode | null {
  if (entry.kind === 'reserve' || entry.kind === 'release') return null
  if (tracking === 'none') return entry.lotId === undefined ? null : 'lot-not-tracked'
  if (entry.lotId === undefined) return 'lot-needed'
  if (tracking !== 'serial') return null
  if (entry.quantity !== 1) return 'one-serial-a-piece'
  const comesIn = entry.fromBinId === undefined && entry.jobPartId === undefined
  return comesIn && isLotHere(sums, entry.lotId) ? 'serial-in-stock' : null
}

/** The entry with what it is worth: what comes in costs what was paid for it, what leaves takes its share of the average. */
function costed(entry: Entry, sums: Map<string, number>, lastCost: number): Costed {
  const { partId, quantity } = entry
  const worth = {
    owned: sums.get(keyOf({ sum: 'owned', partId })) ?? 0,
    value: sums.get(keyOf({ sum: 'value', partId })) ?? 0,
  }
  const average = averageCost(worth) ?? lastCost
  const movement = {
    ...entry,
    fromBinId: entry.fromBinId ?? null,
    toBinId: entry.toBinId ?? null,
    jobPartId: entry.jobPartId ?? null,
    lotId: entry.lotId ?? null,
    unitCost: entry.unitCost ?? average,
    value: 0,
  }
  const places = placesOf(movement)
  if (places?.from === 'outside') return { ...movement, value: movement.unitCost * quantity }
  if (places?.to !== 'outside' || quantity > worth.owned) return movement
  return { ...movement, unitCost: average, value: -shareOf(worth, quantity) }
}

function rowOf(movement: Costed, { at, by_id }: { at: string; by_id: string }) {
  return {
    at,
    by_id,
    kind: movement.kind,
    part_id: movement.partId,
    quantity: movement.quantity,
    from_bin_id: movement.fromBinId,
    to_bin_id: movement.toBinId,
    job_id: movement.jobId ?? null,
    job_part_id: movement.jobPartId,
    order_line_id: movement.orderLineId ?? null,
    delivery_id: movement.deliveryId ?? null,
    stocktake_id: movement.stocktakeId ?? null,
    claim_line_id: movement.claimLineId ?? null,
    lot_id: movement.lotId,
    unit_cost: movement.unitCost,
    value: movement.value,
    reason: movement.reason ?? null,
  }
}
