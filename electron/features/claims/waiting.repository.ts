import { sql } from 'kysely'
import type { ReadDb } from '../../db/store.ts'

/** In the words of their partial indexes. */
const QUARANTINE = sql.lit('quarantine')
const TO_SUPPLIER = sql.lit('to-supplier')
const DRAFT = sql.lit('draft')

/** Pieces of one part, batch or serial in one quarantine bin. */
export interface Heap {
  readonly partId: string
  readonly binId: string
  readonly binCode: string
  readonly lotId: string | null
  readonly lot: string | null
  readonly onHand: number
}

/** What lies in quarantine: all of it, or of one part. */
export async function listHeaps(db: ReadDb, partId: string | null = null): Promise<Heap[]> {
  let untracked = db
    .selectFrom('bin_stock')
    .innerJoin('bin', 'bin.id', 'bin_stock.bin_id')
    .innerJoin('part', 'part.id', 'bin_stock.part_id')
    .select(['bin_stock.part_id', 'bin_stock.bin_id', 'bin.code', 'bin_stock.on_hand'])
    .where('bin.kind', '=', QUARANTINE)
    .where('bin_stock.on_hand', '>', 0)
    .where('part.tracking', '=', 'none')
    .orderBy('bin.code_key')
  let tracked = db
    .selectFrom('lot_stock')
    .innerJoin('bin', 'bin.id', 'lot_stock.bin_id')
    .innerJoin('lot', 'lot.id', 'lot_stock.lot_id')
    .select(['lot.part_id', 'lot_stock.bin_id', 'bin.code', 'lot_stock.on_hand', 'lot.id as lot_id', 'lot.number'])
    .where('bin.kind', '=', QUARANTINE)
    .where('lot_stock.on_hand', '>', 0)
    .orderBy('bin.code_key')
    .orderBy('lot.number_key')
  if (partId !== null) {
    untracked = untracked.where('bin_stock.part_id', '=', partId)
    tracked = tracked.where('lot.part_id', '=', partId)
  }
  const [loose, lots] = await Promise.all([untracked.execute(), tracked.execute()])
  return [
    ...loose.map((row) => ({ ...heapOf(row), lotId: null, lot: null })),
    ...lots.map((row) => ({ ...heapOf(row), lotId: row.lot_id, lot: row.number })),
  ]
}

const heapOf = (row: { part_id: string; bin_id: string; code: string; on_hand: number }) => ({
  partId: row.part_id,
  binId: row.bin_id,
  binCode: row.code,
  onHand: row.on_hand,
})

/** Pieces that drafts name and that still lie in their bins, with the newest claim that does. */
export async function listDrafted(db: ReadDb, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  return db
    .selectFrom('claim_line')
    .innerJoin('claim', 'claim.id', 'claim_line.claim_id')
    .select(['claim_line.part_id', 'claim_line.bin_id', 'claim_line.lot_id'])
    .select((select) => [select.fn.sum<number>('quantity').as('pieces'), select.fn.max('claim.seq').as('claim_seq')])
    .where('claim_line.part_id', 'in', partIds)
    .where('claim.state', '=', DRAFT)
    .where('claim_line.bin_id', 'is not', null)
    .groupBy(['claim_line.part_id', 'claim_line.bin_id', 'claim_line.lot_id'])
    .execute()
}

/** What brought pieces of these parts into quarantine as no good, or back from a supplier, newest first. */
export async function listSources(db: ReadDb, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  const select = () =>
    db
      .selectFrom('movement')
      .innerJoin('bin', 'bin.id', 'movement.to_bin_id')
      .leftJoin('job', 'job.id', 'movement.job_id')
      .select(['movement.seq', 'movement.kind', 'movement.part_id', 'movement.to_bin_id', 'movement.lot_id', 'movement.at'])
      .select(['movement.quantity', 'movement.reason', 'movement.job_id', 'job.seq as job_seq'])
      .select((outer) =>
        outer
          .selectFrom('claim_line')
          .select((line) => line.fn.sum<number>('claim_line.quantity').as('claimed'))
          .whereRef('claim_line.movement_seq', '=', 'movement.seq')
          .as('claimed'),
      )
      .where('movement.part_id', 'in', partIds)
      .where('bin.kind', '=', QUARANTINE)
  const [noGood, back] = await Promise.all([
    select()
      .where(sql<boolean>`movement.kind in ('doa', 'broken')`)
      .execute(),
    select().where('movement.claim_line_id', 'is not', null).where('movement.kind', '=', 'receive').execute(),
  ])
  return [...noGood, ...back].sort((one, other) => other.seq - one.seq)
}

export type SourceRow = Awaited<ReturnType<typeof listSources>>[number]

/** Old parts that go back to their supplier by the last word of the log, and that no claim names. */
export async function listOldParts(db: ReadDb, id: string | null = null) {
  const [fitted, restated] = [oldPartsAsFitted(db), oldPartsAsRestated(db)]
  const lists = await Promise.all(
    id === null
      ? [fitted.execute(), restated.execute()]
      : [fitted.where('repair_part.id', '=', id).execute(), restated.where('repair_part.id', '=', id).execute()],
  )
  return lists.flat().sort((one, other) => (one.id < other.id ? -1 : 1))
}

const IS_UNCLAIMED = sql<boolean>`not exists (select 1 from claim_line where claim_line.repair_part_id = repair_part.id)`

/** Those whose entry says so, and of which nothing was said since. */
const oldPartsAsFitted = (db: ReadDb) =>
  db
    .selectFrom('repair_part')
    .innerJoin('repair_entry', 'repair_entry.id', 'repair_part.entry_id')
    .innerJoin('job', 'job.id', 'repair_part.job_id')
    .select(['repair_part.id', 'repair_part.part_id', 'repair_part.quantity', 'repair_part.old_serial', 'repair_part.job_id'])
    .select(['job.seq as job_seq', 'repair_entry.at', 'repair_entry.found'])
    .where('repair_part.old_fate', '=', TO_SUPPLIER)
    .where(IS_UNCLAIMED)
    .where(sql<boolean>`not exists (select 1 from repair_part_restated later where later.repair_part_id = repair_part.id)`)

/** Those of which a correction says so, and nothing was said since. */
const oldPartsAsRestated = (db: ReadDb) =>
  db
    .selectFrom('repair_part_restated as said')
    .innerJoin('repair_part', 'repair_part.id', 'said.repair_part_id')
    .innerJoin('repair_entry', 'repair_entry.id', 'repair_part.entry_id')
    .innerJoin('job', 'job.id', 'repair_part.job_id')
    .select(['repair_part.id', 'repair_part.part_id', 'repair_part.quantity', 'said.old_serial', 'repair_part.job_id'])
    .select(['job.seq as job_seq', 'repair_entry.at', 'repair_entry.found'])
    .where('said.old_fate', '=', TO_SUPPLIER)
    .where(IS_UNCLAIMED)
    .where(
      sql<boolean>`not exists (select 1 from repair_part_restated later
        where later.repair_part_id = said.repair_part_id and later.seq > said.seq)`,
    )

export type OldPartRow = Awaited<ReturnType<typeof listOldParts>>[number]

/** What the ledger and the catalogue say of these parts. */
export async function listPartWords(db: ReadDb, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  return db
    .selectFrom('part')
    .innerJoin('part_stock', 'part_stock.part_id', 'part.id')
    .select(['part.id', 'part.sku', 'part.seq', 'part.name_en', 'part.name_zh', 'part.tracking'])
    .select(['part_stock.owned', 'part_stock.value'])
    .where('part.id', 'in', partIds)
    .execute()
}

/** The last delivery on an order of each of these parts, and what a piece of it cost; of each of these batches and serials, where they came so. */
export async function listPurchases(db: ReadDb, partIds: readonly string[], lotIds: readonly string[]) {
  if (partIds.length === 0) return []
  const ordered = db.selectFrom('movement').where('movement.part_id', 'in', partIds).where('order_line_id', 'is not', null)
  const last = (key: 'part_id' | 'lot_id') =>
    ordered.groupBy(key).select((select) => select.fn.max<number>('movement.seq').as('seq'))
  const ofParts = await last('part_id').execute()
  const ofLots = lotIds.length === 0 ? [] : await last('lot_id').where('lot_id', 'in', lotIds).execute()
  const seqs = [...ofParts, ...ofLots].map(({ seq }) => seq)
  if (seqs.length === 0) return []
  return db
    .selectFrom('movement')
    .innerJoin('order_line', 'order_line.id', 'movement.order_line_id')
    .innerJoin('purchase_order', 'purchase_order.id', 'order_line.order_id')
    .innerJoin('supplier', 'supplier.id', 'purchase_order.supplier_id')
    .select(['movement.seq', 'movement.part_id', 'movement.lot_id', 'order_line.id as order_line_id', 'movement.unit_cost'])
    .select(['supplier.id as supplier_id', 'supplier.name as supplier_name'])
    .where('movement.seq', 'in', seqs)
    .orderBy('movement.seq', 'desc')
    .execute()
}

/** Who offers each of these parts, the preferred first, then the cheapest. */
export async function listOffers(db: ReadDb, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  return db
    .selectFrom('supplier_part')
    .innerJoin('supplier', 'supplier.id', 'supplier_part.supplier_id')
    .select(['supplier_part.part_id', 'supplier_part.price', 'supplier.id as supplier_id', 'supplier.name as supplier_name'])
    .where('supplier_part.part_id', 'in', partIds)
    .where('supplier.is_active', '=', 1)
    .orderBy('is_preferred', 'desc')
    .orderBy('price')
    .orderBy('supplier.name_key')
    .execute()
}
