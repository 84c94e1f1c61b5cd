import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { unpackBoard } from '../../shared/jobs/board.ts'
import { boardCard } from '../../shared/jobs/jobs.ts'
import {
  answerOf,
  bringToReady,
  checkInOne,
  ENTRY,
  handBackOf,
  jobOf,
  move,
  offer,
  release,
  assess,
  runTest,
  unitOf,
  versionOf,
  walkIn,
} from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { openWorld, refusalOf } from '../kit/world.ts'

/** Real: router, contract, services, repositories, store. The test's own: clock, ids, cost of a PIN. */
describe.each(DIALECTS)('the way of a unit (%s)', (dialect) => {
  test('from the counter to the customer, with everything on record', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('manager')
    const job = await checkInOne(world, client)
    expect(job).toMatchObject({
      stage: 'received',
      waitsFor: 'depot',
      hasPasscode: true,
      customerName: 'Li Ming 李明',
      dueOn: '2026-03-09',
    })
    expect(job.accessories.map((item) => [item.position, item.name])).toEqual([
      [1, 'Power cord'],
      [2, 'Lid'],
    ])
    const ready = await bringToReady(world, client, job)
    expect(ready).toMatchObject({ stage: 'ready', waitsFor: 'customer', minutesTotal: 25, assignee: { id: staff.id } })
    const closed = await client.handBack.complete(await handBackOf(world, client, ready))
    expect(closed.number).toBe(job.number)
    const after = await client.jobs.get({ number: job.number })
    expect(after).toMatchObject({
      stage: 'closed',
      outcome: 'repaired',
      hasPasscode: false,
      repairWarranty: { partsUntil: '2026-05-31', labourUntil: '2026-05-31' },
    })
    expect(after.accessories.every((item) => item.returnedAt !== null)).toBe(true)
    // Nobody said that a tag was scanned.
    expect(after.timeline.find(({ kind }) => kind === 'handed-back')?.data).toMatchObject({ seen: 'Power cord, Lid' })
    expect(after.timeline.map((event) => event.kind).toReversed()).toEqual([
      'checked-in',
      'stage-changed',
      'assessed',
      'plan-offered',
      'approval-recorded',
      'stage-changed',
      'repair-logged',
      'stage-changed',
      'test-recorded',
      'stage-changed',
      'payment-taken',
      'stage-changed',
      'handed-back',
    ])
  })

  test('leaves no passcode behind, neither sealed nor in clear, in any table', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    expect(await client.bench.showPasscode({ jobId: job.id, key: world.key() })).toEqual({ passcode: '4711-secret' })
    for (const table of ['job', 'audit', 'event', 'idempotency', 'search_entry'] as const) {
      expect(JSON.stringify(await world.store.read.selectFrom(table).selectAll().execute())).not.toContain('4711-secret')
    }
    await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, job)))
    const rows = await world.store.read.selectFrom('job').select('passcode_sealed').execute()
    expect(rows).toEqual([{ passcode_sealed: null }])
    expect(await refusalOf(client.bench.showPasscode({ jobId: job.id, key: world.key() }))).toMatchObject({
      reason: 'passcode-wiped',
    })
  })

  test('a failed test goes back to repairing and counts as rework', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician', 'front-desk')
    const job = await checkInOne(world, client)
    await move(world, client, job, 'assessing')
    await assess(world, client, job)
    await release(world, client, job)
    await move(world, client, job, 'repairing')
    await client.bench.logRepair({ jobId: job.id, ...ENTRY, key: world.key() })
    await move(world, client, job, 'testing')
    expect(await runTest(world, client, job, false)).toMatchObject({ stage: 'repairing', passed: false })
    expect(await client.jobs.get({ number: job.number })).toMatchObject({
      reworkCount: 1,
      facts: { hasRepairEntry: false, lastTest: null },
    })
    expect(await refusalOf(move(world, client, job, 'testing'))).toMatchObject({ reason: 'no-repair-entry' })
    await client.bench.logRepair({ jobId: job.id, ...ENTRY, done: 'Seated the plug', key: world.key() })
    await move(world, client, job, 'testing')
    expect(await runTest(world, client, job, true)).toMatchObject({ stage: 'ready', passed: true })
  })

  test('the next visit of the same serial shows history and verdict, and names the old job', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const first = await checkInOne(world, client)
    await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, first)))
    world.clock.advance(10 * 86_400_000)
    // Sessions end after twelve hours; ten days later somebody else is at the counter.
    const { client: later } = await world.as('front-desk')
    const file = await later.units.lookUp({ serial: 'sn 100 a' })
    expect(file?.openJob).toBeNull()
    expect(file?.history.map((job) => job.number)).toEqual([first.number])
    expect(file?.recentRepairs.map((job) => job.number)).toEqual([first.number])
    const again = await checkInOne(world, later, { unit: { kind: 'known', id: file?.unit.id ?? first.unitId } })
    expect(again.history.map((job) => job.number)).toEqual([first.number])
    const { entitlement, bounce } = await later.entitlement.ofJob({ number: again.number })
    expect(entitlement.lines.labour).toMatchObject({ state: 'open', ruleId: 'standing-depot-caused' })
    expect(bounce).toMatchObject({ number: first.number, times: 1 })
  })

  test('a serial that is in the house says so and is not taken twice', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk')
    const job = await checkInOne(world, client)
    expect((await client.units.lookUp({ serial: 'SN100A' }))?.openJob?.number).toBe(job.number)
    expect(await refusalOf(client.intake.checkIn(walkIn(world)))).toEqual({
      reason: 'serial-has-open-job',
      params: { number: job.number },
    })
    const twice = walkIn(world, { jobs: [jobOf({ unit: unitOf('NEW-1') }), jobOf({ unit: unitOf('new 1') })] })
    expect(await refusalOf(client.intake.checkIn(twice))).toEqual({ reason: 'serial-twice-in-rma', params: { serial: 'NEW-1' } })
    expect(await client.jobs.list({ state: 'all' })).toMatchObject({ items: [{ number: job.number }] })
  })

  test('the timer gives its minutes to the entry, and one person has one timer', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const [one, two] = [await checkInOne(world, client), await checkInOne(world, client, { unit: unitOf('SN-2') })]
    await client.bench.startTimer({ jobId: one.id, key: world.key() })
    expect(await refusalOf(client.bench.startTimer({ jobId: two.id, key: world.key() }))).toEqual({
      reason: 'timer-running',
      params: { number: one.number },
    })
    world.clock.advance(20 * 60_000)
    expect(await client.bench.pauseTimer({ jobId: one.id, key: world.key() })).toMatchObject({ minutes: 20 })
    await client.bench.startTimer({ jobId: one.id, key: world.key() })
    world.clock.advance(15 * 60_000)
    await client.bench.logRepair({ jobId: one.id, ...ENTRY, minutes: null, key: world.key() })
    expect(await client.jobs.get({ number: one.number })).toMatchObject({
      minutesTotal: 35,
      entries: [{ minutes: 35, isTimed: true }],
    })
    expect(await client.bench.timer({ jobId: one.id })).toEqual({ minutes: 0, since: null })
  })

  test('a hold stops every move and charges the party it waits for', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    await client.jobs.hold({
      ...(await versionOf(client, job)),
      reason: 'Customer is looking for the invoice',
      party: 'customer',
      key: world.key(),
    })
    expect(await client.jobs.get({ number: job.number })).toMatchObject({ waitsFor: 'customer', facts: { isOnHold: true } })
    expect(await refusalOf(move(world, client, job, 'assessing'))).toMatchObject({ reason: 'on-hold' })
    await client.jobs.release({ ...(await versionOf(client, job)), key: world.key() })
    expect(await move(world, client, job, 'assessing')).toMatchObject({ stage: 'assessing' })
  })

  test('a declined plan goes back unrepaired, without test and without a repair warranty', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    await move(world, client, job, 'assessing')
    await assess(world, client, job)
    await offer(world, client, job, { declineFee: 2500 })
    await move(world, client, job, 'awaiting-approval')
    expect(await refusalOf(move(world, client, job, 'repairing'))).toMatchObject({ reason: 'not-approved' })
    await client.plans.answer(await answerOf(world, client, job, { decision: 'declined', declineFee: 2500 }))
    await move(world, client, job, 'ready')
    const gate = await client.handBack.gate({ jobId: job.id })
    expect(gate).toMatchObject({
      facts: { outcome: 'returned-unrepaired', testState: 'not-needed' },
      repairWarranty: { partsUntil: null, labourUntil: null },
    })
    await client.handBack.complete(await handBackOf(world, client, job))
    expect(await client.jobs.get({ number: job.number })).toMatchObject({
      outcome: 'returned-unrepaired',
      repairWarranty: { partsUntil: null, labourUntil: null },
    })
  })

  test.each(['ready', 'assessing'] as const)(
    'a plan declined first and repaired after all (from %s) leaves as repaired',
    async (by) => {
      await using world = await openWorld({ dialect })
      const { client } = await world.as('manager')
      const job = await checkInOne(world, client)
      await move(world, client, job, 'assessing')
      await assess(world, client, job)
      await offer(world, client, job)
      await move(world, client, job, 'awaiting-approval')
      await client.plans.answer(await answerOf(world, client, job, { decision: 'declined' }))
      await move(world, client, job, by)
      expect(await refusalOf(move(world, client, job, 'repairing'))).toMatchObject({ reason: 'not-approved' })
      await client.plans.answer(await answerOf(world, client, job))
      await move(world, client, job, 'repairing')
      await client.bench.logRepair({ jobId: job.id, ...ENTRY, key: world.key() })
      await move(world, client, job, 'testing')
      await runTest(world, client, job, true)
      await client.handBack.complete(await handBackOf(world, client, job))
      expect(await client.jobs.get({ number: job.number })).toMatchObject({
        outcome: 'repaired',
        repairWarranty: { partsUntil: '2026-05-31', labourUntil: '2026-05-31' },
      })
    },
  )

  test.each(['no-fault-found', 'resolved-remotely'] as const)(
    'a unit found to be %s and repaired after all leaves as repaired, with what was found on record',
    async (solvedAs) => {
      await using world = await openWorld({ dialect })
      const { client } = await world.as('manager')
      const job = await checkInOne(world, client)
      await move(world, client, job, 'assessing')
      await assess(world, client, job, { solvedAs })
      await move(world, client, job, 'ready')
      const gate = await client.handBack.gate({ jobId: job.id })
      expect(gate).toMatchObject({
        facts: { outcome: solvedAs, testState: 'not-needed' },
        repairWarranty: { partsUntil: null, labourUntil: null },
      })
      await release(world, client, job)
      await move(world, client, job, 'repairing')
      await client.bench.logRepair({ jobId: job.id, ...ENTRY, key: world.key() })
      expect(await refusalOf(move(world, client, job, 'ready'))).toBeTruthy()
      await move(world, client, job, 'testing')
      await runTest(world, client, job, true)
      await client.handBack.complete(await handBackOf(world, client, job))
      expect(await client.jobs.get({ number: job.number })).toMatchObject({
        outcome: 'repaired',
        repairWarranty: { partsUntil: '2026-05-31', labourUntil: '2026-05-31' },
        assessment: { solvedAs },
      })
    },
  )

  test('the board’s cards are what their schema says, though no call checks it', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    await checkInOne(world, client)
    const cards = unpackBoard(await client.jobs.board({}))
    expect(cards).toHaveLength(1)
    expect(z.array(z.strictObject(boardCard.shape)).parse(cards)).toEqual(cards)
  })

  test('a long fault is shortened on cards and lists, and whole in the file of the job', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const fault = '不开机，'.repeat(100)
    const job = await checkInOne(world, client, { fault })
    expect(job.fault).toBe(fault)
    const [card] = unpackBoard(await client.jobs.board({}))
    expect(card?.fault).toBe(`${fault.slice(0, 199)}…`)
    const gate = await client.handBack.gate({ jobId: job.id })
    expect([gate.fault, gate.job.fault]).toEqual([fault, card?.fault])
  })
})

test('a unit that is back leaves no sealed passcode in the files of SQLite either', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const job = await checkInOne(world, client)
  const { passcode_sealed: sealed } = await world.store.read.selectFrom('job').select('passcode_sealed').executeTakeFirstOrThrow()
  const filesWithIt = async () => {
    const names = await readdir(world.store.place, { recursive: true })
    const files = names.filter((name) => name.startsWith('depot.sqlite'))
    const found = await Promise.all(files.map((name) => readFile(join(world.store.place, name))))
    return files.filter((_, index) => found[index]?.includes(sealed ?? 'none'))
  }
  expect(await filesWithIt()).toEqual(['depot.sqlite-wal'])
  await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, job)))
  expect(await filesWithIt()).toEqual([])
})
