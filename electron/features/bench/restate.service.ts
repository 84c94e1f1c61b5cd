import { done, type NotDone, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { claimNumber, jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { RestatedPart } from '../../../shared/stock/fitting.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { findClaimOfOldPart } from '../claims/claims.repository.ts'
import { findLot } from '../job-parts/job-parts.repository.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { findBin, findCountOfBin } from '../stock/bins.repository.ts'
import { type FittedPartRow, listFittedParts, placeOfLot } from './bench.repository.ts'

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
    const swapped = await swapSerial(work, job, before, after.newSerial)
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

/**
 * Another serial went in than the ledger says: the one that it let go lies where the other was, unless a count found it there already.
 * A serial that the depot never had is the same piece, misread when it came: the ledger counts it right.
 */
async function swapSerial(work: Work, job: JobRow, before: FittedPartRow, newSerial: string | null): Promise<Outcome<null>> {
  const { part_id: partId, sku, lot_id: wrongId } = before
  if (before.tracking !== 'serial' || wrongId === null || before.new_serial === newSerial) return done(null)
  if (newSerial === null) return refuse('lot-needed', { sku })
  if (before.new_serial !== null && lotKey(before.new_serial) === lotKey(newSerial)) return done(null)
  const really = await findLot(work.db, partId, newSerial)
  const said = before.new_serial === null ? undefined : await findLot(work.db, partId, before.new_serial)
  const letGoId = said?.id ?? wrongId
  if (really === undefined || really.id === letGoId) return done(null)
  const [there, letGo] = await Promise.all([placeOfLot(work.db, really.id), placeOfLot(work.db, letGoId)])
  if (!there.isHere && letGo.isHere) return done(null)
  const { binId } = there
  if (binId === null) return refuse('serial-in-no-bin', { sku, serial: newSerial })
  if (!actorOf(work).permissions.has('stock-pick')) return refuse('fit-not-permitted')
  const stocktake = await findCountOfBin(work.db, binId)
  if (stocktake !== null) {
    return refuse('bin-under-count', { bin: (await findBin(work.db, binId))?.code ?? '', number: stocktake })
  }
  const reason = `${jobNumber(job.seq)}: ${before.new_serial ?? ''} → ${newSerial}`
  const one = { kind: 'adjust', partId, quantity: 1, jobId: job.id, reason } as const
  const back: Entry[] = letGo.isHere ? [] : [{ ...one, toBinId: binId, lotId: letGoId }]
  return post(work, [...back, { ...one, fromBinId: binId, lotId: really.id }])
}
