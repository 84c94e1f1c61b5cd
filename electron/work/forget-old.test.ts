import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { assess, checkInOne } from '../../test/kit/job-life.ts'
import { openWorld, type World } from '../../test/kit/world.ts'
import { forgetHourly } from './forget-old.ts'

const HOUR_MS = 3_600_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function kept({ store }: World) {
  const count = async (table: 'idempotency' | 'change_list') =>
    (await store.read.selectFrom(table).select('at').orderBy('at').execute()).map((row) => row.at)
  return { keys: await count('idempotency'), lists: await count('change_list') }
}

describe('what nobody asks for any more', () => {
  test('is dropped while the host runs: keys after a week, change lists after a day', async () => {
    await using world = await openWorld()
    const before = await world.as('manager')
    const job = await checkInOne(world, before.client)
    const forgetting = forgetHourly(world.core)
    world.clock.advance(6 * 24 * HOUR_MS)
    const { client } = await world.as('manager')
    await assess(world, client, job)
    const [first, last] = (await kept(world)).keys
    world.clock.advance(23 * HOUR_MS)
    vi.advanceTimersByTime(HOUR_MS)
    await expect.poll(() => kept(world)).toEqual({ keys: [first, last], lists: [last] })
    world.clock.advance(2 * HOUR_MS)
    vi.advanceTimersByTime(HOUR_MS)
    await expect.poll(() => kept(world)).toEqual({ keys: [last], lists: [] })
    forgetting.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is kept when the store refuses, and the log says so', async () => {
    await using world = await openWorld()
    const lines: string[] = []
    const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) })
    const store = { ...world.store, transact: () => Promise.reject(new Error('the disk is full')) }
    const forgetting = forgetHourly({ ...world.core, log, store })
    vi.advanceTimersByTime(HOUR_MS)
    await expect.poll(() => lines.join()).toContain('old keys and changes were kept')
    forgetting.stop()
  })
})
