import type { IntakeJob } from '../../../shared/intake/intake.ts'
import type { AttachmentId, JobId, UnitId } from '../../../shared/kernel/ids.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { uploadPhoto } from '../attachments/attachments.service.ts'
import { drawSignature, type Signed } from '../attachments/signature.service.ts'
import { checkIn } from '../intake/intake.service.ts'
import { judgeProof } from '../units/units.service.ts'
import { findJobRow } from '../jobs/job.repository.ts'
import { storedId } from '../../db/stored.ts'
import { type Player, said, valueOf } from './sample-player.ts'
import type { PlannedJob, Visit } from './sample-plan.ts'

/** What a planned job became. */
export interface PlayedJob {
  id: JobId
  unitId: UnitId
  rmaNumber: string
  visit: Visit
}

const CHANNELS = ['counter', 'counter', 'counter', 'counter', 'phone', 'message', 'courier'] as const

/** Checks a visit in as the front desk; answers what each planned job became. */
export async function playVisit(
  player: Player,
  visit: Visit,
  earlier: ReadonlyMap<PlannedJob, PlayedJob>,
): Promise<Map<PlannedJob, PlayedJob>> {
  const { chance, customers } = player.stage
  const customerId = customers.get(visit.customer.name)
  if (customerId === undefined) throw new Error(`the sample has no customer ${visit.customer.name}`)
  const desk = chance.pick(['desk-1', 'desk-2', 'desk-2'])
  const jobs: IntakeJob[] = []
  for (const job of visit.jobs) jobs.push(await intakeOf(player, visit, job, desk, earlier))
  const checkedIn = await player.act(visit.at, desk, 'intake.checkIn', async (work) =>
    checkIn(work, {
      channel: visit.customer.isDealer ? 'dealer' : chance.pick(CHANNELS),
      requestType: chance.happens(0.92) ? 'fault' : 'maintenance',
      isRemoteFirst: false,
      customer: { kind: 'known', id: customerId },
      jobs,
      signing: await signedBy(player, visit.at),
    }),
  )
  const played = new Map<PlannedJob, PlayedJob>()
  for (const [index, plan] of visit.jobs.entries()) {
    const id = checkedIn.jobs[index]?.id
    if (id === undefined) throw new Error('a check-in answered fewer jobs than it was given')
    const row = await findJobRow(player.coreAt(visit.at).store.read, id)
    if (row === undefined) throw new Error('a checked-in job is not there')
    const unitId = storedId<UnitId>(row.unit_id)
    if (plan.earlier === null) await judgeProofOf(player, plan, unitId, visit, desk)
    played.set(plan, { id, unitId, rmaNumber: checkedIn.rmaNumber, visit })
  }
  return played
}

/** Looks at the paper that came with a new unit, where the plan says that somebody did. */
async function judgeProofOf(
  player: Player,
  { unit }: PlannedJob,
  unitId: UnitId,
  { at, customer }: Visit,
  desk: string,
): Promise<void> {
  const { chance, content } = player.stage
  const { proof, ageDays } = unit
  if (ageDays === null || (proof !== 'verified' && proof !== 'refused')) return
  const judgement =
    proof === 'verified'
      ? ({ state: proof, reason: null } as const)
      : { state: proof, reason: said(chance.pick(content.phrases.refusedProofs), customer.language) }
  await player.act(at, desk, 'units.judgeProof', (work) => judgeProof(work, { unitId, version: 1, judgement }))
}

/** Every sixth signs on the screen, the others on paper. */
export async function signedBy(player: Player, at: number): Promise<Signed> {
  const { chance, signatures } = player.stage
  if (!chance.happens(0.16)) return { way: 'paper' }
  return valueOf('signature', await drawSignature(player.coreAt(at).photos, { way: 'screen', image: chance.pick(signatures) }))
}

async function intakeOf(
  player: Player,
  visit: Visit,
  job: PlannedJob,
  desk: string,
  earlier: ReadonlyMap<PlannedJob, PlayedJob>,
): Promise<IntakeJob> {
  const { chance } = player.stage
  const { language } = visit.customer
  const day = new Date(visit.at).toISOString().slice(0, 10)
  const photoIds = job.hasPhoto ? [await takePhoto(player, visit.at, desk)] : []
  return {
    unit: unitOf(player, job, day, earlier),
    fault: said(job.fault, language),
    symptoms: job.story.symptoms,
    occurredOn: chance.happens(0.7) ? addDays(day, -Math.min(chance.between(1, 20), job.unit.ageDays ?? 20)) : null,
    wishedFor: chance.happens(0.2) ? addDays(day, chance.between(2, 9)) : null,
    isUrgent: job.isUrgent,
    accessories: job.accessories.map((name) => ({ name: said(name, language), note: null })),
    condition: said(job.story.condition, language),
    photoIds,
    mayWipeData: chance.happens(0.6),
    mayDisassemble: chance.happens(0.9),
    passcode: job.passcode,
  }
}

function unitOf(player: Player, job: PlannedJob, day: string, earlier: ReadonlyMap<PlannedJob, PlayedJob>): IntakeJob['unit'] {
  const before = job.earlier === null ? undefined : earlier.get(job.earlier)
  if (before !== undefined) return { kind: 'known', id: before.unitId }
  const modelId = player.stage.models.get(job.model.key)
  if (modelId === undefined) throw new Error(`the sample has no model ${job.model.key}`)
  const { ageDays, proof, proofNumber, serial } = job.unit
  const since = ageDays === null ? null : addDays(day, -ageDays)
  const isInstalled = job.model.terms.startsFrom === 'installation'
  const hasProof = proof !== 'none' && since !== null
  return {
    kind: 'new',
    serial,
    model: { kind: 'known', id: modelId },
    boughtOn: since,
    installedOn: isInstalled && since !== null ? addDays(since, Math.min(9, ageDays ?? 0)) : null,
    proof: {
      kind: hasProof ? 'invoice' : null,
      number: hasProof ? proofNumber : null,
      on: hasProof ? since : null,
      attachmentId: null,
    },
  }
}

/** A photo taken by somebody at a moment, not yet of any job. */
export async function takePhoto(player: Player, at: number, staff: string): Promise<AttachmentId> {
  const { chance, photos } = player.stage
  const bytes = chance.pick(photos)
  const file = new File([new Uint8Array(bytes)], 'photo.jpg', { type: 'image/jpeg' })
  const caller = { actor: player.person(staff), device: 'sample', procedure: 'attachments.upload' }
  return valueOf('photo', await uploadPhoto(player.coreAt(at), caller, file)).id
}
