import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { type ArrivalLine, type ArrivalCounts, ARRIVALS, arrivalState } from '../../../shared/arrivals/arrivals.ts'
import { stage } from '../../../shared/jobs/stages.ts'
import { bilingual } from '../../../shared/kernel/text.ts'
import { jobNumber, unitNumber } from '../../../shared/scan/scan-codes.ts'
import type { JobTable } from '../../db/tables/jobs.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'

/** Of a depot that waits for more the list shows the earliest. */
const MOST_EXPECTED = 200

const names = z.array(z.string())
const wordings = z.array(bilingual)

/** An RMA with its customer, whichever way it was taken. */
export async function findArrivalRma(db: ReadDb, by: { seq: number } | { id: string }) {
  const query = db
    .selectFrom('rma')
    .innerJoin('customer', 'customer.id', 'rma.customer_id')
    .innerJoin('staff', 'staff.id', 'rma.taken_by')
    .select([
      'rma.id',
      'rma.seq',
      'rma.channel',
      'rma.taken_at',
      'rma.expected_on',
      'rma.note',
      'rma.reconciled_at',
      'rma.customer_id',
      'staff.name as taken_by',
      'customer.name',
      'customer.phone',
      'customer.email',
      'customer.language',
    ])
  return ('seq' in by ? query.where('rma.seq', '=', by.seq) : query.where('rma.id', '=', by.id)).executeTakeFirst()
}

/** The units that were announced under an RMA or came along with it, in the order of their numbers. */
export async function listArrivalLines(
  db: ReadDb,
  rma: { id: string; reconciledAt: string | null },
): Promise<Omit<ArrivalLine, 'accessories'>[]> {
  const rows = await db
    .selectFrom('job')
    .innerJoin('unit', 'unit.id', 'job.unit_id')
    .innerJoin('model', 'model.id', 'job.model_id')
    .select([
      'job.id',
      'job.seq',
      'job.version',
      'job.stage',
      'job.arrival',
      'job.fault',
      'job.condition',
      'job.announced',
      'job.received_at',
      'job.outcome',
      'unit.id as unit_id',
      'unit.seq as unit_seq',
      'unit.serial',
      'model.id as model_id',
      'model.brand',
      'model.name as model_name',
      'model.usual_accessories',
    ])
    .where('job.rma_id', '=', rma.id)
    .where('job.arrival', 'in', [...ARRIVALS])
    .orderBy('job.seq')
    .execute()
  return rows.flatMap((row) => {
    const state = arrivalState.parse(row.arrival)
    // A surplus unit that was taken back was never here.
    if (state === 'surplus' && row.outcome === 'cancelled') return []
    const isHere = state === 'arrived' || state === 'surplus'
    return {
      jobId: storedId(row.id),
      number: jobNumber(row.seq),
      version: row.version,
      stage: stage.parse(row.stage),
      state,
      unitId: storedId(row.unit_id),
      unitNumber: unitNumber(row.unit_seq),
      serial: row.serial,
      modelId: storedId(row.model_id),
      brand: row.brand,
      modelName: row.model_name,
      usualAccessories: storedJson(wordings, row.usual_accessories),
      announced: row.announced === null ? [] : storedJson(names, row.announced),
      fault: row.fault,
      receivedAt: isHere ? row.received_at : null,
      condition: row.condition,
      mayUndo: isHere && row.stage === 'received' && isUnsettled(row.received_at, rma.reconciledAt),
    }
  })
}

/** What came after the last reconciliation, or before there was one, may still be taken back. */
export const isUnsettled = (receivedAt: string, reconciledAt: string | null): boolean =>
  reconciledAt === null || receivedAt > reconciledAt

export async function listAccessoryNamesOfRma(db: ReadDb, rmaId: string): Promise<{ jobId: string; name: string }[]> {
  return db
    .selectFrom('accessory')
    .innerJoin('job', 'job.id', 'accessory.job_id')
    .select(['job.id as jobId', 'accessory.name'])
    .where('job.rma_id', '=', rmaId)
    .orderBy('accessory.position')
    .execute()
}

/** RMAs of which something is still expected: those with a day first, the earliest before the latest. */
export async function listExpectedRmas(db: ReadDb) {
  return db
    .selectFrom('rma')
    .innerJoin('customer', 'customer.id', 'rma.customer_id')
    .select(['rma.id', 'rma.seq', 'rma.channel', 'rma.taken_at', 'rma.expected_on', 'rma.note', 'customer.name as customer_name'])
    .where('rma.id', 'in', (select) => select.selectFrom('job').select('job.rma_id').where('job.stage', '=', 'expected'))
    .orderBy(sql`coalesce(rma.expected_on, '9999')`)
    .orderBy('rma.seq')
    .limit(MOST_EXPECTED)
    .execute()
}

/** How many units of each of these RMAs are in which state of arrival. */
export async function countArrivalsOf(db: ReadDb, rmaIds: readonly string[]): Promise<Map<string, ArrivalCounts>> {
  const counts = new Map<string, ArrivalCounts>()
  if (rmaIds.length === 0) return counts
  const rows = await db
    .selectFrom('job')
    .select(['job.rma_id', 'job.arrival'])
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('job.rma_id', 'in', [...rmaIds])
    .where('job.arrival', 'in', [...ARRIVALS])
    .where((where) =>
      where.or([
        where('job.arrival', '<>', 'surplus'),
        where('job.outcome', 'is', null),
        where('job.outcome', '<>', 'cancelled'),
      ]),
    )
    .groupBy(['job.rma_id', 'job.arrival'])
    .execute()
  for (const row of rows) {
    const before = counts.get(row.rma_id) ?? { expected: 0, arrived: 0, missing: 0, surplus: 0 }
    counts.set(row.rma_id, { ...before, [arrivalState.parse(row.arrival)]: row.count })
  }
  return counts
}

/** The open jobs of these units, each with the RMA that it is of. */
export async function listOpenJobsOfUnits(db: ReadDb, unitIds: readonly string[]) {
  if (unitIds.length === 0) return []
  return db
    .selectFrom('job')
    .innerJoin('rma', 'rma.id', 'job.rma_id')
    .select(['job.unit_id', 'job.id', 'job.seq', 'job.stage', 'rma.seq as rma_seq'])
    .where('job.unit_id', 'in', [...unitIds])
    .where('job.stage', '<>', sql.lit('closed'))
    .execute()
}

/** Jobs of an RMA that are still expected, held until the use case ends. */
export async function lockExpectedJobs(db: WriteDb, rmaId: string): Promise<Selectable<JobTable>[]> {
  const query = db.selectFrom('job').selectAll().where('rma_id', '=', rmaId).where('stage', '=', 'expected').orderBy('seq')
  return (needsRowLocks(db) ? query.forUpdate() : query).execute()
}

export async function settleRma(db: WriteDb, rmaId: string, at: string): Promise<void> {
  await db.updateTable('rma').set({ reconciled_at: at }).where('id', '=', rmaId).execute()
}

/** Takes accessories and photos off a job that was never here. Photos stay in the store as nobody's until they are forgotten. */
export async function stripArrival(db: WriteDb, jobId: string): Promise<void> {
  await db.deleteFrom('accessory').where('job_id', '=', jobId).execute()
  await db.updateTable('attachment').set({ job_id: null }).where('job_id', '=', jobId).where('kind', '=', 'photo').execute()
}
