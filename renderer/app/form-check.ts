import type { TFunction } from 'i18next'
import type { z } from 'zod'
import { parseFieldMessage } from '../../shared/kernel/field-message.ts'
import { fieldText } from './failures.ts'

/** The problem that a union's branches agree on least vaguely: the first one that is a field message of ours. */
const problemOf = (issue: z.core.$ZodIssue): string => {
  if (parseFieldMessage(issue.message) !== null) return issue.message
  if (issue.code !== 'invalid_union') return issue.message
  const nested = issue.errors.flat().map(problemOf)
  return nested.find((message) => parseFieldMessage(message) !== null) ?? issue.message
}

const isEmpty = (value: unknown): boolean => value === '' || value === null || value === undefined

const at = (values: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    values,
  )

/** A form's `validate`: the contract's own schema, with each problem in the reader's language at its field. */
export const checkedBy =
  (t: TFunction, schema: z.ZodType) =>
  (values: unknown): Record<string, string> => {
    const result = schema.safeParse(values)
    if (result.success) return {}
    return Object.fromEntries(
      result.error.issues.map((issue) => {
        const text = isEmpty(at(values, issue.path)) ? t('field.required') : fieldText(t, problemOf(issue))
        return [issue.path.join('.'), text]
      }),
    )
  }
