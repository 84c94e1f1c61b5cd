import { z } from 'zod'
import type { StaffId } from '../../../shared/kernel/ids.ts'
import { type Role, role } from '../../../shared/kernel/permissions.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'

const roles = z.array(role)

export interface OpenSession {
  staff: { id: StaffId; name: string; roles: Role[] }
  expiresAt: string
}

/** Whoever is active and has a session by this token that has not ended at `now`. */
export async function findSession(db: ReadDb, tokenHash: string, now: string): Promise<OpenSession | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staff_id')
    .select(['staff.id', 'staff.name', 'staff.roles', 'session.expires_at'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('staff.is_active', '=', 1)
    .executeTakeFirst()
  if (row === undefined) return null
  return { staff: { id: storedId(row.id), name: row.name, roles: storedJson(roles, row.roles) }, expiresAt: row.expires_at }
}

export interface NewSession {
  tokenHash: string
  staffId: StaffId
  device: string
  createdAt: string
  expiresAt: string
}

/** Keeps a session, and drops those that have ended. */
export async function insertSession(db: WriteDb, session: NewSession): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', session.createdAt).execute()
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      staff_id: session.staffId,
      device: session.device,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

export async function deleteSession(db: WriteDb, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Signs somebody out everywhere. */
export async function deleteSessionsOf(db: WriteDb, staffId: StaffId): Promise<void> {
  await db.deleteFrom('session').where('staff_id', '=', staffId).execute()
}

/**
 * Until when this subject may not try; null when it may. Writes the row although nothing changes, so that another try of the
 * same subject waits until this transaction has ended.
 */
export async function lockTries(db: WriteDb, subject: string, now: string): Promise<string | null> {
  const { blocked_until: until } = await db
    .insertInto('sign_in_try')
    .values({ subject, failures: 0, blocked_until: null })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet((set) => ({ failures: set.ref('sign_in_try.failures') })))
    .returning('blocked_until')
    .executeTakeFirstOrThrow()
  return until !== null && until > now ? until : null
}

/** One more wrong try of a locked subject; answers how many in a row. */
export async function countTry(db: WriteDb, subject: string): Promise<number> {
  const row = await db
    .updateTable('sign_in_try')
    .set((set) => ({ failures: set('failures', '+', 1) }))
    .where('subject', '=', subject)
    .returning('failures')
    .executeTakeFirstOrThrow()
  return row.failures
}

export async function blockSubject(db: WriteDb, subject: string, until: string): Promise<void> {
  await db.updateTable('sign_in_try').set({ blocked_until: until }).where('subject', '=', subject).execute()
}

export async function forgiveTries(db: WriteDb, subjects: readonly string[]): Promise<void> {
  await db
    .deleteFrom('sign_in_try')
    .where('subject', 'in', [...subjects])
    .execute()
}
