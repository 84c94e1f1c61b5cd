import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { BinId, PartId } from '../../shared/kernel/ids.ts'
import type { RestatedPart } from '../../shared/stock/fitting.ts'
import { ENTRY, move } from '../kit/job-life.ts'
import { correct, entriesOf, partsNow, type Repaired, repairedWith } from '../kit/restated.ts'
import { agreedJob, binOf, fitted, partOf, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** Another serial went in than was picked: the log and the ledger are put right together, on both stores. */
describe.each(DIALECTS)('a fitted serial is put right (%s)', (dialect) => {
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
  const balanced = async () => expect((await boss.client.stock.check()).differences).toEqual([])
  const receive = (partId: PartId, ...numbers: string[]) => {
    const lots = numbers.map((number) => ({ number, quantity: 1 }))
    const pieces = { partId, binId: shelf, quantity: lots.length, unitCost: 700, lots, reason: null }
    return boss.client.stock.receive({ ...pieces, key: key() })
  }
  const stocked = async (...numbers: string[]) => {
    const part = await partOf(world, 'serial')
    await receive(part, ...numbers)
    return part
  }
  const pickLot = (part: PartId, lot: string) => (job: JobFile) =>
    boss.client.jobParts.pick({ jobId: job.id, partId: part, binId: shelf, quantity: 1, lot, evenIfMore: true, key: key() })
  const fit = (part: PartId, lot: string, newSerial: string | null = null) =>
    repairedWith(world, boss.client, part, { lot, newSerial }, pickLot(part, lot))
  const lotsOf = async (part: PartId) =>
    (await boss.client.stock.ofPart({ partId: part })).bins.flatMap(({ lots }) => lots.map(({ number }) => number)).sort()
  const saidAs = (id: RestatedPart['id'], newSerial: string) => ({ id, oldSerial: null, newSerial, oldFate: 'none' as const })
  const restate = (one: Repaired, newSerial: string) => correct(world, boss.client, one, [saidAs(one.id, newSerial)])

  test('the ledger says what lies on the shelf, at the same value', async () => {
    const [said, really] = [unlike('S'), unlike('S')]
    const part = await stocked(said, really)
    const one = await fit(part, said, 'TYPED-BESIDE')
    expect(one.entry.parts).toMatchObject([{ newSerial: said }])
    const before = await boss.client.stock.ofPart({ partId: part })
    await restate(one, really)
    expect(await lotsOf(part)).toEqual([said])
    const after = await boss.client.stock.ofPart({ partId: part })
    expect({ owned: after.owned, value: after.value }).toEqual({ owned: before.owned, value: before.value })
    const { items } = await boss.client.stock.movements({ jobId: one.job.id })
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'adjust', lot: really, reason: `${one.job.number}: ${said} → ${really}` },
      { kind: 'adjust', lot: said },
    ])
    // And back again: it was right the first time.
    await restate(one, said)
    expect(await lotsOf(part)).toEqual([really])
    await balanced()
  })

  test('a serial that came in misread is words alone; one that is in no bin is asked for again', async () => {
    const [said, inHand] = [unlike('S'), unlike('S')]
    const part = await stocked(said, inHand)
    const one = await fit(part, said)
    await restate(one, 'NEVER-SEEN')
    expect(await lotsOf(part)).toEqual([inHand])
    await pickLot(part, inHand)(one.job)
    expect(await refusalOf(restate(one, inHand))).toMatchObject({ reason: 'serial-in-no-bin', params: { serial: inHand } })
    expect((await entriesOf(boss.client, one.job)).map(({ restated }) => restated.length)).toEqual([0, 1])
    await balanced()
  })

  test('one that left the depot otherwise was not fitted', async () => {
    const [said, gone] = [unlike('S'), unlike('S')]
    const part = await stocked(said, gone)
    const one = await fit(part, said)
    const away = { partId: part, binId: shelf, quantity: 1, lot: gone, reason: 'broken' }
    await boss.client.stock.scrap({ ...away, key: key() })
    expect(await refusalOf(restate(one, gone))).toMatchObject({ reason: 'serial-in-no-bin', params: { serial: gone } })
  })

  test('what a count found meanwhile is not put right twice', async () => {
    const [said, really] = [unlike('S'), unlike('S')]
    const part = await stocked(said, really)
    const one = await fit(part, said)
    const found = { partId: part, binId: shelf, reason: 'found' }
    await boss.client.stock.adjust({ ...found, lot: really, counted: 0, key: key() })
    await receive(part, said)
    await restate(one, really)
    expect(await lotsOf(part)).toEqual([said])
    await balanced()
  })

  test('who began before somebody else put it right is told so, and reverts nothing', async () => {
    const [said, really] = [unlike('S'), unlike('S')]
    const part = await stocked(said, really)
    const one = await fit(part, said)
    const other = await world.as('manager')
    // Opened by both; the other one sees to the old part's fate alone.
    const [opened] = await partsNow(other.client, one)
    await restate(one, really)
    const line = { ...saidAs(one.id, said), oldFate: 'kept' as const, version: opened?.version ?? 0 }
    const late = await failureOf(correct(world, other.client, one, [line]))
    expect(late).toEqual({ code: 'STALE', data: { yours: 1, current: 2 } })
    expect(await entriesOf(boss.client, one.job)).toHaveLength(2)
    expect(await lotsOf(part)).toEqual([said])
    await correct(world, other.client, one, [{ ...line, newSerial: really, version: 2 }])
    expect(await partsNow(boss.client, one)).toMatchObject([{ newSerial: really, oldFate: 'kept', version: 3 }])
    expect(await lotsOf(part)).toEqual([said])
    await balanced()
  })

  describe('of two that were written down crosswise', () => {
    /** Three pieces, of which the first two were fitted on two jobs. */
    const crossed = async () => {
      const [first, second, third] = [unlike('S'), unlike('S'), unlike('S')]
      const part = await stocked(first, second, third)
      return { part, first, second, third, one: await fit(part, first), other: await fit(part, second) }
    }

    test('one is put right after the other, by words alone', async () => {
      const { part, first, second, third, one, other } = await crossed()
      const before = await boss.client.stock.movements({ partId: part })
      await restate(one, second)
      await restate(other, first)
      expect(await partsNow(boss.client, one)).toMatchObject([{ newSerial: second }])
      expect(await partsNow(boss.client, other)).toMatchObject([{ newSerial: first }])
      expect(await boss.client.stock.movements({ partId: part })).toEqual(before)
      expect(await lotsOf(part)).toEqual([third])
      await balanced()
    })

    test('one has what lies on the shelf: there lies the piece that no job has', async () => {
      const { part, first, second, third, one, other } = await crossed()
      await restate(one, second)
      await restate(other, third)
      expect(await lotsOf(part)).toEqual([first])
      await restate(one, first)
      expect(await lotsOf(part)).toEqual([second])
      await balanced()
    })

    test.each(['first', 'last'])('on one job in one correction, the shelf’s piece said %s', async (place) => {
      const [first, second, third] = [unlike('S'), unlike('S'), unlike('S')]
      const part = await stocked(first, second, third)
      const job = await agreedJob(world, boss.client, [[part, 2]])
      for (const lot of [first, second]) await pickLot(part, lot)(job)
      await move(world, boss.client, job, 'repairing')
      const parts = [first, second].map((lot) => ({ ...fitted(part), lot }))
      await boss.client.bench.logRepair({ jobId: job.id, ...ENTRY, parts, key: key() })
      const [entry] = await entriesOf(boss.client, job)
      const idOf = (serial: string) => entry?.parts.find(({ newSerial }) => newSerial === serial)?.id
      const [firstId, secondId] = [idOf(first), idOf(second)]
      if (entry === undefined || firstId === undefined || secondId === undefined) throw new Error('both were fitted')
      const lines = [saidAs(firstId, second), saidAs(secondId, third)]
      await correct(world, boss.client, { job, entry }, place === 'first' ? lines.toReversed() : lines)
      expect(await lotsOf(part)).toEqual([first])
      await balanced()
    })
  })
})
