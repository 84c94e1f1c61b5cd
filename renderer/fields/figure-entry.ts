import { fieldMessage } from '../../shared/kernel/field-message.ts'
import { parseDecimal } from '../../shared/kernel/money.ts'

/**
 * A typed figure in whole steps of this many digits behind its point, read sign by sign; or what is wrong with it, as a field's
 * message. What the figure may be is the contract's to say.
 * @param whenEmpty what an empty field stands for; null = it must not be empty
 */
export const readFigure = (typed: string, digits: number, whenEmpty: number | null = null): number | string => {
  if (typed.trim() === '') return whenEmpty ?? fieldMessage('required')
  const read = parseDecimal(typed, digits)
  return typeof read === 'number' ? read : fieldMessage(read, read === 'tooFine' ? { digits } : {})
}
