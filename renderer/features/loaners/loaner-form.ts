import type { Loaner, LoanerFields } from '../../../shared/loaners/loaners.ts'
import type { AccessoryEntry } from '../../fields/accessory-entry.ts'

/** A loaner as its form holds it; '' for nothing. */
export interface LoanerValues extends Record<string, unknown> {
  readonly model: string
  readonly serial: string
  readonly condition: string
  readonly outOfUse: string
  readonly accessories: readonly AccessoryEntry[]
}

export const EMPTY_LOANER: LoanerValues = { model: '', serial: '', condition: '', outOfUse: '', accessories: [] }

export const valuesOf = ({ model, serial, condition, outOfUse, accessories }: LoanerFields): LoanerValues => ({
  model,
  serial: serial ?? '',
  condition,
  outOfUse: outOfUse ?? '',
  accessories: accessories.map((name) => ({ name, note: '' })),
})

/** What the contract is asked with; a remark that was typed after a colon stays part of the accessory's name. */
export const fieldsOf = ({ accessories, ...fields }: LoanerValues) => ({
  ...fields,
  accessories: accessories.map(({ name, note }) => (note === '' ? name : `${name} – ${note}`)),
})

/** Every field as words, to be compared with what somebody else saved. */
export const comparable = (values: LoanerValues, join: string) => ({
  ...values,
  accessories: fieldsOf(values).accessories.join(join),
})

export type Saved = Pick<Loaner, 'number'>
