import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { folded } from '../kernel/fold.ts'
import { jobId, loanerId, loanId } from '../kernel/ids.ts'
import { line, optionalLine, paragraph } from '../kernel/text.ts'

const MOST_ACCESSORIES = 20

/** Names of what belongs to a loaner; each is told apart by its name, so none stands there twice. */
export const loanerAccessories = z
  .array(line(80))
  .max(MOST_ACCESSORIES, fieldMessage('tooMany', { max: MOST_ACCESSORIES }))
  .refine((names) => new Set(names.map(folded)).size === names.length, fieldMessage('twice'))

/** How a thing looks and works, in the words of whoever has it in their hands. */
export const condition = paragraph(500)

export const loanerFields = {
  /** Brand and model. */
  model: line(120),
  serial: optionalLine(60),
  accessories: loanerAccessories,
  condition,
  /** Why it is not lent; null while it is. */
  outOfUse: optionalLine(200),
}

/** What became of one accessory that went along. */
export const accessoryAccount = z.object({ name: line(80), isBack: z.boolean(), explanation: optionalLine(200) })
export type AccessoryAccount = z.infer<typeof accessoryAccount>

/** One lending. `returned` is null while it is out. */
export const loan = z.object({
  id: loanId,
  loaner: z.object({ id: loanerId, number: z.string(), model: z.string(), serial: z.string().nullable() }),
  jobId,
  jobNumber: z.string(),
  customer: z.object({ name: z.string(), phone: z.string() }),
  lentAt: z.string(),
  lentBy: z.string(),
  dueOn: z.string(),
  /** Out after its day, on the depot's calendar. */
  isOverdue: z.boolean(),
  condition: z.string(),
  accessories: z.array(z.string()),
  returned: z
    .object({ at: z.string(), by: z.string(), condition: z.string(), accessories: z.array(accessoryAccount) })
    .nullable(),
})
export type Loan = z.infer<typeof loan>

export const loaner = z.object({
  ...loanerFields,
  id: loanerId,
  /** What its label says and codes: D0000001Z. */
  number: z.string(),
  /** Who has it. */
  loan: loan.nullable(),
  version: z.int(),
})
export type Loaner = z.infer<typeof loaner>
export type LoanerFields = Pick<Loaner, keyof typeof loanerFields>

/** Where a loaner is: with a customer, kept back, or there to be lent. */
export const LOANER_STATES = ['lent', 'here', 'out-of-use'] as const
export type LoanerState = (typeof LOANER_STATES)[number]

export function loanerState({ loan, outOfUse }: Pick<Loaner, 'loan' | 'outOfUse'>): LoanerState {
  if (loan !== null) return 'lent'
  return outOfUse === null ? 'here' : 'out-of-use'
}

/** The pool in the order in which somebody asks for it: what is out, by the day it is due; what is here; what is out of use. */
export function compareLoaners(one: Loaner, other: Loaner): number {
  const rank = (item: Loaner) => LOANER_STATES.indexOf(loanerState(item))
  const due = (item: Loaner) => item.loan?.dueOn ?? ''
  return rank(one) - rank(other) || due(one).localeCompare(due(other)) || one.number.localeCompare(other.number)
}

/** A loan is overdue from the day after the one it is due on. */
export const isOverdue = (dueOn: string, today: string): boolean => dueOn < today

/**
 * What was said of each accessory that went along, in the order in which they went; one that nobody mentioned is not back. What is
 * back needs no explanation.
 */
export function accountsOf(lent: readonly string[], said: readonly AccessoryAccount[]): AccessoryAccount[] {
  return lent.map((name) => {
    const found = said.find((item) => item.name === name)
    const isBack = found?.isBack ?? false
    return { name, isBack, explanation: isBack ? null : (found?.explanation ?? null) }
  })
}

/** Accessories that are neither back nor explained: the return waits for them. */
export const openAccounts = (accounts: readonly AccessoryAccount[]): AccessoryAccount[] =>
  accounts.filter(({ isBack, explanation }) => !isBack && !explanation?.trim())

/** What belongs to a loaner once it is back: what stayed here, and what came back. */
export function accessoriesAfter(own: readonly string[], accounts: readonly AccessoryAccount[]): string[] {
  const gone = new Set(accounts.filter(({ isBack }) => !isBack).map(({ name }) => name))
  const back = accounts.filter(({ isBack }) => isBack).map(({ name }) => name)
  return [...new Set([...own, ...back])].filter((name) => !gone.has(name))
}
