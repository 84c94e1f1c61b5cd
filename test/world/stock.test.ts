import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { type BinId, type PartId, partId } from '../../shared/kernel/ids.ts'
import { ENTRY, handBackOf, move, runTest, versionOf } from '../kit/job-life.ts'
import { agreedJob, binOf, fitted, partOf, pickFor, stockUp, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** Parts and jobs through the real router, on both stores. */
describe.each(DIALECTS)('parts (%s)', (dialect) => {
  let world: World
  let boss: Person
  let shelf: BinId

  beforeAll(async () => {
    world = await openWorld({ dialect })
    boss = await world.as('manager')
    shelf = await binOf(world, boss.client)
  })
  afterAll(() => world.close())

  const key = () => world.key()
  const stageOf = async (job: JobFile) => (await boss.client.jobs.get({ number: job.number })).stage
  const reserve = (job: JobFile) => boss.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })
  const needsOf = async (job: JobFile) => (await boss.client.jobParts.ofJob({ jobId: job.id })).parts
  const onlyNeed = async (job: JobFile) => {
    const [need] = await needsOf(job)
    if (need === undefined) throw new Error('the job needs nothing')
    return need
  }

  test('waits for a short part, and goes on by itself when it is received, the oldest promise first', async () => {
    const part = await partOf(world)
    const [late, early] = [await agreedJob(world, boss.client, [[part, 1]]), await agreedJob(world, boss.client, [[part, 2]])]
    for (const [job, dueOn] of [
      [late, '2026-04-20'],
      [early, '2026-04-10'],
    ] as const) {
      const told = { reason: 'agreed', party: 'parts', told: null } as const
      await boss.client.plans.setDue({ ...(await versionOf(boss.client, job)), dueOn, ...told, key: key() })
      expect(await reserve(job)).toMatchObject({ stage: 'awaiting-parts', short: 1 })
    }
    const short = await refusalOf(move(world, boss.client, late, 'repairing'))
    expect(short.reason).toBe('parts-short')

    await stockUp(world, boss.client, part, shelf, 1)
    expect([await stageOf(late), await stageOf(early)]).toEqual(['awaiting-parts', 'awaiting-parts'])
    expect(await onlyNeed(early)).toMatchObject({ reserved: 1, short: 1 })
    await stockUp(world, boss.client, part, shelf, 1)
    expect([await stageOf(late), await stageOf(early)]).toEqual(['awaiting-parts', 'repairing'])
    await stockUp(world, boss.client, part, shelf, 5)
    expect(await stageOf(late)).toBe('repairing')
    const { timeline } = await boss.client.jobs.get({ number: late.number })
    expect(timeline.map((event) => event.kind)).toContain('parts-supplied')
  })

  test('stays where it is while it is on hold, though its parts came', async () => {
    const part = await partOf(world)
    const job = await agreedJob(world, boss.client, [[part, 1]])
    await reserve(job)
    const held = { reason: 'customer travels', party: 'customer' } as const
    await boss.client.jobs.hold({ ...(await versionOf(boss.client, job)), ...held, key: key() })
    await stockUp(world, boss.client, part, shelf, 1)
    expect(await stageOf(job)).toBe('awaiting-parts')
    expect(await onlyNeed(job)).toMatchObject({ reserved: 1, short: 0 })
  })

  test('is picked by bin and part, moves its promise to the bin that was scanned, and is put back', async () => {
    const part = await partOf(world)
    const bench = await binOf(world, boss.client, 'bench')
    await stockUp(world, boss.client, part, shelf, 2)
    const job = await agreedJob(world, boss.client, [[part, 2]])
    expect(await reserve(job)).toMatchObject({ short: 0 })
    await stockUp(world, boss.client, part, bench, 1)
    const pick = { jobId: job.id, partId: part, lot: null, evenIfMore: false }
    await boss.client.jobParts.pick({ ...pick, binId: bench, quantity: 1, key: key() })
    const need = await onlyNeed(job)
    expect(need).toMatchObject({ picked: 1, reserved: 1, bins: [{ binId: shelf, quantity: 1 }] })
    expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ owned: 3, usable: 2, reserved: 1, inHand: 1 })

    const more = await refusalOf(boss.client.jobParts.pick({ ...pick, binId: shelf, quantity: 2, key: key() }))
    expect(more).toMatchObject({ reason: 'more-than-needed', params: { needed: 1 } })
    await boss.client.jobParts.pick({ ...pick, binId: shelf, quantity: 2, evenIfMore: true, key: key() })
    expect(await onlyNeed(job)).toMatchObject({ wanted: 3, picked: 3, reserved: 0 })
    const back = { jobPartId: need.id, binId: shelf, quantity: 1, lot: null }
    expect(await boss.client.jobParts.putBack({ ...back, key: key() })).toMatchObject({ short: 0 })
    expect(await onlyNeed(job)).toMatchObject({ wanted: 2, picked: 2 })
  })

  test('is promised again when its pick is undone, and no longer asked for when the pick was the first to ask', async () => {
    const part = await partOf(world)
    await stockUp(world, boss.client, part, shelf, 5)
    const job = await agreedJob(world, boss.client, [[part, 2]])
    await reserve(job)
    const pick = { jobId: job.id, partId: part, binId: shelf, lot: null, evenIfMore: true }
    const undo = async (quantity: number) => {
      const { jobPartId, asked } = await boss.client.jobParts.pick({ ...pick, quantity, key: key() })
      const taken = { jobPartId, binId: shelf, quantity, lot: null }
      await boss.client.jobParts.putBack({ ...taken, askedLess: asked, key: key() })
      return onlyNeed(job)
    }
    expect(await undo(1)).toMatchObject({ wanted: 2, picked: 0, reserved: 2, short: 0 })
    expect(await undo(3)).toMatchObject({ wanted: 2, picked: 0, reserved: 2, short: 0 })
    expect((await boss.client.jobs.get({ number: job.number })).stage).toBe(job.stage)
  })

  test('is needed again when it was dead on arrival or broke, and waits in its own bin', async () => {
    const part = await partOf(world)
    const [quarantine, scrapBin] = [await binOf(world, boss.client, 'quarantine'), await binOf(world, boss.client, 'scrap')]
    await stockUp(world, boss.client, part, shelf, 2)
    const job = await agreedJob(world, boss.client, [[part, 2]])
    await reserve(job)
    const pick = { jobId: job.id, partId: part, binId: shelf, lot: null, evenIfMore: false }
    await boss.client.jobParts.pick({ ...pick, quantity: 2, key: key() })
    const taken = { jobPartId: (await onlyNeed(job)).id, quantity: 1, lot: null }
    const wrong = await refusalOf(boss.client.jobParts.reportDoa({ ...taken, binId: shelf, reason: 'dead', key: key() }))
    expect(wrong.reason).toBe('wrong-bin-kind')
    await boss.client.jobParts.reportDoa({ ...taken, binId: quarantine, reason: 'dead', key: key() })
    const answer = await boss.client.jobParts.reportBroken({ ...taken, binId: scrapBin, reason: null, key: key() })
    expect(answer).toMatchObject({ stage: 'awaiting-parts', short: 1 })
    expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ owned: 2, usable: 0, inHand: 0 })
  })

  test('is no longer asked for when its asking is taken back; what somebody else asked for stays', async () => {
    const [part, other] = [await partOf(world), await partOf(world)]
    await stockUp(world, boss.client, part, shelf, 5)
    const job = await agreedJob(world, boss.client, [[part, 3]])
    const add = (partIdOf: PartId) => boss.client.jobParts.add({ jobId: job.id, partId: partIdOf, quantity: 1, key: key() })
    await add(part)
    const { asked } = await reserve(job)
    const { id: jobPartId } = await onlyNeed(job)
    expect(asked).toEqual([{ jobPartId, quantity: 2 }])
    await add(part)
    await add(other)
    const takeBack = (what: typeof asked) => boss.client.jobParts.takeBackAsked({ jobId: job.id, asked: what, key: key() })
    await takeBack(asked)
    expect(await needsOf(job)).toMatchObject([
      { partId: part, wanted: 2, reserved: 2 },
      { partId: other, wanted: 1 },
    ])
    expect(await refusalOf(takeBack([]))).toMatchObject({ reason: 'nothing-to-undo' })
    expect(await refusalOf(takeBack([{ jobPartId, quantity: 3 }]))).toMatchObject({ reason: 'nothing-to-undo' })
    const picking = { jobId: job.id, partId: part, binId: shelf, quantity: 1, lot: null, evenIfMore: false }
    expect(await boss.client.jobParts.pick({ ...picking, key: key() })).toMatchObject({ jobPartId })
    expect(await refusalOf(takeBack([{ jobPartId, quantity: 3 }]))).toMatchObject({ reason: 'parts-in-hand' })
    const foreign = await agreedJob(world, boss.client, [[part, 1]])
    const theirs = await reserve(foreign)
    expect(await failureOf(takeBack([...theirs.asked]))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('goes to whoever waits when a job wants fewer or is handed back; nothing stays reserved', async () => {
    const part = await partOf(world)
    await stockUp(world, boss.client, part, shelf, 2)
    const [first, second] = [await agreedJob(world, boss.client, [[part, 2]]), await agreedJob(world, boss.client, [[part, 1]])]
    await reserve(first)
    expect(await reserve(second)).toMatchObject({ stage: 'awaiting-parts' })
    await boss.client.jobParts.setWanted({ jobPartId: (await onlyNeed(first)).id, wanted: 1, key: key() })
    expect(await stageOf(second)).toBe('repairing')

    await move(world, boss.client, first, 'repairing')
    await boss.client.bench.logRepair({
      jobId: first.id,
      found: null,
      done: 'Cleaned the contacts instead',
      minutes: 5,
      parts: [],
      photoIds: [],
      restated: [],
      corrects: null,
      key: key(),
    })
    await move(world, boss.client, first, 'testing')
    await runTest(world, boss.client, first, true)
    const ready = await boss.client.jobs.get({ number: first.number })
    await boss.client.handBack.complete(await handBackOf(world, boss.client, ready))
    expect(await needsOf(first)).toMatchObject([{ wanted: 0, reserved: 0, short: 0 }])
    expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ usable: 2, reserved: 1 })
  })

  test('in hand keeps a job from being handed back, and says which', async () => {
    const part = await partOf(world)
    await stockUp(world, boss.client, part, shelf, 1)
    const job = await agreedJob(world, boss.client, [[part, 1]])
    await boss.client.jobParts.pick({
      jobId: job.id,
      partId: part,
      binId: shelf,
      quantity: 1,
      lot: null,
      evenIfMore: true,
      key: key(),
    })
    await move(world, boss.client, job, 'repairing')
    const entry = { found: null, done: 'Cleaned', minutes: 5, parts: [], photoIds: [], restated: [], corrects: null }
    await boss.client.bench.logRepair({ jobId: job.id, ...entry, key: key() })
    await move(world, boss.client, job, 'testing')
    await runTest(world, boss.client, job, true)
    const ready = await boss.client.jobs.get({ number: job.number })
    const request = await handBackOf(world, boss.client, ready)
    const { facts } = await boss.client.handBack.gate({ jobId: job.id })
    expect(facts.partsInHand).toEqual([(await onlyNeed(job)).sku])
    expect(await refusalOf(boss.client.handBack.complete(request))).toMatchObject({ params: { lines: 'parts' } })
    expect(await stageOf(job)).toBe('ready')
  })

  test('a count that finds less takes back the latest promise first, and promises elsewhere what it can', async () => {
    const part = await partOf(world)
    const other = await binOf(world, boss.client)
    await stockUp(world, boss.client, part, shelf, 3)
    const [early, late] = [await agreedJob(world, boss.client, [[part, 1]]), await agreedJob(world, boss.client, [[part, 2]])]
    await reserve(early)
    await reserve(late)
    await stockUp(world, boss.client, part, other, 1)
    await boss.client.stock.adjust({ partId: part, binId: shelf, counted: 1, lot: null, reason: 'counted', key: key() })
    expect(await onlyNeed(early)).toMatchObject({ reserved: 1 })
    expect(await onlyNeed(late)).toMatchObject({ reserved: 1, short: 1, bins: [{ binId: other }] })
    expect(await stageOf(late)).toBe('awaiting-parts')
  })

  test('what is promised is listed to be picked, job by job and bin by bin, until it is', async () => {
    const [part, other] = [await partOf(world), await partOf(world)]
    await stockUp(world, boss.client, part, shelf, 3)
    await stockUp(world, boss.client, other, await binOf(world, boss.client), 1)
    const job = await agreedJob(world, boss.client, [[part, 2]])
    const needs: [typeof part, number][] = [
      [part, 1],
      [other, 1],
    ]
    const later = await agreedJob(world, boss.client, needs)
    await reserve(later)
    await reserve(job)
    const toPick = async () => (await boss.client.jobParts.toPick()).filter(({ jobId }) => jobId === job.id || jobId === later.id)
    expect(await toPick()).toMatchObject([
      { jobId: job.id, lines: [{ partId: part, binId: shelf, quantity: 2 }] },
      { jobId: later.id, lines: [{ quantity: 1 }, { quantity: 1 }] },
    ])
    const taken = { jobId: job.id, partId: part, binId: shelf, quantity: 2, lot: null, evenIfMore: false }
    await boss.client.jobParts.pick({ ...taken, key: key() })
    expect((await toPick()).map(({ jobId }) => jobId)).toEqual([later.id])
  })

  test('a substitute stands in for what is short', async () => {
    const [part, other, none] = [await partOf(world), await partOf(world), await partOf(world)]
    await stockUp(world, boss.client, other, shelf, 1)
    const job = await agreedJob(world, boss.client, [[part, 1]])
    await reserve(job)
    const { part: stored } = await boss.client.parts.get({ number: (await onlyNeed(job)).number })
    await boss.client.parts.update({ ...stored, partId: part, substituteIds: [other, none], key: key() })
    const need = await onlyNeed(job)
    expect(need.substitutes).toMatchObject([{ partId: other, available: 1 }])
    const answer = await boss.client.jobParts.substitute({ jobPartId: need.id, partId: other, quantity: 1, key: key() })
    expect(answer).toMatchObject({ stage: 'repairing', short: 0 })
  })

  describe('fitted through the repair log', () => {
    const log = (job: JobFile, parts: Parameters<typeof boss.client.bench.logRepair>[0]['parts']) =>
      boss.client.bench.logRepair({ jobId: job.id, ...ENTRY, parts, key: key() })

    test('leave the stock with their cost, and say what became of the old one', async () => {
      const part = await partOf(world)
      const job = await agreedJob(world, boss.client, [[part, 1]])
      await pickFor(world, boss.client, job, part)
      await move(world, boss.client, job, 'repairing')
      await log(job, [{ ...fitted(part), oldSerial: 'OLD-1', newSerial: 'NEW-1', oldFate: 'to-supplier' }])
      expect(await onlyNeed(job)).toMatchObject({ wanted: 1, picked: 0, fitted: 1, short: 0 })
      expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ owned: 0, value: 0, inHand: 0 })
      const { entries } = await boss.client.jobs.get({ number: job.number })
      expect(entries.at(-1)?.parts).toMatchObject([{ oldSerial: 'OLD-1', newSerial: 'NEW-1', oldFate: 'to-supplier' }])
      const { items } = await boss.client.stock.movements({ jobId: job.id })
      expect(items.map(({ kind }) => kind)).toEqual(['fit', 'pick', 'reserve'])
    })

    test('carry the serial that was picked', async () => {
      const part = await partOf(world, 'serial')
      const serial = unlike('S')
      const lots = [{ number: serial, quantity: 1 }]
      await boss.client.stock.receive({ partId: part, binId: shelf, quantity: 1, unitCost: 1, lots, reason: null, key: key() })
      const job = await agreedJob(world, boss.client, [[part, 1]])
      const pick = { jobId: job.id, partId: part, binId: shelf, quantity: 1, lot: serial, evenIfMore: false }
      await boss.client.jobParts.pick({ ...pick, key: key() })
      expect((await refusalOf(log(job, [fitted(part)]))).reason).toBe('lot-needed')
      expect((await refusalOf(log(job, [{ ...fitted(part), lot: 'another' }]))).reason).toBe('not-picked')
      await log(job, [{ ...fitted(part), lot: serial.toLowerCase() }])
      const { entries } = await boss.client.jobs.get({ number: job.number })
      expect(entries.at(-1)?.parts).toMatchObject([{ newSerial: serial }])
      const again = { partId: part, binId: shelf, quantity: 1, unitCost: 1, lots, reason: 'came back' }
      await boss.client.stock.receive({ ...again, key: key() })
    })

    test('are refused where nobody picked them, where more than was picked, unknown, or by whoever may not', async () => {
      const part = await partOf(world)
      const job = await agreedJob(world, boss.client, [[part, 1]])
      expect(await refusalOf(log(job, [fitted(part)]))).toMatchObject({ reason: 'not-picked' })
      await pickFor(world, boss.client, job, part)
      expect((await refusalOf(log(job, [{ ...fitted(part), quantity: 2 }]))).reason).toBe('not-picked')
      const unknown = partId.parse(world.core.random.id())
      expect((await refusalOf(log(job, [fitted(unknown)]))).reason).toBe('unknown-code')
      const quality = await world.as('quality')
      const call = quality.client.bench.logRepair({ jobId: job.id, ...ENTRY, parts: [fitted(part)], key: key() })
      expect((await refusalOf(call)).reason).toBe('fit-not-permitted')
      expect((await boss.client.jobs.get({ number: job.number })).entries).toEqual([])
      expect(await onlyNeed(job)).toMatchObject({ picked: 1, fitted: 0 })
    })
  })

  describe('tracked by serial', () => {
    const serials = (...numbers: string[]) => numbers.map((number) => ({ number, quantity: 1 }))

    test('is received once, picked by its serial, and moved by it', async () => {
      const part = await partOf(world, 'serial')
      const [one, two] = [unlike('S'), unlike('S')]
      const receive = { partId: part, binId: shelf, quantity: 2, unitCost: 500, reason: null }
      await boss.client.stock.receive({ ...receive, lots: serials(one, two), key: key() })
      const again = { ...receive, quantity: 1, lots: serials(one.toLowerCase()), key: key() }
      expect((await refusalOf(boss.client.stock.receive(again))).reason).toBe('serial-in-stock')
      const job = await agreedJob(world, boss.client, [[part, 1]])
      await reserve(job)
      const pick = { jobId: job.id, partId: part, binId: shelf, quantity: 1, evenIfMore: false }
      expect((await refusalOf(boss.client.jobParts.pick({ ...pick, lot: null, key: key() }))).reason).toBe('lot-needed')
      expect((await refusalOf(boss.client.jobParts.pick({ ...pick, lot: 'nobody', key: key() }))).reason).toBe('lot-not-in-bin')
      await boss.client.jobParts.pick({ ...pick, lot: two, key: key() })
      expect(await onlyNeed(job)).toMatchObject({ picked: 1, inHand: [{ number: two, quantity: 1 }] })
      const here = await boss.client.stock.ofPart({ partId: part })
      expect(here.bins).toMatchObject([{ onHand: 1, lots: [{ number: one }] }])
    })

    test('needs as many serials as pieces, each once', async () => {
      const part = await partOf(world, 'serial')
      const number = unlike('S')
      const receive = { partId: part, binId: shelf, unitCost: 500, reason: null }
      for (const lots of [[], serials(number), serials(number, number)]) {
        const call = boss.client.stock.receive({ ...receive, quantity: 2, lots, key: key() })
        expect((await refusalOf(call)).reason).toBe('lots-differ')
      }
    })
  })

  test('costs its moving average, by bin and at any past day', async () => {
    await using longer = await openWorld({ dialect })
    const monday = await longer.as('parts')
    const [part, one, other] = [await partOf(longer), await binOf(longer, monday.client), await binOf(longer, monday.client)]
    await stockUp(longer, monday.client, part, one, 2, 1000)
    longer.clock.advance(24 * 60 * 60 * 1000)
    const { client } = await longer.as('parts')
    await stockUp(longer, client, part, other, 1, 1600)
    expect(await client.stock.ofPart({ partId: part })).toMatchObject({ value: 3600, averageCost: 1200 })
    const scrapped = { partId: part, binId: one, quantity: 1, lot: null, reason: 'dropped' }
    await client.stock.scrap({ ...scrapped, key: longer.key() })

    const now = await client.stock.value({ on: null })
    expect(now).toMatchObject({ total: 2400, inHand: 0, bins: [{ value: 1200 }, { value: 1200 }] })
    expect(await client.stock.value({ on: '2026-03-03' })).toMatchObject({ total: 2400, bins: now.bins })
    expect(await client.stock.value({ on: '2026-03-02' })).toMatchObject({ total: 2000, bins: [{ binId: one, pieces: 2 }] })
    expect(await client.stock.value({ on: '2026-03-01' })).toMatchObject({ total: 0, bins: [] })
    const { items } = await client.stock.movements({ partId: part })
    expect(items.map(({ kind, value }) => [kind, value])).toEqual([
      ['scrap', -1200],
      ['receive', 1600],
      ['receive', 2000],
    ])
  })

  test('has its value of a past day though the clock was set back meanwhile', async () => {
    await using longer = await openWorld({ dialect })
    const early = await longer.as('parts')
    const [part, one, other] = [await partOf(longer), await binOf(longer, early.client), await binOf(longer, early.client)]
    await stockUp(longer, early.client, part, one, 2, 1000)
    longer.clock.advance(24 * 60 * 60 * 1000)
    const { client } = await longer.as('parts')
    await stockUp(longer, client, part, other, 1, 1000)
    longer.clock.advance(-24 * 60 * 60 * 1000)
    await client.stock.scrap({ partId: part, binId: other, quantity: 1, lot: null, reason: 'dropped', key: longer.key() })
    expect(await client.stock.value({ on: '2026-03-02' })).toMatchObject({ total: 2000, bins: [{ binId: one, pieces: 2 }] })
  })

  test('is worth what the last one was when it comes in without a price and none is left', async () => {
    const part = await partOf(world)
    const worth = async () => (await boss.client.stock.ofPart({ partId: part })).value
    const one = { partId: part, binId: shelf, reason: 'so it is' }
    const count = (counted: number) => boss.client.stock.adjust({ ...one, counted, lot: null, key: key() })
    await stockUp(world, boss.client, part, shelf, 5, 1000)
    await count(0)
    expect(await worth()).toBe(0)
    await count(5)
    expect(await worth()).toBe(5000)
    await boss.client.stock.scrap({ ...one, quantity: 5, lot: null, key: key() })
    await boss.client.stock.find({ ...one, quantity: 1, lots: [], key: key() })
    expect(await worth()).toBe(1000)
    const unpriced = await partOf(world)
    await boss.client.stock.find({ ...one, partId: unpriced, quantity: 1, lots: [], key: key() })
    expect(await boss.client.stock.ofPart({ partId: unpriced })).toMatchObject({ owned: 1, value: 0 })
  })

  test('comes into a bin that becomes a scrap bin at the same moment: before it or after it, and the sums agree', async () => {
    const part = await partOf(world)
    const clerk = await world.as('parts')
    for (let round = 0; round < 12; round += 1) {
      const binId = await binOf(world, boss.client)
      const { version, code, name, keeperId } = (await boss.client.stock.bin({ binId })).bin
      const changed = { binId, version, code, name, keeperId, kind: 'scrap', isActive: true } as const
      const [came, turned] = await Promise.allSettled([
        stockUp(world, clerk.client, part, binId, 1),
        boss.client.stock.changeBin({ ...changed, key: key() }),
      ])
      expect(came.status).toBe('fulfilled')
      const { kind } = (await boss.client.stock.bin({ binId })).bin
      expect(kind).toBe(turned.status === 'fulfilled' ? 'scrap' : 'shelf')
    }
    expect((await boss.client.stock.check()).differences).toEqual([])
  })

  describe('refuses', () => {
    /** Why a call was refused, which left nothing in the ledger. */
    const reasonOf = async (part: PartId, call: () => Promise<unknown>): Promise<unknown> => {
      const before = await boss.client.stock.movements({ partId: part })
      const { code, data } = await failureOf(call())
      expect(await boss.client.stock.movements({ partId: part })).toEqual(before)
      return typeof data === 'object' && data !== null && 'reason' in data ? data.reason : code
    }

    test.each([0, -1, 1.5, 1e12])('%s pieces', async (quantity) => {
      const part = await partOf(world)
      const call = () =>
        boss.client.stock.receive({
          partId: part,
          binId: shelf,
          quantity,
          unitCost: 1,
          lots: [],
          reason: null,
          key: key(),
        })
      expect(await reasonOf(part, call)).toBe('BAD_REQUEST')
    })

    test('more than a bin has, more than is free in it, and a bin that nobody knows or that is closed', async () => {
      const part = await partOf(world)
      const [other, closed] = [await binOf(world, boss.client), await binOf(world, boss.client)]
      await stockUp(world, boss.client, part, shelf, 2)
      const { version, code, name, kind, keeperId } = (await boss.client.stock.bin({ binId: closed })).bin
      await boss.client.stock.changeBin({ binId: closed, version, code, name, kind, keeperId, isActive: false, key: key() })
      const transfer = { partId: part, fromBinId: shelf, toBinId: other, quantity: 3, lot: null }
      expect(await reasonOf(part, () => boss.client.stock.transfer({ ...transfer, key: key() }))).toBe('not-in-bin')
      expect(await reasonOf(part, () => boss.client.stock.transfer({ ...transfer, toBinId: shelf, key: key() }))).toBe('same-bin')
      expect(await reasonOf(part, () => boss.client.stock.transfer({ ...transfer, toBinId: closed, key: key() }))).toBe(
        'bin-closed',
      )
      const job = await agreedJob(world, boss.client, [[part, 1]])
      await reserve(job)
      expect(await reasonOf(part, () => boss.client.stock.transfer({ ...transfer, quantity: 2, key: key() }))).toBe(
        'stock-reserved',
      )
    })

    test('a bin that is taken, and a full one that would close or become another', async () => {
      const part = await partOf(world)
      const full = await binOf(world, boss.client)
      await stockUp(world, boss.client, part, full, 1)
      const { version, code, name, kind, keeperId } = (await boss.client.stock.bin({ binId: full })).bin
      const same = { binId: full, version, code, name, kind, keeperId, isActive: true }
      const { client } = boss
      const taken = client.stock.addBin({ code: code.toUpperCase(), name, kind, keeperId, key: key() })
      expect((await refusalOf(taken)).reason).toBe('bin-known')
      const close = client.stock.changeBin({ ...same, isActive: false, key: key() })
      expect((await refusalOf(close)).reason).toBe('bin-not-empty')
      const turn = client.stock.changeBin({ ...same, kind: 'scrap', key: key() })
      expect((await refusalOf(turn)).reason).toBe('bin-not-empty')
    })

    test('to promise or to pick before the customer agreed', async () => {
      const part = await partOf(world)
      await stockUp(world, boss.client, part, shelf, 1)
      const job = await agreedJob(world, boss.client, [])
      await boss.client.plans.offer({
        ...(await versionOf(boss.client, job)),
        cause: 'Worse than thought',
        measures: 'More',
        promisedOn: null,
        validUntil: '2099-12-31',
        declineFee: 0,
        note: null,
        lines: [
          {
            kind: 'labour',
            description: 'More',
            partId: null,
            quantity: 9000,
            unitPrice: 90_000,
            discount: 0,
            taxPoints: 0,
            treatment: 'by-policy',
            words: null,
          },
        ],
        key: key(),
      })
      expect(await reasonOf(part, () => reserve(job))).toBe('parts-not-released')
      const pick = { jobId: job.id, partId: part, binId: shelf, quantity: 1, lot: null, evenIfMore: true, key: key() }
      expect(await reasonOf(part, () => boss.client.jobParts.pick(pick))).toBe('parts-not-released')
    })
  })

  test('keeps sums that are what the ledger adds up to, after all of the above', async () => {
    const { movements, differences } = await boss.client.stock.check()
    expect(movements).toBeGreaterThan(20)
    expect(differences).toEqual([])
  })
})
