import type { SigningKey } from '../../../shared/certificates/certificates.contract.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'

export interface KeptKey extends SigningKey {
  privateSealed: string
}

/** Every key that ever signed, the newest first. */
export async function listKeys(db: ReadDb): Promise<KeptKey[]> {
  const rows = await db.selectFrom('signing_key').selectAll().orderBy('seq', 'desc').execute()
  return rows.map((row) => ({ id: row.id, publicKey: row.public_key, madeAt: row.made_at, privateSealed: row.private_sealed }))
}

export async function insertKey(db: WriteDb, key: KeptKey): Promise<void> {
  const { id, publicKey, privateSealed, madeAt } = key
  await db
    .insertInto('signing_key')
    .values({ id, public_key: publicKey, private_sealed: privateSealed, made_at: madeAt })
    .execute()
}

export async function insertCertificate(db: WriteDb, jobId: string, code: string, at: string): Promise<void> {
  await db.insertInto('certificate').values({ job_id: jobId, code, at }).execute()
}

/** What was signed for a job; null where nothing was. */
export async function findCertificate(db: ReadDb, by: { jobId: string } | { jobSeq: number }): Promise<string | null> {
  const certificates = db.selectFrom('certificate').select('certificate.code')
  const query =
    'jobId' in by
      ? certificates.where('job_id', '=', by.jobId)
      : certificates.innerJoin('job', 'job.id', 'certificate.job_id').where('job.seq', '=', by.jobSeq)
  return (await query.executeTakeFirst())?.code ?? null
}

export async function readDepotName(db: ReadDb): Promise<string> {
  return (await db.selectFrom('depot').select('name').executeTakeFirst())?.name ?? ''
}

/** What a certificate says of the unit and the parts that went into it. */
export async function readCertified(db: ReadDb, jobId: string) {
  const [job, depot, parts] = await Promise.all([
    db
      .selectFrom('job')
      .innerJoin('unit', 'unit.id', 'job.unit_id')
      .innerJoin('model', 'model.id', 'job.model_id')
      .select(['unit.serial', 'model.brand', 'model.name as model_name', 'job.parts_warranty_until', 'job.labour_warranty_until'])
      .where('job.id', '=', jobId)
      .executeTakeFirstOrThrow(),
    readDepotName(db),
    db
      .selectFrom('repair_part')
      .innerJoin('part', 'part.id', 'repair_part.part_id')
      .select(['part.sku', 'repair_part.quantity'])
      .where('repair_part.job_id', '=', jobId)
      .orderBy('repair_part.id')
      .execute(),
  ])
  return { ...job, depot, parts }
}
