import type { Generated } from 'kysely'

/** Keys of signed slips, and what was signed. What a column means is said in the migration. */

export interface SigningKeyTable {
  seq: Generated<number>
  id: string
  public_key: string
  private_sealed: string
  made_at: string
}

export interface CertificateTable {
  job_id: string
  code: string
  at: string
}
