import { z } from 'zod'
import type { receiveFields, surplusFields } from '../../../shared/arrivals/arrivals.ts'
import type { IntakeJob } from '../../../shared/intake/intake.ts'
import type { JobId, ModelId, UnitId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { NO_PROOF, normalSerial } from '../../../shared/units/units.ts'
import { storedId, storedJson } from '../../db/stored.ts'
import type { Work } from '../../work/work.ts'
import { bouncedEvent, readAtIntake } from '../entitlement/intake-grounds.service.ts'
import { dueDay, type JobFrame, openJob, reasonOfOpenJob } from '../intake/intake.service.ts'
import { closeJobParts } from '../job-parts/job-parts.service.ts'
import { attachPhotos, findOpenJobOfUnit, insertAccessories, type JobRow } from '../jobs/job.repository.ts'
import { loadJob, transition } from '../jobs/transition.service.ts'
import { findUnit } from '../units/units.repository.ts'
import { forgetUnusedUnit, takeUnit } from '../units/units.service.ts'
import { findArrivalRma, isUnsettled, stripArrival } from './arrivals.repository.ts'

type Arrival = z.output<z.ZodObject<typeof receiveFields>>
type Surplus = z.output<z.ZodObject<typeof surplusFields>>

/** The job that an arrival was about. */
export interface ArrivedJob {
  id: JobId
  number: string
}

/**
 * An expected unit is here: its job is received with what is seen of it, and the promised day counts from today. Whoever scans it
 * second is told so. With a serial that was not announced the job becomes one of the unit that really came.
 */
export async function receive(work: Work, input: Arrival): Promise<Outcome<ArrivedJob>> {
  const loaded = await loadJob(work, { jobId: input.jobId })
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const number = jobNumber(job.seq)
  if (job.arrival === null) return refuse('not-announced', { number })
  if (job.stage !== 'expected' && job.arrival !== 'missing') return refuse('already-arrived', { number })
  const unit = await unitThatCame(work, job, input.serial)
  if (unit.kind !== 'done') return unit
  const { condition, accessories, photoIds } = input
  // The policy of the day it came in, not of the day it was announced.
  const { bounce, grounds } = await readAtIntake(work.db, {
    unitId: unit.value.id,
    modelId: unit.value.modelId,
    customerId: job.customer_id,
    symptoms: storedJson(z.array(z.string()), job.symptoms),
    on: work.today,
  })
  const moved = await transition(work, job, 'received', 'arrival', {
    unit_id: unit.value.id,
    model_id: unit.value.modelId,
    ...grounds,
    arrival: 'arrived',
    condition,
    received_at: work.now,
    due_on: await dueDay(work, job.wished_for),
  })
  if (moved.kind !== 'done') return moved
  await insertAccessories(
    work.db,
    job.id,
    accessories.map((item) => ({ id: work.newId(), ...item })),
  )
  const photos = await attachPhotos(work.db, photoIds, { jobId: job.id, entryId: null, caption: null })
  if (photos < photoIds.length) return refuse('unknown-attachment')
  if (unit.value.id !== job.unit_id) await forgetUnusedUnit(work, storedId<UnitId>(job.unit_id))
  work.record(job.id, 'arrived', { accessories: accessories.length, photos })
  if (bounce !== null && bounce.id !== job.bounce_of_id) work.record(job.id, ...bouncedEvent(bounce))
  work.touch('rma', job.rma_id)
  work.touch('unit', unit.value.id)
  return done({ id: storedId<JobId>(job.id), number })
}

/** The unit as announced, or the one whose serial was read off it instead; refused when that one is here or expected already. */
async function unitThatCame(work: Work, job: JobRow, serial: string | null): Promise<Outcome<{ id: UnitId; modelId: ModelId }>> {
  const announced = await findUnit(work.db, job.unit_id)
  if (announced === null) throw new Error('a job whose unit is gone')
  const isAsAnnounced = serial === null || (announced.serial !== null && normalSerial(announced.serial) === normalSerial(serial))
  if (isAsAnnounced) return done(announced)
  const came = await takeUnit(
    work,
    {
      kind: 'new',
      serial,
      model: { kind: 'known', id: announced.modelId },
      boughtOn: announced.boughtOn,
      installedOn: announced.installedOn,
      proof: NO_PROOF,
    },
    storedId(job.customer_id),
  )
  if (came.kind !== 'done') return came
  const refusal = reasonOfOpenJob(await findOpenJobOfUnit(work.db, came.value.id))
  return refusal === null ? came : { kind: 'refused', refusal }
}

/** A unit came along that nobody announced: it becomes a job of the same RMA, marked as surplus. */
export async function addSurplus(work: Work, input: Surplus): Promise<Outcome<ArrivedJob>> {
  const rma = await findArrivalRma(work.db, { id: input.rmaId })
  if (rma === undefined) return missing
  const frame: JobFrame = {
    rmaId: input.rmaId,
    customerId: storedId(rma.customer_id),
    unitIds: new Set(),
    arrival: 'surplus',
  }
  const opened = await openJob(work, frame, asSeen(input))
  if (opened.kind === 'done') work.touch('rma', input.rmaId)
  return opened
}

function asSeen({ unit, fault, condition, accessories, photoIds }: Surplus): IntakeJob {
  return {
    unit,
    fault,
    condition,
    accessories,
    photoIds,
    symptoms: [],
    occurredOn: null,
    wishedFor: null,
    isUrgent: false,
    mayWipeData: false,
    mayDisassemble: false,
    passcode: null,
  }
}

/**
 * Takes a wrong arrival back while nothing was done with the unit and its RMA was not settled since: an announced unit is expected
 * again, without accessories and photos; a surplus one was never here, and its job is cancelled.
 */
export async function undoArrival(work: Work, input: { jobId: JobId; version: number }): Promise<Outcome<ArrivedJob>> {
  const loaded = await loadJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const rma = await findArrivalRma(work.db, { id: job.rma_id })
  const isArrival = job.arrival === 'arrived' || job.arrival === 'surplus'
  if (!isArrival || job.stage !== 'received') return refuse('nothing-to-undo')
  if (!isUnsettled(job.received_at, rma?.reconciled_at ?? null)) return refuse('arrival-settled')
  const moved =
    job.arrival === 'surplus'
      ? await cancelJob(work, job)
      : await transition(work, job, 'expected', 'arrival', { arrival: 'expected', condition: null, due_on: null })
  if (moved.kind !== 'done') return moved
  await stripArrival(work.db, job.id)
  work.record(job.id, 'arrival-undone')
  work.touch('rma', job.rma_id)
  work.touch('unit', job.unit_id)
  return done({ id: input.jobId, number: jobNumber(job.seq) })
}

/** Closes the job of a unit that did not come. */
export async function cancelJob(work: Work, job: JobRow, also: Parameters<typeof transition>[4] = {}) {
  const held = await closeJobParts(work, job)
  return held ?? transition(work, job, 'closed', 'arrival', { outcome: 'cancelled', closed_at: work.now, due_on: null, ...also })
}
