import { z } from 'zod'
import { channel, intakeAccessory, intakeCustomer, intakeUnit, MOST_UNITS, requestType, symptom } from '../intake/intake.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { attachmentId, customerId, jobId, modelId, rmaId, unitId } from '../kernel/ids.ts'
import { version } from '../kernel/procedure.ts'
import { refusal } from '../kernel/refusal.ts'
import { bilingual, language, line, optionalParagraph, paragraph } from '../kernel/text.ts'
import { calendarDate } from '../kernel/time.ts'
import { serial, normalSerial } from '../units/units.ts'
import { stage } from '../jobs/stages.ts'

/** What an RMA that was issued beforehand knows of each of its units. */
export const ARRIVALS = ['expected', 'arrived', 'missing', 'surplus'] as const
export const arrivalState = z.enum(ARRIVALS)
export type ArrivalState = z.infer<typeof arrivalState>

export const announcedUnit = z.object({
  unit: intakeUnit,
  fault: paragraph(4000),
  symptoms: z.array(symptom).max(8, fieldMessage('tooMany', { max: 8 })),
  isUrgent: z.boolean(),
  /** What is said to come along; only what is seen on arrival becomes an accessory of the job. */
  accessories: z.array(line(80)).max(40, fieldMessage('tooMany', { max: 40 })),
})
export type AnnouncedUnit = z.infer<typeof announcedUnit>

export const announceFields = {
  channel,
  requestType,
  customer: intakeCustomer,
  expectedOn: calendarDate.nullable(),
  /** For whoever opens the parcel: carrier, tracking number, what was agreed. */
  note: optionalParagraph(1000),
  units: z
    .array(announcedUnit)
    .min(1)
    .max(MOST_UNITS, fieldMessage('tooMany', { max: MOST_UNITS })),
}

/** How a unit looks when it is taken out of its parcel. */
const asItArrived = {
  condition: optionalParagraph(2000),
  accessories: z.array(intakeAccessory).max(40, fieldMessage('tooMany', { max: 40 })),
  photoIds: z.array(attachmentId).max(20, fieldMessage('tooMany', { max: 20 })),
}

export const receiveFields = {
  jobId,
  /** Read off the unit where another one, or none, was announced; null keeps what was announced. */
  serial: serial.nullable(),
  ...asItArrived,
}

export const surplusFields = { rmaId, unit: intakeUnit, fault: paragraph(4000), ...asItArrived }

/** What becomes of a unit that did not come: it may still come, or its job is closed. */
export const FATES = ['keep', 'cancel'] as const
export type Fate = (typeof FATES)[number]

export const finishFields = {
  rmaId,
  /** What becomes of each unit that is still expected; it must name all of them. */
  rest: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('missing'),
      reason: line(200),
      jobs: z
        .array(z.object({ jobId, version, fate: z.enum(FATES) }))
        .min(1)
        .max(500),
    }),
  ]),
}

export const arrivalCounts = z.object({ expected: z.int(), arrived: z.int(), missing: z.int(), surplus: z.int() })
export type ArrivalCounts = z.infer<typeof arrivalCounts>

/** One unit of an RMA as the page of its arrival shows it. */
export const arrivalLine = z.object({
  jobId,
  number: z.string(),
  version: z.int(),
  stage,
  state: arrivalState,
  unitId,
  unitNumber: z.string(),
  serial: z.string().nullable(),
  modelId,
  brand: z.string(),
  modelName: z.string(),
  usualAccessories: z.array(bilingual),
  announced: z.array(z.string()),
  fault: z.string(),
  receivedAt: z.string().nullable(),
  accessories: z.array(z.string()),
  condition: z.string().nullable(),
  /** Whether the arrival may still be taken back. */
  mayUndo: z.boolean(),
})
export type ArrivalLine = z.infer<typeof arrivalLine>

export const arrivalFile = z.object({
  rmaId,
  number: z.string(),
  channel,
  takenAt: z.string(),
  takenBy: z.string(),
  customer: z.object({ id: customerId, name: z.string(), phone: z.string(), email: z.string().nullable(), language }),
  expectedOn: z.string().nullable(),
  note: z.string().nullable(),
  reconciledAt: z.string().nullable(),
  lines: z.array(arrivalLine),
})
export type ArrivalFile = z.infer<typeof arrivalFile>

/** One RMA of the list of what should come. */
export const expectedRma = z.object({
  rmaId,
  number: z.string(),
  customerName: z.string(),
  channel,
  takenAt: z.string(),
  expectedOn: z.string().nullable(),
  note: z.string().nullable(),
  counts: arrivalCounts,
})
export type ExpectedRma = z.infer<typeof expectedRma>

/** One line of a list as typed; nothing about it is certain yet. */
export const listedLine = z.object({ serial: z.string().max(200), model: z.string().max(200) })

/** What the depot knows of a listed line, and why it cannot be taken as it is. */
export const judgedLine = z.object({
  unit: z.object({ id: unitId, modelId, modelName: z.string(), ownerName: z.string().nullable() }).nullable(),
  model: z.object({ id: modelId, name: z.string() }).nullable(),
  refusal: refusal.nullable(),
})
export type JudgedLine = z.infer<typeof judgedLine>

/** Expected = still to come, surplus = came unannounced, missing = was declared so and has not come since. */
export function countArrivals(lines: readonly Pick<ArrivalLine, 'state' | 'stage'>[]): ArrivalCounts {
  const count = (state: ArrivalState) => lines.filter((one) => one.state === state).length
  return { expected: count('expected'), arrived: count('arrived'), missing: count('missing'), surplus: count('surplus') }
}

/** The line of the unit with this serial, in whatever spelling. */
export function lineOfSerial<Line extends Pick<ArrivalLine, 'serial'>>(lines: readonly Line[], text: string): Line | undefined {
  const key = normalSerial(text)
  return key === '' ? undefined : lines.find((one) => one.serial !== null && normalSerial(one.serial) === key)
}

/** The line that first has the same serial as this one; null when it is the first itself, or has none. */
export function earlierTwin(serials: readonly string[], index: number): number | null {
  const key = normalSerial(serials[index] ?? '')
  const first = key === '' ? -1 : serials.findIndex((one) => normalSerial(one) === key)
  return first === -1 || first === index ? null : first
}
