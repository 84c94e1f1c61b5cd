import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { RestatedPart } from '../../../shared/stock/fitting.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { findLot, findLots } from '../job-parts/job-parts.repository.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { findBin, findCountOfBin } from '../stock/bins.repository.ts'
import type { FittedPartRow } from './bench.repository.ts'
import { isFittedByLedger, listSerialsSaid, placeOfLot } from './fitted-serials.repository.ts'

interface Correction {
  readonly before: FittedPartRow
  readonly after: RestatedPart
  /** All that the same correction says anew: this one too, and none of it is stored yet. */
  readonly restated: readonly RestatedPart[]
}

/**
 * Another serial went in than the ledger says: the one that it let go lies where the other was, unless a count found it there already.
 * A serial that the depot never had is the same piece, misread when it came: the ledger counts it right. So it does where the other was
 * fitted as well: the two were written down crosswise, and whoever puts one right puts the other right next.
 */
export async function swapSerial(work: Work, job: JobRow, correction: Correction): Promise<Outcome<null>> {
  const { before } = correction
  const { part_id: partId, sku, lot_id: wrongId } = before
  const { newSerial } = correction.after
  if (before.tracking !== 'serial' || wrongId === null || before.new_serial === newSerial) return done(null)
  if (newSerial === null) return refuse('lot-needed', { sku })
  if (before.new_serial !== null && lotKey(before.new_serial) === lotKey(newSerial)) return done(null)
  const really = await findLot(work.db, partId, newSerial)
  const said = before.new_serial === null ? undefined : await findLot(work.db, partId, before.new_serial)
  const letGoId = said?.id ?? wrongId
  if (really === undefined || really.id === letGoId) return done(null)
  const [there, letGo] = await Promise.all([placeOfLot(work.db, really.id), placeOfLot(work.db, letGoId)])
  if (!there.isHere && (letGo.isHere || (await isFittedByLedger(work.db, partId, really.id)))) return done(null)
  const { binId } = there
  if (binId === null) return refuse('serial-in-no-bin', { sku, serial: newSerial })
  if (!actorOf(work).permissions.has('stock-pick')) return refuse('fit-not-permitted')
  const stocktake = await findCountOfBin(work.db, binId)
  if (stocktake !== null) {
    return refuse('bin-under-count', { bin: (await findBin(work.db, binId))?.code ?? '', number: stocktake })
  }
  const reason = `${jobNumber(job.seq)}: ${before.new_serial ?? ''} → ${newSerial}`
  const one = { kind: 'adjust', partId, quantity: 1, jobId: job.id, reason } as const
  const backId = letGo.isHere ? undefined : await findFreed(work, correction, letGoId)
  const back: Entry[] = backId === undefined ? [] : [{ ...one, toBinId: binId, lotId: backId }]
  return post(work, [...back, { ...one, fromBinId: binId, lotId: really.id }])
}

/**
 * The piece that lies on the shelf after all. Where another fitted part is said to have the one that was let go, that is the one which
 * the ledger has as fitted and no part is said to have any more, since it was taken for words alone before.
 */
async function findFreed(work: Work, { before, restated }: Correction, letGoId: string): Promise<string | undefined> {
  const { part_id: partId } = before
  const fitted = (await listSerialsSaid(work.db, partId)).map(({ id, serials }) => {
    const anew = restated.find((said) => said.id === id)?.newSerial ?? null
    return anew === null ? serials : [...serials, anew]
  })
  const lots = await findLots(
    work.db,
    fitted.flat().map((number) => ({ partId, number })),
  )
  // A serial that the depot never had says nothing of another piece.
  const lotIds = fitted.map((serials) => serials.flatMap((number) => lots(partId, number)?.id ?? []))
  const held = new Set(lotIds.map((ids) => ids.at(-1)))
  if (!held.has(letGoId)) return letGoId
  for (const id of new Set(lotIds.flat())) if (!held.has(id) && (await isFittedByLedger(work.db, partId, id))) return id
  return undefined
}
