import { stage } from '../../../shared/jobs/stages.ts'
import { jobNumber, rmaNumber } from '../../../shared/scan/scan-codes.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'

/** What a scanned code is of, read by key. */

/** Parcels on their way that are looked at for a courier's number, the latest first. */
const MOST_AWAITED = 2000

/** The job with this sequence, as a scan needs it. */
export async function findJobBySeq(db: ReadDb, seq: number) {
  const row = await db
    .selectFrom('job')
    .innerJoin('rma', 'rma.id', 'job.rma_id')
    .select(['job.id', 'job.seq', 'job.stage', 'rma.seq as rma_seq'])
    .where('job.seq', '=', seq)
    .executeTakeFirst()
  if (row === undefined) return null
  return { id: row.id, number: jobNumber(row.seq), stage: stage.parse(row.stage), expectedBy: expectedBy(row.stage, row.rma_seq) }
}

/** An RMA's jobs in the order they were taken in; null when there is no such RMA. */
export async function findRmaBySeq(db: ReadDb, seq: number) {
  const rows = await db
    .selectFrom('rma')
    .innerJoin('job', 'job.rma_id', 'rma.id')
    .select(['rma.seq as rma_seq', 'job.seq', 'job.stage'])
    .where('rma.seq', '=', seq)
    .orderBy('job.seq')
    .execute()
  if (rows.length === 0) return null
  return { number: rmaNumber(seq), jobs: rows.map((row) => ({ number: jobNumber(row.seq), stage: stage.parse(row.stage) })) }
}

/** The unit with this sequence or this serial, and the number of its open job. */
export async function findUnitBy(db: ReadDb, column: 'unit.seq' | 'unit.serial_key', value: number | string) {
  const row = await db
    .selectFrom('unit')
    .leftJoin('job', (join) => join.onRef('job.unit_id', '=', 'unit.id').on('job.stage', '<>', CLOSED))
    .leftJoin('rma', 'rma.id', 'job.rma_id')
    .select(['unit.id', 'unit.serial', 'job.seq as job_seq', 'job.stage', 'rma.seq as rma_seq'])
    .where(column, '=', value)
    .executeTakeFirst()
  if (row === undefined) return null
  const openJob = row.job_seq === null ? null : jobNumber(row.job_seq)
  return { unitId: row.id, serial: row.serial, openJob, expectedBy: expectedBy(row.stage, row.rma_seq) }
}

/** Sequences of RMAs with units still to come, whose note says what is in the parcel and by which courier's number it comes. */
export async function listAwaitedNotes(db: ReadDb): Promise<{ seq: number; note: string }[]> {
  const rows = await db
    .selectFrom('rma')
    .select(['rma.seq', 'rma.note'])
    .where('rma.id', 'in', (select) => select.selectFrom('job').select('job.rma_id').where('job.stage', '=', 'expected'))
    .where('rma.note', 'is not', null)
    .orderBy('rma.seq', 'desc')
    .limit(MOST_AWAITED)
    .execute()
  return rows.map(({ seq, note }) => ({ seq, note: note ?? '' }))
}

const expectedBy = (current: string | null, rmaSeq: number | null): string | null =>
  current === 'expected' && rmaSeq !== null ? rmaNumber(rmaSeq) : null

export async function findAccessory(db: ReadDb, jobSeq: number, position: number) {
  const row = await db
    .selectFrom('accessory')
    .innerJoin('job', 'job.id', 'accessory.job_id')
    .select('accessory.name')
    .where('job.seq', '=', jobSeq)
    .where('accessory.position', '=', position)
    .executeTakeFirst()
  return row === undefined ? null : { jobNumber: jobNumber(jobSeq), name: row.name }
}

/** Whether there is a record of this sequence. */
export async function isKnown(db: ReadDb, table: 'quality_report' | 'claim' | 'purchase_order', seq: number): Promise<boolean> {
  return (await db.selectFrom(table).select('id').where('seq', '=', seq).executeTakeFirst()) !== undefined
}
