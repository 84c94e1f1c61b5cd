import { z } from 'zod'
import { jobId, paymentId, waiverId } from '../kernel/ids.ts'
import { change, procedure } from '../kernel/procedure.ts'
import { line, optionalLine } from '../kernel/text.ts'
import { calendarDate } from '../kernel/time.ts'
import { dayEntry } from './day.ts'
import { balance, CHARGES, paidAmount, payment, paymentKind, waiver } from './money.ts'

/** What the customer pays for, as it was agreed. */
export const charge = z.object({
  kind: z.enum(CHARGES),
  /** The plan's lines; empty when there is no plan, or only the fee for one that was declined. */
  lines: z.array(z.object({ description: z.string(), isCovered: z.boolean(), amount: z.int() })),
  net: z.int(),
  tax: z.int(),
  total: z.int(),
})
export type Charge = z.infer<typeof charge>

/** Everything about money of one job. Lists are oldest first. */
export const jobMoney = z.object({
  jobId,
  charge,
  waivers: z.array(waiver),
  payments: z.array(payment),
  balance,
  /** What whoever asks may do now; why not is their role, or that there is nothing to do it with. */
  may: z.object({ pay: z.boolean(), refund: z.boolean(), waive: z.boolean() }),
})
export type JobMoney = z.infer<typeof jobMoney>

const taken = z.object({ jobId, paymentId, number: z.string(), balance })

export const moneyContract = {
  ofJob: procedure('read').input(z.object({ jobId })).output(jobMoney),
  /** Takes a payment, also a part of it. More than is due is asked about first. */
  pay: procedure('counter')
    .input(change({ jobId, kind: paymentKind, amount: paidAmount, reference: optionalLine(80), evenIfAboveDue: z.boolean() }))
    .output(taken),
  /** Gives back what was paid too much, and no more. Also of a closed job. */
  refund: procedure('waive')
    .input(change({ jobId, kind: paymentKind, amount: paidAmount, reference: optionalLine(80), reason: line(200) }))
    .output(taken),
  /** Lets the customer off what is due, or a part of it. */
  waive: procedure('waive')
    .input(change({ jobId, amount: paidAmount, reason: line(200) }))
    .output(z.object({ jobId, waiverId, balance })),
  /** What was paid, refunded and waived on one day of the depot's calendar, oldest first. */
  day: procedure('read-takings')
    .input(z.object({ date: calendarDate }))
    .output(z.object({ date: z.string(), entries: z.array(dayEntry) })),
}
