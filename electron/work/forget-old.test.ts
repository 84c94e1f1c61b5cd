import { pino } from 'pino'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { assess, checkInOne } from '../../test/kit/job-life.ts'
import { DIALECTS } from '../../test/kit/stores.ts'
import { openWorld, type World } from '../../test/kit/world.ts'
import { forgetHourly, forgetOld } from './forget-old.ts'

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

describe.each(DIALECTS)('photos that were never saved with a record (%s)', (dialect) => {
  test('leave after a week with their files; what is claimed, shared or younger stays', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const upload = async (background: string, by = client) => {
      const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .jpeg()
        .toBuffer()
      const { id } = await by.attachments.upload({ file: new File([new Uint8Array(bytes)], 'p.jpg', { type: 'image/jpeg' }) })
      const row = await world.store.read.selectFrom('attachment').select('sha256').where('id', '=', id).executeTakeFirstOrThrow()
      return { id, file: row.sha256 }
    }
    const isFileThere = ({ file }: { file: string }) =>
      world.core.photos.read(file).then(
        () => true,
        () => false,
      )
    const job = await checkInOne(world, client)
    const [alone, shared, ofJob, ofUnit] = [
      await upload('#111'),
      await upload('#444'),
      await upload('#444'),
      await upload('#777'),
    ]
    await client.bench.addPhotos({ jobId: job.id, photoIds: [ofJob.id], caption: null, key: world.key() })
    const { unit } = await client.units.get({ unitId: (await client.jobs.get({ number: job.number })).unitId })
    const proof = { state: 'verified' as const, kind: 'invoice' as const, number: null, attachmentId: ofUnit.id }
    const dates = { unitId: unit.id, version: unit.version, boughtOn: null, installedOn: null, proof }
    await client.units.updateDates({ ...dates, key: world.key() })
    const ids = async () => (await world.store.read.selectFrom('attachment').select('id').execute()).map((row) => row.id)

    // Files carry the machine's time, so the depot's clock is put a week after that.
    world.clock.advance(Date.now() - Date.parse(world.core.clock.now()))
    const young = await upload('#aaa', (await world.as('manager')).client)
    world.clock.advance(7 * 24 * HOUR_MS - 1)
    await forgetOld(world.core)
    expect(await ids()).not.toContain(alone.id)
    expect((await ids()).toSorted()).toEqual([ofJob.id, ofUnit.id, young.id].toSorted())
    expect(await Promise.all([shared, ofJob, ofUnit, young].map(isFileThere))).toEqual([true, true, true, true])
    world.clock.advance(HOUR_MS)
    await forgetOld(world.core)
    expect((await ids()).toSorted()).toEqual([ofJob.id, ofUnit.id].toSorted())
    expect(await Promise.all([alone, ofJob, ofUnit, young].map(isFileThere))).toEqual([false, true, true, false])
  })
})
