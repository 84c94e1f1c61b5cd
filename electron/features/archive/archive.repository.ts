import type { ReadDb } from '../../db/store.ts'

export interface StoredPicture {
  kind: string
  sha256: string
  caption: string | null
}

/** Photos and signatures of a job, of its arrival and of its unit's proof of purchase, in the order in which they came. */
export async function listPictures(db: ReadDb, jobId: string): Promise<StoredPicture[]> {
  const job = db.selectFrom('job').where('job.id', '=', jobId)
  return db
    .selectFrom('attachment')
    .select(['kind', 'sha256', 'caption'])
    .where((where) =>
      where.or([
        where('job_id', '=', jobId),
        where('id', 'in', job.innerJoin('rma', 'rma.id', 'job.rma_id').select('rma.signature_id')),
        where('id', 'in', job.innerJoin('unit', 'unit.id', 'job.unit_id').select('unit.proof_attachment_id')),
      ]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Who changed what of a job, as the audit has it. */
export async function listAuditOfJob(db: ReadDb, jobId: string) {
  return db
    .selectFrom('audit')
    .leftJoin('staff', 'staff.id', 'audit.by_id')
    .select([
      'audit.seq',
      'audit.at',
      'staff.name as by',
      'audit.device',
      'audit.procedure',
      'audit.before',
      'audit.after',
      'audit.hash',
    ])
    .where('audit.entity', '=', 'job')
    .where('audit.entity_id', '=', jobId)
    .orderBy('audit.seq')
    .execute()
}
