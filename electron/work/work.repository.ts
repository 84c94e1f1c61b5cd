import type { ReadDb, WriteDb } from '../db/store.ts'
import type { ChangeNote } from '../../shared/live/live.contract.ts'

/** What every transaction writes besides its state: event, audit, change list, idempotency key, next number. */

/** Rows of one statement: each value of each is a parameter, of which SQLite takes 32,766. */
const ROWS_A_STATEMENT = 500

/** Rows, or values that a question names, in as many statements as they need. */
export const inStatements = <Line>(lines: readonly Line[]): Line[][] =>
  Array.from({ length: Math.ceil(lines.length / ROWS_A_STATEMENT) }, (_, index) =>
    lines.slice(index * ROWS_A_STATEMENT, (index + 1) * ROWS_A_STATEMENT),
  )

export interface EventLine {
  jobId: string
  at: string
  by: string
  kind: string
  data: unknown
}

/** Lines of jobs' timelines, in their order. */
export async function insertEvents(db: WriteDb, events: readonly EventLine[]): Promise<void> {
  for (const some of inStatements(events)) {
    const rows = some.map(({ jobId, at, by, kind, data }) => ({ job_id: jobId, at, by_id: by, kind, data: JSON.stringify(data) }))
    await db.insertInto('event').values(rows).execute()
  }
}

/** Answers the number of the commit in the order of commits; null when nothing changed that a station shows. */
export async function insertChangeList(db: WriteDb, at: string, changes: readonly ChangeNote[]): Promise<number | null> {
  if (changes.length === 0) return null
  const row = await db
    .insertInto('change_list')
    .values({ at, changes: JSON.stringify(changes) })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return row.seq
}

/** Claims a key. False when it was used before; then `readAnswer` has what was answered. */
export async function claimKey(db: WriteDb, key: string, procedure: string, bodyHash: string, at: string): Promise<boolean> {
  const result = await db
    .insertInto('idempotency')
    .values({ key, procedure, body_hash: bodyHash, answer: '', at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function isKeyClaimed(db: ReadDb, key: string): Promise<boolean> {
  return (await db.selectFrom('idempotency').select('key').where('key', '=', key).executeTakeFirst()) !== undefined
}

export async function readAnswer(db: ReadDb, key: string) {
  return db
    .selectFrom('idempotency')
    .select(['procedure', 'body_hash', 'answer'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
}

export async function keepAnswer(db: WriteDb, key: string, answer: string): Promise<void> {
  await db.updateTable('idempotency').set({ answer }).where('key', '=', key).execute()
}

/** The next human number of a kind; gaps are allowed when a transaction fails, doubles are not. Of several the last. */
export async function nextNumber(
  db: WriteDb,
  name: 'rma' | 'job' | 'unit' | 'report' | 'receipt' | 'part' | 'bin' | 'order' | 'stocktake' | 'claim' | 'place' | 'loaner',
  count = 1,
): Promise<number> {
  const row = await db
    .insertInto('counter')
    .values({ name, value: count })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((set) => ({ value: set('counter.value', '+', count) })))
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}

/** The depot's time zone, UTC until it is set up. */
export async function readTimeZone(db: ReadDb): Promise<string> {
  const row = await db.selectFrom('depot').select('time_zone').executeTakeFirst()
  return row?.time_zone ?? 'UTC'
}

/** Drops what nobody asks for any more: keys after a week, change lists after a day. */
export async function dropOld(db: WriteDb, keysBefore: string, listsBefore: string): Promise<void> {
  await db.deleteFrom('idempotency').where('at', '<', keysBefore).execute()
  await db.deleteFrom('change_list').where('at', '<', listsBefore).execute()
}

/**
 * Drops photos from before an instant that no job and no unit claimed. Answers the files that no other picture shares.
 */
export async function dropUnclaimedPhotos(db: WriteDb, before: string): Promise<string[]> {
  const dropped = await db
    .deleteFrom('attachment')
    .where('kind', '=', 'photo')
    .where('job_id', 'is', null)
    .where('created_at', '<', before)
    .where((where) =>
      where.not(
        where.exists(where.selectFrom('unit').select('unit.id').whereRef('unit.proof_attachment_id', '=', 'attachment.id')),
      ),
    )
    .returning('sha256')
    .execute()
  const files = [...new Set(dropped.map((row) => row.sha256))]
  if (files.length === 0) return []
  const shared = await db.selectFrom('attachment').select('sha256').where('sha256', 'in', files).execute()
  const kept = new Set(shared.map((row) => row.sha256))
  return files.filter((file) => !kept.has(file))
}
