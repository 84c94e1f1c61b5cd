import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import type { TemplatePaper } from '../../../shared/documents/templates.ts'
import type { ReadDb } from '../../db/store.ts'

/** When the signature on a paper was given on the screen; null for a paper that bears none. */
export async function findSignedAt(db: ReadDb, paper: TemplatePaper | null, ref: DocumentRef): Promise<string | null> {
  if (paper === 'rma-slips' && 'rmaId' in ref) return findIntakeSigned(db, ref.rmaId)
  if (paper === 'hand-back-slip' && 'jobId' in ref) return findHandBackSigned(db, ref.jobId)
  if (paper === 'plan' && 'jobId' in ref) return findPlanSigned(db, ref.jobId)
  return null
}

async function findIntakeSigned(db: ReadDb, rmaId: string): Promise<string | null> {
  const query = db.selectFrom('rma').innerJoin('attachment', 'attachment.id', 'rma.signature_id').where('rma.id', '=', rmaId)
  return (await query.select('attachment.created_at as at').executeTakeFirst())?.at ?? null
}

async function findHandBackSigned(db: ReadDb, jobId: string): Promise<string | null> {
  const query = db.selectFrom('job').innerJoin('attachment', 'attachment.id', 'job.hand_back_signature_id')
  return (await query.select('attachment.created_at as at').where('job.id', '=', jobId).executeTakeFirst())?.at ?? null
}

/** The last answer to the newest version: what an older one was signed with is not on the paper. */
async function findPlanSigned(db: ReadDb, jobId: string): Promise<string | null> {
  const row = await db
    .selectFrom('plan')
    .leftJoin('approval', 'approval.plan_id', 'plan.id')
    .leftJoin('attachment', 'attachment.id', 'approval.signature_id')
    .select('attachment.created_at as at')
    .where('plan.job_id', '=', jobId)
    .orderBy('plan.number', 'desc')
    .orderBy('approval.at', 'desc')
    .orderBy('approval.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}
