import type { PartId, SupplierId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { bestOffer, type Proposal, type ProposalLine, quantityToOrder } from '../../../shared/purchasing/reorder.ts'
import type { SupplierPart } from '../../../shared/purchasing/suppliers.ts'
import { orderNumber, partNumber } from '../../../shared/scan/scan-codes.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { listLastPrices } from './last-prices.repository.ts'
import { insertLine, insertOrder } from './orders.repository.ts'
import { priceOf } from './orders.service.ts'
import { listMissingParts, type MissingPart } from './reorder.repository.ts'
import { findSupplier, listOffersOfParts } from './suppliers.repository.ts'

/** What is missing, as one proposal for each supplier by name; what nobody offers comes last. (MISSION.md, E7.) */
export async function readProposals(db: ReadDb): Promise<Proposal[]> {
  const parts = await listMissingParts(db)
  const ids = parts.map((part) => part.id)
  const [offers, last] = await Promise.all([listOffersOfParts(db, ids), listLastPrices(db, ids)])
  const proposals = new Map<string | null, Proposal>()
  for (const part of parts) {
    const offer = bestOffer(offers.filter((one) => one.partId === part.id))
    const before = last.find((line) => line.part_id === part.id)
    const supplierId = offer?.supplierId ?? before?.supplier_id ?? null
    const supplier = offer?.supplierName ?? before?.supplier_name ?? null
    const proposal = proposals.get(supplierId) ?? {
      supplierId: supplierId === null ? null : storedId<SupplierId>(supplierId),
      supplier,
      lines: [],
    }
    proposal.lines.push(lineOf(part, offer, before?.price ?? 0))
    proposals.set(supplierId, proposal)
  }
  return [...proposals.values()].sort(
    (one, other) =>
      Number(one.supplierId === null) - Number(other.supplierId === null) ||
      (one.supplier ?? '').localeCompare(other.supplier ?? ''),
  )
}

function lineOf(part: MissingPart, offer: SupplierPart | null, lastPrice: number): ProposalLine {
  const { available, onOrder, waiting, minimum } = part.outlook
  return {
    partId: storedId(part.id),
    sku: part.sku,
    partNumber: partNumber(part.seq),
    name: part.name,
    available,
    onOrder,
    waiting,
    minimum,
    quantity: quantityToOrder(part.outlook, offer ?? { minimum: 1, pack: 1 }),
    unitPrice: offer?.price ?? lastPrice,
    pack: offer?.pack ?? 1,
    supplierNumber: offer?.number ?? null,
  }
}

interface Chosen {
  supplierId: SupplierId
  partId: PartId
  quantity: number
}

interface Made {
  orders: { number: string; supplier: string; lines: number }[]
}

/** Makes one draft for each supplier that is named, with the parts chosen for it; one that is named twice is ordered together. */
export async function orderProposals(work: Work, { lines }: { lines: readonly Chosen[] }): Promise<Outcome<Made>> {
  const parts = await lockPartStock(work.db, [...new Set(lines.map((line) => line.partId))])
  const orders: Made['orders'] = []
  for (const [supplierId, chosen] of groupBySupplier(lines)) {
    const supplier = await findSupplier(work.db, supplierId)
    if (supplier === null) return missing
    if (!supplier.isActive) return refuse('supplier-closed', { name: supplier.name })
    const id = work.newId()
    const seq = await insertOrder(work.db, {
      id,
      supplier_id: supplierId,
      note: null,
      at: work.now,
      by_id: actorOf(work).id,
    })
    for (const [partId, quantity] of chosen) {
      const part = parts.find((one) => one.id === partId)
      if (part === undefined) return missing
      if (part.is_active !== 1) return refuse('part-closed', { sku: part.sku })
      const unit_price = await priceOf(work.db, supplierId, partId)
      await insertLine(work.db, { id: work.newId(), order_id: id, part_id: partId, quantity, unit_price })
      work.touch('part', partId)
    }
    work.audit('order', id, null, { supplierId, lines: [...chosen] })
    work.touch('order', id)
    orders.push({ number: orderNumber(seq), supplier: supplier.name, lines: chosen.size })
  }
  return done({ orders })
}

function groupBySupplier(lines: readonly Chosen[]): Map<SupplierId, Map<PartId, number>> {
  const groups = new Map<SupplierId, Map<PartId, number>>()
  for (const { supplierId, partId, quantity } of lines) {
    const group = groups.get(supplierId) ?? new Map<PartId, number>()
    group.set(partId, (group.get(partId) ?? 0) + quantity)
    groups.set(supplierId, group)
  }
  return groups
}
