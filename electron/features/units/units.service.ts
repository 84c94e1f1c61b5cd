import type { z } from 'zod'
import type { intakeModel, intakeUnit } from '../../../shared/intake/intake.ts'
import {
  isImei,
  NO_PROOF,
  normalSerial,
  type Proof,
  type ProofJudgement,
  RECENT_REPAIR_DAYS,
  type ShownProof,
  type Unit,
} from '../../../shared/units/units.ts'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import type { Model } from '../../../shared/catalogue/catalogue.ts'
import type { CustomerId, UnitId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { unitNumber } from '../../../shared/scan/scan-codes.ts'
import { readScanText } from '../../../shared/scan/scan-text.ts'
import type { ReadDb } from '../../db/store.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { nextNumber } from '../../work/work.repository.ts'
import { hasPhoto } from '../attachments/attachments.repository.ts'
import { countUnitOfModel, findModel } from '../catalogue/catalogue.repository.ts'
import { findOrAddProvisionalModel } from '../catalogue/catalogue.service.ts'
import { findCustomer } from '../customers/customers.repository.ts'
import { listJobsOfUnit } from '../jobs/job-summary.repository.ts'
import {
  deleteUnusedUnit,
  findUnit,
  findUnitBySerialKey,
  insertUnit,
  updateProofJudgement,
  updateUnitDates,
  updateUnitOwner,
} from './units.repository.ts'

const MOST_HISTORY = 20

/** Everything the counter wants to know about a unit, `today` being the depot's date; null when there is no such unit. */
export async function readUnitFile(db: ReadDb, unitId: string, today: string): Promise<UnitFile | null> {
  const unit = await findUnit(db, unitId)
  if (unit === null) return null
  const [model, owner, history] = await Promise.all([
    findModel(db, unit.modelId),
    unit.ownerId === null ? null : findCustomer(db, unit.ownerId),
    listJobsOfUnit(db, unit.id, MOST_HISTORY),
  ])
  if (model === null) throw new Error('a unit whose model is gone')
  const since = addDays(today, -RECENT_REPAIR_DAYS)
  return {
    unit,
    model,
    owner,
    // A unit is in the house once only, so the open job is always its newest.
    openJob: history.find((job) => job.stage !== 'closed') ?? null,
    history,
    recentRepairs: history.filter((job) => job.closedAt !== null && job.closedAt >= since && job.outcome !== 'cancelled'),
  }
}

/** The file of the unit with this serial, in whatever spelling; null when the depot has never seen it. */
export async function lookUpUnit(db: ReadDb, serial: string, today: string): Promise<UnitFile | null> {
  const read = readScanText(serial)
  const unit = read.kind === 'text' ? await findUnitBySerialKey(db, normalSerial(read.text)) : null
  return unit && readUnitFile(db, unit.id, today)
}

/** Dates and proof as somebody typed them in. */
interface TypedDates {
  boughtOn: string | null
  installedOn: string | null
  proof: ShownProof
}

interface NewUnit extends TypedDates {
  /** Null when there is none to read; the unit's number stands for it. */
  serial: string | null
  model: Model
  ownerId: CustomerId | null
}

type UnitOverTheCounter = z.output<typeof intakeUnit>

/** What a job needs to know of its unit. */
export type IntakeUnit = Pick<Unit, 'id' | 'modelId' | 'serial' | 'number' | 'boughtOn'>

/**
 * The unit that came over the counter, which belongs to this customer from now on: one on file by id or by serial, or a new one.
 * A unit on file keeps its own dates. Refused when the serial is on file under another model, is no IMEI though the model has
 * one, or the dates are impossible.
 */
export async function takeUnit(work: Work, input: UnitOverTheCounter, ownerId: CustomerId): Promise<Outcome<IntakeUnit>> {
  if (input.kind === 'known') {
    const unit = await findUnit(work.db, input.id)
    return unit === null ? missing : done(await giveToOwner(work, unit, ownerId))
  }
  const [known, model] = await Promise.all([findUnitBySerial(work, input.serial), findNamedModel(work, input.model)])
  if (model === null) return missing
  if (known === null) return createUnit(work, { ...input, model, ownerId })
  return known.modelId === model.id ? done(await giveToOwner(work, known, ownerId)) : refuseOtherModel(work, known)
}

const findUnitBySerial = async (work: Work, serial: string | null): Promise<Unit | null> =>
  serial === null ? null : findUnitBySerialKey(work.db, normalSerial(serial))

async function findNamedModel(work: Work, named: z.output<typeof intakeModel>): Promise<Model | null> {
  return named.kind === 'known' ? findModel(work.db, named.id) : findOrAddProvisionalModel(work, named)
}

/** A new unit, whose serial is not on file; refused as `takeUnit` says. */
async function createUnit(work: Work, input: NewUnit): Promise<Outcome<Unit>> {
  const refusal = refusalOfSerial(input) ?? (await refusalOfDates(work, input))
  if (refusal !== null) return refusal
  const serialKey = input.serial === null ? null : normalSerial(input.serial)
  const seq = await nextNumber(work.db, 'unit')
  const { boughtOn, installedOn, proof, serial, ownerId } = input
  const unit: Unit = {
    id: work.newId(),
    number: unitNumber(seq),
    serial,
    modelId: input.model.id,
    ownerId,
    boughtOn,
    installedOn,
    proof: unjudged(proof),
    version: 1,
  }
  await Promise.all([
    insertUnit(work.db, unit, { seq, serialKey, createdAt: work.now }),
    countUnitOfModel(work.db, input.model.id),
  ])
  work.audit('unit', unit.id, null, unit)
  work.touch('unit', unit.id)
  return done(unit)
}

/** The unit belongs to this customer from now on; nothing is written when it did already. */
async function giveToOwner(work: Work, unit: Unit, ownerId: CustomerId): Promise<Unit> {
  if (unit.ownerId === ownerId) return unit
  await updateUnitOwner(work.db, unit.id, ownerId)
  const after: Unit = { ...unit, ownerId, version: unit.version + 1 }
  work.audit('unit', unit.id, unit, after)
  work.touch('unit', unit.id)
  return after
}

/** Forgets a unit that was announced but turned out to be another one, unless some job is of it. */
export async function forgetUnusedUnit(work: Work, unitId: UnitId): Promise<void> {
  const unit = await findUnit(work.db, unitId)
  if (unit === null || !(await deleteUnusedUnit(work.db, unitId))) return
  await countUnitOfModel(work.db, unit.modelId, -1)
  work.audit('unit', unitId, unit, null)
  work.touch('unit', unitId)
}

export async function updateUnitDatesOf(
  work: Work,
  input: TypedDates & { unitId: UnitId; version: number },
): Promise<Outcome<Unit>> {
  const before = await findUnit(work.db, input.unitId)
  if (before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  const refusal = await refusalOfDates(work, input)
  if (refusal !== null) return refusal
  const { boughtOn, installedOn } = input
  const dates = { boughtOn, installedOn, proof: proofAfter(before, input) }
  if (!(await updateUnitDates(work.db, before.id, before.version, dates))) return stale(input.version, before.version + 1)
  const after: Unit = { ...before, ...dates, version: before.version + 1 }
  work.audit('unit', after.id, before, after)
  work.touch('unit', after.id)
  return done(after)
}

/** A proof that nobody has looked at yet; without a kind there is none. */
function unjudged(shown: ShownProof): Proof {
  return shown.kind === null ? NO_PROOF : { ...shown, state: 'unverified', judged: null }
}

/** A judgement is about what the paper said, and about the purchase it proves: when either changes, somebody must look again. */
function proofAfter({ proof, boughtOn }: Unit, typed: TypedDates): Proof {
  const { kind, number, on, attachmentId } = typed.proof
  const isSame =
    kind === proof.kind &&
    number === proof.number &&
    on === proof.on &&
    attachmentId === proof.attachmentId &&
    typed.boughtOn === boughtOn
  return isSame ? proof : unjudged(typed.proof)
}

/** Verifies or refuses the proof on file, with who, when and why (MISSION.md, B5). Refused where there is none to look at. */
export async function judgeProof(
  work: Work,
  { unitId, version, judgement }: { unitId: UnitId; version: number; judgement: ProofJudgement },
): Promise<Outcome<Unit>> {
  const before = await findUnit(work.db, unitId)
  if (before === null) return missing
  if (before.version !== version) return stale(version, before.version)
  if (before.proof.state === 'none') return refuse('no-proof-shown')
  const { state, reason } = judgement
  const by = actorOf(work)
  if (!(await updateProofJudgement(work.db, unitId, version, { state, reason, at: work.now, byId: by.id })))
    return stale(version, version + 1)
  const proof: Proof = { ...before.proof, state, judged: { at: work.now, by: by.name, reason } }
  const after: Unit = { ...before, proof, version: version + 1 }
  work.audit('unit', unitId, before, after)
  work.touch('unit', unitId)
  return done(after)
}

async function refuseOtherModel(work: Work, known: Unit): Promise<NotDone> {
  const model = await findModel(work.db, known.modelId)
  return refuse('serial-belongs-to-model', { model: model === null ? '' : `${model.brand} ${model.name}` })
}

function refusalOfSerial({ serial, model }: NewUnit): NotDone | null {
  if (serial === null || model.serialKind !== 'imei' || isImei(serial)) return null
  return refuse('bad-imei', { serial })
}

async function refusalOfDates(work: Work, { boughtOn, installedOn, proof }: TypedDates): Promise<NotDone | null> {
  if (boughtOn !== null && boughtOn > work.today) return refuse('date-in-future', { field: 'boughtOn' })
  if (installedOn !== null && installedOn > work.today) return refuse('date-in-future', { field: 'installedOn' })
  if (boughtOn !== null && installedOn !== null && installedOn < boughtOn) return refuse('date-before', { field: 'installedOn' })
  if (proof.on !== null && proof.on > work.today) return refuse('date-in-future', { field: 'proofOn' })
  if (proof.attachmentId === null || (await hasPhoto(work.db, proof.attachmentId))) return null
  return refuse('unknown-attachment')
}
