import type { Generated } from 'kysely'
import type { Flag } from '../flag.ts'

/** Places, the ledger of custody and where each unit is now. What a column means is said in the migration. */

export interface PlaceTable {
  id: string
  seq: number
  code: string
  code_key: string
  name: string | null
  kind: string
  is_active: Flag
  version: number
}

export interface CustodyTable {
  seq: Generated<number>
  id: string
  at: string
  by_id: string | null
  device: string
  unit_id: string
  job_id: string | null
  from_kind: string | null
  from_staff_id: string | null
  from_place_id: string | null
  from_name: string | null
  to_kind: string
  to_staff_id: string | null
  to_place_id: string | null
  to_name: string | null
  why: string
  note: string | null
  linked_to: string
  hash: string
}

export interface CustodyNowTable {
  unit_id: string
  entry_id: string
  job_id: string | null
  kind: string
  staff_id: string | null
  place_id: string | null
  name: string | null
  since: string
  seen_at: string
  missed_at: string | null
  is_here: Flag
}

export interface PlaceCountTable {
  seq: Generated<number>
  place_id: string
  at: string
  by_id: string
  found: number
  missing: string
  unexpected: string
}
