import { type CustodyReason, type CustodyTarget, type Holder, IS_HERE } from '../../../shared/custody/custody.ts'
import type { Moved } from '../../../shared/custody/custody.contract.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { findStaff } from '../staff/staff.repository.ts'
import {
  findDeparture,
  findGiver,
  findNow,
  markSeen,
  type NowRow,
  takeNow,
  takeOpenJobId,
  toHolder,
} from './custody.repository.ts'
import { type Change, DESK, handOn, personOf } from './hand.service.ts'
import { listHeldUnits } from './held-units.repository.ts'
import { takePlace } from './places.repository.ts'

/**
 * Puts a unit somewhere, or into somebody's hands. One that is there already was seen there. Refused for a unit that left, with
 * when, to whom and by which job, and for one that never came.
 */
export async function moveUnit(
  work: Work,
  input: { unitId: string; to: CustodyTarget; why?: CustodyReason; note: string | null },
): Promise<Outcome<Moved>> {
  const jobId = await takeOpenJobId(work.db, input.unitId)
  const to = await holderOf(work, input.to)
  if (to.kind !== 'done') return to
  const now = await takeNow(work.db, input.unitId)
  if (now === undefined || now.kind === 'customer') return notHere(work, input.unitId)
  return handed(work, now, { jobId, to: to.value, why: input.why ?? 'moved', note: input.note })
}

/** Hands a unit on, notes it in its job's timeline when it is put on a shelf, and answers what happened. */
async function handed(work: Work, now: NowRow, change: Pick<Change, 'jobId' | 'to' | 'why' | 'note'>): Promise<Outcome<Moved>> {
  const [from, { to, jobId }] = [toHolder(now), change]
  const entryId = await handOn(work, now, change)
  if (entryId === null) {
    await markSeen(work.db, { unitIds: [now.unit_id], placeId: now.place_id }, work.now)
    work.touch('unit', now.unit_id)
  } else if (jobId !== null) {
    const isShelved = from.kind === 'place' || to.kind === 'place'
    const shelfOf = (holder: Holder) => (holder.kind === 'place' ? holder.name : null)
    if (isShelved) work.record(jobId, 'shelved', { from: shelfOf(from), to: shelfOf(to) })
    work.touch('job', jobId)
  }
  const [unit] = await listHeldUnits(work.db, [now.unit_id])
  return unit === undefined ? missing : done({ unit, from, to, entryId })
}

async function notHere(work: Work, unitId: string): Promise<Outcome<never>> {
  const left = await findDeparture(work.db, unitId)
  return left === null
    ? refuse('unit-not-here')
    : refuse('unit-left', { job: left.jobNumber, name: left.to, date: left.at.slice(0, 10) })
}

async function holderOf(work: Work, target: CustodyTarget): Promise<Outcome<Holder>> {
  switch (target.kind) {
    case 'place':
      return placeInUse(work, target.placeId)
    case 'person': {
      const person = await findStaff(work.db, target.staffId)
      return person === null || !person.isActive ? missing : done(personOf(person))
    }
    case 'desk':
      return done(DESK)
    case 'courier':
    case 'factory':
      return done({ kind: target.kind, id: null, name: target.name })
  }
}

async function placeInUse(work: Work, placeId: string): Promise<Outcome<Holder>> {
  const place = await takePlace(work.db, placeId)
  if (place === null) return missing
  return place.isActive ? done({ kind: 'place', id: place.id, name: place.code }) : refuse('place-closed', { place: place.code })
}

/** A move is taken back at the bench while one still stands there. */
const TAKE_BACK_MS = 10 * 60_000

/**
 * Takes back the last move of a unit by an entry of its own; refused when somebody moved it since, some minutes have gone, or the
 * place where it stood is out of use.
 */
export async function takeBack(work: Work, input: { unitId: string; entryId: string }): Promise<Outcome<Moved>> {
  const giver = await findGiver(work.db, input.entryId)
  if (giver === undefined || giver.kind === null || giver.by_id !== actorOf(work).id) return refuse('nothing-to-undo')
  if (Date.parse(work.now) - Date.parse(giver.at) > TAKE_BACK_MS) return refuse('nothing-to-undo')
  const jobId = await takeOpenJobId(work.db, input.unitId)
  const to = await holderBefore(work, { ...giver, kind: giver.kind })
  const now = await takeNow(work.db, input.unitId)
  if (now?.entry_id !== input.entryId) return refuse('nothing-to-undo')
  if (to.kind !== 'done') return to
  if (!IS_HERE[to.value.kind]) return refuse('nothing-to-undo')
  return handed(work, now, { jobId, to: to.value, why: 'undone', note: null })
}

type Giver = NonNullable<Awaited<ReturnType<typeof findGiver>>>

/** Who had the unit before an entry; refused when that is a place that is out of use by now. */
async function holderBefore(work: Work, giver: Giver & { kind: string }): Promise<Outcome<Holder>> {
  if (giver.place_id !== null) return placeInUse(work, giver.place_id)
  const person = giver.staff_id === null ? null : await findStaff(work.db, giver.staff_id)
  return done(toHolder({ ...giver, person: person?.name ?? null, place: null }))
}

/**
 * A move of a job that is taken back gives its unit back too, if it was that move that handed it over, at this moment. Where it stood
 * may be out of use by now: then it stays where it is.
 */
export async function undoHandOver(
  work: Work,
  { unitId, jobId, at }: { unitId: string; jobId: string; at: string },
): Promise<void> {
  const last = await findNow(work.db, unitId)
  const giver = last?.since === at ? await findGiver(work.db, last.entry_id) : undefined
  if (giver === undefined || giver.kind === null) return
  const to = await holderBefore(work, { ...giver, kind: giver.kind })
  const now = await takeNow(work.db, unitId)
  if (to.kind === 'done' && now !== undefined && now.entry_id === last?.entry_id)
    await handOn(work, now, { jobId, to: to.value, why: 'undone', note: null })
}
