import { z } from 'zod'
import { announceFields, earlierTwin, type JudgedLine } from '../../../shared/arrivals/arrivals.ts'
import { accessoriesOf, type ListedUnit } from '../../../shared/arrivals/unit-list.ts'
import { MOST_UNITS } from '../../../shared/intake/intake.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import type { Refusal } from '../../../shared/kernel/refusal.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { CalendarDate } from '../../../shared/kernel/time.ts'
import { isImei, NO_PROOF, serial as serialSchema } from '../../../shared/units/units.ts'
import { emptyCustomer, toCustomerFields } from '../../fields/customer-form.ts'
import { type CheckInDraft, emptyIntake, type IntakeValues, modelOf } from './intake-form.ts'

/** A list of units under one RMA: its values, what is wrong with each line, and the requests it becomes. Pure. */

export interface UnitLine {
  /** For the page alone: lines move up when one is removed. */
  readonly id: number
  readonly serial: string
  /** '' = the model of all. */
  readonly model: string
  /** '' = the fault of all. */
  readonly fault: string
  readonly accessories: string
}

type Shared = 'channel' | 'requestType' | 'customer' | 'newCustomer' | 'evenIfPhoneKnown' | 'model' | 'fault'

export interface UnitListValues extends Pick<IntakeValues, Shared> {
  /** Expected = not here yet: nothing is received, labelled or signed. */
  readonly when: 'expected' | 'now'
  readonly expectedOn: CalendarDate | null
  readonly note: string
  readonly lines: readonly UnitLine[]
}

export const emptyUnitList = (language: Language, when: UnitListValues['when']): UnitListValues => {
  const { requestType, customer, evenIfPhoneKnown, model, fault } = emptyIntake(language)
  return {
    when,
    channel: when === 'expected' ? 'phone' : 'counter',
    requestType,
    customer: customer.kind === 'owner' ? { kind: 'other' } : customer,
    newCustomer: emptyCustomer(language),
    evenIfPhoneKnown,
    model,
    fault,
    expectedOn: null,
    note: '',
    lines: [blankLine(1)],
  }
}

export const blankLine = (id: number): UnitLine => ({ id, serial: '', model: '', fault: '', accessories: '' })

/** Nothing was typed into it yet. */
export const isBlank = ({ serial, model, fault, accessories }: UnitLine): boolean =>
  [serial, model, fault, accessories].every((cell) => cell.trim() === '')

/** Lines that were read from a list come after those that are there; blank ones make room. */
export const withListed = (lines: readonly UnitLine[], listed: readonly ListedUnit[]): UnitLine[] => {
  const kept = lines.filter((line) => !isBlank(line))
  const last = Math.max(0, ...lines.map(({ id }) => id))
  const added = listed.map(({ serial, model, fault, accessories }, index) => ({
    id: last + index + 1,
    serial,
    model,
    fault,
    accessories: accessories.join(', '),
  }))
  return [...kept, ...added]
}

/** What is wrong with one cell: a field's message, a refusal of the depot, or that an earlier line is the same unit. */
export type LineComplaint =
  | { readonly cell: 'serial' | 'model' | 'fault' | 'accessories'; readonly message: string }
  | { readonly cell: 'serial' | 'model'; readonly refusal: Refusal }
  | { readonly cell: 'serial'; readonly twinOf: number }

/** Everything that keeps each line from being taken; `judged` is undefined while the depot was not asked. */
export const checkLines = (values: UnitListValues, judged: readonly JudgedLine[] | undefined): LineComplaint[][] => {
  const serials = values.lines.map((line) => line.serial)
  return values.lines.map((line, index) => [
    ...checkSerial(line, values, earlierTwin(serials, index)),
    ...checkOthers(line, values, judged?.[index]),
  ])
}

const checkSerial = (line: UnitLine, { model }: UnitListValues, twin: number | null): LineComplaint[] => {
  if (line.serial.trim() === '') return []
  const problem = serialSchema.safeParse(line.serial).error?.issues[0]
  if (problem !== undefined) return [{ cell: 'serial', message: problem.message }]
  if (twin !== null) return [{ cell: 'serial', twinOf: twin + 1 }]
  const wantsImei = line.model.trim() === '' && model.kind === 'new' && model.serialKind === 'imei'
  return wantsImei && !isImei(line.serial) ? [{ cell: 'serial', message: fieldMessage('badImei') }] : []
}

const checkOthers = (line: UnitLine, values: UnitListValues, judged: JudgedLine | undefined): LineComplaint[] => {
  const complaints: LineComplaint[] = []
  const refusal = judged?.refusal ?? null
  if (refusal !== null) complaints.push({ cell: refusal.reason === 'model-unknown' ? 'model' : 'serial', refusal })
  const hasModel = line.model.trim() !== '' || values.model.kind !== 'none' || (judged?.unit ?? null) !== null
  if (!hasModel) complaints.push({ cell: 'model', message: fieldMessage('required') })
  if (line.fault.trim() === '' && values.fault.trim() === '')
    complaints.push({ cell: 'fault', message: fieldMessage('required') })
  return complaints
}

type UnitDraft = CheckInDraft['jobs'][number]['unit']

const unitOf = (line: UnitLine, values: UnitListValues, judged: JudgedLine | undefined): UnitDraft => {
  const known = judged?.unit ?? null
  if (known !== null) return { kind: 'known', id: known.id }
  const named = line.model.trim() === '' ? null : (judged?.model ?? null)
  return {
    kind: 'new',
    serial: line.serial.trim() === '' ? null : line.serial,
    model: named === null ? modelOf(values.model) : { kind: 'known', id: named.id },
    boughtOn: null,
    installedOn: null,
    proof: NO_PROOF,
  }
}

const faultOf = (line: UnitLine, values: UnitListValues): string => (line.fault.trim() === '' ? values.fault : line.fault)

const customerOf = ({ customer, newCustomer, evenIfPhoneKnown }: UnitListValues): CheckInDraft['customer'] =>
  customer.kind === 'new'
    ? { kind: 'new', fields: toCustomerFields(newCustomer), evenIfPhoneKnown }
    : { kind: 'known', id: customer.kind === 'known' ? customer.id : '' }

export const announceSchema = z.object(announceFields)
export type AnnounceDraft = z.input<typeof announceSchema>

/** The request that issues an RMA for units that are not here yet. */
export const toAnnouncement = (values: UnitListValues, judged: readonly JudgedLine[] | undefined): AnnounceDraft => ({
  channel: values.channel,
  requestType: values.requestType,
  customer: customerOf(values),
  expectedOn: values.expectedOn,
  note: values.note,
  units: values.lines.map((line, index) => ({
    unit: unitOf(line, values, judged?.[index]),
    fault: faultOf(line, values),
    symptoms: [],
    isUrgent: false,
    accessories: accessoriesOf(line.accessories),
  })),
})

/** The request that takes units in which lie on the counter now; signed on the printed slip. */
export const toListCheckIn = (values: UnitListValues, judged: readonly JudgedLine[] | undefined): CheckInDraft => ({
  channel: values.channel,
  requestType: values.requestType,
  customer: customerOf(values),
  jobs: values.lines.map((line, index) => ({
    unit: unitOf(line, values, judged?.[index]),
    fault: faultOf(line, values),
    symptoms: [],
    occurredOn: null,
    wishedFor: null,
    isUrgent: false,
    accessories: accessoriesOf(line.accessories).map((name) => ({ name, note: null })),
    condition: null,
    photoIds: [],
    mayWipeData: false,
    mayDisassemble: false,
    passcode: null,
  })),
  signing: { way: 'paper' },
})

/** What is wrong besides the lines, by the name of its field. */
export const checkList = (values: UnitListValues, today: CalendarDate): Readonly<Record<string, string>> => {
  const complaints: Record<string, string> = {}
  const parsed = announceSchema.safeParse(
    toAnnouncement({ ...values, model: { kind: 'new', brand: 'x', name: 'x', serialKind: 'plain' }, fault: 'x' }, undefined),
  )
  for (const issue of parsed.error?.issues ?? []) {
    const [top, second, ...rest] = issue.path.map(String)
    if (top === 'customer') {
      const isField = second === 'fields' && values.customer.kind === 'new'
      complaints[isField ? `newCustomer.${rest.at(-1) ?? rest[0] ?? 'name'}` : 'customer'] ??= isField
        ? issue.message
        : fieldMessage('required')
    } else if (top === 'note') complaints['note'] ??= issue.message
  }
  if (values.when === 'expected' && values.expectedOn !== null && values.expectedOn < today)
    complaints['expectedOn'] = fieldMessage('dateInPast')
  if (values.lines.length > MOST_UNITS) complaints['lines'] = fieldMessage('tooMany', { max: MOST_UNITS })
  return complaints
}
