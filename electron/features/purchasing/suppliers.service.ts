import type { PartId, SupplierId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import type { Supplier, SupplierFields, SupplierPart, SupplierPartFields } from '../../../shared/purchasing/suppliers.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { readCurrency } from '../money/money.repository.ts'
import { listOrdersOfSupplier } from './orders.repository.ts'
import {
  deleteOffer,
  deleteSupplier,
  findOffer,
  findSupplier,
  findSupplierIdByName,
  insertSupplier,
  isNamed,
  listOffersOfSupplier,
  putOffer,
  updateSupplier,
} from './suppliers.repository.ts'

/** A supplier's page shows this many of the newest orders. */
const MOST_SHOWN = 50

/** A supplier with what they offer and their newest orders; null when there is none. */
export async function readSupplier(db: ReadDb, id: string) {
  const [supplier, parts, orders] = await Promise.all([
    findSupplier(db, id),
    listOffersOfSupplier(db, id),
    listOrdersOfSupplier(db, id, MOST_SHOWN),
  ])
  return supplier === null ? null : { supplier, parts, orders }
}

/** Adds a supplier; refused when the name is taken in any spelling. */
export async function addSupplier(work: Work, input: SupplierFields): Promise<Outcome<Supplier>> {
  if ((await findSupplierIdByName(work.db, input.name)) !== null) return refuse('supplier-known', { name: input.name })
  const id = work.newId<SupplierId>()
  await insertSupplier(work.db, id, input, await readCurrency(work.db))
  return told(work, id, null)
}

/** Changes a supplier, or closes it: nothing is ordered from it then, and what was still comes. */
export async function changeSupplier(
  work: Work,
  input: SupplierFields & { supplierId: SupplierId; version: number; isActive: boolean },
): Promise<Outcome<Supplier>> {
  const before = await findSupplier(work.db, input.supplierId)
  if (before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  const taken = await findSupplierIdByName(work.db, input.name)
  if (taken !== null && taken !== before.id) return refuse('supplier-known', { name: input.name })
  if (!(await updateSupplier(work.db, before.id, before.version, input))) return stale(input.version, before.version + 1)
  return told(work, before.id, before)
}

/** Deletes a supplier that no order or claim ever named. Any other is closed instead: its orders go on, and what came and was claimed stays. */
export async function removeSupplier(
  work: Work,
  { supplierId, version }: { supplierId: SupplierId; version: number },
): Promise<Outcome<{ became: 'deleted' | 'closed'; openOrders: number }>> {
  const before = await findSupplier(work.db, supplierId)
  if (before === null) return missing
  if (before.version !== version) return stale(version, before.version)
  if (await isNamed(work.db, supplierId)) {
    const closed = await changeSupplier(work, { ...before, supplierId, isActive: false })
    return closed.kind === 'done' ? done({ became: 'closed', openOrders: before.openOrders }) : closed
  }
  await deleteSupplier(work.db, supplierId)
  work.audit('supplier', supplierId, before, null)
  work.touch('supplier', supplierId)
  return done({ became: 'deleted', openOrders: 0 })
}

async function told(work: Work, id: SupplierId, before: Supplier | null): Promise<Outcome<Supplier>> {
  const after = await findSupplier(work.db, id)
  if (after === null) throw new Error('the supplier was kept')
  work.audit('supplier', id, before, after)
  work.touch('supplier', id)
  return done(after)
}

interface OneOffer {
  supplierId: SupplierId
  partId: PartId
}

/** Says what a supplier calls a part and asks for it. Of all who offer it one is preferred: the last that was said to be. */
export async function setOffer(
  work: Work,
  input: OneOffer & SupplierPartFields & { version: number | null },
): Promise<Outcome<SupplierPart>> {
  const { supplierId, partId } = input
  const [[part], supplier, before] = await Promise.all([
    lockPartStock(work.db, [partId]),
    findSupplier(work.db, supplierId),
    findOffer(work.db, supplierId, partId),
  ])
  if (part === undefined || supplier === null) return missing
  if (before !== null && input.version === null) return refuse('offer-known', { name: supplier.name, sku: part.sku })
  if (input.version !== null && before?.version !== input.version) return stale(input.version, before?.version ?? 0)
  await putOffer(work.db, { supplierId, partId }, input, before?.version ?? 0)
  const after = await findOffer(work.db, supplierId, partId)
  if (after === null) throw new Error('the offer was kept')
  tellOffer(work, before, after, input)
  return done(after)
}

export async function dropOffer(
  work: Work,
  { supplierId, partId, version }: OneOffer & { version: number },
): Promise<Outcome<{ dropped: true }>> {
  const before = await findOffer(work.db, supplierId, partId)
  if (before === null) return missing
  if (before.version !== version) return stale(version, before.version)
  await deleteOffer(work.db, { supplierId, partId })
  tellOffer(work, before, null, { supplierId, partId })
  return done({ dropped: true })
}

function tellOffer(work: Work, before: SupplierPart | null, after: SupplierPart | null, { supplierId, partId }: OneOffer): void {
  work.audit('supplier', supplierId, before, after)
  work.touch('supplier', supplierId)
  work.touch('part', partId)
}
