import { accountFor, CAUSE_OF, type ClaimOrigin, type WaitingPiece } from '../../../shared/claims/claims.ts'
import { jobNumber, partNumber } from '../../../shared/scan/scan-codes.ts'
import { tracking } from '../../../shared/stock/lots.ts'
import { averageCost } from '../../../shared/stock/value.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { findLots } from '../job-parts/job-parts.repository.ts'
import {
  type Heap,
  listDrafted,
  listHeaps,
  listOffers,
  listOldParts,
  listPartWords,
  listPurchases,
  listSources,
  type OldPartRow,
  type SourceRow,
} from './waiting.repository.ts'

/** What no claim names yet of the pieces in one place, by what brought them there. */
export interface WaitingHeap extends Heap {
  readonly free: number
  /** A claim that is being gathered and names some of them. */
  readonly claimSeq: number | null
  readonly shares: readonly { readonly source: SourceRow | null; readonly quantity: number }[]
}

/** The pieces in quarantine, all or of one part, without those that a draft names. */
export async function readHeaps(db: ReadDb, partId: string | null = null): Promise<WaitingHeap[]> {
  const heaps = await listHeaps(db, partId)
  const partIds = [...new Set(heaps.map((heap) => heap.partId))]
  const [drafted, sources] = await Promise.all([listDrafted(db, partIds), listSources(db, partIds)])
  return heaps.map((heap) => {
    const draft = drafted.find((row) => isOf(heap, { ...row, to_bin_id: row.bin_id }))
    const free = Math.max(0, heap.onHand - (draft?.pieces ?? 0))
    const arrivals = sources.filter((row) => isOf(heap, row)).map((row) => ({ ...row, left: row.quantity - (row.claimed ?? 0) }))
    return { ...heap, free, claimSeq: draft?.claim_seq ?? null, shares: accountFor(free, arrivals) }
  })
}

const isOf = (heap: Heap, row: { part_id: string; to_bin_id: string | null; lot_id: string | null }): boolean =>
  row.part_id === heap.partId && row.to_bin_id === heap.binId && row.lot_id === heap.lotId

/** What is known of the purchase of a piece. */
export interface Terms {
  readonly orderLineId: string | null
  /** For one piece. */
  readonly paid: number
  readonly supplier: WaitingPiece['supplier']
}

/**
 * Who delivered pieces and what was paid for one: by the delivery of that batch or serial, else by the last one of the part; where
 * none came on an order, who offers it first, and the average.
 */
export async function readTerms(db: ReadDb, pieces: readonly { partId: string; lotId: string | null }[]) {
  const partIds = [...new Set(pieces.map(({ partId }) => partId))]
  const lotIds = [...new Set(pieces.flatMap(({ lotId }) => lotId ?? []))]
  const [words, purchases, offers] = await Promise.all([
    listPartWords(db, partIds),
    listPurchases(db, partIds, lotIds),
    listOffers(db, partIds),
  ])
  const termsOf = (partId: string, lotId: string | null): Terms => {
    const ofPart = purchases.filter((row) => row.part_id === partId)
    const ofLot = ofPart.find((row) => lotId !== null && row.lot_id === lotId)
    const bought = lotId === null ? ofPart[0] : ofLot
    const offer = offers.find((row) => row.part_id === partId)
    const known = bought ?? ofPart[0] ?? offer
    const stock = words.find(({ id }) => id === partId)
    return {
      orderLineId: bought?.order_line_id ?? null,
      paid: bought?.unit_cost ?? (stock === undefined ? null : averageCost(stock)) ?? offer?.price ?? 0,
      supplier: known === undefined ? null : { supplierId: storedId(known.supplier_id), name: known.supplier_name },
    }
  }
  return { words, termsOf }
}

/** Everything that waits to be claimed, oldest first: what lies in quarantine, and old parts that go back by the repair log. */
export async function readWaiting(db: ReadDb): Promise<WaitingPiece[]> {
  const [heaps, oldParts] = await Promise.all([readHeaps(db), listOldParts(db)])
  const lots = await lotsOfOldParts(db, oldParts)
  const { words, termsOf } = await readTerms(db, [
    ...heaps,
    ...oldParts.map((row) => ({ partId: row.part_id, lotId: lots(row) })),
  ])
  const piece = (partId: string, lotId: string | null, rest: Rest): WaitingPiece[] => {
    const part = words.find(({ id }) => id === partId)
    if (part === undefined) throw new Error('the part is there')
    const { paid, supplier } = termsOf(partId, lotId)
    return [
      {
        partId: storedId(partId),
        sku: part.sku,
        partNumber: partNumber(part.seq),
        name: { en: part.name_en, 'zh-CN': part.name_zh },
        tracking: tracking.parse(part.tracking),
        ...rest,
        cause: CAUSE_OF[rest.origin],
        paid,
        supplier,
      },
    ]
  }
  const inQuarantine = heaps.flatMap((heap) =>
    heap.shares.flatMap((share) => piece(heap.partId, heap.lotId, restOfShare(heap, share))),
  )
  const old = oldParts.flatMap((row) => piece(row.part_id, lots(row), restOfOld(row)))
  return [...inQuarantine, ...old].sort((one, other) => (one.at ?? '').localeCompare(other.at ?? ''))
}

type Rest = Pick<WaitingPiece, 'quantity' | 'origin' | 'lot' | 'bin' | 'movement' | 'repairPartId' | 'job' | 'reason' | 'at'>

const restOfShare = ({ binId, binCode, lot }: Heap, { source, quantity }: WaitingHeap['shares'][number]): Rest => ({
  quantity,
  origin: originOf(source),
  lot,
  bin: { binId: storedId(binId), code: binCode },
  movement: source?.seq ?? null,
  repairPartId: null,
  job: jobOf(source),
  reason: source?.reason ?? null,
  at: source?.at ?? null,
})

const restOfOld = (row: OldPartRow): Rest => ({
  quantity: row.quantity,
  origin: 'old-part',
  lot: row.old_serial,
  bin: null,
  movement: null,
  repairPartId: storedId(row.id),
  job: jobOf(row),
  reason: row.found,
  at: row.at,
})

function originOf(source: SourceRow | null): ClaimOrigin {
  if (source === null) return 'unknown'
  if (source.kind === 'doa') return source.job_id === null ? 'doa-bin' : 'doa-job'
  return source.kind === 'broken' ? 'broken' : 'came-back'
}

function jobOf(row: { job_id: string | null; job_seq: number | null } | null): WaitingPiece['job'] {
  if (row === null || row.job_id === null || row.job_seq === null) return null
  return { jobId: storedId(row.job_id), number: jobNumber(row.job_seq) }
}

/** The batch or serial under which the depot once had an old part; null when it never did. */
export async function lotsOfOldParts(db: ReadDb, rows: readonly OldPartRow[]) {
  const lots = await findLots(
    db,
    rows.flatMap((row) => (row.old_serial === null ? [] : [{ partId: row.part_id, number: row.old_serial }])),
  )
  return (row: OldPartRow): string | null => (row.old_serial === null ? null : (lots(row.part_id, row.old_serial)?.id ?? null))
}
