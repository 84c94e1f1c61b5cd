import { folded } from '../../../shared/kernel/fold.ts'
import { partNumber } from '../../../shared/scan/scan-codes.ts'
import type { Supplier, SupplierFields, SupplierPart, SupplierPartFields } from '../../../shared/purchasing/suppliers.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { flag, storedId } from '../../db/stored.ts'
import { OPEN_ORDER } from './orders.repository.ts'

export const selectSuppliers = (db: ReadDb) =>
  db
    .selectFrom('supplier')
    .selectAll('supplier')
    .select((select) =>
      select
        .selectFrom('purchase_order')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('purchase_order.supplier_id', '=', 'supplier.id')
        .where(OPEN_ORDER)
        .as('open_orders'),
    )

type SupplierRow = Awaited<ReturnType<ReturnType<typeof selectSuppliers>['execute']>>[number]

export const toSupplier = (row: SupplierRow): Supplier => ({
  id: storedId(row.id),
  name: row.name,
  contact: row.contact,
  phone: row.phone,
  email: row.email,
  address: row.address,
  leadTimeDays: row.lead_time_days,
  currency: row.currency,
  note: row.note,
  isActive: row.is_active === 1,
  openOrders: row.open_orders ?? 0,
  version: row.version,
})

/** Every supplier, those in use first, by name. */
export async function listSuppliers(db: ReadDb): Promise<Supplier[]> {
  const rows = await selectSuppliers(db).orderBy('is_active', 'desc').orderBy('name_key').execute()
  return rows.map(toSupplier)
}

export async function findSupplier(db: ReadDb, id: string): Promise<Supplier | null> {
  const row = await selectSuppliers(db).where('supplier.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toSupplier(row)
}

export async function findSupplierIdByName(db: ReadDb, name: string): Promise<string | null> {
  const row = await db.selectFrom('supplier').select('id').where('name_key', '=', folded(name)).executeTakeFirst()
  return row?.id ?? null
}

const columnsOf = ({ name, contact, phone, email, address, leadTimeDays, note }: SupplierFields) => ({
  name,
  name_key: folded(name),
  contact,
  phone,
  email,
  address,
  lead_time_days: leadTimeDays,
  note,
})

export async function insertSupplier(db: WriteDb, id: string, fields: SupplierFields, currency: string): Promise<void> {
  await db
    .insertInto('supplier')
    .values({ id, ...columnsOf(fields), currency, is_active: 1, version: 1 })
    .execute()
}

/** Keeps the new fields and counts the version up; false when the record is no longer at `version`. */
export async function updateSupplier(
  db: WriteDb,
  id: string,
  version: number,
  { isActive, ...fields }: SupplierFields & { isActive: boolean },
): Promise<boolean> {
  const result = await db
    .updateTable('supplier')
    .set({ ...columnsOf(fields), is_active: flag(isActive), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Whether any order or claim, open or not, names the supplier. */
export async function isNamed(db: ReadDb, supplierId: string): Promise<boolean> {
  const orders = db.selectFrom('purchase_order').select('id').where('supplier_id', '=', supplierId).limit(1)
  const claims = db.selectFrom('claim').select('id').where('supplier_id', '=', supplierId).limit(1)
  return (await orders.executeTakeFirst()) !== undefined || (await claims.executeTakeFirst()) !== undefined
}

/** Deletes a supplier that no order and no claim names, with its prices. */
export async function deleteSupplier(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('supplier_part').where('supplier_id', '=', id).execute()
  await db.deleteFrom('supplier').where('id', '=', id).execute()
}

export const selectOffers = (db: ReadDb) =>
  db
    .selectFrom('supplier_part')
    .innerJoin('supplier', 'supplier.id', 'supplier_part.supplier_id')
    .innerJoin('part', 'part.id', 'supplier_part.part_id')
    .selectAll('supplier_part')
    .select(['supplier.name as supplier_name', 'part.sku', 'part.seq', 'part.name_en', 'part.name_zh'])

type OfferRow = Awaited<ReturnType<ReturnType<typeof selectOffers>['execute']>>[number]

export const toOffer = (row: OfferRow): SupplierPart => ({
  supplierId: storedId(row.supplier_id),
  supplierName: row.supplier_name,
  partId: storedId(row.part_id),
  sku: row.sku,
  partNumber: partNumber(row.seq),
  name: { en: row.name_en, 'zh-CN': row.name_zh },
  number: row.number,
  price: row.price,
  minimum: row.minimum,
  pack: row.pack,
  isPreferred: row.is_preferred === 1,
  version: row.version,
})

/** What a supplier offers, by SKU. */
export async function listOffersOfSupplier(db: ReadDb, supplierId: string): Promise<SupplierPart[]> {
  const rows = await selectOffers(db).where('supplier_part.supplier_id', '=', supplierId).orderBy('part.sku').execute()
  return rows.map(toOffer)
}

/** What suppliers in use offer of these parts: for each the preferred first, then the cheapest. */
export async function listOffersOfParts(db: ReadDb, partIds: readonly string[]): Promise<SupplierPart[]> {
  if (partIds.length === 0) return []
  const rows = await selectOffers(db)
    .where('supplier_part.part_id', 'in', partIds)
    .where('supplier.is_active', '=', 1)
    .orderBy('is_preferred', 'desc')
    .orderBy('price')
    .orderBy('supplier.name_key')
    .execute()
  return rows.map(toOffer)
}

export async function findOffer(db: ReadDb, supplierId: string, partId: string): Promise<SupplierPart | null> {
  const row = await selectOffers(db)
    .where('supplier_part.supplier_id', '=', supplierId)
    .where('supplier_part.part_id', '=', partId)
    .executeTakeFirst()
  return row === undefined ? null : toOffer(row)
}

interface OfferKey {
  supplierId: string
  partId: string
}

/** Writes an offer at the version after `before`; a preferred one takes the preference from whoever had it. */
export async function putOffer(
  db: WriteDb,
  { supplierId, partId }: OfferKey,
  fields: SupplierPartFields,
  before: number,
): Promise<void> {
  if (fields.isPreferred) await db.updateTable('supplier_part').set({ is_preferred: 0 }).where('part_id', '=', partId).execute()
  const { number, price, minimum, pack } = fields
  const columns = { number, price, minimum, pack, is_preferred: flag(fields.isPreferred), version: before + 1 }
  await db
    .insertInto('supplier_part')
    .values({ supplier_id: supplierId, part_id: partId, ...columns })
    .onConflict((conflict) => conflict.columns(['supplier_id', 'part_id']).doUpdateSet(columns))
    .execute()
}

export async function deleteOffer(db: WriteDb, { supplierId, partId }: OfferKey): Promise<void> {
  await db.deleteFrom('supplier_part').where('supplier_id', '=', supplierId).where('part_id', '=', partId).execute()
}
