import type { Asked } from '../../../shared/job-parts/job-parts.contract.ts'
import { type JobPart, shortOf } from '../../../shared/job-parts/job-parts.ts'
import type { JobId, JobPartId, PartId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import type { Work } from '../../work/work.ts'
import { findJobRow, type JobRow } from '../jobs/job.repository.ts'
import { type LockedPart, lockPartStock } from '../ledger/ledger.repository.ts'
import { allocate, reserveNeed } from './allocate.service.ts'
import { findNeed, findNeedOfPart, listJobParts, listPlannedParts, setWantedOf } from './job-parts.repository.ts'
import { giveBack, loadNeed, loadReleasedJob, lockPart, wantMore } from './needs.service.ts'
import { type Settled, settle } from './settle.service.ts'

type Answered = Outcome<Settled>

/** What a job needs, and whether its plan names parts that nobody asked for yet; null when there is no such job. */
export async function readJobParts(db: ReadDb, jobId: string): Promise<{ parts: JobPart[]; isPlanOpen: boolean } | null> {
  const job = await findJobRow(db, jobId)
  if (job === undefined) return null
  const [parts, planned] = await Promise.all([
    listJobParts(db, jobId),
    job.plan_id === null || isOver(job) ? [] : listPlannedParts(db, job.plan_id),
  ])
  const wantedOf = (partId: string) => parts.find((part) => part.partId === partId)?.wanted ?? 0
  return { parts, isPlanOpen: planned.some(({ partId, quantity }) => wantedOf(partId) < quantity) }
}

/** Nothing is asked for any more: the job is closed, or its customer declined. */
const isOver = (job: JobRow): boolean => job.stage === 'closed' || job.approval_state === 'declined'

/**
 * Asks for the parts that the released plan names and promises what is there; what is short sends the job to awaiting-parts. Done
 * again after a new version it asks for what that names beyond the old one.
 */
export async function reserveFromPlan(work: Work, { jobId }: { jobId: JobId }): Promise<Outcome<Settled & { asked: Asked[] }>> {
  await takePlannedParts(work, jobId)
  const loaded = await loadReleasedJob(work, jobId)
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const planned = job.plan_id === null ? [] : await listPlannedParts(work.db, job.plan_id)
  if (planned.length === 0) return refuse('no-parts-planned')
  const parts = await lockPartStock(
    work.db,
    planned.map(({ partId }) => partId),
  )
  const asked: Asked[] = []
  for (const { partId, quantity } of planned) {
    const part = parts.find(({ id }) => id === partId)
    if (part === undefined) return missing
    const already = (await findNeedOfPart(work.db, job.id, partId))?.wanted ?? 0
    if (quantity <= already) continue
    const reserved = await wantAndReserve(work, job, part, quantity - already)
    if (reserved.kind !== 'done') return reserved
    asked.push({ jobPartId: reserved.value, quantity: quantity - already })
  }
  const settled = await settleReserved(work, job.id)
  return settled.kind === 'done' ? done({ ...settled.value, asked }) : settled
}

/**
 * Takes back what one asking added, need by need; what somebody else asked for since stays. Refused where less than that is asked for
 * by now, or where it is in somebody's hand.
 */
export async function takeBackAsked(work: Work, { jobId, asked }: { jobId: JobId; asked: readonly Asked[] }): Promise<Answered> {
  const needs = await listJobParts(work.db, jobId)
  await lockPartStock(
    work.db,
    needs.filter(({ id }) => asked.some(({ jobPartId }) => jobPartId === id)).map(({ partId }) => partId),
  )
  let settled: Answered = refuse('nothing-to-undo')
  for (const { jobPartId, quantity } of asked) {
    const need = await findNeed(work.db, jobPartId)
    if (need === undefined || need.job_id !== jobId) return missing
    if (need.wanted < quantity) return refuse('nothing-to-undo')
    settled = await setWanted(work, { jobPartId, wanted: need.wanted - quantity })
    if (settled.kind !== 'done') return settled
  }
  return settled
}

/** Takes the parts of a job's plan before the job, as everywhere; of a plan that is another one by then, they are taken after it. */
async function takePlannedParts(work: Work, jobId: JobId): Promise<void> {
  const job = await findJobRow(work.db, jobId)
  if (job === undefined || job.plan_id === null) return
  const planned = await listPlannedParts(work.db, job.plan_id)
  await lockPartStock(
    work.db,
    planned.map(({ partId }) => partId),
  )
}

/** Which need it is that asks for more. */
async function wantAndReserve(work: Work, job: JobRow, part: LockedPart, more: number): Promise<Outcome<JobPartId>> {
  const need = await wantMore(work, job, part, more)
  if (need.kind !== 'done') return need
  const reserved = await reserveNeed(work, need.value)
  return reserved.kind === 'done' ? done(storedId(need.value.id)) : reserved
}

async function settleReserved(work: Work, jobId: string): Promise<Answered> {
  const settled = await settle(work, jobId)
  if (settled.kind === 'done') work.record(jobId, 'parts-reserved', { short: settled.value.short })
  return settled
}

/** Asks for a part beyond the plan and promises what is there. */
export async function addPart(work: Work, input: { jobId: JobId; partId: PartId; quantity: number }): Promise<Answered> {
  const part = await lockPart(work, input.partId)
  if (part.kind !== 'done') return part
  const job = await loadReleasedJob(work, input.jobId)
  if (job.kind !== 'done') return job
  const reserved = await wantAndReserve(work, job.value, part.value, input.quantity)
  return reserved.kind === 'done' ? settleReserved(work, input.jobId) : reserved
}

/** Wants another quantity: promises of the surplus are given back, and go to whoever waits; what is short is asked for. */
export async function setWanted(work: Work, input: { jobPartId: JobPartId; wanted: number }): Promise<Answered> {
  const loaded = await loadNeed(work, input.jobPartId)
  if (loaded.kind !== 'done') return loaded
  const { need, part, job } = loaded.value
  const kept = need.picked + need.fitted
  if (input.wanted < kept) return refuse('parts-in-hand', { parts: part.sku })
  if (input.wanted > need.wanted) {
    const released = await loadReleasedJob(work, job.id)
    if (released.kind !== 'done') return released
  }
  await setWantedOf(work.db, need.id, input.wanted)
  const surplus = Math.max(0, need.reserved + kept - input.wanted)
  const changed = surplus > 0 ? await giveBack(work, need, surplus) : await reserveNeed(work, { ...need, wanted: input.wanted })
  if (changed.kind !== 'done') return changed
  work.audit('job', job.id, { part: part.sku, wanted: need.wanted }, { part: part.sku, wanted: input.wanted })
  const freed = surplus > 0 ? await allocate(work, [need.part_id]) : done(null)
  return freed.kind === 'done' ? settle(work, job.id) : freed
}

/** Takes a substitute for pieces that are short: the job then needs fewer of the one and more of the other. */
export async function substitute(
  work: Work,
  input: { jobPartId: JobPartId; partId: PartId; quantity: number },
): Promise<Answered> {
  const loaded = await loadNeed(work, input.jobPartId)
  if (loaded.kind !== 'done') return loaded
  const { need, job } = loaded.value
  if (input.quantity > shortOf(need)) return refuse('more-than-needed', { needed: shortOf(need), sku: loaded.value.part.sku })
  const other = await lockPart(work, input.partId)
  if (other.kind !== 'done') return other
  if (other.value.id === need.part_id) return missing
  await setWantedOf(work.db, need.id, need.wanted - input.quantity)
  const reserved = await wantAndReserve(work, job, other.value, input.quantity)
  return reserved.kind === 'done' ? settleReserved(work, job.id) : reserved
}

/** Takes the parts that a job may give back, before the job itself: by whoever closes it, or writes down that its plan is declined. */
export async function takeJobParts(work: Work, jobId: string): Promise<void> {
  const needs = await listJobParts(work.db, jobId)
  await lockPartStock(
    work.db,
    needs.filter((need) => need.wanted > need.fitted).map((need) => need.partId),
  )
}

/**
 * Before a job closes: gives back what was promised to it, which goes to whoever waits for it. Refused while pieces are in
 * somebody's hand, neither fitted nor put back.
 */
export async function closeJobParts(work: Work, job: Pick<JobRow, 'id'>): Promise<NotDone | null> {
  const needs = await listJobParts(work.db, job.id)
  const inHand = needs.filter((need) => need.picked > 0)
  if (inHand.length > 0) return refuse('parts-in-hand', { parts: inHand.map((need) => need.sku).join(', ') })
  return giveUp(work, job.id, needs)
}

/**
 * A job that nothing more is done to wants what is in somebody's hand for it and what is fitted, and nothing else: what was promised
 * to it goes to whoever waits. Its caller keeps that it is short of nothing.
 */
export const wantNoMore = async (work: Work, jobId: string): Promise<NotDone | null> =>
  giveUp(work, jobId, await listJobParts(work.db, jobId))

async function giveUp(work: Work, jobId: string, needs: readonly JobPart[]): Promise<NotDone | null> {
  const open = needs.filter((need) => need.wanted > need.picked + need.fitted)
  if (open.length === 0) return null
  const partIds = open.map((need) => need.partId)
  await lockPartStock(work.db, partIds)
  for (const need of open) {
    const given = await giveBack(work, { id: need.id, job_id: jobId, part_id: need.partId }, need.wanted)
    if (given.kind !== 'done') return given
    await setWantedOf(work.db, need.id, need.picked + need.fitted)
  }
  const freed = await allocate(work, partIds)
  return freed.kind === 'done' ? null : freed
}
