import type { Insertable, Updateable } from 'kysely'
import { z } from 'zod'
import { causeCode } from '../../../shared/jobs/assessment.ts'
import { permissionWay, type RemoteSession, remoteResult } from '../../../shared/remote/remote.ts'
import type { RemoteSessionTable } from '../../db/tables/service.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'

export async function insertRemoteSession(db: WriteDb, row: Insertable<RemoteSessionTable>): Promise<void> {
  await db.insertInto('remote_session').values(row).execute()
}

/** Writes a session's ending; nothing is written on one that has ended. */
export async function endRemoteSession(
  db: WriteDb,
  id: string,
  ending: Omit<Updateable<RemoteSessionTable>, 'id' | 'job_id'>,
): Promise<void> {
  await db.updateTable('remote_session').set(ending).where('id', '=', id).where('ended_at', 'is', null).execute()
}

export async function findRemoteSession(db: ReadDb, id: string) {
  return db.selectFrom('remote_session').select(['id', 'job_id', 'begun_at', 'ended_at']).where('id', '=', id).executeTakeFirst()
}

/** Who has a session open on this job; null when nobody has. */
export async function findOpenSession(db: ReadDb, jobId: string): Promise<{ name: string } | null> {
  const row = await db
    .selectFrom('remote_session')
    .innerJoin('staff', 'staff.id', 'remote_session.begun_by')
    .select('staff.name')
    .where('job_id', '=', jobId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

const storedSteps = z.array(z.string())

/** Sessions of a job, newest first. */
export async function listRemoteSessions(db: ReadDb, jobId: string): Promise<RemoteSession[]> {
  const rows = await db
    .selectFrom('remote_session')
    .innerJoin('staff as beginner', 'beginner.id', 'remote_session.begun_by')
    .leftJoin('staff as ender', 'ender.id', 'remote_session.ended_by')
    .selectAll('remote_session')
    .select(['beginner.name as beginner_name', 'ender.name as ender_name'])
    .where('remote_session.job_id', '=', jobId)
    .orderBy('remote_session.begun_at', 'desc')
    .orderBy('remote_session.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: storedId(row.id),
    permissionBy: row.permission_by,
    permissionWay: permissionWay.parse(row.permission_way),
    begunAt: row.begun_at,
    begunBy: row.beginner_name,
    tool: row.tool,
    steps: row.steps === null ? [] : storedJson(storedSteps, row.steps),
    result: remoteResult.nullable().parse(row.result),
    causeCode: causeCode.nullable().parse(row.cause_code),
    minutes: row.minutes,
    endedAt: row.ended_at,
    endedBy: row.ender_name,
  }))
}
