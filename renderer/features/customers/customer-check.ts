import type { TFunction } from 'i18next'
import { z } from 'zod'
import { customerFields } from '../../../shared/customers/customers.ts'
import { fieldText } from '../../app/failures.ts'
import { type CustomerValues, toCustomerFields } from '../../fields/customer-form.ts'

const schema = z.object(customerFields)

/** What the contract would say about these values, by field, in the reader's language. */
export const customerErrors = (t: TFunction, values: CustomerValues): Record<string, string> => {
  const checked = schema.safeParse(toCustomerFields(values))
  if (checked.success) return {}
  // The first complaint about a field is the one to settle first.
  return Object.fromEntries(checked.error.issues.toReversed().map(({ path, message }) => [path.join('.'), fieldText(t, message)]))
}
