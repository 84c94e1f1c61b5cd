import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BinId, PartId } from '../../shared/kernel/ids.ts'
import type { Stocktake } from '../../shared/stocktake/stocktake.ts'
import { agreedJob, binOf, partOf, stockUp, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** Counting through the real router, on both stores. */
describe.each(DIALECTS)('stocktake (%s)', (dialect) => {
  let world: World
  let boss: Person
  let clerk: Person
  let bench: Person

  beforeAll(async () => {
    world = await openWorld({ dialect })
    boss = await world.as('manager')
    clerk = await world.as('parts')
    bench = await world.as('technician')
  })
  afterAll(() => world.close())

  const key = () => world.key()
  const begin = (...binIds: BinId[]) => clerk.client.stocktake.begin({ binIds, note: null, key: key() })
  const refresh = ({ number }: Stocktake) => boss.client.stocktake.get({ number })
  const beginBin = (by: Person, { id }: Stocktake, binId: BinId, again = false) =>
    by.client.stocktake.beginBin({ stocktakeId: id, binId, again, key: key() })
  const endBin = (by: Person, { id }: Stocktake, binId: BinId) =>
    by.client.stocktake.endBin({ stocktakeId: id, binId, key: key() })
  const add = (by: Person, { id }: Stocktake, binId: BinId, partId: PartId, more = 1, lot: string | null = null) =>
    by.client.stocktake.add({ stocktakeId: id, binId, partId, lot, figure: { more }, key: key() })
  const differences = async ({ id }: Stocktake, show: 'open' | 'decided' = 'open') =>
    (await boss.client.stocktake.differences({ stocktakeId: id, show })).items
  const approveAll = async (by: Person, take: Stocktake) => {
    const lineIds = (await differences(take)).map(({ id }) => id)
    return by.client.stocktake.approve({ stocktakeId: take.id, lineIds, key: key() })
  }
  const onHand = async (partId: PartId, binId: BinId) =>
    (await boss.client.stock.ofPart({ partId })).bins.find((bin) => bin.binId === binId)?.onHand ?? 0
  const transfer = (partId: PartId, fromBinId: BinId, toBinId: BinId, quantity = 1, lot: string | null = null) =>
    boss.client.stock.transfer({ partId, fromBinId, toBinId, quantity, lot, key: key() })
  const shelf = () => binOf(world, boss.client)
  const pair = async () => [await shelf(), await shelf()] as const
  const reason = async (call: Promise<unknown>) => (await refusalOf(call)).reason

  test('is counted by several at once while pieces move, and differs only by what is really amiss', async () => {
    const [one, two] = await pair()
    const [moved, lost, more, unseen] = [await partOf(world), await partOf(world), await partOf(world), await partOf(world)]
    for (const part of [moved, lost, more]) await stockUp(world, boss.client, part, one, 5)
    await stockUp(world, boss.client, moved, two, 5)
    await stockUp(world, boss.client, unseen, two, 4)
    const take = await begin(one, two)
    await beginBin(clerk, take, one)
    await beginBin(bench, take, two)
    // One before it is counted, one in between and one after: the shelves are as full as their labels say at each moment.
    await transfer(moved, one, two)
    await add(clerk, take, one, moved, 4)
    await add(bench, take, two, moved, 3)
    await transfer(moved, two, one)
    await add(bench, take, two, moved, 2)
    await add(clerk, take, one, lost, 3)
    await transfer(lost, one, two)
    await clerk.client.stocktake.add({
      stocktakeId: take.id,
      binId: one,
      partId: more,
      lot: null,
      figure: { counted: 7 },
      key: key(),
    })
    expect(await differences(take)).toEqual([])
    await endBin(clerk, take, one)
    await endBin(bench, take, two)
    const found = await differences(take)
    expect(found.map((line) => [line.partId, line.expected, line.counted, line.isCounted, line.value])).toEqual([
      [lost, 5, 3, true, -2000],
      [more, 5, 7, true, 2000],
      [unseen, 4, 0, false, -4000],
    ])
    // The transfer of `lost` came into the other bin while that was being counted: nobody scanned it there, and nobody is wrong.
    await transfer(more, one, two, 2)
    await approveAll(boss, take)
    expect(await Promise.all([onHand(lost, one), onHand(lost, two), onHand(more, one), onHand(unseen, two)])).toEqual([
      2, 1, 5, 0,
    ])
    expect(await refresh(take)).toMatchObject({ open: 0, done: 2, value: -4000 })
    const { items } = await boss.client.stock.movements({ partId: lost })
    expect(items[0]).toMatchObject({ kind: 'adjust', quantity: 2, value: -2000, stocktake: take.number })
    expect(await boss.client.stocktake.finish({ stocktakeId: take.id, key: key() })).toMatchObject({ state: 'finished' })
    const { items: history } = await boss.client.stocktake.list({})
    expect(history[0]).toMatchObject({ number: take.number, state: 'finished', value: -4000 })
  })

  test('remembers with each figure the ledger’s last entry, up to which its movements add up to what was expected', async () => {
    const [one, two] = await pair()
    const part = await partOf(world)
    await stockUp(world, boss.client, part, one, 6)
    const take = await begin(one, two)
    await beginBin(clerk, take, one)
    await transfer(part, one, two, 2)
    await add(clerk, take, one, part, 3)
    await endBin(clerk, take, one)
    await transfer(part, one, two, 1)
    const [line] = await differences(take)
    expect(line).toMatchObject({ expected: 4, counted: 3 })
    const { rows } = await sql<{ sum: number }>`select sum(case when to_bin_id = ${one} then quantity else 0 end
      - case when from_bin_id = ${one} then quantity else 0 end) as sum from movement
      where part_id = ${part} and seq <= (select seq from stocktake_line where id = ${line?.id ?? ''})`.execute(world.store.read)
    expect(Number(rows[0]?.sum)).toBe(4)
  })

  test('is blind: what is said of a bin that is being counted does not know what should lie in it', async () => {
    const one = await shelf()
    const [part, other] = [await partOf(world), await partOf(world)]
    await stockUp(world, boss.client, part, one, 7313)
    await stockUp(world, boss.client, other, one, 7319)
    const take = await begin(one)
    const count = await beginBin(bench, take, one)
    const line = await add(bench, take, one, part, 2)
    const said = [count, line, await refresh(take), await bench.client.stocktake.count({ stocktakeId: take.id, binId: one })]
    expect(JSON.stringify(said)).not.toMatch(/7313|7319|expected|difference/)
    expect(JSON.stringify(said)).not.toContain(other)
    expect(await differences(take)).toEqual([])
    await boss.client.stocktake.cancel({ stocktakeId: take.id, key: key() })
  })

  test('is counted again when that is asked for: the earlier count is kept and holds no more', async () => {
    const one = await shelf()
    const part = await partOf(world)
    await stockUp(world, boss.client, part, one, 5)
    const take = await begin(one)
    const first = await beginBin(clerk, take, one)
    expect(await reason(beginBin(bench, take, one))).toBe('bin-being-counted')
    await add(clerk, take, one, part, 4)
    await endBin(clerk, take, one)
    expect(await reason(beginBin(bench, take, one))).toBe('bin-counted')
    expect(await reason(boss.client.stocktake.finish({ stocktakeId: take.id, key: key() }))).toBe('differences-open')
    const [line] = await differences(take)
    await clerk.client.stocktake.recount({ stocktakeId: take.id, binIds: [one], key: key() })
    expect(await differences(take, 'decided')).toMatchObject([{ id: line?.id, verdict: 'refused' }])
    expect(await reason(boss.client.stocktake.finish({ stocktakeId: take.id, key: key() }))).toBe('bins-not-counted')
    const late = boss.client.stocktake.approve({ stocktakeId: take.id, lineIds: line === undefined ? [] : [line.id], key: key() })
    expect(await reason(late)).toBe('difference-settled')
    await beginBin(bench, take, one)
    await add(bench, take, one, part, 5)
    const second = await endBin(bench, take, one)
    expect(second.earlier).toMatchObject([{ countId: first.countId, pieces: 4 }])
    expect(await differences(take, 'decided')).toEqual([])
    expect((await refresh(take)).places).toMatchObject([{ state: 'counted', counts: 2, pieces: 5, by: bench.staff.name }])
    expect(await boss.client.stocktake.finish({ stocktakeId: take.id, key: key() })).toMatchObject({
      state: 'finished',
      value: 0,
    })
  })

  test('is approved by somebody else than whoever counted, or by a manager', async () => {
    const one = await shelf()
    const part = await partOf(world)
    await stockUp(world, boss.client, part, one, 5)
    const take = await begin(one)
    await beginBin(clerk, take, one)
    await endBin(clerk, take, one)
    expect(await refusalOf(approveAll(clerk, take))).toMatchObject({ reason: 'own-count' })
    expect(await onHand(part, one)).toBe(5)
    await approveAll(await world.as('parts'), take)
    expect(await onHand(part, one)).toBe(0)
    const done = await differences(take, 'decided')
    expect(done).toMatchObject([{ verdict: 'approved', difference: -5, value: -5000 }])
    const twice = boss.client.stocktake.approve({ stocktakeId: take.id, lineIds: done.map(({ id }) => id), key: key() })
    expect(await reason(twice)).toBe('difference-settled')
  })

  test('takes back the promise of a piece that is not there, and refuses what left the bin since', async () => {
    const [one, two] = await pair()
    const [part, gone] = [await partOf(world), await partOf(world)]
    await stockUp(world, boss.client, part, one, 2)
    await stockUp(world, boss.client, gone, one, 2)
    const job = await agreedJob(world, boss.client, [[part, 2]])
    await boss.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })
    const take = await begin(one)
    await beginBin(clerk, take, one)
    await add(clerk, take, one, part)
    await endBin(clerk, take, one)
    await transfer(gone, one, two, 2)
    const [first, second] = await differences(take)
    if (first === undefined || second === undefined) throw new Error('two parts differ')
    const approve = (line: typeof first) =>
      boss.client.stocktake.approve({ stocktakeId: take.id, lineIds: [line.id], key: key() })
    expect(await refusalOf(approve(second))).toMatchObject({ reason: 'moved-since-count', params: { there: 0 } })
    await approve(first)
    const { parts } = await boss.client.jobParts.ofJob({ jobId: job.id })
    const { stage } = await boss.client.jobs.get({ number: job.number })
    expect([parts[0]?.reserved, parts[0]?.short, stage]).toEqual([1, 1, 'awaiting-parts'])
  })

  test('is not put right beside a bin’s count: the same difference would be written twice', async () => {
    const [bin, part] = [await shelf(), await partOf(world)]
    await stockUp(world, boss.client, part, bin, 5)
    const take = await begin(bin)
    const put = { partId: part, binId: bin, lot: null, reason: 'counted' }
    const adjust = (counted: number) => clerk.client.stock.adjust({ ...put, counted, key: key() })
    await beginBin(clerk, take, bin)
    await add(clerk, take, bin, part, 4)
    await endBin(clerk, take, bin)
    expect(await refusalOf(adjust(4))).toMatchObject({ reason: 'bin-under-count', params: { number: take.number } })
    await adjust(5)
    await approveAll(boss, take)
    expect(await onHand(part, bin)).toBe(4)
    await boss.client.stocktake.finish({ stocktakeId: take.id, key: key() })
    await adjust(3)
    expect(await onHand(part, bin)).toBe(3)
  })

  test('finds a serial in the wrong bin, and moves it with its value when both bins are approved', async () => {
    const [one, two] = await pair()
    const part = await partOf(world, 'serial')
    const [right, wrong] = [unlike('S'), unlike('S')]
    const lots = [right, wrong].map((number) => ({ number, quantity: 1 }))
    const receive = { partId: part, binId: one, quantity: 2, unitCost: 700, lots, reason: null }
    await boss.client.stock.receive({ ...receive, key: key() })
    const take = await begin(one, two)
    await beginBin(bench, take, one)
    await add(bench, take, one, part, 1, right)
    expect(await reason(add(bench, take, one, part, 1, right.toLowerCase()))).toBe('serial-counted')
    expect(await reason(add(bench, take, one, part, 2, wrong))).toBe('one-serial-a-piece')
    expect(await reason(add(bench, take, one, part))).toBe('lot-needed')
    await endBin(bench, take, one)
    await beginBin(bench, take, two)
    await add(bench, take, two, part, 1, wrong)
    await endBin(bench, take, two)
    const [missing, extra] = await differences(take)
    expect([missing?.lot, missing?.difference, extra?.lot, extra?.difference]).toEqual([wrong, -1, wrong, 1])
    const alone = clerk.client.stocktake.approve({
      stocktakeId: take.id,
      lineIds: extra === undefined ? [] : [extra.id],
      key: key(),
    })
    expect(await reason(alone)).toBe('serial-elsewhere')
    await approveAll(clerk, take)
    expect([await onHand(part, one), await onHand(part, two)]).toEqual([1, 1])
    expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ owned: 2, value: 1400 })
  })

  test('counts batches by their number, an unknown one too', async () => {
    const one = await shelf()
    const part = await partOf(world, 'batch')
    const [known, fresh] = [unlike('B'), unlike('B')]
    const lots = [{ number: known, quantity: 4 }]
    await boss.client.stock.receive({ partId: part, binId: one, quantity: 4, unitCost: 100, lots, reason: null, key: key() })
    const take = await begin(one)
    await beginBin(clerk, take, one)
    await add(clerk, take, one, part, 3, known)
    await add(clerk, take, one, part, 1, fresh)
    await endBin(clerk, take, one)
    const found = (await differences(take)).map(({ lot, difference }) => [lot, difference])
    expect(Object.fromEntries(found)).toEqual({ [known]: -1, [fresh]: 1 })
    await approveAll(boss, take)
    const here = await boss.client.stock.ofPart({ partId: part })
    expect(here).toMatchObject({ owned: 4, value: 400 })
  })

  test('takes all shelves when none is named, leaves bins out with a reason, and counts none twice at a time', async () => {
    await using small = await openWorld({ dialect })
    const { client } = await small.as('parts')
    expect(await reason(client.stocktake.begin({ binIds: null, note: null, key: small.key() }))).toBe('nothing-to-count')
    const only = await binOf(small, client)
    await binOf(small, client, 'quarantine')
    const take = await client.stocktake.begin({ binIds: null, note: 'Year end', key: small.key() })
    expect(take.places.map(({ binId }) => binId)).toEqual([only])
    expect(await reason(client.stocktake.begin({ binIds: [only], note: null, key: small.key() }))).toBe('bin-in-stocktake')
    const out = { stocktakeId: take.id, binId: only, reason: 'Locked', key: small.key() }
    expect((await client.stocktake.leaveOut(out)).places).toMatchObject([{ state: 'left-out', reason: 'Locked' }])
    const over = await client.stocktake.finish({ stocktakeId: take.id, key: small.key() })
    expect(over).toMatchObject({ state: 'finished', done: 1 })
    await client.stocktake.begin({ binIds: [only], note: null, key: small.key() })
  })

  describe('refuses', () => {
    let take: Stocktake
    let bin: BinId
    let part: PartId
    beforeAll(async () => {
      bin = await binOf(world, boss.client)
      part = await partOf(world)
      take = await begin(bin)
      await beginBin(clerk, take, bin)
    })

    test.each([
      ['0 more', { more: 0 }],
      ['-1 more', { more: -1 }],
      ['1.5 more', { more: 1.5 }],
      ['10^12 more', { more: 1e12 }],
      ['-1 in all', { counted: -1 }],
      ['1.5 in all', { counted: 1.5 }],
      ['10^12 in all', { counted: 1e12 }],
    ])('%s', async (_, figure) => {
      const call = clerk.client.stocktake.add({ stocktakeId: take.id, binId: bin, partId: part, lot: null, figure, key: key() })
      expect((await failureOf(call)).code).toBe('BAD_REQUEST')
      expect((await clerk.client.stocktake.count({ stocktakeId: take.id, binId: bin }))?.lines).toEqual([])
    })

    test('an unknown bin or part, a bin that is not part of it, and whoever did not begin the bin', async () => {
      // Safe: ids are plain text, and this one is no bin's and no part's.
      const nobody = key() as BinId & PartId
      expect((await failureOf(begin(nobody))).code).toBe('NOT_FOUND')
      expect((await failureOf(beginBin(clerk, take, nobody))).code).toBe('NOT_FOUND')
      expect((await failureOf(add(clerk, take, bin, nobody))).code).toBe('NOT_FOUND')
      const other = await binOf(world, boss.client)
      expect(await reason(beginBin(clerk, take, other))).toBe('bin-not-in-stocktake')
      expect(await reason(add(bench, take, bin, part))).toBe('bin-being-counted')
      expect(await reason(boss.client.stocktake.recount({ stocktakeId: take.id, binIds: [bin], key: key() }))).toBe(
        'bin-not-counted',
      )
      const lot = clerk.client.stocktake.add({
        stocktakeId: take.id,
        binId: bin,
        partId: part,
        lot: 'X',
        figure: { more: 1 },
        key: key(),
      })
      expect(await reason(lot)).toBe('lot-not-tracked')
    })

    test('everything once it is over, but lets the bin be counted anew', async () => {
      await add(clerk, take, bin, part, 2)
      await endBin(clerk, take, bin)
      expect(await reason(add(clerk, take, bin, part))).toBe('bin-not-begun')
      const lineIds = (await differences(take)).map(({ id }) => id)
      expect(await boss.client.stocktake.cancel({ stocktakeId: take.id, key: key() })).toMatchObject({
        state: 'cancelled',
        open: 0,
      })
      const calls = [
        () => beginBin(clerk, take, bin),
        () => add(clerk, take, bin, part),
        () => boss.client.stocktake.approve({ stocktakeId: take.id, lineIds, key: key() }),
        () => boss.client.stocktake.finish({ stocktakeId: take.id, key: key() }),
      ]
      for (const call of calls) expect(await reason(call())).toBe('stocktake-closed')
      expect(await onHand(part, bin)).toBe(0)
      await begin(bin)
    })
  })

  test('keeps sums that are what the ledger adds up to, after all of the above', async () => {
    expect((await boss.client.stock.check()).differences).toEqual([])
  })
})
