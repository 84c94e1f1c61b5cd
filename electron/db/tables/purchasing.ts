import type { Generated } from 'kysely'
import type { Flag } from '../flag.ts'

/** Suppliers, orders and deliveries. What a column means is said in the migration. */

export interface SupplierTable {
  id: string
  name: string
  name_key: string
  contact: string | null
  phone: string | null
  email: string | null
  address: string | null
  lead_time_days: number
  currency: string
  note: string | null
  is_active: Flag
  version: number
}

export interface SupplierPartTable {
  supplier_id: string
  part_id: string
  number: string | null
  price: number
  minimum: number
  pack: number
  is_preferred: Flag
  version: number
}

export interface PurchaseOrderTable {
  id: string
  seq: number
  supplier_id: string
  state: string
  ordered_on: string | null
  expected_on: string | null
  note: string | null
  at: string
  by_id: string
  version: number
}

export interface OrderLineTable {
  id: string
  order_id: string
  part_id: string
  quantity: number
  unit_price: number
  received: Generated<number>
  cancelled: Generated<number>
  expected_on: string | null
}

export interface DeliveryTable {
  id: string
  supplier_id: string
  note_number: string | null
  at: string
  by_id: string
}

/** A view: what is on its way of each part that anything is. */
export interface OnOrderView {
  part_id: string
  ordered: number
  drafted: number
  expected_on: string | null
}
