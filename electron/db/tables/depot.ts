import type { Generated } from 'kysely'
import type { Flag } from '../flag.ts'

/** The depot, its staff and who is signed in. What a column means is said in the migration. */

export interface DepotTable {
  id: string
  is_sample: Flag
  name: string
  address: string | null
  phone: string | null
  email: string | null
  language: string
  currency: string
  time_zone: string
  repair_warranty_days: number
  default_turnaround_days: number
  tax_points: Generated<number>
  plan_valid_days: Generated<number>
  price_tolerance: Generated<number>
  date_tolerance_days: Generated<number>
  link_hours: Generated<number>
  public_address: string | null
  version: number
}

export interface StaffTable {
  id: string
  name: string
  name_key: string
  roles: string
  pin_hash: string
  badge_hash: string | null
  is_active: Flag
  created_at: string
  version: number
}

export interface SessionTable {
  token_hash: string
  staff_id: string
  device: string
  created_at: string
  expires_at: string
}

export interface SignInTryTable {
  subject: string
  failures: number
  blocked_until: string | null
}
