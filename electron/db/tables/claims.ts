import type { Generated } from 'kysely'

/** What suppliers are to make good. What a column means is said in the migration. */

export interface ClaimTable {
  id: string
  seq: number
  supplier_id: string
  state: string
  reference: string | null
  note: string | null
  at: string
  by_id: string
  sent_on: string | null
  closed_on: string | null
  version: number
}

export interface ClaimLineTable {
  id: string
  claim_id: string
  part_id: string
  quantity: number
  answered: Generated<number>
  cause: string
  bin_id: string | null
  lot_id: string | null
  movement_seq: number | null
  repair_part_id: string | null
  serial: string | null
  job_id: string | null
  order_line_id: string | null
  paid: number
  reason: string | null
}

export interface ClaimAnswerTable {
  id: string
  line_id: string
  kind: string
  quantity: number
  amount: number
  bin_id: string | null
  lot_id: string | null
  reason: string | null
  at: string
  by_id: string
}
