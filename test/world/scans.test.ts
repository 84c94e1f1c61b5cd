import { describe, expect, test } from 'vitest'
import { announcementOf } from '../kit/arrivals.ts'
import { bringToReady, checkInOne, handBackOf } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { openWorld } from '../kit/world.ts'

const TRACKING = '00340434161094042557'

describe.each(DIALECTS)('somebody else’s code (%s)', (dialect) => {
  test('of a unit that left says with whom, when and by which job', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await bringToReady(world, client, await checkInOne(world, client))
    const here = await client.search.resolveScan({ payload: job.serial ?? '' })
    expect(here).toMatchObject({ kind: 'unit', openJob: job.number, left: null })
    world.clock.advance(3_600_000)
    await client.handBack.complete(await handBackOf(world, client, job))
    expect(await client.search.resolveScan({ payload: job.serial ?? '' })).toMatchObject({
      openJob: null,
      left: { number: job.number, at: '2026-03-02T10:00:00.000Z', to: job.customer.name, outcome: 'repaired' },
    })
  })

  test('of a courier finds the parcel that is awaited under it, until it is here', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk')
    const note = 'Two boxes, DHL 0034 0434 1610 9404 2557'
    const { rmaNumber } = await client.arrivals.announce(announcementOf(world, ['SN-1'], { note }))
    await client.arrivals.announce(announcementOf(world, ['SN-2'], { note: 'UPS 1Z999AA10123456784' }))
    const resolve = (payload: string) => client.search.resolveScan({ payload })
    expect(await resolve(TRACKING)).toMatchObject({ kind: 'rma', number: rmaNumber, jobs: [{ stage: 'expected' }] })
    expect(await resolve(`${TRACKING.slice(0, -1)}8`)).toMatchObject({ kind: 'unknown-serial' })
    const { lines } = await client.arrivals.get({ number: rmaNumber })
    for (const { jobId } of lines)
      await client.arrivals.receive({ jobId, serial: null, condition: null, accessories: [], photoIds: [], key: world.key() })
    expect(await resolve(TRACKING)).toMatchObject({ kind: 'unknown-serial' })
  })
})
