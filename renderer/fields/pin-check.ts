import { fieldMessage } from '../../shared/kernel/field-message.ts'
import { isSimplePin, pin as pinSchema } from '../../shared/staff/staff.ts'

export interface PinValues {
  readonly pin: string
  readonly pinAgain: string
}

/** What is wrong with a PIN typed twice, as `fieldMessage` texts; the depot judges the PIN itself again. */
export const checkPins = ({ pin, pinAgain }: PinValues): { readonly pin?: string; readonly pinAgain?: string } => {
  if (!pinSchema.safeParse(pin).success) return { pin: fieldMessage('notAPin') }
  if (isSimplePin(pin)) return { pin: fieldMessage('pinTooSimple') }
  return pin === pinAgain ? {} : { pinAgain: fieldMessage('pinsDiffer') }
}
