import type { Insertable } from 'kysely'
import { z } from 'zod'
import { ANSWER_WAYS, DECISIONS, type PlanAnswer } from '../../../shared/plans/plans.contract.ts'
import type { ApprovalLinkTable, ApprovalTable } from '../../db/tables/promises.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'

const decision = z.enum(DECISIONS)
const way = z.enum(ANSWER_WAYS)

export async function insertApproval(db: WriteDb, row: Insertable<ApprovalTable>): Promise<void> {
  await db.insertInto('approval').values(row).execute()
}

/** Everything that was answered about a job's plans, newest first. */
export async function listAnswers(db: ReadDb, jobId: string): Promise<PlanAnswer[]> {
  const rows = await db
    .selectFrom('approval')
    .innerJoin('plan', 'plan.id', 'approval.plan_id')
    .leftJoin('staff', 'staff.id', 'approval.by_id')
    .selectAll('approval')
    .select(['plan.number', 'staff.name as by_name'])
    .where('approval.job_id', '=', jobId)
    .orderBy('approval.at', 'desc')
    .orderBy('approval.id', 'desc')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    number: row.number,
    decision: decision.parse(row.decision),
    way: way.parse(row.way),
    person: row.person,
    note: row.note,
    by: row.by_name,
    isSigned: row.signature_id !== null,
    total: row.total,
  }))
}

/** The terms that the customer agreed to last; a newer version is measured by these and not by the one before it. */
export async function findLastApproval(db: ReadDb, jobId: string) {
  const row = await db
    .selectFrom('approval')
    .select(['plan_id', 'total', 'promised_on'])
    .where('job_id', '=', jobId)
    .where('decision', '=', 'approved')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { planId: row.plan_id, total: row.total, promisedOn: row.promised_on }
}

export async function insertLink(db: WriteDb, row: Insertable<ApprovalLinkTable>): Promise<void> {
  await db.insertInto('approval_link').values(row).execute()
}

/** Ends every link to the job's plans that is still open. */
export async function endLinks(db: WriteDb, jobId: string, at: string): Promise<void> {
  await db
    .updateTable('approval_link')
    .set({ expires_at: at })
    .where('plan_id', 'in', (select) => select.selectFrom('plan').select('plan.id').where('plan.job_id', '=', jobId))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute()
}

/** A link by the hash of its token, with the job that it is about and who made it. */
export async function findLink(db: ReadDb, tokenHash: string) {
  return selectLink(db, tokenHash).executeTakeFirst()
}

/** As `findLink`, for whoever uses it up: another use waits, and then sees that it is used. */
export async function lockLink(db: WriteDb, tokenHash: string) {
  if (needsRowLocks(db)) {
    await db.selectFrom('approval_link').select('token_hash').where('token_hash', '=', tokenHash).forUpdate().execute()
  }
  return selectLink(db, tokenHash).executeTakeFirst()
}

const selectLink = (db: ReadDb, tokenHash: string) =>
  db
    .selectFrom('approval_link')
    .innerJoin('plan', 'plan.id', 'approval_link.plan_id')
    .selectAll('approval_link')
    .select(['plan.job_id', 'plan.number'])
    .where('approval_link.token_hash', '=', tokenHash)

export async function useUpLink(db: WriteDb, tokenHash: string, at: string): Promise<void> {
  await db.updateTable('approval_link').set({ used_at: at }).where('token_hash', '=', tokenHash).execute()
}

/** The last link that was made to a version. */
export async function findLastLink(db: ReadDb, planId: string) {
  const row = await db
    .selectFrom('approval_link')
    .innerJoin('staff', 'staff.id', 'approval_link.made_by')
    .selectAll('approval_link')
    .select('staff.name')
    .where('plan_id', '=', planId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return { madeAt: row.made_at, madeBy: row.name, expiresAt: row.expires_at, isUsed: row.used_at !== null }
}
