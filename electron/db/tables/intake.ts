import type { Flag } from '../flag.ts'

/** Who brings what: customers, units, RMAs, what lies beside a unit, and pictures. What a column means is said in the migration. */

export interface CustomerTable {
  id: string
  kind: string
  name: string
  name_key: string
  contact_name: string | null
  phone: string
  phone_digits: string
  email: string | null
  address: string | null
  region: string
  tier: string
  is_dealer: Flag
  language: string
  note: string | null
  created_at: string
  version: number
}

export interface UnitTable {
  id: string
  seq: number
  model_id: string
  serial: string | null
  serial_key: string | null
  owner_id: string | null
  bought_on: string | null
  installed_on: string | null
  proof_state: string
  proof_kind: string | null
  proof_number: string | null
  proof_attachment_id: string | null
  created_at: string
  proof_on: string | null
  proof_judged_at: string | null
  proof_judged_by: string | null
  proof_judgement: string | null
  version: number
}

export interface RmaTable {
  id: string
  seq: number
  customer_id: string
  channel: string
  request_type: string
  taken_by: string
  taken_at: string
  pickup_code: string
  signed_way: string
  signature_id: string | null
  expected_on: string | null
  note: string | null
  reconciled_at: string | null
}

export interface AccessoryTable {
  id: string
  job_id: string
  position: number
  name: string
  note: string | null
  returned_at: string | null
  explanation: string | null
}

export interface AttachmentTable {
  id: string
  kind: string
  sha256: string
  width: number
  height: number
  bytes: number
  job_id: string | null
  entry_id: string | null
  caption: string | null
  created_at: string
  created_by: string | null
}
