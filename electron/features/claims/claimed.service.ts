import type { Claimed } from '../../../shared/claims/claims.contract.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { claimNumber } from '../../../shared/scan/scan-codes.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import { findClaimOfOldPart, type NewLine } from './claims.repository.ts'
import { listOldParts, listPartWords } from './waiting.repository.ts'
import { lotsOfOldParts, readHeaps, readTerms } from './waiting.service.ts'

/** The parts that these pieces are of, to be locked before anything else is. */
export async function partIdsOf(db: ReadDb, lines: readonly Claimed[]): Promise<string[]> {
  const ids = lines.map(async (line) =>
    'partId' in line ? [line.partId] : (await listOldParts(db, line.repairPartId)).map((row) => row.part_id),
  )
  return [...new Set((await Promise.all(ids)).flat())]
}

/**
 * The line that pieces become: with the job they come from and what was paid for them. Refused when they do not lie in quarantine,
 * or when another claim names them. Whoever calls it has locked their part.
 */
export async function lineOf(work: Work, claimed: Claimed): Promise<Outcome<NewLine>> {
  return 'partId' in claimed ? lineOfStock(work, claimed) : lineOfOldPart(work, claimed)
}

async function lineOfStock(work: Work, claimed: Extract<Claimed, { partId: string }>): Promise<Outcome<NewLine>> {
  const { partId, binId, lot, quantity, cause } = claimed
  const [part] = await listPartWords(work.db, [partId])
  if (part === undefined) return missing
  const { sku, tracking } = part
  if (tracking !== 'none' && lot === null) return refuse('lot-needed', { sku })
  if (tracking === 'none' && lot !== null) return refuse('lot-not-tracked', { sku })
  if (tracking === 'serial' && quantity !== 1) return refuse('one-serial-a-piece', { sku })
  const key = lot === null ? null : lotKey(lot)
  const heap = (await readHeaps(work.db, partId)).find(
    (one) => one.binId === binId && (one.lot === null ? null : lotKey(one.lot)) === key,
  )
  if (heap === undefined || heap.onHand < quantity) return refuse('not-in-quarantine', { sku, there: heap?.onHand ?? 0 })
  const claimedBy = { sku, number: heap.claimSeq === null ? '' : claimNumber(heap.claimSeq) }
  if (heap.free < quantity) return refuse('claimed-already', claimedBy)
  const share = heap.shares.find(({ source }) => (source?.seq ?? null) === claimed.movement)
  if (share === undefined || share.quantity < quantity) return refuse('claim-line-changed', { sku })
  const { termsOf } = await readTerms(work.db, [heap])
  const { orderLineId, paid } = termsOf(partId, heap.lotId)
  return done({
    part_id: partId,
    quantity,
    cause,
    bin_id: binId,
    lot_id: heap.lotId,
    movement_seq: claimed.movement,
    repair_part_id: null,
    serial: null,
    job_id: share.source?.job_id ?? null,
    order_line_id: orderLineId,
    paid,
    reason: share.source?.reason ?? null,
  })
}

async function lineOfOldPart(work: Work, claimed: Extract<Claimed, { repairPartId: string }>): Promise<Outcome<NewLine>> {
  const { repairPartId, quantity, cause } = claimed
  const rows = await listOldParts(work.db, repairPartId)
  const [row] = rows
  if (row === undefined) {
    const known = await findClaimOfOldPart(work.db, repairPartId)
    return known === null ? missing : refuse('claimed-already', { sku: known.sku, number: claimNumber(known.seq) })
  }
  const lotId = (await lotsOfOldParts(work.db, rows))(row)
  const { words, termsOf } = await readTerms(work.db, [{ partId: row.part_id, lotId }])
  if (quantity > row.quantity) return refuse('claim-line-changed', { sku: words[0]?.sku ?? '' })
  const { orderLineId, paid } = termsOf(row.part_id, lotId)
  return done({
    part_id: row.part_id,
    quantity,
    cause,
    bin_id: null,
    lot_id: null,
    movement_seq: null,
    repair_part_id: row.id,
    serial: row.old_serial,
    job_id: row.job_id,
    order_line_id: orderLineId,
    paid,
    reason: row.found,
  })
}
