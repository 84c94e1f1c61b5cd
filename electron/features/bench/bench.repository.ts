import type { Insertable } from 'kysely'
import { z } from 'zod'
import { type ChecklistStep, checklistStep } from '../../../shared/catalogue/catalogue.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { RepairEntryTable, RepairPartRestatedTable, RepairPartTable, TestRunTable } from '../../db/tables/jobs.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'

export async function insertRepairEntry(db: WriteDb, row: Insertable<RepairEntryTable>): Promise<void> {
  await db.insertInto('repair_entry').values(row).execute()
}

export async function insertRepairParts(db: WriteDb, rows: readonly Insertable<RepairPartTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('repair_part').values(rows).execute()
}

export async function insertRestatedParts(db: WriteDb, rows: readonly Insertable<RepairPartRestatedTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('repair_part_restated').values(rows).execute()
}

/** Parts that went in on a job, as the last word of its log has them, with the version that `partNow` counts. */
export async function listFittedParts(db: ReadDb, jobId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const [rows, restated] = await Promise.all([
    db
      .selectFrom('repair_part')
      .innerJoin('part', 'part.id', 'repair_part.part_id')
      .select(['repair_part.id', 'repair_part.part_id', 'part.sku', 'part.tracking', 'repair_part.lot_id'])
      .select(['repair_part.old_serial', 'repair_part.new_serial', 'repair_part.old_fate'])
      .where('repair_part.job_id', '=', jobId)
      .where('repair_part.id', 'in', ids)
      .execute(),
    db
      .selectFrom('repair_part_restated')
      .select(['repair_part_id', 'old_serial', 'new_serial', 'old_fate'])
      .where('repair_part_id', 'in', ids)
      .orderBy('seq', 'desc')
      .execute(),
  ])
  return rows.map((row) => {
    const words = restated.filter(({ repair_part_id }) => repair_part_id === row.id)
    const { old_serial, new_serial, old_fate } = words[0] ?? row
    return { ...row, old_serial, new_serial, old_fate, version: 1 + words.length }
  })
}

export type FittedPartRow = Awaited<ReturnType<typeof listFittedParts>>[number]

export async function insertTestRun(db: WriteDb, row: Insertable<TestRunTable>): Promise<void> {
  await db.insertInto('test_run').values(row).execute()
}

export async function entryIsOfJob(db: ReadDb, entryId: string, jobId: string): Promise<boolean> {
  const row = await db
    .selectFrom('repair_entry')
    .select('id')
    .where('id', '=', entryId)
    .where('job_id', '=', jobId)
    .executeTakeFirst()
  return row !== undefined
}

export async function readChecklist(db: ReadDb, modelId: string): Promise<ChecklistStep[]> {
  const row = await db.selectFrom('model').select('checklist').where('id', '=', modelId).executeTakeFirstOrThrow()
  return storedJson(z.array(checklistStep), row.checklist)
}

/** The caller's timer on a job: minutes measured and not yet logged, and since when it runs. */
export async function findTimer(db: ReadDb, jobId: string, staffId: string) {
  return db
    .selectFrom('work_timer')
    .select(['since', 'minutes'])
    .where('job_id', '=', jobId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
}

/** The job on which somebody's timer runs now. */
export async function findRunningTimer(db: ReadDb, staffId: string): Promise<{ jobId: string; number: string } | null> {
  const row = await db
    .selectFrom('work_timer')
    .innerJoin('job', 'job.id', 'work_timer.job_id')
    .select(['job.id', 'job.seq'])
    .where('work_timer.staff_id', '=', staffId)
    .where('work_timer.since', 'is not', null)
    .executeTakeFirst()
  return row === undefined ? null : { jobId: row.id, number: jobNumber(row.seq) }
}

export async function putTimer(
  db: WriteDb,
  timer: { jobId: string; staffId: string; since: string | null; minutes: number },
): Promise<void> {
  await db
    .insertInto('work_timer')
    .values({ job_id: timer.jobId, staff_id: timer.staffId, since: timer.since, minutes: timer.minutes })
    .onConflict((conflict) =>
      conflict.columns(['job_id', 'staff_id']).doUpdateSet({ since: timer.since, minutes: timer.minutes }),
    )
    .execute()
}

/** Ends every timer of a job: it left the house. */
export async function dropTimers(db: WriteDb, jobId: string): Promise<void> {
  await db.deleteFrom('work_timer').where('job_id', '=', jobId).execute()
}
