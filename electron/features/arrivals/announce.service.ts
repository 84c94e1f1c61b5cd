import type { z } from 'zod'
import type { announceFields, AnnouncedUnit } from '../../../shared/arrivals/arrivals.ts'
import type { IntakeJob } from '../../../shared/intake/intake.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { type CheckedIn, type JobFrame, openJob, openRma, whoBrings } from '../intake/intake.service.ts'

type Announcement = z.output<z.ZodObject<typeof announceFields>>

/**
 * Issues an RMA for units that are not here yet: its number, and a job in `expected` for each of them, in one commit. Refused as a
 * check-in is, and when the units should have come before today.
 */
export async function announce(work: Work, input: Announcement): Promise<Outcome<CheckedIn>> {
  if (input.expectedOn !== null && input.expectedOn < work.today) return refuse('date-before', { field: 'expectedOn' })
  const customer = await whoBrings(work, input.customer)
  if (customer.kind !== 'done') return customer
  const rma = await openRma(work, customer.value.id, { ...input, signing: null })
  const frame: JobFrame = { rmaId: rma.id, customerId: customer.value.id, unitIds: new Set(), arrival: 'expected' }
  const jobs: CheckedIn['jobs'] = []
  for (const unit of input.units) {
    const opened = await openJob(work, { ...frame, announced: unit.accessories }, unseen(unit))
    if (opened.kind !== 'done') return opened
    jobs.push(opened.value)
  }
  const { expectedOn, note } = input
  work.audit('rma', rma.id, null, { number: rma.number, expectedOn, note, jobs: jobs.map((job) => job.number) })
  work.touch('rma', rma.id)
  work.touch('customer', customer.value.id)
  return done({ rmaId: rma.id, rmaNumber: rma.number, jobs })
}

/** What nobody can say of a unit before it was seen: accessories, condition, photos; and no passcode goes through the mail. */
function unseen({ unit, fault, symptoms, isUrgent }: AnnouncedUnit): IntakeJob {
  return {
    unit,
    fault,
    symptoms,
    isUrgent,
    occurredOn: null,
    wishedFor: null,
    accessories: [],
    condition: null,
    photoIds: [],
    mayWipeData: false,
    mayDisassemble: false,
    passcode: null,
  }
}
