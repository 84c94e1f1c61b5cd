import type { Supplier, SupplierPart } from '../../../shared/purchasing/suppliers.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import type { ReadDb } from '../../db/store.ts'
import { selectOffers, selectSuppliers, toOffer, toSupplier } from './suppliers.repository.ts'

/** Suppliers and their prices by the hundred, for imports and exports. */

/** The suppliers of these names, in any spelling, by the one form of the name. */
export async function mapSuppliersByName(db: ReadDb, names: readonly string[]): Promise<Map<string, Supplier>> {
  if (names.length === 0) return new Map()
  const rows = await selectSuppliers(db)
    .where('name_key', 'in', [...new Set(names.map(folded))])
    .execute()
  return new Map(rows.map((row) => [row.name_key, toSupplier(row)]))
}

/** What any of these suppliers offers of any of these parts. */
export async function listOffersBetween(
  db: ReadDb,
  supplierIds: readonly string[],
  partIds: readonly string[],
): Promise<SupplierPart[]> {
  if (supplierIds.length === 0 || partIds.length === 0) return []
  const rows = await selectOffers(db)
    .where('supplier_part.supplier_id', 'in', supplierIds)
    .where('supplier_part.part_id', 'in', partIds)
    .execute()
  return rows.map(toOffer)
}

/** Offers of parts behind a SKU, by SKU: those of the last part as a whole, so that a page ends with a part. */
export async function listOffersAfter(db: ReadDb, sku: string, limit: number): Promise<SupplierPart[]> {
  const parts = db
    .selectFrom('part')
    .select('part.sku')
    .where('part.sku', '>', sku)
    .where((where) =>
      where.exists(where.selectFrom('supplier_part').select('part_id').whereRef('supplier_part.part_id', '=', 'part.id')),
    )
    .orderBy('part.sku')
    .limit(limit)
  const rows = await selectOffers(db).where('part.sku', 'in', parts).orderBy('part.sku').orderBy('supplier.name_key').execute()
  return rows.map(toOffer)
}
