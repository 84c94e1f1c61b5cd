import type { FlatRow } from '../../../shared/imports/cells.ts'
import type { Supplier, SupplierPart } from '../../../shared/purchasing/suppliers.ts'
import type { WholePart } from '../parts/parts-bulk.repository.ts'

/** Records as lines of a file say them: what an export writes, and what a line of an import is compared with. */

export const flatPart = ({
  part,
  models,
  substitutes,
}: Pick<WholePart, 'models' | 'substitutes'> & { part: Omit<WholePart['part'], 'id' | 'number' | 'version'> }): FlatRow => ({
  sku: part.sku,
  nameEn: part.name.en === '' ? null : part.name.en,
  nameZh: part.name['zh-CN'] === '' ? null : part.name['zh-CN'],
  maker: part.maker,
  makerNumber: part.makerNumber,
  price: part.price,
  taxPoints: part.taxPoints,
  isGenuine: part.isGenuine,
  tracking: part.tracking,
  minimum: part.minimum,
  reorderQuantity: part.reorderQuantity,
  barcodes: part.barcodes,
  models,
  substitutes,
  note: part.note,
  isActive: part.isActive,
})

export const flatSupplier = (supplier: Supplier): FlatRow => ({
  name: supplier.name,
  contact: supplier.contact,
  phone: supplier.phone,
  email: supplier.email,
  address: supplier.address,
  leadTimeDays: supplier.leadTimeDays,
  note: supplier.note,
  isActive: supplier.isActive,
})

export const flatOffer = (offer: SupplierPart): FlatRow => ({
  supplier: offer.supplierName,
  sku: offer.sku,
  number: offer.number,
  price: offer.price,
  minimum: offer.minimum,
  pack: offer.pack,
  isPreferred: offer.isPreferred,
})
