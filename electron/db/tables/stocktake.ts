import type { Flag } from '../flag.ts'

/** Stocktakes. What a column means is said in the migration. */

export interface StocktakeTable {
  id: string
  seq: number
  state: string
  note: string | null
  at: string
  by_id: string
  closed_at: string | null
  closed_by_id: string | null
}

export interface StocktakeCountTable {
  id: string
  stocktake_id: string
  bin_id: string
  by_id: string
  at: string
  ledger_seq: number
  ended_at: string | null
}

export interface StocktakeBinTable {
  stocktake_id: string
  bin_id: string
  is_open: Flag
  state: string
  reason: string | null
  count_id: string | null
}

export interface StocktakeLineTable {
  id: string
  count_id: string
  part_id: string
  lot_id: string | null
  counted: number
  is_counted: Flag
  at: string
  seq: number
  low: number
  high: number
  verdict: string | null
  verdict_at: string | null
  verdict_by_id: string | null
  unit_cost: number | null
}
