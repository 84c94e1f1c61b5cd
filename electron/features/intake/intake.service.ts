import type { z } from 'zod'
import type { Customer } from '../../../shared/customers/customers.ts'
import type { checkInFields, IntakeJob } from '../../../shared/intake/intake.ts'
import type { EventKind, TimelineEvent } from '../../../shared/jobs/jobs.ts'
import type { CustomerId, JobId, RmaId, UnitId } from '../../../shared/kernel/ids.ts'
import { done, type NotDone, type Outcome, type Refusal, refuse } from '../../../shared/kernel/refusal.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { jobNumber, rmaNumber } from '../../../shared/scan/scan-codes.ts'
import { bouncedEvent, type IntakeGrounds, readAtIntake } from '../entitlement/intake-grounds.service.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { nextNumber } from '../../work/work.repository.ts'
import { keepSignature, type Signed } from '../attachments/signature.service.ts'
import { takeIn } from '../custody/follow.service.ts'
import { createCustomer, findCustomer } from '../customers/customers.service.ts'
import { attachPhotos, findOpenJobOfUnit, insertAccessories, insertJob, insertRma } from '../jobs/job.repository.ts'
import { type IntakeUnit, takeUnit } from '../units/units.service.ts'
import { readDefaultTurnaroundDays } from './intake.repository.ts'

/** What the counter entered, with the signature drawn. */
type CheckIn = Omit<z.output<z.ZodObject<typeof checkInFields>>, 'signing'> & { signing: Signed }

export interface CheckedIn {
  rmaId: RmaId
  rmaNumber: string
  jobs: { id: JobId; number: string }[]
}

const PICKUP_CODE_DIGITS = 6

/**
 * Takes units over the counter: customer, units, RMA, one job each with accessories, photos and the sealed passcode, in one
 * commit. Refused when a unit is already in the house, when a phone is known and nobody said it is somebody else, or when a
 * date cannot be.
 */
export async function checkIn(work: Work, input: CheckIn): Promise<Outcome<CheckedIn>> {
  const impossible = input.jobs.map((job) => refusalOfDates(job, work.today)).find((refusal) => refusal !== null)
  if (impossible) return impossible
  const customer = await whoBrings(work, input.customer)
  if (customer.kind !== 'done') return customer
  const { id, number } = await openRma(work, customer.value.id, {
    ...input,
    signing: input.isRemoteFirst ? null : input.signing,
  })
  const jobs: CheckedIn['jobs'] = []
  const frame: JobFrame = {
    rmaId: id,
    customerId: customer.value.id,
    unitIds: new Set(),
    arrival: input.isRemoteFirst ? 'remote' : null,
    channel: input.channel,
  }
  for (const job of input.jobs) {
    const opened = await openJob(work, frame, job)
    if (opened.kind !== 'done') return opened
    jobs.push(opened.value)
  }
  work.audit('rma', id, null, { number, jobs: jobs.map((job) => job.number) })
  work.touch('rma', id)
  work.touch('customer', customer.value.id)
  return done({ rmaId: id, rmaNumber: number, jobs })
}

/** The customer on file, or a new one; refused when the phone is known and nobody said that it is somebody else. */
export async function whoBrings(work: Work, customer: CheckIn['customer']): Promise<Outcome<Customer>> {
  if (customer.kind === 'known') return findCustomer(work, customer.id)
  return createCustomer(work, { ...customer.fields, evenIfPhoneKnown: customer.evenIfPhoneKnown })
}

interface NewRma extends Pick<CheckIn, 'channel' | 'requestType'> {
  /** Null while nothing is here that somebody could sign for. */
  signing: Signed | null
  expectedOn?: string | null
  note?: string | null
}

/** The next RMA of this customer, without any job yet. */
export async function openRma(work: Work, customerId: CustomerId, input: NewRma): Promise<{ id: RmaId; number: string }> {
  const [id, seq] = [work.newId<RmaId>(), await nextNumber(work.db, 'rma')]
  await insertRma(work.db, {
    id,
    seq,
    customer_id: customerId,
    channel: input.channel,
    request_type: input.requestType,
    taken_by: actorOf(work).id,
    taken_at: work.now,
    pickup_code: work.random.digits(PICKUP_CODE_DIGITS),
    signed_way: input.signing?.way ?? 'none',
    signature_id: input.signing === null ? null : await keepSignature(work, input.signing, null),
    expected_on: input.expectedOn ?? null,
    note: input.note ?? null,
  })
  return { id, number: rmaNumber(seq) }
}

/** A fault cannot have happened tomorrow, and nobody can wish for yesterday. */
function refusalOfDates(job: IntakeJob, today: string): NotDone | null {
  if (job.occurredOn !== null && job.occurredOn > today) return refuse('date-in-future', { field: 'occurredOn' })
  if (job.wishedFor !== null && job.wishedFor < today) return refuse('date-before', { field: 'wishedFor' })
  return null
}

export interface JobFrame {
  rmaId: RmaId
  customerId: CustomerId
  /** Units taken in under this RMA so far. */
  unitIds: Set<UnitId>
  /**
   * Null for what comes over the counter; `expected` is not here yet, `surplus` came with an RMA that did not name it, `remote`
   * stays with its customer, who is helped from afar first.
   */
  arrival: 'expected' | 'surplus' | 'remote' | null
  /** How it comes, where that is known: what a courier brings was not in its customer's hand. */
  channel?: string
  /** Accessories that are said to come along with it. */
  announced?: readonly string[]
}

/** One unit's job under an RMA; refused when it is in the house, expected, or named twice, or failed before it was bought. */
export async function openJob(work: Work, frame: JobFrame, input: IntakeJob): Promise<Outcome<{ id: JobId; number: string }>> {
  const unit = await takeUnit(work, input.unit, frame.customerId)
  if (unit.kind !== 'done') return unit
  const { serial, number, boughtOn } = unit.value
  if (input.occurredOn !== null && boughtOn !== null && input.occurredOn < boughtOn)
    return refuse('date-before', { field: 'occurredOn' })
  if (frame.unitIds.has(unit.value.id)) return refuse('serial-twice-in-rma', { serial: serial ?? number })
  frame.unitIds.add(unit.value.id)
  const { open, seq, turnaroundDays, bounce, grounds } = await readBeforeOpening(work, frame, unit.value, input)
  const refusal = reasonOfOpenJob(open)
  if (refusal !== null) return { kind: 'refused', refusal }
  const id = work.newId<JobId>()
  const accessories = input.accessories.map((item) => ({ id: work.newId(), ...item }))
  // In one message, in this order; whatever fails takes the rest with it.
  const [, , photos] = await Promise.all([
    insertJob(work.db, jobRow(work, { ...frame, turnaroundDays, grounds, id, seq }, unit.value, input)),
    insertAccessories(work.db, id, accessories),
    attachPhotos(work.db, input.photoIds, { jobId: id, entryId: null, caption: null }),
  ])
  if (photos < input.photoIds.length) return refuse('unknown-attachment')
  if (frame.arrival === null || frame.arrival === 'surplus')
    await takeIn(work, { unitId: unit.value.id, jobId: id, channel: frame.channel })
  work.record(id, ...openingEvent(frame, input))
  if (bounce) work.record(id, ...bouncedEvent(bounce))
  work.audit('job', id, null, { seq, unitId: unit.value.id, isUrgent: input.isUrgent })
  work.touch('job', id)
  work.touch('unit', unit.value.id)
  return done({ id, number: jobNumber(seq) })
}

/** A unit is in the house once; one that is expected is waited for, and not to be taken in anew. */
export function reasonOfOpenJob(open: { seq: number; stage: string; rma_seq: number } | undefined): Refusal | null {
  if (open === undefined) return null
  return open.stage === 'expected'
    ? { reason: 'serial-is-expected', params: { number: rmaNumber(open.rma_seq) } }
    : { reason: 'serial-has-open-job', params: { number: jobNumber(open.seq) } }
}

/** How a job's timeline begins: nothing was seen yet of a unit that is expected. */
function openingEvent({ arrival }: JobFrame, input: IntakeJob): [EventKind, TimelineEvent['data']] {
  if (arrival === 'expected') return ['announced', {}]
  const came = { accessories: input.accessories.length, photos: input.photoIds.length }
  if (arrival === 'surplus') return ['surplus', came]
  return ['checked-in', { ...came, isRemoteFirst: arrival === 'remote' }]
}

/** What the store must say before a unit's job is opened, asked in one message. */
async function readBeforeOpening(work: Work, { customerId }: JobFrame, { id, modelId }: IntakeUnit, { symptoms }: IntakeJob) {
  const [open, { bounce, grounds }, turnaroundDays, seq] = await Promise.all([
    findOpenJobOfUnit(work.db, id),
    readAtIntake(work.db, { unitId: id, modelId, customerId, symptoms, on: work.today }),
    readDefaultTurnaroundDays(work.db),
    nextNumber(work.db, 'job'),
  ])
  return { open, bounce, grounds, turnaroundDays, seq }
}

interface NewJob extends JobFrame {
  id: JobId
  seq: number
  grounds: IntakeGrounds
  turnaroundDays: number
}

function jobRow(work: Work, frame: NewJob, unit: IntakeUnit, input: IntakeJob) {
  const isHere = frame.arrival !== 'expected'
  return {
    id: frame.id,
    seq: frame.seq,
    rma_id: frame.rmaId,
    unit_id: unit.id,
    model_id: unit.modelId,
    customer_id: frame.customerId,
    stage: isHere ? 'received' : 'expected',
    stage_since: work.now,
    is_urgent: input.isUrgent ? (1 as const) : (0 as const),
    fault: input.fault,
    symptoms: JSON.stringify(input.symptoms),
    occurred_on: input.occurredOn,
    wished_for: input.wishedFor,
    due_on: isHere ? (input.wishedFor ?? addDays(work.today, frame.turnaroundDays)) : null,
    condition: input.condition,
    may_wipe_data: input.mayWipeData ? (1 as const) : (0 as const),
    may_disassemble: input.mayDisassemble ? (1 as const) : (0 as const),
    passcode_sealed: input.passcode === null ? null : work.sealer.seal(input.passcode),
    approval_state: 'none',
    has_repair_entry: 0 as const,
    rework_count: 0,
    minutes_total: 0,
    ...frame.grounds,
    received_at: work.now,
    arrival: frame.arrival,
    announced: frame.announced === undefined ? null : JSON.stringify(frame.announced),
    version: 1,
  }
}

/** The day that is promised to somebody whose unit comes in now. */
export async function dueDay(work: Work, wishedFor: string | null): Promise<string> {
  return wishedFor ?? addDays(work.today, await readDefaultTurnaroundDays(work.db))
}
