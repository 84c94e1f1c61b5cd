import type { Generated } from 'kysely'
import type { Flag } from '../flag.ts'

/** Bins, the ledger of stock and its sums. What a column means is said in the migration. */

export interface BinTable {
  id: string
  seq: number
  code: string
  code_key: string
  name: string | null
  kind: string
  keeper_id: string | null
  is_active: Flag
  version: number
}

export interface LotTable {
  id: string
  part_id: string
  number: string
  number_key: string
}

export interface JobPartTable {
  id: string
  job_id: string
  part_id: string
  wanted: number
  reserved: Generated<number>
  picked: Generated<number>
  fitted: Generated<number>
  at: string
  by_id: string
}

export interface MovementTable {
  seq: Generated<number>
  at: string
  by_id: string
  kind: string
  part_id: string
  quantity: number
  from_bin_id: string | null
  to_bin_id: string | null
  job_id: string | null
  job_part_id: string | null
  order_line_id: string | null
  delivery_id: Generated<string | null>
  stocktake_id: Generated<string | null>
  claim_line_id: Generated<string | null>
  lot_id: string | null
  unit_cost: number
  value: number
  reason: string | null
}

export interface PartStockTable {
  part_id: string
  owned: Generated<number>
  value: Generated<number>
  usable: Generated<number>
  reserved: Generated<number>
}

export interface BinStockTable {
  part_id: string
  bin_id: string
  on_hand: Generated<number>
  reserved: Generated<number>
}

export interface LotStockTable {
  lot_id: string
  bin_id: string
  on_hand: Generated<number>
}

export interface PromiseTable {
  job_part_id: string
  bin_id: string
  quantity: Generated<number>
}

export interface LotPickedTable {
  job_part_id: string
  lot_id: string
  quantity: Generated<number>
}
