import type { JobFile, RepairEntry } from '../../shared/jobs/jobs.ts'
import { type PartNow, partsToCorrect } from '../../shared/jobs/repair-log.ts'
import type { PartId } from '../../shared/kernel/ids.ts'
import { PLAIN_PART } from '../../shared/parts/parts.ts'
import type { RestatedPart } from '../../shared/stock/fitting.ts'
import { ENTRY, type Keyed, move } from './job-life.ts'
import { registerReport } from './quality-policy.ts'
import { agreedJob, fitted, pickFor, unlike } from './stock.ts'
import type { Client } from './world.ts'

/** A job on which one piece was fitted, with its entry. */
export interface Repaired {
  readonly job: JobFile
  readonly entry: RepairEntry
  readonly id: RestatedPart['id']
}

/** Fits one piece on a new job, which `pick` takes for it. */
export async function repairedWith(
  world: Keyed,
  client: Client,
  part: PartId,
  change: Partial<ReturnType<typeof fitted>>,
  pick: (job: JobFile) => Promise<unknown>,
): Promise<Repaired> {
  const job = await agreedJob(world, client, [[part, 1]])
  await pick(job)
  await move(world, client, job, 'repairing')
  await client.bench.logRepair({ jobId: job.id, ...ENTRY, parts: [{ ...fitted(part), ...change }], key: world.key() })
  const entry = (await entriesOf(client, job)).at(-1)
  const [fittedPart] = entry?.parts ?? []
  if (entry === undefined || fittedPart === undefined) throw new Error('the part was fitted')
  return { job, entry, id: fittedPart.id }
}

/** The same with a new part in a depot that was filled as the sample, whose policies want a report before a part goes in. */
export async function repairedOnSample(
  world: Keyed,
  client: Client,
  change: Partial<ReturnType<typeof fitted>>,
): Promise<Repaired> {
  const fields = { ...PLAIN_PART, sku: unlike('SKU-SAMPLE'), name: { en: 'Heater', 'zh-CN': '加热器' }, price: 4000 }
  const part = await client.parts.create({ ...fields, key: world.key() })
  return repairedWith(world, client, part.id, change, async (job) => {
    await registerReport(world, client, job)
    await pickFor(world, client, job, part.id)
  })
}

export const entriesOf = async (client: Client, { number }: Pick<JobFile, 'number'>): Promise<RepairEntry[]> =>
  (await client.jobs.get({ number })).entries

/** The parts of an entry, as the last word of the log has them. */
export const partsNow = async (client: Client, { job, entry }: Omit<Repaired, 'id'>): Promise<PartNow[]> =>
  partsToCorrect(await entriesOf(client, job), entry)

/** What is true of a part; of its version unless a test names one: a test is one person at a time. */
type Said = Omit<RestatedPart, 'version'> & Partial<RestatedPart>

/** Corrects the entry, and says this anew of its parts. */
export async function correct(world: Keyed, client: Client, one: Omit<Repaired, 'id'>, said: readonly Said[]) {
  const parts = await partsNow(client, one)
  const restated = said.map((words) => ({ version: parts.find(({ id }) => id === words.id)?.version ?? 1, ...words }))
  return client.bench.logRepair({ jobId: one.job.id, ...ENTRY, corrects: one.entry.id, restated, key: world.key() })
}
