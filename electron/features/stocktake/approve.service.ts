import type { StocktakeId, StocktakeLineId } from '../../../shared/kernel/ids.ts'
import { missing, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { differenceOf, mayApprove, type Stocktake } from '../../../shared/stocktake/stocktake.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { allocate } from '../job-parts/allocate.service.ts'
import { takeBackPromises } from '../job-parts/take-back.service.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { costsOf, post } from '../ledger/ledger.service.ts'
import { countFree, countInBin } from '../stock/stock.repository.ts'
import { approveLine, findOtherBinOfLot, listOpenLines, listPartsOfLines, type OpenLine } from './differences.repository.ts'
import { lockStocktake } from './stocktake.repository.ts'
import { told } from './stocktake.service.ts'

interface Approved {
  stocktakeId: StocktakeId
  lineIds: readonly StocktakeLineId[]
}

/**
 * Writes differences into the ledger by what differed, not to the figure that was counted: what was moved since the count has its
 * own entries. What is missing goes first, so that a piece that lay in the wrong bin is out of the one before it comes into the other.
 */
export async function approve(work: Work, { stocktakeId, lineIds }: Approved): Promise<Outcome<Stocktake>> {
  const named = await listPartsOfLines(work.db, lineIds)
  const partIds = [...new Set(named.map(({ partId }) => partId))]
  const parts = await lockPartStock(work.db, partIds)
  const stocktake = await lockStocktake(work.db, stocktakeId)
  if (stocktake === undefined || named.length < new Set(lineIds).size) return missing
  if (stocktake.state !== 'open') return refuse('stocktake-closed', { number: stocktake.seq })
  const lines = await listOpenLines(work.db, stocktakeId, lineIds)
  const settled = named.find(({ id }) => !lines.some((line) => line.id === id))
  if (settled !== undefined) return refuse('difference-settled', { sku: settled.sku, bin: settled.bin })
  const own = lines.find((line) => !mayApprove(actorOf(work), line.counter_id))
  if (own !== undefined) return refuse('own-count', { bin: own.code })
  // Before anything is written: what is taken out of one bin comes into the other at the same cost.
  const costs = await costsOf(work.db, parts)
  for (const line of lines.toSorted((one, other) => differenceOf(one) - differenceOf(other))) {
    const unitCost = costs.get(line.part_id) ?? 0
    const refusal = await writeDifference(work, line, { unitCost, stocktakeId })
    if (refusal !== null) return refusal
    await approveLine(work.db, line.id, { verdict_at: work.now, verdict_by_id: actorOf(work).id, unit_cost: unitCost })
  }
  const given = await allocate(work, partIds)
  return given.kind === 'done' ? told(work, stocktakeId, { approved: lineIds }) : given
}

async function writeDifference(
  work: Work,
  line: OpenLine,
  { unitCost, stocktakeId }: { unitCost: number; stocktakeId: StocktakeId },
): Promise<NotDone | null> {
  const difference = differenceOf(line)
  const entry = {
    kind: 'adjust',
    partId: line.part_id,
    quantity: Math.abs(difference),
    stocktakeId,
    ...(line.lot_id === null ? {} : { lotId: line.lot_id }),
  } as const
  const refusal = difference > 0 ? await refusalOfMore(work, line) : await makeRoom(work, line, entry.quantity)
  if (refusal !== null) return refusal
  const posted = await post(work, [
    difference > 0 ? { ...entry, toBinId: line.bin_id, unitCost } : { ...entry, fromBinId: line.bin_id },
  ])
  return posted.kind === 'done' ? null : posted
}

/** A serial that was counted here and lies in another bin by the ledger is moved, or counted there too. */
async function refusalOfMore(work: Work, { lot_id, bin_id, tracking, lot_number }: OpenLine): Promise<NotDone | null> {
  if (lot_id === null || tracking !== 'serial') return null
  const other = await findOtherBinOfLot(work.db, lot_id, bin_id)
  return other === null ? null : refuse('serial-elsewhere', { serial: lot_number ?? '', bin: other })
}

/** Takes back promises that the bin cannot keep; refused where so many have left it since the count that the difference cannot be true. */
async function makeRoom(work: Work, { part_id, bin_id, lot_id, sku, code }: OpenLine, gone: number): Promise<NotDone | null> {
  const there = await countInBin(work.db, part_id, bin_id, lot_id)
  if (there < gone) return refuse('moved-since-count', { sku, bin: code, there })
  const free = await countFree(work.db, part_id, bin_id)
  if (gone <= free) return null
  const taken = await takeBackPromises(work, { partId: part_id, binId: bin_id, quantity: gone - free })
  return taken.kind === 'done' ? null : taken
}
