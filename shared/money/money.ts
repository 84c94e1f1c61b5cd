import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { paymentId, waiverId } from '../kernel/ids.ts'
import { minorUnits, type MinorUnits } from '../kernel/money.ts'
import { GRANTS, role, type Role } from '../kernel/permissions.ts'

/** How a customer pays; `mobile` is a payment app. */
export const PAYMENT_KINDS = ['cash', 'card', 'transfer', 'mobile', 'voucher', 'other'] as const
export const paymentKind = z.enum(PAYMENT_KINDS)
export type PaymentKind = z.infer<typeof paymentKind>

/** The most that one entry may be, in minor units: a thousand million with cents. A million of such entries is still exact. */
export const MOST_AMOUNT: MinorUnits = 100_000_000_000

/** What is paid, waived or given back at once: more than nothing, in whole minor units. */
export const paidAmount = minorUnits.min(1, fieldMessage('notPositive')).max(MOST_AMOUNT, fieldMessage('amountTooLarge'))

/** What the customer owes for: the plan that was approved, the fee of one that was declined, or nothing yet. */
export const CHARGES = ['plan', 'decline-fee', 'none'] as const
export type ChargeKind = (typeof CHARGES)[number]

/** The columns of a job that money looks at; plans and approvals are written elsewhere. */
export interface ChargedJob {
  approval: 'none' | 'approved' | 'declined'
  /** What the customer pays by the current plan; null without one. */
  planTotal: MinorUnits | null
  declineFee: MinorUnits
}

/** What a job costs its customer by what was agreed. A plan that nobody answered costs nothing yet. (Issue 3, "Money".) */
export function chargeOf({ approval, planTotal, declineFee }: ChargedJob): { kind: ChargeKind; amount: MinorUnits } {
  if (approval === 'approved' && planTotal !== null) return { kind: 'plan', amount: planTotal }
  if (approval === 'declined' && declineFee > 0) return { kind: 'decline-fee', amount: declineFee }
  return { kind: 'none', amount: 0 }
}

export const balance = z.object({
  charged: z.int(),
  /** As much of the waivers as there is to waive: a charge that fell later leaves no credit behind. */
  waived: z.int(),
  /** Payments less refunds. */
  paid: z.int(),
  /** Still to be paid; 0 when nothing is. */
  due: z.int(),
  /** Paid more than the job costs; 0 when nothing was. */
  overpaid: z.int(),
})
export type Balance = z.infer<typeof balance>

/** The exact sum. Throws where it would leave the safe integers, or where a summand is none. */
export function sumOf(amounts: readonly MinorUnits[]): MinorUnits {
  return amounts.reduce((total, amount) => {
    const sum = total + amount
    if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(sum)) throw new RangeError('safe integers only')
    return sum
  }, 0)
}

/** Where a job stands: what it costs, less what was waived, less what was paid. At most one of `due` and `overpaid` is not 0. */
export function balanceOf(charged: MinorUnits, waivers: readonly MinorUnits[], payments: readonly MinorUnits[]): Balance {
  const waived = Math.min(sumOf(waivers), charged)
  const paid = sumOf(payments)
  const open = sumOf([charged, -waived, -paid])
  return { charged, waived, paid, due: Math.max(0, open), overpaid: Math.max(0, -open) }
}

/** One payment, or a refund where the amount is below zero. */
export const payment = z.object({
  id: paymentId,
  /** The receipt's number. */
  number: z.string(),
  kind: paymentKind,
  amount: z.int(),
  reference: z.string().nullable(),
  /** Why it was given back; null of a payment. */
  reason: z.string().nullable(),
  at: z.string(),
  by: z.string(),
})
export type Payment = z.infer<typeof payment>

export const waiver = z.object({
  id: waiverId,
  amount: z.int(),
  reason: z.string(),
  /** In which role it was decided. */
  role,
  at: z.string(),
  by: z.string(),
})
export type Waiver = z.infer<typeof waiver>

/** The role by which somebody waives; null when none of theirs may. */
export function waivingRole(roles: readonly Role[]): Role | null {
  return roles.find((name) => GRANTS[name].includes('waive')) ?? null
}

/** Receipts count up through the whole depot: 1 is `T0000001`, as on a till; Q is a quality report's. No scanner reads one; the paper carries the job's code. */
export function receiptNumber(sequence: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`No such receipt: ${sequence}`)
  return `T${String(sequence).padStart(7, '0')}`
}
