import { z } from 'zod'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { addDays, type CalendarDate, calendarDate } from '../../../shared/kernel/time.ts'
import { type AccessoryAccount, condition, type Loan, type Loaner, loanerFields } from '../../../shared/loaners/loaners.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'

/** A day on which a loaner can be due back. */
export const dueDay = (today: CalendarDate) => calendarDate.refine((day) => day >= today, fieldMessage('dateInPast'))

/** Without a day to go by, a loaner is due back after so many days. */
const USUAL_DAYS = 7

/** What is lent and until when, as the form holds it. */
export interface LendValues extends Record<string, unknown> {
  /** '' until one is chosen. */
  readonly number: string
  readonly dueOn: string | null
  readonly condition: string
  /** Names of what goes along. */
  readonly accessories: readonly string[]
}

/** A loaner goes out as it is, with all that belongs to it. */
export const chosen = ({ number, condition: now, accessories }: Loaner): Omit<LendValues, 'dueOn'> => ({
  number,
  condition: now,
  accessories,
})

/** The day if it is still to come, else the usual days from now. */
export const dayToCome = (day: CalendarDate | null, today: CalendarDate): CalendarDate =>
  day !== null && day >= today ? day : addDays(today, USUAL_DAYS)

/** Due back when the unit is promised. */
export const emptyLend = (promised: CalendarDate | null, today: CalendarDate): LendValues => ({
  number: '',
  dueOn: dayToCome(promised, today),
  condition: '',
  accessories: [],
})

/** A loaner that comes back, as the form holds it. */
export interface ReturnValues extends Record<string, unknown> {
  readonly condition: string
  readonly accessories: readonly { readonly name: string; readonly isBack: boolean; readonly explanation: string }[]
  readonly outOfUse: string
}

/** Nobody has looked yet: nothing is back, and the condition stands as it went. */
export const emptyReturn = (loan: Loan): ReturnValues => ({
  condition: loan.condition,
  accessories: loan.accessories.map((name) => ({ name, isBack: false, explanation: '' })),
  outOfUse: '',
})

const account = z
  .object({ name: z.string(), isBack: z.boolean(), explanation: optionalLine(200) })
  .refine(({ isBack, explanation }) => isBack || explanation !== null, {
    message: fieldMessage('required'),
    path: ['explanation'],
  })

export const returnSchema = z.object({ condition, accessories: z.array(account), outOfUse: loanerFields.outOfUse })

/** Everything that went along. */
export const allBack = (loan: Loan): AccessoryAccount[] =>
  loan.accessories.map((name) => ({ name, isBack: true, explanation: null }))
