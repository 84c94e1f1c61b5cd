import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WriteDb } from '../../electron/db/store.ts'
import type { PartId } from '../../shared/kernel/ids.ts'
import { claimedOf, waitingOf } from '../kit/claims.ts'
import { ENTRY, move } from '../kit/job-life.ts'
import { supplierOf } from '../kit/purchasing.ts'
import { correct, entriesOf, repairedWith } from '../kit/restated.ts'
import { agreedJob, fitted, partOf, pickFor } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { heldDuring } from '../kit/two-at-once.ts'
import { failureOf, openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** What was written wrongly of a fitted part is put right by a correction, through the real router, on both stores. */
describe.each(DIALECTS)('a fitted part is put right (%s)', (dialect) => {
  let world: World
  let boss: Person

  beforeAll(async () => {
    world = await openWorld({ dialect })
    boss = await world.as('manager')
  })
  afterAll(() => world.close())

  const key = () => world.key()
  const loose = async (change: Partial<ReturnType<typeof fitted>>) => {
    const part = await partOf(world)
    const one = await repairedWith(world, boss.client, part, change, (job) => pickFor(world, boss.client, job, part))
    return { part, ...one }
  }
  const fate = { oldSerial: 'OLD', newSerial: 'NEW', oldFate: 'kept' as const }

  test('what was is kept, what is true now is shown and printed, and the stock stays as it is', async () => {
    const { part, id, ...one } = await loose({ ...fate, oldSerial: 'MISREAD-1' })
    const before = await boss.client.stock.ofPart({ partId: part })
    await correct(world, boss.client, one, [{ id, ...fate, oldSerial: 'RIGHT-1', oldFate: 'scrapped' }])
    const log = await entriesOf(boss.client, one.job)
    expect(log.map(({ parts }) => parts.map(({ oldSerial }) => oldSerial))).toEqual([['MISREAD-1'], []])
    expect(log.at(-1)).toMatchObject({ corrects: one.entry.id, restated: [{ id, oldSerial: 'RIGHT-1', oldFate: 'scrapped' }] })
    const { html } = await boss.client.documents.render({ document: { kind: 'repair-report', jobId: one.job.id } })
    expect(html).toContain('RIGHT-1')
    expect(html).not.toContain('MISREAD-1')
    expect(await boss.client.stock.ofPart({ partId: part })).toEqual(before)
    const rewrite = world.store.transact((db) =>
      db.updateTable('repair_part_restated').set({ old_serial: 'NEVER' }).where('repair_part_id', '=', id).execute(),
    )
    await expect(rewrite).rejects.toThrow(/append-only/)
  })

  test('an old part waits for its claim by the last word, and no more once a claim names it', async () => {
    const { part, id, ...one } = await loose(fate)
    expect(await waitingOf(boss.client, part)).toEqual([])
    const toSupplier = { id, ...fate, oldFate: 'to-supplier' as const }
    await correct(world, boss.client, one, [{ ...toSupplier, oldSerial: 'OLD-2' }])
    expect(await waitingOf(boss.client, part)).toMatchObject([{ origin: 'old-part', lot: 'OLD-2' }])
    await correct(world, boss.client, one, [{ id, ...fate }])
    expect(await waitingOf(boss.client, part)).toEqual([])
    await correct(world, boss.client, one, [toSupplier])
    const [piece] = await waitingOf(boss.client, part)
    if (piece === undefined) throw new Error('the old part waits')
    const supplier = await supplierOf(world, boss.client)
    const claim = await boss.client.claims.begin({ supplierId: supplier.id, lines: [claimedOf(piece)], key: key() })
    const late = correct(world, boss.client, one, [{ ...toSupplier, oldFate: 'scrapped' }])
    expect(await refusalOf(late)).toMatchObject({ reason: 'claimed-already', params: { number: claim.number } })
    await correct(world, boss.client, one, [{ ...toSupplier, newSerial: 'NEW-2' }])
    expect((await entriesOf(boss.client, one.job)).at(-1)?.restated).toMatchObject([{ newSerial: 'NEW-2' }])
  })

  test('only parts of that job, and only by an entry that corrects one', async () => {
    const [one, other] = [await loose(fate), await loose(fate)]
    const foreign = correct(world, boss.client, one, [{ id: other.id, ...fate, oldSerial: 'X' }])
    expect(await refusalOf(foreign)).toMatchObject({ reason: 'entry-not-of-job' })
    const restated = [{ id: one.id, version: 1, ...fate, oldSerial: 'X' }]
    const alone = boss.client.bench.logRepair({ jobId: one.job.id, ...ENTRY, restated, key: key() })
    expect(await refusalOf(alone)).toMatchObject({ reason: 'entry-not-of-job' })
    expect(await entriesOf(boss.client, one.job)).toHaveLength(1)
  })

  test('a part is named once in a correction', async () => {
    const { id, ...one } = await loose(fate)
    const twice = ['X', 'Y'].map((oldSerial) => ({ id, ...fate, oldSerial }))
    const failure = await failureOf(correct(world, boss.client, one, twice))
    expect(failure).toMatchObject({ code: 'BAD_REQUEST', data: { issues: [{ path: ['restated'], message: 'twice' }] } })
    expect(await entriesOf(boss.client, one.job)).toHaveLength(1)
  })

  test('of two who correct the same part at the same moment one is told of the other', async () => {
    const { id, ...one } = await loose(fate)
    const other = await world.as('manager')
    const seen = { id, ...fate, version: 1 }
    const both = await Promise.allSettled([
      correct(world, boss.client, one, [{ ...seen, oldSerial: 'OLD-2' }]),
      correct(world, other.client, one, [{ ...seen, oldFate: 'scrapped' }]),
    ])
    const failed = both.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []))
    expect(failed).toMatchObject([{ code: 'STALE', data: { yours: 1, current: 2 } }])
    expect((await entriesOf(boss.client, one.job)).map(({ restated }) => restated.length)).toEqual([0, 1])
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
  const restated = (await entriesOf(client, job)).flatMap(({ parts }) =>
    parts.map(({ id }) => ({ id, version: 1, oldSerial: 'OLD', newSerial: null, oldFate: 'kept' as const })),
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
  expect((await entriesOf(client, job)).at(-1)?.restated).toMatchObject([{ oldSerial: 'OLD' }])
})
