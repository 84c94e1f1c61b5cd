import { describe, expect, test } from 'vitest'
import { checkInOne } from '../../../test/kit/job-life.ts'
import { openWorld } from '../../../test/kit/world.ts'
import { createLiveHub } from '../../work/live-hub.ts'
import { changesSince } from './change-stream.ts'

const welcome = async () => true

describe('the stream of changes', () => {
  test('says where the sequence stands, then what each commit touched', async () => {
    await using world = await openWorld()
    const { client } = await world.as('manager')
    const stream = await client.live.changes()
    expect((await stream.next()).value).toMatchObject({ changes: [] })
    const job = await checkInOne(world, client)
    expect(await stream.next()).toMatchObject({
      done: false,
      value: { changes: expect.arrayContaining([{ entity: 'job', id: job.id }]) },
    })
    await stream.return?.()
  })

  test('ends with the session that it was opened by, and tells nothing after', async () => {
    await using world = await openWorld()
    const [leaver, other, boss] = [await world.as('technician'), await world.as('manager'), await world.as('administrator')]
    const stream = await leaver.client.live.changes()
    await stream.next()
    const { staff } = leaver
    await boss.client.staff.setActive({ staffId: staff.id, version: staff.version, isActive: false, key: world.key() })
    await checkInOne(world, other.client)
    const told: unknown[] = []
    for await (const list of stream) told.push(list)
    expect(told).toEqual([])
  })

  test('ends soon after its session has run out', async () => {
    await using world = await openWorld()
    const early = await world.as('technician')
    const stream = await early.client.live.changes()
    await stream.next()
    world.clock.advance(12 * 3_600_000 + 1)
    const late = await world.as('manager')
    await checkInOne(world, late.client)
    expect(await stream.next()).toMatchObject({ done: true })
  })

  test('ends when the caller leaves, and lets go of the hub', async () => {
    const hub = createLiveHub()
    const leaving = new AbortController()
    const stream = changesSince(hub, leaving.signal, welcome)
    await stream.next()
    const waiting = stream.next()
    leaving.abort()
    expect(await waiting).toMatchObject({ done: true })
  })

  test('cuts off who takes nothing any more, so that what waits does not grow for ever', async () => {
    const hub = createLiveHub()
    const stream = changesSince(hub, undefined, welcome)
    await stream.next()
    for (let seq = 1; seq <= 2000; seq += 1) hub.publish({ seq, changes: [] })
    expect(await stream.next()).toMatchObject({ done: true })
  })
})
