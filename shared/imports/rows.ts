import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { folded } from '../kernel/fold.ts'
import { line } from '../kernel/text.ts'
import { barcodeKey } from '../parts/barcodes.ts'
import { partFields } from '../parts/parts.ts'
import { supplierFields, supplierPartFields } from '../purchasing/suppliers.ts'
import { binCode } from '../stock/bins.ts'
import { lotKey, lotNumber } from '../stock/lots.ts'
import { piecesOrNone, unitCost } from '../stock/quantity.ts'
import type { FlatRow, Value } from './cells.ts'
import type { ImportKind } from './columns.ts'

/** What a line of each kind says; a cell that is empty or not mapped says nothing, and what the record has stays. */

const name = line(1000)
const skus = z
  .array(partFields.sku)
  .max(20, fieldMessage('tooMany', { max: 20 }))
  .refine((said) => new Set(said).size === said.length, fieldMessage('twice'))
const models = z.array(line(200)).max(200, fieldMessage('tooMany', { max: 200 }))

export const partRow = z.object({
  sku: partFields.sku,
  nameEn: name.optional(),
  nameZh: name.optional(),
  maker: partFields.maker.optional(),
  makerNumber: partFields.makerNumber.optional(),
  price: partFields.price.optional(),
  taxPoints: partFields.taxPoints.optional(),
  isGenuine: partFields.isGenuine.optional(),
  tracking: partFields.tracking.optional(),
  minimum: partFields.minimum.optional(),
  reorderQuantity: partFields.reorderQuantity.optional(),
  barcodes: partFields.barcodes.optional(),
  models: models.optional(),
  substitutes: skus.optional(),
  note: partFields.note.optional(),
  isActive: partFields.isActive.optional(),
})
export type PartRow = z.infer<typeof partRow>

export const supplierRow = z.object({
  name: supplierFields.name,
  contact: supplierFields.contact.optional(),
  phone: supplierFields.phone.optional(),
  email: supplierFields.email.optional(),
  address: supplierFields.address.optional(),
  leadTimeDays: supplierFields.leadTimeDays.optional(),
  note: supplierFields.note.optional(),
  isActive: z.boolean().optional(),
})
export type SupplierRow = z.infer<typeof supplierRow>

export const offerRow = z.object({
  supplier: supplierFields.name,
  sku: partFields.sku,
  number: supplierPartFields.number.optional(),
  price: supplierPartFields.price,
  minimum: supplierPartFields.minimum.optional(),
  pack: supplierPartFields.pack.optional(),
  isPreferred: z.boolean().optional(),
})
export type OfferRow = z.infer<typeof offerRow>

export const stockRow = z.object({
  sku: partFields.sku,
  bin: binCode,
  lot: lotNumber.optional(),
  quantity: piecesOrNone,
  cost: unitCost.optional(),
})
export type StockRow = z.infer<typeof stockRow>

export const ROW_SCHEMAS = { parts: partRow, suppliers: supplierRow, offers: offerRow, stock: stockRow } as const

/** What no two lines of a file may both have, each with the column that says it. */
export const TWIN_KEYS: { readonly [Kind in ImportKind]: (row: z.infer<(typeof ROW_SCHEMAS)[Kind]>) => [string, string][] } = {
  parts: ({ sku, barcodes = [] }) => [['sku', sku], ...barcodes.map((code): [string, string] => ['barcodes', barcodeKey(code)])],
  suppliers: ({ name }) => [['name', folded(name)]],
  offers: ({ supplier, sku, isPreferred }) => [
    ['sku', `${folded(supplier)}\n${sku}`],
    ...(isPreferred === true ? [['isPreferred', sku] satisfies [string, string]] : []),
  ],
  stock: ({ sku, bin, lot = '' }) => [['sku', `${sku}\n${folded(bin).replaceAll(' ', '')}\n${lotKey(lot)}`]],
}

/** A line of the kind, as the flat values that are compared with what the depot has: what it says and nothing else. */
export function flatOf(row: PartRow | SupplierRow | OfferRow | StockRow): FlatRow {
  const said = Object.entries(row).flatMap(([key, value]): [string, Value][] =>
    value === undefined || value === null ? [] : [[key, value]],
  )
  return Object.fromEntries(said)
}
