import type { Generated } from 'kysely'
import type { Flag } from '../flag.ts'

/** Jobs and the work on them. What a column means is said in the migration. */

export interface JobTable {
  id: string
  seq: number
  rma_id: string
  unit_id: string
  model_id: string
  customer_id: string
  stage: string
  stage_since: string
  outcome: string | null
  is_urgent: Flag
  category: string | null
  severity: string | null
  fault: string
  symptoms: string
  occurred_on: string | null
  wished_for: string | null
  due_on: string | null
  condition: string | null
  may_wipe_data: Flag
  may_disassemble: Flag
  passcode_sealed: string | null
  shelf: string | null
  assignee_id: string | null
  hold_reason: string | null
  hold_party: string | null
  hold_since: string | null
  assessment: string | null
  solved_as: string | null
  approval_state: string
  approval_at: string | null
  approval_by: string | null
  approval_way: string | null
  approval_note: string | null
  has_repair_entry: Flag
  last_test: string | null
  rework_count: number
  minutes_total: number
  previous_job_id: string | null
  received_at: string
  ready_at: string | null
  closed_at: string | null
  collected_by: string | null
  identity_way: string | null
  identity_note: string | null
  hand_back_signed_way: string | null
  hand_back_signature_id: string | null
  satisfaction: number | null
  satisfaction_note: string | null
  advice: string | null
  policy_version_id: string | null
  bounce_of_id: string | null
  parts_warranty_until: string | null
  labour_warranty_until: string | null
  plan_id: string | null
  plan_total: number | null
  decline_fee: Generated<number>
  arrival: string | null
  announced: string | null
  escalation_id: string | null
  untold_since: string | null
  short_parts: Generated<number>
  version: number
}

export interface RepairEntryTable {
  id: string
  job_id: string
  at: string
  by_id: string
  found: string | null
  done: string
  minutes: number
  is_timed: Flag
  corrects_id: string | null
}

export interface RepairPartTable {
  id: string
  entry_id: string
  job_id: string
  part_id: string
  quantity: number
  old_serial: string | null
  new_serial: string | null
  job_part_id: Generated<string | null>
  lot_id: Generated<string | null>
  old_fate: Generated<string | null>
}

/** What a later entry of the log says anew of a fitted part; the last one holds. */
export interface RepairPartRestatedTable {
  seq: Generated<number>
  repair_part_id: string
  entry_id: string
  old_serial: string | null
  new_serial: string | null
  old_fate: string
}

export interface TestRunTable {
  id: string
  job_id: string
  at: string
  by_id: string
  passed: Flag
  note: string | null
  results: string
}

export interface WorkTimerTable {
  job_id: string
  staff_id: string
  since: string | null
  minutes: number
}

export interface EventTable {
  seq: Generated<number>
  job_id: string
  at: string
  by_id: string
  kind: string
  data: string
}
