import type { z } from 'zod'
import type { checkInFields, IntakeJob } from '../../../shared/intake/intake.ts'
import type { CustomerId, JobId, RmaId, UnitId } from '../../../shared/kernel/ids.ts'
import { done, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { jobNumber, rmaNumber } from '../../../shared/scan/scan-codes.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { nextNumber } from '../../work/work.repository.ts'
import { keepSignature, type Signed } from '../attachments/signature.service.ts'
import { createCustomer, findCustomer } from '../customers/customers.service.ts'
import {
  attachPhotos,
  findLastClosedJobOfUnit,
  findOpenJobOfUnit,
  insertAccessories,
  insertJob,
  insertRma,
} from '../jobs/job.repository.ts'
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
  const customer =
    input.customer.kind === 'known'
      ? await findCustomer(work, input.customer.id)
      : await createCustomer(work, { ...input.customer.fields, evenIfPhoneKnown: input.customer.evenIfPhoneKnown })
  if (customer.kind !== 'done') return customer
  const [id, seq] = [work.newId<RmaId>(), await nextNumber(work.db, 'rma')]
  await insertRma(work.db, {
    id,
    seq,
    customer_id: customer.value.id,
    channel: input.channel,
    request_type: input.requestType,
    taken_by: actorOf(work).id,
    taken_at: work.now,
    pickup_code: work.random.digits(PICKUP_CODE_DIGITS),
    signed_way: input.signing.way,
    signature_id: await keepSignature(work, input.signing, null),
  })
  const jobs: CheckedIn['jobs'] = []
  const frame: JobFrame = { rmaId: id, customerId: customer.value.id, unitIds: new Set() }
  for (const job of input.jobs) {
    const opened = await openJob(work, frame, job)
    if (opened.kind !== 'done') return opened
    jobs.push(opened.value)
  }
  await work.audit('rma', id, null, { seq, jobs: jobs.map((job) => job.number) })
  work.touch('rma', id)
  work.touch('customer', customer.value.id)
  return done({ rmaId: id, rmaNumber: rmaNumber(seq), jobs })
}

/** A fault cannot have happened tomorrow, and nobody can wish for yesterday. */
function refusalOfDates(job: IntakeJob, today: string): NotDone | null {
  if (job.occurredOn !== null && job.occurredOn > today) return refuse('date-in-future', { field: 'occurredOn' })
  if (job.wishedFor !== null && job.wishedFor < today) return refuse('date-before', { field: 'wishedFor' })
  return null
}

interface JobFrame {
  rmaId: RmaId
  customerId: CustomerId
  /** Units taken in under this RMA so far. */
  unitIds: Set<UnitId>
}

async function openJob(work: Work, frame: JobFrame, input: IntakeJob): Promise<Outcome<{ id: JobId; number: string }>> {
  const unit = await takeUnit(work, input.unit, frame.customerId)
  if (unit.kind !== 'done') return unit
  const { serial, number } = unit.value
  if (frame.unitIds.has(unit.value.id)) return refuse('serial-twice-in-rma', { serial: serial ?? number })
  frame.unitIds.add(unit.value.id)
  const { open, seq, ...found } = await readBeforeOpening(work, unit.value.id)
  if (open !== undefined) return refuse('serial-has-open-job', { number: jobNumber(open.seq) })
  const id = work.newId<JobId>()
  const accessories = input.accessories.map((item) => ({ id: work.newId(), ...item }))
  // In one message, in this order; whatever fails takes the rest with it.
  const [, , photos] = await Promise.all([
    insertJob(work.db, jobRow(work, { ...frame, ...found, id, seq }, unit.value, input)),
    insertAccessories(work.db, id, accessories),
    attachPhotos(work.db, input.photoIds, { jobId: id, entryId: null, caption: null }),
    work.record(id, 'checked-in', { accessories: accessories.length, photos: input.photoIds.length }),
    work.audit('job', id, null, { seq, unitId: unit.value.id, isUrgent: input.isUrgent }),
  ])
  if (photos < input.photoIds.length) return refuse('unknown-attachment')
  work.touch('job', id)
  work.touch('unit', unit.value.id)
  return done({ id, number: jobNumber(seq) })
}

/** What the store must say before a unit's job is opened, asked in one message. */
async function readBeforeOpening(work: Work, unitId: UnitId) {
  const [open, previous, turnaroundDays, seq] = await Promise.all([
    findOpenJobOfUnit(work.db, unitId),
    findLastClosedJobOfUnit(work.db, unitId),
    readDefaultTurnaroundDays(work.db),
    nextNumber(work.db, 'job'),
  ])
  return { open, previousJobId: previous?.id ?? null, turnaroundDays, seq }
}

interface NewJob extends JobFrame {
  id: JobId
  seq: number
  previousJobId: string | null
  turnaroundDays: number
}

function jobRow(work: Work, frame: NewJob, unit: IntakeUnit, input: IntakeJob) {
  return {
    id: frame.id,
    seq: frame.seq,
    rma_id: frame.rmaId,
    unit_id: unit.id,
    model_id: unit.modelId,
    customer_id: frame.customerId,
    stage: 'received',
    stage_since: work.now,
    is_urgent: input.isUrgent ? (1 as const) : (0 as const),
    fault: input.fault,
    symptoms: JSON.stringify(input.symptoms),
    occurred_on: input.occurredOn,
    wished_for: input.wishedFor,
    due_on: input.wishedFor ?? addDays(work.today, frame.turnaroundDays),
    condition: input.condition,
    may_wipe_data: input.mayWipeData ? (1 as const) : (0 as const),
    may_disassemble: input.mayDisassemble ? (1 as const) : (0 as const),
    passcode_sealed: input.passcode === null ? null : work.sealer.seal(input.passcode),
    approval_state: 'none',
    has_repair_entry: 0 as const,
    rework_count: 0,
    minutes_total: 0,
    previous_job_id: frame.previousJobId,
    received_at: work.now,
    version: 1,
  }
}
