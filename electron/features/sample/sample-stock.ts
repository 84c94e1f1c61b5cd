import type { BinId, PartId } from '../../../shared/kernel/ids.ts'
import type { FittedPart } from '../../../shared/stock/fitting.ts'
import type { LotPieces, Tracking } from '../../../shared/stock/lots.ts'
import type { Work } from '../../work/work.ts'
import { addPart } from '../job-parts/job-parts.service.ts'
import { pick } from '../job-parts/pick.service.ts'
import { findPartStock } from '../stock/stock.repository.ts'
import { adjust, receive } from '../stock/stock.service.ts'
import { type Act, partOf } from './sample-act.ts'
import type { Player } from './sample-player.ts'

const CLERK = 'parts'

/** What lay in the bins on the depot's first day. */
export async function openStock(player: Player, at: number): Promise<void> {
  for (const { sku } of player.stage.content.parts) await buy(player, at, sku)
}

/** Brings as many of a part into its bin as there were on the first day. */
async function buy(player: Player, at: number, sku: string): Promise<void> {
  const { partId, binId, pieces, cost, tracking } = placeOf(player, sku)
  const lots = lotsOf(sku, tracking, pieces, at)
  const bought = { partId, binId, quantity: pieces, unitCost: cost, lots, reason: null }
  await player.act(at, CLERK, 'stock.receive', (work) => receive(work, bought))
}

/** A batch is named by its day, a serial by its day and place in it. */
export function lotsOf(sku: string, tracking: Tracking, pieces: number, at: number): LotPieces {
  const day = new Date(at).toISOString().slice(2, 10).replaceAll('-', '')
  if (tracking === 'none') return []
  if (tracking === 'batch') return [{ number: `${day}-${sku.slice(-3)}`, quantity: pieces }]
  const place = String(Math.floor((at / 60_000) % 1440)).padStart(4, '0')
  return Array.from({ length: pieces }, (_, index) => ({ number: `${sku.slice(-3)}${day}${place}${index + 1}`, quantity: 1 }))
}

interface Place {
  partId: PartId
  binId: BinId
  pieces: number
  cost: number
  tracking: Tracking
}

/** Where a part lies, and what a piece of it cost on the first day. */
export function placeOf({ stage }: Player, sku: string): Place {
  const part = stage.content.parts.find((candidate) => candidate.sku === sku)
  const binId = part === undefined ? undefined : stage.bins.get(part.opening.bin)
  if (part === undefined || binId === undefined) throw new Error(`the sample has no place for ${sku}`)
  const { pieces, cost } = part.opening
  return { partId: partOf(stage.parts, sku), binId, pieces, cost, tracking: part.tracking }
}

/** Picks one piece of each part for a job, the oldest batch first, and answers them as fitted; one that has run out is bought before. */
export async function pickAll(act: Act, skus: readonly string[]): Promise<FittedPart[]> {
  const { player, plan, job, at } = act
  const fitted: FittedPart[] = []
  for (const sku of skus) {
    const { partId, binId } = placeOf(player, sku)
    const stockNow = () => findPartStock(player.coreAt(at).store.read, partId)
    if (((await stockNow())?.available ?? 0) === 0) await buy(player, at, sku)
    const lot = (await stockNow())?.bins.find((bin) => bin.binId === binId)?.lots[0]?.number ?? null
    const taken = { jobId: job.id, partId, binId, quantity: 1, lot, evenIfMore: true }
    await player.act(at, plan.technician, 'jobParts.pick', (work) => pick(work, taken))
    fitted.push({ partId, quantity: 1, oldSerial: null, newSerial: null, oldFate: 'scrapped', lot })
  }
  return fitted
}

/** A count finds the bins of these parts empty but for what is promised, and the job that needs them waits. */
export async function runOut(act: Act, skus: readonly string[]): Promise<void> {
  const { player, plan, job, at } = act
  for (const sku of skus) {
    const { partId, binId } = placeOf(player, sku)
    await player.act(at, CLERK, 'stock.adjust', (work) => countEmpty(work, { partId, binId }))
    await player.act(at, plan.technician, 'jobParts.add', (work) => addPart(work, { jobId: job.id, partId, quantity: 1 }))
  }
}

async function countEmpty(work: Work, place: { partId: PartId; binId: BinId }) {
  const stock = await findPartStock(work.db, place.partId)
  const bin = stock?.bins.find(({ binId }) => binId === place.binId)
  const lots = bin?.lots ?? []
  const reason = '收工时清点'
  for (const { number } of lots.slice(1)) {
    const counted = await adjust(work, { ...place, counted: 0, lot: number, reason })
    if (counted.kind !== 'done') return counted
  }
  return adjust(work, { ...place, counted: bin?.reserved ?? 0, lot: lots[0]?.number ?? null, reason })
}
