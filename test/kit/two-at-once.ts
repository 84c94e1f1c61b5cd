import { sql } from 'kysely'
import { expect } from 'vitest'
import type { WriteDb } from '../../electron/db/store.ts'
import type { World } from './world.ts'

/** Until somebody waits for a lock of `db`'s transaction. */
const somebodyWaits = async ({ store }: World) => {
  await expect
    .poll(async () => {
      const waiting = sql<{ pid: number }>`select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      return (await waiting.execute(store.read)).rows.length
    })
    .toBeGreaterThan(0)
}

/** Two transactions at once on PostgreSQL: holds what `take` did, uncommitted, while `meanwhile` begins from outside and waits; then commits. */
export async function heldDuring<T>(
  world: World,
  take: (db: WriteDb) => Promise<unknown>,
  meanwhile: () => Promise<T>,
  then: (db: WriteDb) => Promise<unknown> = async () => undefined,
): Promise<T> {
  const [taken, waits] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = world.store.transact(async (db) => {
    await take(db)
    taken.resolve()
    await waits.promise
    await then(db)
  })
  await Promise.race([taken.promise, holding])
  const answer = meanwhile()
  await somebodyWaits(world).finally(() => waits.resolve())
  await holding
  return answer
}
