/** Loaners and loans. What a column means is said in the migration. */

export interface LoanerTable {
  id: string
  seq: number
  model: string
  serial: string | null
  serial_key: string | null
  accessories: string
  condition: string
  out_of_use: string | null
  version: number
}

export interface LoanTable {
  id: string
  loaner_id: string
  job_id: string
  lent_at: string
  lent_by: string
  due_on: string
  condition_out: string
  accessories_out: string
  returned_at: string | null
  returned_by: string | null
  condition_in: string | null
  accessories_in: string | null
}
