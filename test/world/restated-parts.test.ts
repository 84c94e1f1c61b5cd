import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WriteDb } from '../../electron/db/store.ts'
import type { JobFile, RepairEntry } from '../../shared/jobs/jobs.ts'
import type { BinId, PartId } from '../../shared/kernel/ids.ts'
import type { RestatedPart } from '../../shared/stock/fitting.ts'
import { claimedOf, waitingOf } from '../kit/claims.ts'
import { ENTRY, move } from '../kit/job-life.ts'
import { supplierOf } from '../kit/purchasing.ts'
import { agreedJob, binOf, fitted, partOf, pickFor, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { heldDuring } from '../kit/two-at-once.ts'
import { openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** What was written wrongly of a fitted part is put right by a correction, through the real router, on both stores. */
describe.each(DIALECTS)('a fitted part is put right (%s)', (dialect) => {
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
  const entriesOf = async (job: JobFile) => (await boss.client.jobs.get({ number: job.number })).entries
  const correct = (job: JobFile, { id }: RepairEntry, restated: RestatedPart[], person = boss) =>
    person.client.bench.logRepair({ jobId: job.id, ...ENTRY, corrects: id, restated, key: key() })
  const balanced = async () => expect((await boss.client.stock.check()).differences).toEqual([])

  /** A job on which one piece was fitted, with its entry. */
  const repaired = async (part: PartId, change: Partial<ReturnType<typeof fitted>>, pick: (job: JobFile) => Promise<unknown>) => {
    const job = await agreedJob(world, boss.client, [[part, 1]])
    await pick(job)
    await move(world, boss.client, job, 'repairing')
    await boss.client.bench.logRepair({ jobId: job.id, ...ENTRY, parts: [{ ...fitted(part), ...change }], key: key() })
    const entry = (await entriesOf(job)).at(-1)
    const [fittedPart] = entry?.parts ?? []
    if (entry === undefined || fittedPart === undefined) throw new Error('the part was fitted')
    return { job, entry, id: fittedPart.id }
  }
  const loose = async (change: Partial<ReturnType<typeof fitted>>) => {
    const part = await partOf(world)
    return { part, ...(await repaired(part, change, (job) => pickFor(world, boss.client, job, part))) }
  }
  const fate = { oldSerial: 'OLD', newSerial: 'NEW', oldFate: 'kept' as const }

  test('what was is kept, what is true now is shown and printed, and the stock stays as it is', async () => {
    const { part, job, entry, id } = await loose({ ...fate, oldSerial: 'MISREAD-1' })
    const before = await boss.client.stock.ofPart({ partId: part })
    await correct(job, entry, [{ id, ...fate, oldSerial: 'RIGHT-1', oldFate: 'scrapped' }])
    const log = await entriesOf(job)
    expect(log.map(({ parts }) => parts.map(({ oldSerial }) => oldSerial))).toEqual([['MISREAD-1'], []])
    expect(log.at(-1)).toMatchObject({ corrects: entry.id, restated: [{ id, oldSerial: 'RIGHT-1', oldFate: 'scrapped' }] })
    const { html } = await boss.client.documents.render({ document: { kind: 'repair-report', jobId: job.id } })
    expect(html).toContain('RIGHT-1')
    expect(html).not.toContain('MISREAD-1')
    expect(await boss.client.stock.ofPart({ partId: part })).toEqual(before)
    const rewrite = world.store.transact((db) =>
      db.updateTable('repair_part_restated').set({ old_serial: 'NEVER' }).where('repair_part_id', '=', id).execute(),
    )
    await expect(rewrite).rejects.toThrow(/append-only/)
  })

  test('an old part waits for its claim by the last word, and no more once a claim names it', async () => {
    const { part, job, entry, id } = await loose(fate)
    expect(await waitingOf(boss.client, part)).toEqual([])
    const toSupplier = { id, ...fate, oldFate: 'to-supplier' as const }
    await correct(job, entry, [{ ...toSupplier, oldSerial: 'OLD-2' }])
    expect(await waitingOf(boss.client, part)).toMatchObject([{ origin: 'old-part', lot: 'OLD-2' }])
    await correct(job, entry, [{ id, ...fate }])
    expect(await waitingOf(boss.client, part)).toEqual([])
    await correct(job, entry, [toSupplier])
    const [piece] = await waitingOf(boss.client, part)
    if (piece === undefined) throw new Error('the old part waits')
    const supplier = await supplierOf(world, boss.client)
    const claim = await boss.client.claims.begin({ supplierId: supplier.id, lines: [claimedOf(piece)], key: key() })
    const late = correct(job, entry, [{ ...toSupplier, oldFate: 'scrapped' }])
    expect(await refusalOf(late)).toMatchObject({ reason: 'claimed-already', params: { number: claim.number } })
    await correct(job, entry, [{ ...toSupplier, newSerial: 'NEW-2' }])
    expect((await entriesOf(job)).at(-1)?.restated).toMatchObject([{ newSerial: 'NEW-2' }])
  })

  test('only parts of that job, and only by an entry that corrects one', async () => {
    const [one, other] = [await loose(fate), await loose(fate)]
    const foreign = correct(one.job, one.entry, [{ id: other.id, ...fate, oldSerial: 'X' }])
    expect(await refusalOf(foreign)).toMatchObject({ reason: 'entry-not-of-job' })
    const restated = [{ id: one.id, ...fate, oldSerial: 'X' }]
    const alone = boss.client.bench.logRepair({ jobId: one.job.id, ...ENTRY, restated, key: key() })
    expect(await refusalOf(alone)).toMatchObject({ reason: 'entry-not-of-job' })
    expect(await entriesOf(one.job)).toHaveLength(1)
  })

  describe('of which another serial went in than was picked', () => {
    const stocked = async (...numbers: string[]) => {
      const part = await partOf(world, 'serial')
      const lots = numbers.map((number) => ({ number, quantity: 1 }))
      const receive = { partId: part, binId: shelf, quantity: lots.length, unitCost: 700, lots, reason: null }
      await boss.client.stock.receive({ ...receive, key: key() })
      return part
    }
    const pickLot = (part: PartId, lot: string) => (job: JobFile) =>
      boss.client.jobParts.pick({ jobId: job.id, partId: part, binId: shelf, quantity: 1, lot, evenIfMore: true, key: key() })
    const lotsOf = async (part: PartId) =>
      (await boss.client.stock.ofPart({ partId: part })).bins.flatMap(({ lots }) => lots.map(({ number }) => number)).sort()
    const restatedAs = (id: RestatedPart['id'], newSerial: string) => [
      { id, oldSerial: null, newSerial, oldFate: 'none' as const },
    ]

    test('the ledger says what lies on the shelf, at the same value', async () => {
      const [said, really] = [unlike('S'), unlike('S')]
      const part = await stocked(said, really)
      const { job, entry, id } = await repaired(part, { lot: said, newSerial: 'TYPED-BESIDE' }, pickLot(part, said))
      expect(entry.parts).toMatchObject([{ newSerial: said }])
      const before = await boss.client.stock.ofPart({ partId: part })
      await correct(job, entry, restatedAs(id, really))
      expect(await lotsOf(part)).toEqual([said])
      const after = await boss.client.stock.ofPart({ partId: part })
      expect({ owned: after.owned, value: after.value }).toEqual({ owned: before.owned, value: before.value })
      const { items } = await boss.client.stock.movements({ jobId: job.id })
      expect(items.slice(0, 2)).toMatchObject([
        { kind: 'adjust', lot: really, reason: `${job.number}: ${said} → ${really}` },
        { kind: 'adjust', lot: said },
      ])
      // And back again: it was right the first time.
      await correct(job, entry, restatedAs(id, said))
      expect(await lotsOf(part)).toEqual([really])
      await balanced()
    })

    test('a serial that came in misread is words alone; one that is in no bin is asked for again', async () => {
      const [said, inHand] = [unlike('S'), unlike('S')]
      const part = await stocked(said, inHand)
      const { job, entry, id } = await repaired(part, { lot: said }, pickLot(part, said))
      await correct(job, entry, restatedAs(id, 'NEVER-SEEN'))
      expect(await lotsOf(part)).toEqual([inHand])
      await pickLot(part, inHand)(job)
      const refused = correct(job, entry, restatedAs(id, inHand))
      expect(await refusalOf(refused)).toMatchObject({ reason: 'serial-in-no-bin', params: { serial: inHand } })
      expect((await entriesOf(job)).map(({ restated }) => restated.length)).toEqual([0, 1])
      await balanced()
    })

    test('what a count found meanwhile is not put right twice', async () => {
      const [said, really] = [unlike('S'), unlike('S')]
      const part = await stocked(said, really)
      const { job, entry, id } = await repaired(part, { lot: said }, pickLot(part, said))
      const found = { partId: part, binId: shelf, reason: 'found' }
      await boss.client.stock.adjust({ ...found, lot: really, counted: 0, key: key() })
      const again = {
        partId: part,
        binId: shelf,
        quantity: 1,
        unitCost: 700,
        lots: [{ number: said, quantity: 1 }],
        reason: null,
      }
      await boss.client.stock.receive({ ...again, key: key() })
      await correct(job, entry, restatedAs(id, really))
      expect(await lotsOf(part)).toEqual([said])
      await balanced()
    })
  })
})

/** Real: two transactions at once on PostgreSQL, one of them held open. */
test('who fits one part and puts another right takes both at once (postgres)', async () => {
  await using world = await openWorld({ dialect: 'postgres' })
  const { client } = await world.as('manager')
  const [first, second] = [await partOf(world), await partOf(world)].toSorted()
  if (first === undefined || second === undefined) throw new Error('there are two')
  const job = await agreedJob(world, client, [])
  for (const part of [first, second]) await pickFor(world, client, job, part)
  await move(world, client, job, 'repairing')
  const log = { jobId: job.id, ...ENTRY }
  const { entryId } = await client.bench.logRepair({ ...log, parts: [fitted(first)], key: world.key() })
  const restated = (await client.jobs.get({ number: job.number })).entries.flatMap(({ parts }) =>
    parts.map(({ id }) => ({ id, oldSerial: 'OLD', newSerial: null, oldFate: 'kept' as const })),
  )
  const stockOf = (db: WriteDb, part: PartId) =>
    db.selectFrom('part_stock').where('part_id', '=', part).select('owned').forUpdate()
  await heldDuring(
    world,
    (db) => stockOf(db, first).execute(),
    () => client.bench.logRepair({ ...log, parts: [fitted(second)], corrects: entryId, restated, key: world.key() }),
    // Whoever waits for the first has not taken the second.
    (db) => stockOf(db, second).noWait().execute(),
  )
  expect((await client.jobs.get({ number: job.number })).entries.at(-1)?.restated).toMatchObject([{ oldSerial: 'OLD' }])
})
