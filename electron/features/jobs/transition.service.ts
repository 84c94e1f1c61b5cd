import type { Delay, ToldWay } from '../../../shared/jobs/delay.ts'
import { z } from 'zod'
import type { WaitParty, Stage, StageFacts } from '../../../shared/jobs/stages.ts'
import { refusalOfMove, stage, UNDO_MS } from '../../../shared/jobs/stages.ts'
import type { JobId, StaffId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { storedId, storedJson } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { moveUnit, undoHandOver } from '../custody/custody.service.ts'
import { followStage } from '../custody/follow.service.ts'
import { findOpenLoan } from '../loaners/loans.repository.ts'
import { placeNamed } from '../custody/places.service.ts'
import { findStaff } from '../staff/staff.repository.ts'
import { isVisitCleared } from './quality-gate.repository.ts'
import { isUnitHere, stageFactsOf } from './job-card.repository.ts'
import { findLastChange, type JobRow, lockJobRow, readModelAsks, updateJob } from './job.repository.ts'

/**
 * Loads a job for a change that was prepared on `version`; stale when it moved on since. What only adds to a job (an entry, a
 * photo, a look at the passcode) gives no version: it overwrites nothing that the caller might not have seen.
 */
export async function loadJob(work: Work, input: { jobId: string; version?: number }): Promise<Outcome<JobRow>> {
  const job = await lockJobRow(work.db, input.jobId)
  if (job === undefined) return missing
  if (input.version !== undefined && input.version !== job.version) return stale(input.version, job.version)
  return done(job)
}

/** As `loadJob`, but a closed job is refused: nothing on it changes any more. */
export async function loadOpenJob(work: Work, input: { jobId: string; version?: number }): Promise<Outcome<JobRow>> {
  const loaded = await loadJob(work, input)
  return loaded.kind === 'done' && loaded.value.stage === 'closed' ? refuse('already-closed') : loaded
}

/** Of a job whose customer has not answered, or has to be asked anew. */
export const UNASKED = { approval_state: 'none', approval_at: null, approval_by: null, approval_way: null, approval_note: null }

/**
 * What entering a stage starts anew: facts that conditions count "since the job last entered"; a declined plan, which is over once
 * the bench takes the unit up again; and "solved without a repair", which is over once it is repaired after all. Or the unit would
 * leave repaired as "returned unrepaired" or "no fault found", without a repair warranty.
 */
function freshFacts(job: JobRow, to: Stage) {
  if (to === 'repairing') return { solved_as: null, has_repair_entry: 0 as const, last_test: null }
  if (to === 'closed') return { short_parts: 0 }
  if (to === 'assessing') return job.approval_state === 'declined' ? { ...UNASKED, decline_fee: 0 } : {}
  return to === 'testing' ? { last_test: null } : {}
}

/** What the stage table looks at, as it stands in this transaction. */
export async function stageFactsNow(work: Pick<Work, 'db'>, job: JobRow): Promise<StageFacts> {
  const [isCleared, asks] = await Promise.all([isVisitCleared(work.db, job), readModelAsks(work.db, job.model_id)])
  return stageFactsOf({ ...job, ...asks }, isCleared)
}

/**
 * Moves a job by the stage table, with its event, audit and change. Refused with the table's reason when it may not go there.
 * Whoever takes an unassigned job to the bench becomes its technician. `also` is written with it. No way closes a job while its
 * customer has a loaner. (MISSION.md, F2.)
 */
export async function transition(
  work: Work,
  job: JobRow,
  to: Stage,
  by: 'move' | 'test' | 'remote' | 'hand-back' | 'arrival' | 'stock',
  also: Columns = {},
): Promise<Outcome<{ version: number }>> {
  const actor = actorOf(work)
  const from = stage.parse(job.stage)
  const refusal = refusalOfMove(from, to, await stageFactsNow(work, job), actor.permissions, by)
  if (refusal !== null) return refuse(refusal, { from, to, reason: job.hold_reason ?? '' })
  const kept = to === 'closed' ? await findOpenLoan(work.db, { jobId: job.id }, work.today) : null
  if (kept !== null) return refuse('loaner-not-back', { number: kept.loaner.number, model: kept.loaner.model })
  const takesIt =
    by !== 'stock' && job.assignee_id === null && (to === 'assessing' || to === 'repairing') && actor.permissions.has('bench')
  const changed: Columns = {
    ...freshFacts(job, to),
    stage: to,
    stage_since: work.now,
    ...(to === 'ready' ? { ready_at: work.now } : {}),
    ...(takesIt ? { assignee_id: actor.id } : {}),
    ...also,
  }
  const version = await updateJob(work.db, job, changed)
  work.record(job.id, 'stage-changed', { from, to })
  if (by === 'move') work.audit('job', job.id, columnsOf(job, changed), changed)
  else work.audit('job', job.id, { stage: from }, { stage: to })
  work.touch('job', job.id)
  const unitId = also.unit_id ?? job.unit_id
  const assigneeId = takesIt ? actor.id : job.assignee_id
  await followStage(work, { id: job.id, unitId, rmaId: job.rma_id }, { from, to, by, assigneeId })
  return done({ version })
}

interface OneJob {
  jobId: JobId
  version: number
}

/** Moves a job by hand: drag, keyboard or command scan. */
export async function moveJob(work: Work, input: OneJob & { to: Stage }): Promise<Outcome<OneJob & { stage: Stage }>> {
  const loaded = await loadJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const moved = await transition(work, loaded.value, input.to, 'move')
  return moved.kind === 'done' ? done({ jobId: input.jobId, version: moved.value.version, stage: input.to }) : moved
}

/** The columns that a move by hand writes, as the audit keeps them. */
const movedColumns = z
  .object({
    stage,
    stage_since: z.string(),
    ready_at: z.string().nullable(),
    assignee_id: z.string().nullable(),
    solved_as: z.string().nullable(),
    has_repair_entry: z.union([z.literal(0), z.literal(1)]),
    last_test: z.string().nullable(),
    approval_state: z.string(),
    approval_at: z.string().nullable(),
    approval_by: z.string().nullable(),
    approval_way: z.string().nullable(),
    approval_note: z.string().nullable(),
    decline_fee: z.int(),
  })
  .partial()
  .required({ stage: true, stage_since: true })

/**
 * Takes the caller's own last move by hand back, as if it had not been: stage, clock and what the stage began anew. Audited as a change
 * of its own. Refused when more than `UNDO_MS` have passed, or when anything else was done to the job since.
 */
export async function undoMove(work: Work, { jobId }: { jobId: JobId }): Promise<Outcome<OneJob & { stage: Stage }>> {
  const loaded = await loadOpenJob(work, { jobId })
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const last = await findLastChange(work.db, jobId)
  const isMine = last?.procedure === 'jobs.move' && last.by_id === actorOf(work).id
  if (!isMine || Date.parse(work.now) - Date.parse(last.at) > UNDO_MS) return refuse('nothing-to-undo')
  const before = storedJson(movedColumns, last.before ?? 'null')
  const version = await updateJob(work.db, job, before)
  work.record(jobId, 'stage-changed', { from: job.stage, to: before.stage })
  work.audit('job', jobId, columnsOf(job, before), before)
  work.touch('job', jobId)
  await undoHandOver(work, { unitId: job.unit_id, jobId, at: last.at })
  return done({ jobId, version, stage: before.stage })
}

/** Puts a job on hold: nothing moves it, and the clock charges the party that it waits for. */
export async function holdJob(work: Work, input: OneJob & { reason: string; party: WaitParty }): Promise<Outcome<OneJob>> {
  return alter(work, input, async (job) => {
    if (job.hold_reason !== null) return refuse('on-hold', { reason: job.hold_reason })
    work.record(job.id, 'held', { reason: input.reason, party: input.party })
    return done({ hold_reason: input.reason, hold_party: input.party, hold_since: work.now })
  })
}

export async function releaseJob(work: Work, input: OneJob): Promise<Outcome<OneJob & { stage: Stage }>> {
  return alter(work, input, async (job) => {
    if (job.hold_reason === null) return refuse('not-on-hold')
    work.record(job.id, 'released', { reason: job.hold_reason })
    return done({ hold_reason: null, hold_party: null, hold_since: null })
  })
}

/** Gives the job to somebody who works at the bench, or to nobody. */
export async function assignJob(work: Work, input: OneJob & { assigneeId: StaffId | null }): Promise<Outcome<OneJob>> {
  return alter(work, input, async (job) => {
    const refusal = input.assigneeId === null ? null : await refusalOfAssignee(work, input.assigneeId)
    if (refusal !== null) return refusal
    work.record(job.id, 'assigned', { staffId: input.assigneeId })
    return done({ assignee_id: input.assigneeId })
  })
}

async function refusalOfAssignee(work: Work, id: StaffId): Promise<NotDone | null> {
  const member = await findStaff(work.db, id)
  if (member === null) return missing
  const worksAtBench = member.isActive && permissionsOf(member.roles).has('bench')
  return worksAtBench ? null : refuse('not-a-technician', { name: member.name })
}

/** Puts the unit of a job on a shelf, which need not have been named before, or takes it to the desk. */
export async function shelveJob(work: Work, input: OneJob & { shelf: string | null }): Promise<Outcome<OneJob>> {
  return alter(work, input, async (job) => {
    if (!isUnitHere(job)) return refuse('unit-not-here')
    const place = input.shelf === null ? null : await placeNamed(work, input.shelf)
    const to = place === null ? ({ kind: 'desk' } as const) : ({ kind: 'place', placeId: place.id } as const)
    const moved = await moveUnit(work, { unitId: job.unit_id, to, note: null })
    return moved.kind === 'done' ? done({ shelf: place?.code ?? null }) : moved
  })
}

export async function setUrgent(work: Work, input: OneJob & { isUrgent: boolean }): Promise<Outcome<OneJob>> {
  return alter(work, input, async (job) => {
    work.record(job.id, 'urgency-changed', { isUrgent: input.isUrgent })
    return done({ is_urgent: input.isUrgent ? (1 as const) : (0 as const) })
  })
}

/**
 * What a new promised date writes on its job: refused for a day that is over. Where the customer was not told, that stays a task
 * until `noteTold`; an earlier one still open keeps its moment. (MISSION.md, D7.)
 */
export async function delay(
  work: Work,
  job: JobRow,
  { dueOn, reason, party, told }: Delay,
): Promise<Outcome<{ due_on: string; untold_since: string | null }>> {
  if (dueOn < work.today) return refuse('date-before', { field: 'dueOn' })
  work.record(job.id, 'due-changed', { from: job.due_on, to: dueOn, reason, party, told })
  return done({ due_on: dueOn, untold_since: told === null ? (job.untold_since ?? work.now) : null })
}

/** The customer knows of the new date now, and by which way. */
export async function noteTold(work: Work, input: OneJob & { way: ToldWay; note: string | null }): Promise<Outcome<OneJob>> {
  return alter(work, input, async (job) => {
    if (job.untold_since === null) return refuse('nothing-to-tell')
    work.record(job.id, 'customer-told', { way: input.way, note: input.note })
    return done({ untold_since: null })
  })
}

type Columns = Parameters<typeof updateJob>[2]

/** What these columns held before. */
const columnsOf = (job: JobRow, changed: Columns): Record<string, unknown> =>
  Object.fromEntries(Object.keys(changed).map((column) => [column, Reflect.get(job, column)]))

/** One small change of an open job: load, decide, write, audit, tell. */
export async function alter(
  work: Work,
  input: { jobId: string; version?: number },
  decide: (job: JobRow) => Promise<Outcome<Columns>>,
): Promise<Outcome<OneJob & { stage: Stage }>> {
  const loaded = await loadOpenJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const decided = await decide(job)
  if (decided.kind !== 'done') return decided
  const version = await updateJob(work.db, job, decided.value)
  work.audit('job', job.id, columnsOf(job, decided.value), decided.value)
  work.touch('job', job.id)
  return done({ jobId: storedId(job.id), version, stage: stage.parse(job.stage) })
}
