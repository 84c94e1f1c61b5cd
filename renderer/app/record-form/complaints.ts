import type { z } from 'zod'
import { fieldMessage, parseFieldMessage } from '../../../shared/kernel/field-message.ts'

/** What is wrong with single fields, by path (`administrator.pin`), as `fieldMessage` texts so that the language may change. */
export type Complaints = Readonly<Record<string, string>>

/** What a value breaks of its contract's schema. The first complaint about a field counts. */
export const complaintsOf = (schema: z.ZodType, value: unknown): Complaints => {
  const complaints: Record<string, string> = {}
  for (const found of schema.safeParse(value).error?.issues ?? []) complaints[found.path.join('.')] ??= messageOf(found)
  return complaints
}

type Issue = z.core.$ZodIssue

/** Our own messages pass; limits that zod words itself become ours; of a choice between shapes the last one is meant. */
const messageOf = (found: Issue): string => {
  if (found.code === 'invalid_union') {
    const meant = found.errors.at(-1)?.[0]
    return meant === undefined ? fieldMessage('invalid') : messageOf(meant)
  }
  if (parseFieldMessage(found.message) !== null && !found.message.includes(' ')) return found.message
  if (found.code === 'too_big') {
    const max = Number(found.maximum)
    return found.origin === 'string' ? fieldMessage('tooLong', { max }) : fieldMessage('tooLarge', { max })
  }
  if (found.code === 'too_small') {
    const min = Number(found.minimum)
    return found.origin === 'string' ? fieldMessage('tooShort', { min }) : fieldMessage('tooSmall', { min })
  }
  return fieldMessage(found.code === 'invalid_type' && /^(int|number)$/.test(found.expected) ? 'notANumber' : 'invalid')
}
