import { done, type Outcome } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { post } from '../ledger/ledger.service.ts'
import { listPromisesOutOf } from './job-parts.repository.ts'
import { releaseOf } from './needs.service.ts'
import { settle } from './settle.service.ts'

/**
 * Takes back promises out of a bin that turned out to hold less, the latest promise first; their jobs wait for parts again until
 * `allocate` finds pieces elsewhere.
 */
export async function takeBackPromises(
  work: Work,
  { partId, binId, quantity }: { partId: string; binId: string; quantity: number },
): Promise<Outcome<null>> {
  let left = quantity
  for (const promise of await listPromisesOutOf(work.db, partId, binId)) {
    const taken = Math.min(left, promise.quantity)
    left -= taken
    if (taken === 0) break
    const need = { id: promise.jobPartId, job_id: promise.jobId, part_id: partId }
    const posted = await post(work, [releaseOf(need, binId, taken)])
    if (posted.kind !== 'done') return posted
    const settled = await settle(work, promise.jobId)
    if (settled.kind !== 'done') return settled
  }
  return done(null)
}
