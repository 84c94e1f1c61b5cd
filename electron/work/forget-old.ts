import { describeError } from '../rpc-errors.ts'
import type { Core } from './core.ts'
import { dropOld, dropUnclaimedPhotos } from './work.repository.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * A page holds photos that it has uploaded only while its save is tried; no draft does. It may stand open over a long weekend after
 * a failed save, and its retry is good for as long as its key: so both are kept equally long.
 */
const RETRY_DAYS = 7

/** Change lists older than a day, and keys of retries and photos never saved with a record older than a week, are of no use. */
export async function forgetOld(core: Core): Promise<void> {
  const now = Date.parse(core.clock.now())
  const before = (days: number) => new Date(now - days * DAY_MS)
  const lastRetry = before(RETRY_DAYS)
  const files = await core.store.transact(async (db) => {
    await dropOld(db, lastRetry.toISOString(), before(1).toISOString())
    return dropUnclaimedPhotos(db, lastRetry.toISOString())
  })
  // After the commit: a row without its file would be worse than a file without its row.
  for (const file of files) await core.photos.removeOlder(file, lastRetry)
  await core.store.emptyLog()
}

/** Forgets once an hour until stopped. A failure is logged, and the next hour tries again; it keeps no process alive. */
export function forgetHourly(core: Core): { stop(): void } {
  const timer = setInterval(() => {
    forgetOld(core).catch((error: unknown) => core.log.error({ error: describeError(error) }, 'old keys and changes were kept'))
  }, HOUR_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
