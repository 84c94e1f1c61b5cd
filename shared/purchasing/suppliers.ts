import { z } from 'zod'
import { email, phone } from '../customers/customers.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { partId, supplierId } from '../kernel/ids.ts'
import { minorUnits } from '../kernel/money.ts'
import { bilingual, line, optionalLine, optionalParagraph } from '../kernel/text.ts'
import { MOST_PRICE } from '../plans/amounts.ts'
import { pieces } from '../stock/quantity.ts'

const absentWhenEmpty = z.literal('').transform(() => null)

/** Longer than a year is a mistyped figure, and a date that nobody waits for. */
const MOST_LEAD_DAYS = 365

export const supplierFields = {
  name: line(120),
  contact: optionalLine(120),
  phone: z.union([z.null(), absentWhenEmpty, phone]),
  email: z.union([z.null(), absentWhenEmpty, email]),
  address: optionalParagraph(500),
  /** Days from sending an order to its delivery: what an order is expected by unless somebody says otherwise. */
  leadTimeDays: z
    .int({ error: () => fieldMessage('notWhole') })
    .min(0, fieldMessage('tooSmall', { min: 0 }))
    .max(MOST_LEAD_DAYS, fieldMessage('tooLarge', { max: MOST_LEAD_DAYS })),
  note: optionalParagraph(2000),
}

export const supplier = z.object({
  ...supplierFields,
  id: supplierId,
  /** What its prices are in: the depot's own. */
  currency: z.string(),
  isActive: z.boolean(),
  /** Orders that are not wholly received or cancelled, drafts too. */
  openOrders: z.int(),
  version: z.int(),
})
export type Supplier = z.infer<typeof supplier>
export type SupplierFields = Pick<Supplier, keyof typeof supplierFields>

export const price = minorUnits.min(0, fieldMessage('negative')).max(MOST_PRICE, fieldMessage('amountTooLarge'))

export const supplierPartFields = {
  /** What the supplier calls the part. */
  number: optionalLine(64),
  /** Of one piece. */
  price,
  /** The fewest pieces that may be ordered. */
  minimum: pieces,
  /** Pieces are ordered in multiples of it. */
  pack: pieces,
  /** Whoever is asked first for the part; a part has one at most. */
  isPreferred: z.boolean(),
}

/** A part as one supplier offers it. */
export const supplierPart = z.object({
  ...supplierPartFields,
  supplierId,
  supplierName: z.string(),
  partId,
  sku: z.string(),
  partNumber: z.string(),
  name: bilingual,
  version: z.int(),
})
export type SupplierPart = z.infer<typeof supplierPart>
export type SupplierPartFields = Pick<SupplierPart, keyof typeof supplierPartFields>
