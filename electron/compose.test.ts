import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkInOne } from '../test/kit/job-life.ts'
import { openWorld } from '../test/kit/world.ts'
import { openDepot } from './compose.ts'
import { failureKind } from './start-failures.ts'

const log = pino({ level: 'silent' })
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-compose-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const keyIn = (dataDir: string) => join(dataDir, 'passcode.key')

async function start(dataDir: string): Promise<void> {
  await (await openDepot({ dataDir, log })).close()
}

const kindOfFailure = (dataDir: string) => start(dataDir).then(() => null, failureKind)

describe('the key of the passcodes at start', () => {
  test('is made for a fresh depot, kept, and made again while nothing is sealed with it', async () => {
    await start(folder)
    const key = await readFile(keyIn(folder))
    await start(folder)
    expect((await readFile(keyIn(folder))).equals(key)).toBe(true)
    await rm(keyIn(folder))
    await start(folder)
    expect(await readFile(keyIn(folder))).toHaveLength(32)
  })

  test('that is lost while passcodes are sealed with it is not replaced by another', async () => {
    await using world = await openWorld()
    const { client } = await world.as('manager')
    await checkInOne(world, client)
    await world.store.stop()
    expect(await kindOfFailure(world.store.place)).toBe('key-missing')
    expect(await readdir(world.store.place)).not.toContain('passcode.key')
    // Put back, the depot opens again.
    await writeFile(keyIn(world.store.place), Buffer.alloc(32, 7))
    expect(await kindOfFailure(world.store.place)).toBeNull()
  })

  test('that is damaged stays as it is', async () => {
    await start(folder)
    await writeFile(keyIn(folder), 'half')
    expect(await kindOfFailure(folder)).toBe('key-damaged')
    expect(await readFile(keyIn(folder), 'utf8')).toBe('half')
  })
})

test('an open depot forgets what is old once an hour, and a closed one no more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const depot = await openDepot({ dataDir: folder, log })
    expect(vi.getTimerCount()).toBe(1)
    await depot.close()
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})
