import { describeError } from '../rpc-errors.ts'
import type { Core } from './core.ts'
import { dropOld } from './work.repository.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Keys of retries older than a week and change lists older than a day are of no use to anybody. */
export async function forgetOld(core: Core): Promise<void> {
  const now = Date.parse(core.clock.now())
  const before = (days: number) => new Date(now - days * DAY_MS).toISOString()
  await core.store.transact((db) => dropOld(db, before(7), before(1)))
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
