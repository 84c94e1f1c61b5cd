/**
 * Every table as Kysely sees it, on both dialects. Ids and instants are text, flags are 0/1 integers, money is integer minor
 * units, JSON is text that a repository checks with zod when it reads it. What a column means is said in the migration.
 */
import type { Generated } from 'kysely'
import type { Flag } from './flag.ts'
import type {
  ApprovalLinkTable,
  ApprovalTable,
  PaymentTable,
  PlanLineTable,
  PlanTable,
  PolicyTable,
  PolicyUseTable,
  PolicyVersionTable,
  WaiverTable,
} from './tables/promises.ts'
import type { ClosedSymptomTable, EscalationTable, QualityReportTable, RemoteSessionTable } from './tables/service.ts'

export interface Schema {
  depot: DepotTable
  staff: StaffTable
  session: SessionTable
  sign_in_try: SignInTryTable
  model: ModelTable
  part: PartTable
  customer: CustomerTable
  unit: UnitTable
  rma: RmaTable
  job: JobTable
  accessory: AccessoryTable
  attachment: AttachmentTable
  repair_entry: RepairEntryTable
  repair_part: RepairPartTable
  test_run: TestRunTable
  work_timer: WorkTimerTable
  event: EventTable
  audit: AuditTable
  idempotency: IdempotencyTable
  counter: CounterTable
  change_list: ChangeListTable
  search_entry: SearchEntryTable
  policy: PolicyTable
  policy_version: PolicyVersionTable
  policy_use: PolicyUseTable
  plan: PlanTable
  plan_line: PlanLineTable
  approval: ApprovalTable
  approval_link: ApprovalLinkTable
  payment: PaymentTable
  waiver: WaiverTable
  remote_session: RemoteSessionTable
  escalation: EscalationTable
  quality_report: QualityReportTable
  closed_symptom: ClosedSymptomTable
}

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
  slip_terms_en: string | null
  slip_terms_zh: string | null
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

export interface ModelTable {
  id: string
  brand: string
  name: string
  name_key: string
  category: string
  serial_kind: string
  terms: string
  intake_warnings: string
  usual_accessories: string
  checklist: string
  is_provisional: Flag
  unit_count: number
  asks_disassembly: Generated<Flag>
  asks_data: Generated<Flag>
  version: number
}

export interface PartTable {
  id: string
  sku: string
  name_en: string
  name_zh: string
  price: number
  version: number
}

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
  version: number
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

export interface AuditTable {
  seq: Generated<number>
  at: string
  by_id: string | null
  device: string
  procedure: string
  entity: string
  entity_id: string
  before: string | null
  after: string | null
}

export interface IdempotencyTable {
  key: string
  procedure: string
  body_hash: string
  answer: string
  at: string
}

export interface CounterTable {
  name: string
  value: number
}

export interface ChangeListTable {
  seq: Generated<number>
  at: string
  changes: string
}

export interface SearchEntryTable {
  row: Generated<number>
  kind: string
  ref: string
  text: string
  bigrams: string
}
