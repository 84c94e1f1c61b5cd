import { z } from 'zod'
import { jobId, loanerId, loanId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { calendarDate } from '../kernel/time.ts'
import { accessoryAccount, condition, loan, loaner, loanerAccessories, loanerFields } from './loaners.ts'

/** The counter lends; whoever sets the depot up may keep the pool too. */
const KEEPERS = ['counter', 'administer'] as const

export const loanersContract = {
  /** The whole pool: what is out first, by the day it is due. */
  list: procedure('read').output(z.array(loaner)),
  /** One loaner by the number on its label, with its earlier loans, newest first. */
  get: procedure('read')
    .input(z.object({ number: z.string().max(40) }))
    .output(z.object({ loaner, past: z.array(loan) })),
  /** What a job's customer has, and had before. */
  ofJob: procedure('read')
    .input(z.object({ jobId }))
    .output(z.object({ open: loan.nullable(), past: z.array(loan) })),
  add: procedure(...KEEPERS)
    .input(change(loanerFields))
    .output(loaner),
  /** A loaner that is out keeps its state until it is back; it is never deleted, since loans name it. */
  change: procedure(...KEEPERS)
    .input(change({ loanerId, version, ...loanerFields }))
    .output(loaner),
  lend: procedure('counter')
    .input(change({ jobId, loanerId, dueOn: calendarDate, condition, accessories: loanerAccessories }))
    .output(loan),
  /** Another day was agreed with the customer. */
  extend: procedure('counter')
    .input(change({ loanId, dueOn: calendarDate }))
    .output(loan),
  /** The loaner is back, each accessory with it or explained. */
  giveBack: procedure('counter')
    .input(
      change({
        loanId,
        condition,
        accessories: z.array(accessoryAccount).max(40),
        /** It came back so that it is not lent again; null when it is. */
        outOfUse: loanerFields.outOfUse,
      }),
    )
    .output(loan),
}
