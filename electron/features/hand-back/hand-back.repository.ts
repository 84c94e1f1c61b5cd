import type { ReadDb, WriteDb } from '../../db/store.ts'

/** What the RMA knows about who may collect. */
export async function findRmaOfJob(db: ReadDb, rmaId: string) {
  return db
    .selectFrom('rma')
    .innerJoin('customer', 'customer.id', 'rma.customer_id')
    .select(['rma.seq', 'rma.pickup_code', 'customer.name as customer_name'])
    .where('rma.id', '=', rmaId)
    .executeTakeFirstOrThrow()
}

/** Closes one accessory's account: given back, or explained. */
export async function settleAccessory(
  db: WriteDb,
  accessory: { id: string; returnedAt: string | null; explanation: string | null },
): Promise<void> {
  await db
    .updateTable('accessory')
    .set({ returned_at: accessory.returnedAt, explanation: accessory.explanation })
    .where('id', '=', accessory.id)
    .execute()
}

/** What was done on a job, oldest first, as its log says. */
export async function listWorkDone(db: ReadDb, jobId: string): Promise<string[]> {
  const corrected = db
    .selectFrom('repair_entry')
    .select('corrects_id')
    .where('job_id', '=', jobId)
    .where('corrects_id', 'is not', null)
  const rows = await db
    .selectFrom('repair_entry')
    .select('done')
    .where('job_id', '=', jobId)
    .where('id', 'not in', corrected)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.done)
}
