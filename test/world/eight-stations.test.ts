import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { BinId, PartId } from '../../shared/kernel/ids.ts'
import { type HostClient, stationClient } from '../kit/host-client.ts'
import { ENTRY, FRESH_KEYS } from '../kit/job-life.ts'
import { copySampleDepot, SAMPLE_PIN } from '../kit/sample-store.ts'
import { launchStation } from '../kit/station.ts'
import { agreedJob, binOf, fitted } from '../kit/stock.ts'
import { refusalOf } from '../kit/world.ts'

const STATIONS = 8
const ROUNDS = 20
const { key } = FRESH_KEYS

/** What one station does in a round, by turns, each station beginning elsewhere. True when it was done, false when it was refused. */
type Act = (station: Station, round: number) => Promise<unknown>

interface Station {
  readonly client: HostClient
  readonly job: JobFile
  readonly part: PartId
  readonly bins: readonly [BinId, BinId]
}

const quantityOf = (round: number) => (round % 3) + 1
const binFor = ({ bins }: Station, round: number): BinId => (round % 2 === 0 ? bins[0] : bins[1])

/** The pieces that an act brings into the depot when it is done; what leaves is negative. */
const ACTS: readonly { readonly act: Act; readonly brings: (round: number) => number }[] = [
  {
    brings: quantityOf,
    act: (at, round) =>
      at.client.stock.receive({
        partId: at.part,
        binId: binFor(at, round),
        quantity: quantityOf(round),
        unitCost: 990,
        lots: [],
        reason: null,
        key: key(),
      }),
  },
  {
    brings: () => 0,
    act: (at, round) =>
      at.client.jobParts.pick({
        jobId: at.job.id,
        partId: at.part,
        binId: binFor(at, round),
        quantity: quantityOf(round),
        lot: null,
        evenIfMore: true,
        key: key(),
      }),
  },
  {
    brings: (round) => -quantityOf(round),
    act: (at, round) =>
      at.client.bench.logRepair({
        jobId: at.job.id,
        ...ENTRY,
        parts: [{ ...fitted(at.part), quantity: quantityOf(round) }],
        key: key(),
      }),
  },
  {
    brings: () => 0,
    act: (at, round) => {
      const [fromBinId, toBinId] = round % 2 === 0 ? at.bins : [at.bins[1], at.bins[0]]
      const moved = { partId: at.part, fromBinId, toBinId, quantity: quantityOf(round), lot: null }
      return at.client.stock.transfer({ ...moved, key: key() })
    },
  },
  {
    brings: () => -1,
    act: (at, round) =>
      at.client.stock.scrap({ partId: at.part, binId: binFor(at, round), quantity: 1, lot: null, reason: 'dropped', key: key() }),
  },
]

/** Does one act; how many pieces the depot has more by it. Anything but a refusal is a fault of the program. */
async function play(station: Station, round: number, turn: number): Promise<number> {
  const chosen = ACTS[turn % ACTS.length]
  if (chosen === undefined) throw new Error('there is always an act')
  const outcome = await chosen.act(station, round).then(
    () => null,
    (error: unknown) => error,
  )
  if (outcome === null) return chosen.brings(round)
  await refusalOf(Promise.reject(outcome instanceof Error ? outcome : new Error('thrown')))
  return 0
}

/** Somebody at a station of their own. */
async function signIn(url: string): Promise<HostClient> {
  const { client } = stationClient(url)
  const boss = (await client.session.names()).find(({ roles }) => roles.includes('manager'))
  if (boss === undefined) throw new Error('the sample has a manager')
  await client.session.signIn({ staffId: boss.id, pin: SAMPLE_PIN })
  return client
}

test('eight stations work on the same part over HTTP: nothing is negative, promised twice or lost', async () => {
  const dataDir = await copySampleDepot()
  const station = await launchStation({ dataDir })
  try {
    const clients: HostClient[] = []
    for (let index = 0; index < STATIONS; index += 1) clients.push(await signIn(station.url))
    const [first] = clients
    const part = (await first?.parts.find({ query: '' }))?.find(({ tracking }) => tracking === 'none')
    if (first === undefined || part === undefined) throw new Error('the sample has parts')
    const bins = [await binOf(FRESH_KEYS, first), await binOf(FRESH_KEYS, first)] as const
    const stations: Station[] = []
    for (const client of clients) stations.push({ client, job: await agreedJob(FRESH_KEYS, first, []), part: part.id, bins })
    const before = await first.stock.ofPart({ partId: part.id })

    const brought = await Promise.all(
      stations.map(async (at, index) => {
        let sum = 0
        for (let round = 0; round < ROUNDS; round += 1) sum += await play(at, round, round + index)
        return sum
      }),
    )
    const now = await first.stock.ofPart({ partId: part.id })
    expect(now.owned - before.owned).toBe(brought.reduce((sum, pieces) => sum + pieces, 0))
    expect(now.bins.every(({ onHand, reserved }) => onHand >= reserved && reserved >= 0)).toBe(true)
    expect(now.owned).toBe(now.bins.reduce((sum, { onHand }) => sum + onHand, 0) + now.inHand)
    const { movements, differences } = await first.stock.check()
    expect(differences).toEqual([])
    expect(movements).toBeGreaterThan(STATIONS * ROUNDS)
  } finally {
    await station.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})
