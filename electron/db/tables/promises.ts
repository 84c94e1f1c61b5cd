import type { Flag } from '../flag.ts'

/** Policies, plans, approvals and money. What a column means is said in the migrations 0020 and 0030. */

export interface PolicyTable {
  id: string
  preset: string | null
  is_active: Flag
  current_number: number
  created_at: string
  version: number
}

export interface PolicyVersionTable {
  id: string
  policy_id: string
  number: number
  name: string
  body: string
  note: string | null
  made_at: string
  made_by: string
}

export interface PolicyUseTable {
  id: string
  region: string
  model_id: string | null
  policy_id: string
}

export interface PlanTable {
  id: string
  job_id: string
  number: number
  state: string
  cause: string
  measures: string
  promised_on: string | null
  valid_until: string
  decline_fee: number
  entitlement: string
  net: number
  tax: number
  total: number
  made_at: string
  made_by: string
  note: string | null
}

export interface PlanLineTable {
  id: string
  plan_id: string
  position: number
  kind: string
  description: string
  part_id: string | null
  quantity: number
  unit_price: number
  discount: number
  tax_points: number
  is_covered: Flag
  reason: string
  net: number
  tax: number
}

export interface ApprovalTable {
  id: string
  job_id: string
  plan_id: string
  decision: string
  way: string
  person: string | null
  note: string | null
  signature_id: string | null
  total: number
  promised_on: string | null
  at: string
  by_id: string | null
}

export interface ApprovalLinkTable {
  token_hash: string
  plan_id: string
  made_at: string
  made_by: string
  expires_at: string
  used_at: string | null
}

export interface PaymentTable {
  id: string
  seq: number
  job_id: string
  kind: string
  amount: number
  reference: string | null
  reason: string | null
  at: string
  by_id: string
}

export interface WaiverTable {
  id: string
  job_id: string
  amount: number
  reason: string
  role: string
  at: string
  by_id: string
}
