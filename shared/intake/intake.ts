import { z } from 'zod'
import { customerFields } from '../customers/customers.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { attachmentId, customerId, modelId, unitId } from '../kernel/ids.ts'
import { line, optionalLine, optionalParagraph, paragraph } from '../kernel/text.ts'
import { calendarDate } from '../kernel/time.ts'
import { serial, unitDates } from '../units/units.ts'
import { serialKind } from '../catalogue/catalogue.ts'

export const CHANNELS = ['counter', 'phone', 'email', 'web', 'message', 'dealer', 'courier'] as const
export const channel = z.enum(CHANNELS)
export type Channel = z.infer<typeof channel>

export const REQUEST_TYPES = [
  'fault',
  'inquiry',
  'complaint',
  'installation',
  'training',
  'maintenance',
  'return',
  'exchange',
  'refund',
] as const
export const requestType = z.enum(REQUEST_TYPES)

/** What customers complain of, in the words of the trade. Reports and bounce detection group by these. */
export const SYMPTOMS = [
  'no-power',
  'shuts-down',
  'no-charge',
  'battery-drains',
  'no-display',
  'cracked',
  'touch-fails',
  'overheats',
  'noise',
  'leaks',
  'no-sound',
  'no-network',
  'slow',
  'error-message',
  'buttons-fail',
  'motor-fails',
  'print-quality',
  'inaccurate',
  'smell-smoke',
  'other',
] as const
export const symptom = z.enum(SYMPTOMS)
export type Symptom = z.infer<typeof symptom>

/** A PNG drawn on the pad, as a data URL of at most 200 kB. */
export const signature = z
  .string()
  .max(270_000, fieldMessage('notASignature'))
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/, fieldMessage('notASignature'))

/** How somebody signed: on the screen, or on the printed slip. */
export const signing = z.discriminatedUnion('way', [
  z.object({ way: z.literal('screen'), image: signature }),
  z.object({ way: z.literal('paper') }),
])
export type Signing = z.infer<typeof signing>

export const intakeCustomer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), id: customerId }),
  z.object({ kind: z.literal('new'), fields: z.object(customerFields), evenIfPhoneKnown: z.boolean() }),
])

export const intakeModel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), id: modelId }),
  /** Named at the counter; its terms and checklist are completed later. */
  z.object({ kind: z.literal('new'), brand: line(60), name: line(80), serialKind }),
])

export const intakeUnit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), id: unitId }),
  /** `serial` null: there is none to read; the depot's own unit number stands for it. */
  z.object({ kind: z.literal('new'), serial: serial.nullable(), model: intakeModel, ...unitDates }),
])

export const intakeAccessory = z.object({ name: line(80), note: optionalLine(200) })

/** One unit as it came over the counter. */
export const intakeJob = z.object({
  unit: intakeUnit,
  fault: paragraph(4000),
  symptoms: z.array(symptom).max(8, fieldMessage('tooMany', { max: 8 })),
  occurredOn: calendarDate.nullable(),
  wishedFor: calendarDate.nullable(),
  isUrgent: z.boolean(),
  accessories: z.array(intakeAccessory).max(40, fieldMessage('tooMany', { max: 40 })),
  condition: optionalParagraph(2000),
  photoIds: z.array(attachmentId).max(20, fieldMessage('tooMany', { max: 20 })),
  mayWipeData: z.boolean(),
  mayDisassemble: z.boolean(),
  /** Encrypted at rest, shown on request only, wiped at hand-back. */
  passcode: optionalLine(64),
})
export type IntakeJob = z.infer<typeof intakeJob>

/** Units of one RMA. */
export const MOST_UNITS = 100

export const checkInFields = {
  channel,
  requestType,
  /** The customer keeps the units for now: somebody helps from afar first. Nothing is signed for that. */
  isRemoteFirst: z.boolean().default(false),
  customer: intakeCustomer,
  jobs: z
    .array(intakeJob)
    .min(1)
    .max(MOST_UNITS, fieldMessage('tooMany', { max: MOST_UNITS })),
  signing,
}
