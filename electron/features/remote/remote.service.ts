import type { z } from 'zod'
import { type Stage, stage } from '../../../shared/jobs/stages.ts'
import type { JobId, RemoteSessionId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { minutesBetween } from '../../../shared/kernel/time.ts'
import type { endingFields, permissionFields } from '../../../shared/remote/remote.ts'
import { storedId } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { dropTimers } from '../bench/bench.repository.ts'
import { closeJobParts } from '../job-parts/job-parts.service.ts'
import { isUnitHere } from '../jobs/job-card.repository.ts'
import { type JobRow, updateJob } from '../jobs/job.repository.ts'
import { loadOpenJob, transition } from '../jobs/transition.service.ts'
import { learnFromClosing } from '../knowledge/knowledge.service.ts'
import { endRemoteSession, findOpenSession, findRemoteSession, insertRemoteSession } from './remote.repository.ts'

type Fields<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>
type Changed = Outcome<{ jobId: JobId; version: number; stage: Stage }>

/** A session that was forgotten over night did not take all night. */
const LONGEST_MINUTES = 1440

/** Notes the customer's permission, by which a session begins: nothing is done on a customer's unit from afar without it. */
export async function beginSession(
  work: Work,
  input: { jobId: JobId } & Fields<typeof permissionFields>,
): Promise<Outcome<{ jobId: JobId; sessionId: RemoteSessionId }>> {
  const loaded = await loadOpenJob(work, { jobId: input.jobId })
  if (loaded.kind !== 'done') return loaded
  const open = await findOpenSession(work.db, input.jobId)
  if (open !== null) return refuse('session-open', open)
  const sessionId = work.newId<RemoteSessionId>()
  await insertRemoteSession(work.db, {
    id: sessionId,
    job_id: input.jobId,
    permission_by: input.permissionBy,
    permission_way: input.permissionWay,
    begun_at: work.now,
    begun_by: actorOf(work).id,
  })
  await updateJob(work.db, loaded.value, {})
  work.record(input.jobId, 'remote-begun', { by: input.permissionBy, way: input.permissionWay })
  work.audit('job', input.jobId, null, { sessionId, permissionBy: input.permissionBy, permissionWay: input.permissionWay })
  work.touch('job', input.jobId)
  return done({ jobId: input.jobId, sessionId })
}

/**
 * Ends a session with what was tried and what came of it. Where the unit is not in the house, `solved` closes the job and
 * `must-come-in` expects the unit; a unit that is here goes on by the bench, and leaves by the hand-back.
 */
export async function endSession(
  work: Work,
  input: { sessionId: RemoteSessionId } & Fields<typeof endingFields>,
): Promise<Changed> {
  const session = await findRemoteSession(work.db, input.sessionId)
  if (session === undefined) return missing
  const loaded = await loadOpenJob(work, { jobId: session.job_id })
  if (loaded.kind !== 'done') return loaded
  if (session.ended_at !== null) return refuse('session-ended')
  const job = loaded.value
  const minutes = input.minutes ?? Math.min(LONGEST_MINUTES, minutesBetween(session.begun_at, work.now))
  await endRemoteSession(work.db, session.id, {
    tool: input.tool,
    steps: JSON.stringify(input.steps),
    result: input.result,
    cause_code: input.causeCode,
    minutes,
    ended_at: work.now,
    ended_by: actorOf(work).id,
  })
  const version = await updateJob(work.db, job, { minutes_total: job.minutes_total + minutes })
  work.record(job.id, 'remote-ended', { result: input.result, minutes, tool: input.tool })
  work.audit('job', job.id, null, { sessionId: session.id, result: input.result, minutes })
  work.touch('job', job.id)
  return follow(work, { ...job, version }, input)
}

/** What the result of a session means for a request whose unit the customer still has. */
async function follow(
  work: Work,
  job: JobRow,
  { result, causeCode }: Pick<Fields<typeof endingFields>, 'result' | 'causeCode'>,
): Promise<Changed> {
  if (!isUnitHere(job) && result === 'solved') return closeRemotely(work, job, causeCode)
  if (!isUnitHere(job) && result === 'must-come-in' && job.stage !== 'expected') return expectUnit(work, job)
  return done({ jobId: storedId(job.id), version: job.version, stage: stage.parse(job.stage) })
}

async function closeRemotely(work: Work, job: JobRow, causeCode: string | null): Promise<Changed> {
  const held = await closeJobParts(work, job)
  if (held !== null) return held
  const outcome = 'resolved-remotely'
  const version = await updateJob(work.db, job, { outcome, closed_at: work.now, passcode_sealed: null })
  const closed = await transition(work, { ...job, version }, 'closed', 'remote')
  if (closed.kind !== 'done') return closed
  await dropTimers(work.db, job.id)
  await learnFromClosing(work, job, { outcome, causeCode })
  work.audit('job', job.id, null, { outcome })
  return done({ jobId: storedId(job.id), version: closed.value.version, stage: 'closed' })
}

/** Asks for the unit of a request that was to be helped from afar: it is expected from now on. */
export async function callIn(work: Work, input: { jobId: JobId; version: number }): Promise<Changed> {
  const loaded = await loadOpenJob(work, input)
  return loaded.kind === 'done' ? expectUnit(work, loaded.value) : loaded
}

async function expectUnit(work: Work, job: JobRow): Promise<Changed> {
  const moved = await transition(work, job, 'expected', 'remote')
  if (moved.kind !== 'done') return moved
  const version = await updateJob(work.db, { id: job.id, version: moved.value.version }, { arrival: 'expected' })
  work.record(job.id, 'called-in')
  return done({ jobId: storedId(job.id), version, stage: 'expected' })
}
