import { describe, expect, test } from 'vitest'
import {
  bringToReady,
  checkInOne,
  ENTRY,
  assess,
  handBackOf,
  jobOf,
  move,
  unitOf,
  versionOf,
  walkIn,
  release,
} from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld } from '../kit/world.ts'

/** What became of calls that were under way at the same moment: `done`, or the reason or code that it failed with. */
async function outcomesOf(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const outcomes = await Promise.all(
    calls.map(async (call) => {
      const [settled] = await Promise.allSettled([call])
      if (settled?.status === 'fulfilled') return 'done'
      const { code, data } = await failureOf(call)
      return typeof data === 'object' && data !== null && 'reason' in data ? String(data.reason) : code
    }),
  )
  return outcomes.toSorted()
}

/** Two people do the same at the same moment. On PostgreSQL their transactions really run side by side. */
describe.each(DIALECTS)('two stations (%s)', (dialect) => {
  test('take the same new serial in: one job, and the other is told which', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('front-desk'), await world.as('front-desk')]
    for (const serial of ['SN-A1', 'SN-B1', 'SN-C1']) {
      const calls = [one, two].map(({ client }) =>
        client.intake.checkIn(walkIn(world, { jobs: [jobOf({ unit: unitOf(serial) })] })),
      )
      expect(await outcomesOf(calls)).toEqual(['done', 'serial-has-open-job'])
    }
    expect(await world.store.read.selectFrom('unit').select('serial').execute()).toHaveLength(3)
  })

  test('move one job: one moves it, the other is shown what it has become', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('technician'), await world.as('manager')]
    const job = await checkInOne(world, two.client)
    const seen = await versionOf(two.client, job)
    const calls = [one, two].map(({ client }) => client.jobs.move({ ...seen, to: 'assessing', key: world.key() }))
    expect(await outcomesOf(calls)).toEqual(['STALE', 'done'])
    const { timeline } = await one.client.jobs.get({ number: job.number })
    expect(timeline.filter((event) => event.kind === 'stage-changed')).toHaveLength(1)
  })

  test('sign the same test: it counts once', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('manager'), await world.as('manager')]
    const job = await checkInOne(world, one.client)
    await move(world, one.client, job, 'assessing')
    await assess(world, one.client, job)
    await release(world, one.client, job)
    await move(world, one.client, job, 'repairing')
    await one.client.bench.logRepair({ jobId: job.id, ...ENTRY, key: world.key() })
    await move(world, one.client, job, 'testing')
    const seen = await versionOf(one.client, job)
    const results = job.checklist.map((step) => ({ stepId: step.id, passed: false, measured: null }))
    const calls = [one, two].map(({ client }) => client.bench.recordTest({ ...seen, results, note: null, key: world.key() }))
    expect(await outcomesOf(calls)).toEqual(['STALE', 'done'])
    expect(await one.client.jobs.get({ number: job.number })).toMatchObject({ reworkCount: 1, tests: [{ passed: false }] })
  })

  test('write into one repair log: both entries stay, and no minute is lost', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('technician', 'front-desk'), await world.as('technician')]
    const job = await checkInOne(world, one.client)
    const calls = [one, two, one, two].map(({ client }) =>
      client.bench.logRepair({ jobId: job.id, ...ENTRY, minutes: 10, key: world.key() }),
    )
    expect(await outcomesOf(calls)).toEqual(['done', 'done', 'done', 'done'])
    const after = await one.client.jobs.get({ number: job.number })
    expect(after).toMatchObject({ minutesTotal: 40, version: job.version + 4 })
    expect(after.entries).toHaveLength(4)
  })

  test('hand one unit back: it leaves once', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('manager'), await world.as('front-desk')]
    const ready = await bringToReady(world, one.client, await checkInOne(world, one.client))
    const request = await handBackOf(world, one.client, ready)
    const calls = [one, two].map(({ client }) => client.handBack.complete({ ...request, key: world.key() }))
    expect(await outcomesOf(calls)).toEqual(['STALE', 'done'])
    const { timeline } = await one.client.jobs.get({ number: ready.number })
    expect(timeline.filter((event) => event.kind === 'handed-back')).toHaveLength(1)
  })

  test('start the timer of one person on two jobs: one timer runs', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const jobs = [await checkInOne(world, client), await checkInOne(world, client, { unit: unitOf('SN-2') })]
    const calls = jobs.map(({ id }) => client.bench.startTimer({ jobId: id, key: world.key() }))
    expect(await outcomesOf(calls)).toEqual(['done', 'timer-running'])
  })

  test('add somebody of one name: one is added', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    const calls = ['Ann Lee', 'ann  lee'].map((name) =>
      client.staff.create({ name, roles: ['technician'], pin: '2580', key: world.key() }),
    )
    expect(await outcomesOf(calls)).toEqual(['done', 'name-taken'])
  })

  test('let each other out: one administrator stays', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('administrator'), await world.as('administrator')]
    const letOut = (by: typeof one, { staff }: typeof one) =>
      by.client.staff.setActive({ staffId: staff.id, version: staff.version, isActive: false, key: world.key() })
    const [first, second] = await outcomesOf([letOut(one, two), letOut(two, one)])
    expect(second === 'done' || first === 'done').toBe(true)
    const staff = await world.store.read.selectFrom('staff').select('is_active').execute()
    expect(staff.filter((member) => member.is_active === 1)).toHaveLength(1)
  })
})
