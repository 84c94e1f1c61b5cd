import { fieldMessage, parseFieldMessage } from '../../../shared/kernel/field-message.ts'
import type { Refusal, RefusalCode } from '../../../shared/kernel/refusal.ts'
import type { CalendarDate } from '../../../shared/kernel/time.ts'
import { isImei } from '../../../shared/units/units.ts'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import { checkInSchema, type IntakeValues, toCheckIn } from './intake-form.ts'

/** What is wrong or missing, by field, in the order of asking. The contract's own schema decides; this file only tells whose field it is. */

/** The fields in the order of asking: focus goes to the first complaint in this order. */
export const FIELD_ORDER = [
  'serial',
  'model',
  'boughtOn',
  'installedOn',
  'proofNumber',
  'proofOn',
  'customer',
  'newCustomer.name',
  'newCustomer.phone',
  'newCustomer.email',
  'newCustomer.contactName',
  'newCustomer.address',
  'newCustomer.note',
  'fault',
  'symptoms',
  'occurredOn',
  'accessories',
  'condition',
  'photos',
  'passcode',
  'wishedFor',
  'signature',
] as const
export type IntakeField = (typeof FIELD_ORDER)[number]

/** Complaints as `fieldMessage` texts, so that a change of language reaches them. */
export type Complaints = Readonly<Partial<Record<IntakeField, string>>>

export const isIntakeField = (name: string): name is IntakeField => FIELD_ORDER.some((field) => field === name)

/** The form's field for a path in the contract's input; null when no field of the form can have caused it. */
export const fieldOfPath = (path: readonly PropertyKey[]): IntakeField | null => {
  const names = path.map(String).filter((step) => !/^\d+$/.test(step))
  const [top, second] = names
  if (top === 'customer') {
    const own = `newCustomer.${names.at(-1)}`
    return second === 'fields' && isIntakeField(own) ? own : 'customer'
  }
  if (top === 'signing') return 'signature'
  if (names.includes('model')) return 'model'
  if (names.includes('proof')) return names.at(-1) === 'on' ? 'proofOn' : 'proofNumber'
  if (names.includes('accessories')) return 'accessories'
  if (names.includes('photoIds')) return 'photos'
  const last = names.at(-1) ?? ''
  return isIntakeField(last) ? last : null
}

/** Everything that keeps this form from being saved; empty when nothing does. `today` is the depot's calendar date. */
export const checkIntake = (values: IntakeValues, file: UnitFile | null, today: CalendarDate): Complaints => {
  const complaints: Partial<Record<IntakeField, string>> = {}
  const complain = (field: IntakeField | null, message: string) => {
    if (field !== null) complaints[field] ??= message
  }
  if (values.signature.kind === 'none') complain('signature', fieldMessage('required'))
  if (file === null) checkSerial(values, complain)
  checkDates(values, file, today, complain)
  const parsed = checkInSchema.safeParse(toCheckIn(values, file))
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldOfPath(issue.path)
    complain(field, parseFieldMessage(issue.message) === null ? unsaid(field) : issue.message)
  }
  return complaints
}

type Complain = (field: IntakeField, message: string) => void

/** What the schema says in its own words comes from a choice not yet made, or from a value the form cannot produce. */
const unsaid = (field: IntakeField | null): string =>
  fieldMessage(field === 'model' || field === 'customer' ? 'required' : 'invalid')

const checkSerial = ({ serial, hasNoSerial, model }: IntakeValues, complain: Complain): void => {
  const wantsImei = model.kind !== 'none' && model.serialKind === 'imei'
  if (wantsImei && !hasNoSerial && serial.trim() !== '' && !isImei(serial)) complain('serial', fieldMessage('badImei'))
}

const checkDates = (values: IntakeValues, file: UnitFile | null, today: CalendarDate, complain: Complain): void => {
  const past = file === null ? (['boughtOn', 'installedOn', 'proofOn', 'occurredOn'] as const) : (['occurredOn'] as const)
  for (const field of past) {
    const date = values[field]
    if (date !== null && date > today) complain(field, fieldMessage('dateInFuture'))
  }
  const boughtOn = file === null ? values.boughtOn : file.unit.boughtOn
  if (values.occurredOn !== null && boughtOn !== null && values.occurredOn < boughtOn)
    complain('occurredOn', fieldMessage('dateBeforePurchase'))
  if (values.wishedFor !== null && values.wishedFor < today) complain('wishedFor', fieldMessage('dateInPast'))
}

/** The complaints in the order of asking. */
export const inOrder = (complaints: Complaints): readonly (readonly [IntakeField, string])[] =>
  FIELD_ORDER.flatMap((field) => {
    const message = complaints[field]
    return message === undefined ? [] : [[field, message] as const]
  })

/** Refusals that are about one field of the form. Dates name theirs. */
const refusedFields: Partial<Record<RefusalCode, IntakeField>> = {
  'serial-has-open-job': 'serial',
  'serial-is-expected': 'serial',
  'serial-belongs-to-model': 'serial',
  'serial-twice-in-rma': 'serial',
  'phone-known': 'newCustomer.phone',
  'model-known': 'model',
  'unknown-attachment': 'photos',
  'not-a-photo': 'photos',
  'photo-too-large': 'photos',
  'photo-too-many-pixels': 'photos',
}

/** The field that a refusal of the depot is about; null when it concerns the whole. */
export const fieldOfRefusal = ({ reason, params }: Refusal): IntakeField | null => {
  if (reason === 'date-in-future' || reason === 'date-before') return fieldOfPath(String(params['field'] ?? '').split('.'))
  return refusedFields[reason] ?? null
}
