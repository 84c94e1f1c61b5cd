import type { ReadDb } from '../../db/store.ts'

/** Days from check-in to the promised date when nobody wishes another one. */
export async function readDefaultTurnaroundDays(db: ReadDb): Promise<number> {
  const row = await db.selectFrom('depot').select('default_turnaround_days').executeTakeFirstOrThrow()
  return row.default_turnaround_days
}
