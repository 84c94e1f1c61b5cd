import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import type { JobId, PaymentId } from '../../../shared/kernel/ids.ts'

/** What comes out after a payment; every station remembers its own, since a till's printer stands at one of them. */
export const RECEIPTS = ['a4', 'roll', 'none'] as const
export type ReceiptChoice = (typeof RECEIPTS)[number]

const KEY = 'handback.receipt'

export const chosenReceipt = (): ReceiptChoice => RECEIPTS.find((choice) => choice === localStorage.getItem(KEY)) ?? 'a4'

export const chooseReceipt = (choice: ReceiptChoice): void => localStorage.setItem(KEY, choice)

/** The paper of a payment by what was chosen; undefined when none is wanted. */
export const receiptOf = (choice: ReceiptChoice, jobId: JobId, paymentId: PaymentId): DocumentRef | undefined => {
  if (choice === 'none') return undefined
  return { kind: choice === 'roll' ? 'receipt-roll' : 'receipt', jobId, paymentId }
}
