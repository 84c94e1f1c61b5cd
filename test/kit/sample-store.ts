import Database from 'better-sqlite3'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { hashPin } from '../../electron/features/staff/pin-hash.ts'
import { launchStation } from './station.ts'

/** Everybody's PIN in the sample depot. */
export const SAMPLE_PIN = '2468'
/** A kept PIN says itself what comparing it costs; the full cost takes half a second of a processor at each of many sign-ins. */
const CHEAP_PIN_COST_LOG2 = 4

/**
 * A folder with the English sample depot, the caller's own to change and to remove. Filling one takes seconds, so the first who
 * asks in a run has the station fill it, and everybody gets a copy.
 */
export async function copySampleDepot(): Promise<string> {
  const original = await sampleOfThisRun(inject('stores').sqliteTemplateDir)
  const copy = await mkdtemp(join(tmpdir(), 'handback-e2e-'))
  await cp(original, copy, { recursive: true })
  return copy
}

/** An empty folder: a depot before its first start. */
export const emptyDepot = (): Promise<string> => mkdtemp(join(tmpdir(), 'handback-e2e-'))

async function sampleOfThisRun(folderOfRun: string): Promise<string> {
  const ready = join(folderOfRun, 'sample-depot')
  const isMine = await mkdir(`${ready}.filling`).then(
    () => true,
    () => false,
  )
  if (isMine) {
    const filling = join(`${ready}.filling`, 'depot')
    const station = await launchStation({ dataDir: filling, args: ['--sample'] })
    await station.stop()
    await makePinsCheap(join(filling, 'depot.sqlite'))
    // In one step, so that another file sees all of it or nothing.
    await rename(filling, ready)
  }
  await appeared(ready, folderOfRun)
  return ready
}

async function makePinsCheap(file: string): Promise<void> {
  const pinHash = await hashPin(SAMPLE_PIN, CHEAP_PIN_COST_LOG2)
  const depot = new Database(file)
  const { changes } = depot.prepare('update staff set pin_hash = ?').run(pinHash)
  depot.close()
  if (changes === 0) throw new Error('the sample has nobody with a PIN')
}

/** Waits until something has that path, which lies in that folder. */
async function appeared(path: string, folder: string): Promise<void> {
  const watcher = watch(folder)
  try {
    for (;;) {
      // Listened for before looking: what comes in between is not missed.
      const change = once(watcher, 'change')
      if (await isThere(path)) return
      await change
    }
  } finally {
    watcher.close()
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
