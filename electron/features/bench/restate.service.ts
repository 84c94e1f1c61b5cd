import { done, type NotDone, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { claimNumber } from '../../../shared/scan/scan-codes.ts'
import type { RestatedPart } from '../../../shared/stock/fitting.ts'
import type { Work } from '../../work/work.ts'
import { findClaimOfOldPart } from '../claims/claims.repository.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { type FittedPartRow, listFittedParts } from './bench.repository.ts'
import { swapSerial } from './swap-serial.service.ts'

/**
 * What a correction says anew of parts that went in: the rows for the log, of those that it says otherwise. Where another serial of a
 * tracked part went in than was picked, the ledger is put right with it. Stale where somebody else said anew of a part meanwhile, since
 * all of it is said again; refused for a part of another job, and for an old part that a claim names. (MISSION.md, D3, D5, E2.)
 */
export async function restateParts(work: Work, job: JobRow, restated: readonly RestatedPart[]) {
  const rows = await listFittedParts(
    work.db,
    job.id,
    restated.map(({ id }) => id),
  )
  const changed: { before: FittedPartRow; after: RestatedPart }[] = []
  for (const after of restated) {
    const before = rows.find(({ id }) => id === after.id)
    if (before === undefined) return refuse('entry-not-of-job')
    if (before.version !== after.version) return stale(after.version, before.version)
    if (!isSame(before, after)) changed.push({ before, after })
  }
  for (const { before, after } of changed) {
    const refusal = await refusalOfOldPart(work, before, after)
    if (refusal !== null) return refusal
    const swapped = await swapSerial(work, job, { before, after, restated })
    if (swapped.kind !== 'done') return swapped
  }
  return done(
    changed.map(({ after: { id, oldSerial, newSerial, oldFate } }) => ({
      repair_part_id: id,
      old_serial: oldSerial,
      new_serial: newSerial,
      old_fate: oldFate,
    })),
  )
}

const isSame = (before: FittedPartRow, { oldSerial, newSerial, oldFate }: RestatedPart): boolean =>
  before.old_serial === oldSerial && before.new_serial === newSerial && before.old_fate === oldFate

/** What a claim says of an old part stands on its packing list. */
async function refusalOfOldPart(work: Work, before: FittedPartRow, after: RestatedPart): Promise<NotDone | null> {
  if (before.old_serial === after.oldSerial && before.old_fate === after.oldFate) return null
  const claim = await findClaimOfOldPart(work.db, before.id)
  return claim === null ? null : refuse('claimed-already', { sku: claim.sku, number: claimNumber(claim.seq) })
}
