import { z } from 'zod'
import { jobId } from '../kernel/ids.ts'
import type { MinorUnits } from '../kernel/money.ts'
import { PAYMENT_KINDS, paymentKind, type PaymentKind, sumOf } from './money.ts'

/** One line of a day's takings. */
export const dayEntry = z.object({
  id: z.string(),
  at: z.string(),
  what: z.enum(['payment', 'refund', 'waiver']),
  /** The receipt's number; null of a waiver. */
  number: z.string().nullable(),
  /** How it was paid; null of a waiver. */
  kind: paymentKind.nullable(),
  /** Below zero for a refund. A waiver's is what was let go of: it is no takings. */
  amount: z.int(),
  jobId,
  jobNumber: z.string(),
  customerName: z.string(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.string(),
})
export type DayEntry = z.infer<typeof dayEntry>

export interface KindSum {
  kind: PaymentKind
  taken: MinorUnits
  /** Below zero, or 0. */
  refunded: MinorUnits
  /** What the drawer, or the account, has more than before. */
  total: MinorUnits
}

export interface DaySums {
  /** Only kinds that something was paid or refunded by, in the order of `PAYMENT_KINDS`. */
  kinds: KindSum[]
  taken: MinorUnits
  refunded: MinorUnits
  total: MinorUnits
  waived: MinorUnits
}

/** What a day comes to, per kind and together. */
export function daySums(entries: readonly DayEntry[]): DaySums {
  const amountsOf = (what: DayEntry['what'], kind?: PaymentKind) =>
    sumOf(
      entries.filter((entry) => entry.what === what && (kind === undefined || entry.kind === kind)).map(({ amount }) => amount),
    )
  const kinds = PAYMENT_KINDS.filter((kind) => entries.some((entry) => entry.kind === kind)).map((kind) => {
    const [taken, refunded] = [amountsOf('payment', kind), amountsOf('refund', kind)]
    return { kind, taken, refunded, total: taken + refunded }
  })
  const [taken, refunded] = [amountsOf('payment'), amountsOf('refund')]
  return { kinds, taken, refunded, total: taken + refunded, waived: amountsOf('waiver') }
}
