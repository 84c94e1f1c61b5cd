import type { Updateable, Insertable } from 'kysely'
import type { JobTable } from '../../db/tables/jobs.ts'
import type { RmaTable } from '../../db/tables/intake.ts'
import { CLOSED } from '../../db/literals.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'

/** A job's own row. Whoever changes the job takes it by `lockJobRow`. */
export async function findJobRow(db: ReadDb, jobId: string) {
  return db.selectFrom('job').selectAll().where('id', '=', jobId).executeTakeFirst()
}

export type JobRow = NonNullable<Awaited<ReturnType<typeof findJobRow>>>

/** A job's own row for a use case that changes it: whoever else wants to change it waits, and then sees what this one wrote. */
export async function lockJobRow(db: WriteDb, jobId: string): Promise<JobRow | undefined> {
  const query = db.selectFrom('job').selectAll().where('id', '=', jobId)
  return (needsRowLocks(db) ? query.forUpdate() : query).executeTakeFirst()
}

/** Writes the columns given and counts the version up; answers the new version. */
export async function updateJob(
  db: WriteDb,
  job: Pick<JobRow, 'id' | 'version'>,
  columns: Omit<Updateable<JobTable>, 'id' | 'version'>,
): Promise<number> {
  await db
    .updateTable('job')
    .set({ ...columns, version: job.version + 1 })
    .where('id', '=', job.id)
    .execute()
  return job.version + 1
}

/** What a model asks the customer's consent for before a unit of it is opened. */
export async function readModelAsks(db: ReadDb, modelId: string) {
  return db.selectFrom('model').select(['asks_disassembly', 'asks_data']).where('id', '=', modelId).executeTakeFirstOrThrow()
}

/** Whether any device that is in the house has its passcode sealed here; it is wiped at the hand-back. */
export async function hasSealedPasscodes(db: ReadDb): Promise<boolean> {
  const query = db.selectFrom('job').select('id').where('stage', '<>', CLOSED).where('passcode_sealed', 'is not', null)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

export async function insertRma(db: WriteDb, row: Insertable<RmaTable>): Promise<void> {
  await db.insertInto('rma').values(row).execute()
}

export async function insertJob(db: WriteDb, row: Insertable<JobTable>): Promise<void> {
  await db.insertInto('job').values(row).execute()
}

export async function insertAccessories(
  db: WriteDb,
  jobId: string,
  accessories: readonly { id: string; name: string; note: string | null }[],
): Promise<void> {
  if (accessories.length === 0) return
  await db
    .insertInto('accessory')
    .values(
      accessories.map((item, index) => ({
        ...item,
        job_id: jobId,
        position: index + 1,
        returned_at: null,
        explanation: null,
      })),
    )
    .execute()
}

/** Points pending photos at a job (and entry). Answers how many there were: fewer than given means one is unknown or taken. */
export async function attachPhotos(
  db: WriteDb,
  photoIds: readonly string[],
  target: { jobId: string; entryId: string | null; caption: string | null },
): Promise<number> {
  if (photoIds.length === 0) return 0
  const result = await db
    .updateTable('attachment')
    .set({ job_id: target.jobId, entry_id: target.entryId, caption: target.caption })
    .where('id', 'in', photoIds)
    .where('job_id', 'is', null)
    .where('kind', '=', 'photo')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** What was last changed of a job, by whom and through which procedure; `before` as it was audited. */
export async function findLastChange(db: ReadDb, jobId: string) {
  return db
    .selectFrom('audit')
    .select(['at', 'by_id', 'procedure', 'before'])
    .where('entity', '=', 'job')
    .where('entity_id', '=', jobId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The open job of a unit, if it is in the house or expected. */
export async function findOpenJobOfUnit(db: ReadDb, unitId: string) {
  return db
    .selectFrom('job')
    .innerJoin('rma', 'rma.id', 'job.rma_id')
    .select(['job.id', 'job.seq', 'job.stage', 'rma.seq as rma_seq'])
    .where('job.unit_id', '=', unitId)
    .where('job.stage', '<>', CLOSED)
    .executeTakeFirst()
}
