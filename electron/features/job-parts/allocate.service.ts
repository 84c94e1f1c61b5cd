import { shortOf } from '../../../shared/job-parts/job-parts.ts'
import { done, type Outcome } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { listFree, listShortNeeds, listShortParts, type NeedRow } from './job-parts.repository.ts'
import type { OneNeed } from './needs.service.ts'
import { settle } from './settle.service.ts'

interface Free {
  readonly binId: string
  readonly free: number
}

/** Promises of up to `quantity` pieces for one need, out of what is free, in the order of the bins; and what is free then. */
export function promisesFor(need: OneNeed, quantity: number, free: readonly Free[]) {
  let left = quantity
  const entries: Entry[] = []
  const rest: Free[] = []
  for (const bin of free) {
    const taken = Math.min(left, bin.free)
    left -= taken
    if (taken > 0) {
      const whose = { jobId: need.job_id, jobPartId: need.id, partId: need.part_id }
      entries.push({ kind: 'reserve', ...whose, quantity: taken, fromBinId: bin.binId })
    }
    if (bin.free > taken) rest.push({ binId: bin.binId, free: bin.free - taken })
  }
  return { entries, rest }
}

/** Promises what a need is short of, as far as it is there. */
export async function reserveNeed(work: Work, need: NeedRow): Promise<Outcome<null>> {
  const { entries } = promisesFor(need, shortOf(need), await listFree(work.db, need.part_id))
  return post(work, entries)
}

/**
 * Promises what is free of these parts to the jobs that wait for them, the oldest promise first, and moves on by itself each job
 * that has everything then. Whoever brings pieces into a bin, or gives back promises, calls it. (MISSION.md, E3.)
 */
export async function allocate(work: Work, partIds: readonly string[]): Promise<Outcome<null>> {
  const jobIds = new Set<string>()
  await lockPartStock(work.db, partIds)
  for (const partId of await listShortParts(work.db, [...new Set(partIds)])) {
    const [needs, free] = await Promise.all([listShortNeeds(work.db, partId), listFree(work.db, partId)])
    const { entries, served } = share(needs, free)
    const posted = await post(work, entries)
    if (posted.kind !== 'done') return posted
    for (const { job_id } of served) jobIds.add(job_id)
  }
  for (const jobId of jobIds) {
    const settled = await settle(work, jobId)
    if (settled.kind !== 'done') return settled
  }
  return done(null)
}

/** Each need in its turn gets what those before it left. */
function share(needs: readonly NeedRow[], free: readonly Free[]) {
  let left = free
  const entries: Entry[] = []
  const served: NeedRow[] = []
  for (const need of needs) {
    if (left.length === 0) break
    const promised = promisesFor(need, shortOf(need), left)
    entries.push(...promised.entries)
    served.push(need)
    left = promised.rest
  }
  return { entries, served }
}
