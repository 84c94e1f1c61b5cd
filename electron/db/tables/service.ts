/** Remote help, escalation, quality reports and what closed jobs teach. What a column means is said in the migration 0040. */

export interface RemoteSessionTable {
  id: string
  job_id: string
  permission_by: string
  permission_way: string
  begun_at: string
  begun_by: string
  tool: string | null
  steps: string | null
  result: string | null
  cause_code: string | null
  minutes: number | null
  ended_at: string | null
  ended_by: string | null
}

export interface EscalationTable {
  id: string
  job_id: string
  level: string
  reason: string
  party: string
  raised_at: string
  raised_by: string
  answer: string | null
  answered_at: string | null
  answered_by: string | null
}

export interface QualityReportTable {
  id: string
  seq: number
  job_id: string
  state: string
  form: string
  filed_at: string
  filed_by: string
  judged_at: string | null
  judged_by: string | null
  judgement: string | null
  version: number
}

export interface ClosedSymptomTable {
  job_id: string
  model_id: string
  symptom: string
  cause_code: string | null
  outcome: string
  closed_at: string
}
