import type { CalendarDate } from '../kernel/time.ts'
import type { ClaimCause, ClaimState } from '../claims/claims.ts'
import type { SupplierLetterData } from './supplier-letter.ts'

/** A claim as it lies in the parcel to the supplier: what comes back, why, and what was paid for it. */
export interface ClaimPaperData extends SupplierLetterData {
  readonly state: ClaimState
  /** What the supplier calls it. */
  readonly reference: string | null
  readonly sentOn: CalendarDate | null
  readonly claimedBy: string
  readonly lines: readonly ClaimPaperLine[]
}

export interface ClaimPaperLine {
  /** Of this line alone, with its payload: scanned when the answer comes. */
  readonly code: string
  readonly codePayload: string
  /** In the language of the paper. */
  readonly name: string
  readonly sku: string
  /** What the supplier calls the part. */
  readonly supplierNumber: string | null
  readonly lot: string | null
  readonly quantity: number
  readonly cause: ClaimCause
  readonly reason: string | null
  readonly jobNumber: string | null
  /** For one piece. */
  readonly paidMinor: number
}
