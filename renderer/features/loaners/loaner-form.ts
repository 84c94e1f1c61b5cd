import { z } from 'zod'
import type { LoanerFields } from '../../../shared/loaners/loaners.ts'
import type { AccessoryEntry } from '../../fields/accessory-entry.ts'
import { type Say, sayPlainly } from '../../ui/differences.ts'

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

const nameOf = ({ name, note }: AccessoryEntry) => (note === '' ? name : `${name} – ${note}`)

/** What the contract is asked with; a remark that was typed after a colon stays part of the accessory's name. */
export const fieldsOf = ({ accessories, ...fields }: LoanerValues) => ({
  ...fields,
  accessories: accessories.map(nameOf),
})

const entries = z.array(z.object({ name: z.string(), note: z.string() }))

/** How a field is said beside what somebody else saved; the accessories as a list of words. */
export const sayLoaner =
  (join: string): Say =>
  (field, value) => {
    const listed = entries.safeParse(value)
    return sayPlainly(field, listed.success ? listed.data.map(nameOf).join(join) : value)
  }
