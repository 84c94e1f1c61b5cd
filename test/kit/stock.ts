import { insertPart } from '../../electron/features/parts/parts.repository.ts'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { type BinId, type PartId, partId } from '../../shared/kernel/ids.ts'
import { PLAIN_PART } from '../../shared/parts/parts.ts'
import type { BinKind } from '../../shared/stock/bins.ts'
import type { Tracking } from '../../shared/stock/lots.ts'
import { assess, checkInOne, type CheckInJob, type Keyed, LABOUR, move, type Offer, release, unitOf } from './job-life.ts'
import type { Client, World } from './world.ts'

/** Steps of parts and bins, as tests take them: each one call with everything it needs. */

let made = 0
/** A word that no other call of this run gets: codes and serials must not repeat. */
export const unlike = (word: string): string => `${word}-${(made += 1)}`

/** A new part of the catalogue, of which nothing is there. */
export async function partOf(world: World, tracking: Tracking = 'none'): Promise<PartId> {
  const id = partId.parse(world.key())
  await world.store.transact(async (db) => {
    const words = { sku: unlike('SKU'), name: { en: 'Heater', 'zh-CN': '加热器' } }
    await insertPart(db, id, { ...PLAIN_PART, ...words, price: 4000, tracking })
  })
  return id
}

export async function binOf(world: Keyed, client: Client, kind: BinKind = 'shelf'): Promise<BinId> {
  const bin = await client.stock.addBin({ code: unlike(kind), name: null, kind, keeperId: null, key: world.key() })
  return bin.id
}

/** Brings pieces of an untracked part into a bin, at 10.00 each unless said otherwise. */
export async function stockUp(
  world: Keyed,
  client: Client,
  part: PartId,
  binId: BinId,
  quantity: number,
  unitCost = 1000,
): Promise<void> {
  await client.stock.receive({ partId: part, binId, quantity, unitCost, lots: [], reason: null, key: world.key() })
}

/** A line of a plan that needs so many pieces of a part. */
export const partLine = (part: PartId, pieces: number): Offer['lines'][number] => ({
  ...LABOUR,
  kind: 'part',
  description: 'Heater',
  partId: part,
  quantity: pieces * 1000,
  unitPrice: 4000,
})

/** A job whose plan needs these pieces and was agreed to, on the bench and not yet under repair. */
export async function agreedJob(
  world: Keyed,
  client: Client,
  needs: readonly [PartId, number][],
  change: Partial<CheckInJob> = {},
): Promise<JobFile> {
  const job = await checkInOne(world, client, { unit: unitOf(unlike('SN-STOCK')), accessories: [], ...change })
  await move(world, client, job, 'assessing')
  await assess(world, client, job)
  await release(world, client, job, { lines: [LABOUR, ...needs.map(([part, pieces]) => partLine(part, pieces))] })
  return client.jobs.get({ number: job.number })
}

type Fitted = Parameters<Client['bench']['logRepair']>[0]['parts'][number]

/** One piece of a part that went in, with nothing taken out. */
export const fitted = (part: PartId): Fitted => ({
  partId: part,
  quantity: 1,
  oldSerial: null,
  newSerial: null,
  oldFate: 'none',
  lot: null,
})

/** Brings pieces of a part into a new bin and picks them for a job, whether it asked for them or not. */
export async function pickFor(
  world: Keyed,
  client: Client,
  { id }: Pick<JobFile, 'id'>,
  part: PartId,
  { quantity = 1, clerk = client } = {},
): Promise<void> {
  const binId = await binOf(world, clerk)
  await stockUp(world, clerk, part, binId, quantity)
  await client.jobParts.pick({ jobId: id, partId: part, binId, quantity, lot: null, evenIfMore: true, key: world.key() })
}
