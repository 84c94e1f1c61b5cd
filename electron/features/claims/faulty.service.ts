import type { BinId, PartId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { allocate } from '../job-parts/allocate.service.ts'
import { findLot } from '../job-parts/job-parts.repository.ts'
import { takeBackPromises } from '../job-parts/take-back.service.ts'
import { listBinsByIds, lockPartStock } from '../ledger/ledger.repository.ts'
import { post } from '../ledger/ledger.service.ts'
import { countFree, countInBin } from '../stock/stock.repository.ts'

interface Faulty {
  partId: PartId
  fromBinId: BinId
  toBinId: BinId
  quantity: number
  lot: string | null
  reason: string
}

/**
 * Pieces in a bin that are no good go into quarantine for their claim. Where the bin then holds less than it has promised, the latest
 * promises are given back and promised anew out of other bins. (MISSION.md, E5.)
 */
export async function markFaulty(work: Work, input: Faulty): Promise<Outcome<{ partId: PartId }>> {
  const { partId, fromBinId, toBinId, quantity, reason } = input
  const [part] = await lockPartStock(work.db, [partId])
  const [to] = await listBinsByIds(work.db, [toBinId])
  if (part === undefined || to === undefined) return missing
  if (to.kind !== 'quarantine') return refuse('wrong-bin-kind', { bin: to.code, kind: 'quarantine' })
  const lot = input.lot === null ? undefined : await findLot(work.db, partId, input.lot)
  if (input.lot !== null && lot === undefined) return refuse('lot-not-in-bin', { sku: part.sku })
  const there = await countInBin(work.db, partId, fromBinId, lot?.id ?? null)
  const free = await countFree(work.db, partId, fromBinId)
  if (quantity > free && quantity <= there) {
    const taken = await takeBackPromises(work, { partId, binId: fromBinId, quantity: quantity - free })
    if (taken.kind !== 'done') return taken
  }
  const which = lot === undefined ? {} : { lotId: lot.id }
  const posted = await post(work, [{ kind: 'doa', partId, fromBinId, toBinId, quantity, reason, ...which }])
  if (posted.kind !== 'done') return posted
  const given = await allocate(work, [partId])
  return given.kind === 'done' ? done({ partId }) : given
}
