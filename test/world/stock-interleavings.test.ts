import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { BinId, PartId } from '../../shared/kernel/ids.ts'
import { agreedJob, binOf, partOf } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/**
 * Whatever several people do with parts at the same time, in whatever order: stock never falls below nothing, no piece is promised
 * twice, and what the depot has is what was done successfully, added up by a model of its own that knows nothing of the ledger.
 */

const JOBS = 3
const BINS = 3

type Command =
  | { readonly do: 'receive' | 'scrap'; readonly bin: number; readonly quantity: number }
  | { readonly do: 'adjust'; readonly bin: number; readonly counted: number }
  | { readonly do: 'transfer'; readonly from: number; readonly to: number; readonly quantity: number }
  | { readonly do: 'pick' | 'putBack'; readonly job: number; readonly bin: number; readonly quantity: number }
  | { readonly do: 'add'; readonly job: number; readonly quantity: number }
  | { readonly do: 'setWanted'; readonly job: number; readonly wanted: number }
  | { readonly do: 'fit'; readonly job: number; readonly quantity: number }

const bin = fc.nat({ max: BINS - 1 })
const job = fc.nat({ max: JOBS - 1 })
const quantity = fc.integer({ min: 1, max: 4 })
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('receive' as const), bin, quantity }),
  fc.record({ do: fc.constant('scrap' as const), bin, quantity }),
  fc.record({ do: fc.constant('adjust' as const), bin, counted: fc.nat({ max: 4 }) }),
  fc.record({ do: fc.constant('transfer' as const), from: bin, to: bin, quantity }),
  fc.record({ do: fc.constant('pick' as const), job, bin, quantity }),
  fc.record({ do: fc.constant('putBack' as const), job, bin, quantity }),
  fc.record({ do: fc.constant('add' as const), job, quantity }),
  fc.record({ do: fc.constant('setWanted' as const), job, wanted: fc.nat({ max: 6 }) }),
  fc.record({ do: fc.constant('fit' as const), job, quantity }),
)
/** Steps of one to four commands that are sent together. */
const story = fc.array(fc.array(command, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })

describe.each(DIALECTS)('parts in any order (%s)', (dialect) => {
  let world: World
  let people: Person[]
  let bins: BinId[]
  let jobs: JobFile[]

  beforeAll(async () => {
    world = await openWorld({ dialect })
    people = await Promise.all(Array.from({ length: 4 }, () => world.as('manager')))
    const [boss] = people
    if (boss === undefined) throw new Error('nobody is here')
    bins = []
    jobs = []
    for (let index = 0; index < BINS; index += 1) bins.push(await binOf(world, boss.client))
    for (let index = 0; index < JOBS; index += 1) jobs.push(await agreedJob(world, boss.client, []))
  })
  afterAll(() => world.close())

  const binAt = (index: number): BinId => at(bins, index)
  const jobAt = (index: number): JobFile => at(jobs, index)

  async function needOf(part: PartId, index: number) {
    const { parts } = await at(people, 0).client.jobParts.ofJob({ jobId: jobAt(index).id })
    return parts.find(({ partId }) => partId === part)
  }

  /** Sends one command; true when it was done, false when it was refused or there was nothing to do it with. */
  async function send(part: PartId, { client }: Person, asked: Command): Promise<boolean> {
    const same = { partId: part, lot: null, reason: 'so it is', key: world.key() }
    const call = async (): Promise<unknown> => {
      switch (asked.do) {
        case 'receive': {
          const { lot: _none, ...rest } = same
          return client.stock.receive({ ...rest, binId: binAt(asked.bin), quantity: asked.quantity, unitCost: 700, lots: [] })
        }
        case 'scrap':
          return client.stock.scrap({ ...same, binId: binAt(asked.bin), quantity: asked.quantity })
        case 'adjust':
          return client.stock.adjust({ ...same, binId: binAt(asked.bin), counted: asked.counted })
        case 'transfer': {
          const [fromBinId, toBinId] = [binAt(asked.from), binAt(asked.to)]
          return client.stock.transfer({ ...same, fromBinId, toBinId, quantity: asked.quantity })
        }
        case 'pick': {
          const taken = { jobId: jobAt(asked.job).id, binId: binAt(asked.bin), quantity: asked.quantity }
          return client.jobParts.pick({ ...same, ...taken, evenIfMore: true })
        }
        case 'add':
          return client.jobParts.add({ ...same, jobId: jobAt(asked.job).id, quantity: asked.quantity })
        case 'putBack':
        case 'setWanted': {
          const need = await needOf(part, asked.job)
          if (need === undefined) return null
          const request = { jobPartId: need.id, key: same.key }
          return asked.do === 'setWanted'
            ? client.jobParts.setWanted({ ...request, wanted: asked.wanted })
            : client.jobParts.putBack({ ...request, binId: binAt(asked.bin), quantity: asked.quantity, lot: null })
        }
        case 'fit': {
          const fitted = {
            partId: part,
            quantity: asked.quantity,
            oldSerial: null,
            newSerial: null,
            oldFate: 'none',
            lot: null,
          } as const
          const entry = { found: null, done: 'Fitted', minutes: 1, photoIds: [], restated: [], corrects: null, key: same.key }
          return client.bench.logRepair({ jobId: jobAt(asked.job).id, ...entry, parts: [fitted] })
        }
      }
    }
    const outcome = await call().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    if ('value' in outcome) return outcome.value !== null
    // Anything but a refusal is a fault of the program.
    await refusalOf(Promise.reject(outcome.error instanceof Error ? outcome.error : new Error('thrown')))
    return false
  }

  test.each([
    ['one after the other', 1, dialect === 'sqlite' ? 25 : 8],
    ['several at once', 4, dialect === 'sqlite' ? 25 : 8],
  ])('%s', async (_, atOnce, numRuns) => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const part = await partOf(world)
        let counts = NOTHING
        for (const step of steps) {
          const together = step.slice(0, atOnce)
          const done = await Promise.all(together.map((asked, index) => send(part, at(people, index), asked)))
          const now = await countsOf(part)
          // Only a count depends on what came before it: whatever came of it must be what some order comes to.
          const possible = ordersOf(together.filter((_, index) => done[index] === true)).map((order) =>
            order.reduce(after, counts),
          )
          counts = { onHand: now.onHand, inHand: now.inHand }
          expect(possible).toContainEqual(counts)
          expectSane(now)
        }
        expect((await at(people, 0).client.stock.check()).differences).toEqual([])
      }),
      { numRuns, endOnFailure: true },
    )
  })

  interface Counts {
    readonly onHand: number[]
    readonly inHand: number[]
    readonly short: number
    readonly reserved: number
    readonly usable: number
    readonly promised: number
  }

  /** What the depot says of a part, from its part's and its jobs' side. */
  async function countsOf(part: PartId): Promise<Counts> {
    const stock = await at(people, 0).client.stock.ofPart({ partId: part })
    const needs = await Promise.all(jobs.map((_, index) => needOf(part, index)))
    return {
      onHand: bins.map((binId) => stock.bins.find((candidate) => candidate.binId === binId)?.onHand ?? 0),
      inHand: needs.map((need) => need?.picked ?? 0),
      short: needs.reduce((sum, need) => sum + (need?.short ?? 0), 0),
      reserved: stock.reserved,
      usable: stock.usable,
      promised: needs.reduce((sum, need) => sum + (need?.reserved ?? 0), 0),
    }
  }

  function expectSane({ onHand, inHand, short, reserved, usable, promised }: Counts): void {
    expect([...onHand, ...inHand].every((sum) => sum >= 0)).toBe(true)
    expect(promised).toBe(reserved)
    expect(reserved).toBeLessThanOrEqual(usable)
    // Nobody waits for a part of which there is a free piece.
    expect(short > 0 && usable > reserved).toBe(false)
  }
})

/** Pieces by bin and by job, as whoever did it would count on fingers. */
interface Fingers {
  readonly onHand: readonly number[]
  readonly inHand: readonly number[]
}

const NOTHING: Fingers = { onHand: Array.from({ length: BINS }, () => 0), inHand: Array.from({ length: JOBS }, () => 0) }

const plus = (counts: readonly number[], index: number, by: number) =>
  counts.map((count, place) => (place === index ? count + by : count))

function after({ onHand, inHand }: Fingers, asked: Command): Fingers {
  switch (asked.do) {
    case 'receive':
      return { inHand, onHand: plus(onHand, asked.bin, asked.quantity) }
    case 'scrap':
      return { inHand, onHand: plus(onHand, asked.bin, -asked.quantity) }
    case 'adjust':
      return { inHand, onHand: onHand.map((count, place) => (place === asked.bin ? asked.counted : count)) }
    case 'transfer':
      return { inHand, onHand: plus(plus(onHand, asked.from, -asked.quantity), asked.to, asked.quantity) }
    case 'pick':
      return { onHand: plus(onHand, asked.bin, -asked.quantity), inHand: plus(inHand, asked.job, asked.quantity) }
    case 'putBack':
      return { onHand: plus(onHand, asked.bin, asked.quantity), inHand: plus(inHand, asked.job, -asked.quantity) }
    case 'fit':
      return { onHand, inHand: plus(inHand, asked.job, -asked.quantity) }
    case 'add':
    case 'setWanted':
      return { onHand, inHand }
  }
}

/** Every order in which these can have happened. */
function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) => ordersOf(items.filter((_, place) => place !== index)).map((rest) => [item, ...rest]))
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error('there is no such one')
  return item
}
