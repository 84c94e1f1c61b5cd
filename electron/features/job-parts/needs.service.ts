import type { JobPartId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { actorOf, type Work } from '../../work/work.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { loadOpenJob, stageFactsNow } from '../jobs/transition.service.ts'
import { type LockedPart, lockPartStock } from '../ledger/ledger.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { findNeed, findNeedOfPart, insertNeed, listPromises, type NeedRow, setWantedOf } from './job-parts.repository.ts'

/** Which need of which job, of which part. */
export type OneNeed = Pick<NeedRow, 'id' | 'job_id' | 'part_id'>

/** A job whose parts may be touched: open, and its customer agreed to what they cost. (MISSION.md, C4.) */
export async function loadReleasedJob(work: Work, jobId: string): Promise<Outcome<JobRow>> {
  const loaded = await loadOpenJob(work, { jobId })
  if (loaded.kind !== 'done') return loaded
  const { hasPlan, isReleased } = await stageFactsNow(work, loaded.value)
  return isReleased ? loaded : refuse(hasPlan ? 'parts-not-released' : 'no-plan')
}

/** Takes parts, then their job: in this order everywhere, so that two who want both wait for each other only once. */
export async function lockPart(work: Work, partId: string): Promise<Outcome<LockedPart>> {
  const [part] = await lockPartStock(work.db, [partId])
  return part === undefined ? missing : done(part)
}

/** A need that wants `more` pieces than it did; it begins with none. Refused for a part that is not in use any more. */
export async function wantMore(work: Work, job: JobRow, part: LockedPart, more: number): Promise<Outcome<NeedRow>> {
  if (part.is_active === 0) return refuse('part-closed', { sku: part.sku })
  const known = await findNeedOfPart(work.db, job.id, part.id)
  if (known !== undefined) {
    await setWantedOf(work.db, known.id, known.wanted + more)
    return done({ ...known, wanted: known.wanted + more })
  }
  const need = {
    id: work.newId(),
    job_id: job.id,
    part_id: part.id,
    wanted: more,
    at: work.now,
    by_id: actorOf(work).id,
  }
  await insertNeed(work.db, need)
  return done({ ...need, reserved: 0, picked: 0, fitted: 0 })
}

/** A need with its part and its open job, all taken for a change. */
export async function loadNeed(
  work: Work,
  needId: JobPartId,
): Promise<Outcome<{ need: NeedRow; part: LockedPart; job: JobRow }>> {
  const seen = await findNeed(work.db, needId)
  if (seen === undefined) return missing
  const part = await lockPart(work, seen.part_id)
  if (part.kind !== 'done') return part
  const job = await loadOpenJob(work, { jobId: seen.job_id })
  if (job.kind !== 'done') return job
  const need = await findNeed(work.db, needId)
  return need === undefined ? missing : done({ need, part: part.value, job: job.value })
}

/** Takes back promises of a need, up to `quantity` pieces. */
export async function giveBack(work: Work, need: OneNeed, quantity: number): Promise<Outcome<null>> {
  let left = quantity
  const entries: Entry[] = []
  for (const promise of await listPromises(work.db, need.id)) {
    const taken = Math.min(left, promise.quantity)
    left -= taken
    if (taken > 0) entries.push(releaseOf(need, promise.binId, taken))
  }
  return post(work, entries)
}

/** The entry that takes back a promise out of one bin. */
export function releaseOf(need: OneNeed, binId: string, quantity: number): Entry {
  return { kind: 'release', partId: need.part_id, jobId: need.job_id, jobPartId: need.id, quantity, fromBinId: binId }
}
