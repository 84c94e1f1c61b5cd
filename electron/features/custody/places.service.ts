import type { HeldUnit, Place, PlaceFields } from '../../../shared/custody/custody.ts'
import type { PlaceId, UnitId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ReadDb } from '../../db/store.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { markMissed, markSeen } from './custody.repository.ts'
import { listHeldUnits, listUnitIdsAt } from './held-units.repository.ts'
import { findLastCount, findPlace, insertCount, insertPlace, listPlaces, lockPlace, updatePlace } from './places.repository.ts'

/** A place by the number on its label, with what stands there and how its last count ended; null when there is none. */
export async function readPlace(db: ReadDb, number: string) {
  const typed = parseTypedNumber(number, 'place')
  const place = typed?.kind === 'place' ? await findPlace(db, { seq: typed.sequence }) : null
  if (place === null) return null
  const [ids, lastCount] = await Promise.all([listUnitIdsAt(db, place.id), findLastCount(db, place.id)])
  return { place, units: await listHeldUnits(db, ids), lastCount }
}

/** Every place, those in use first. */
export const readPlaces = (db: ReadDb): Promise<Place[]> => listPlaces(db)

/** Adds a place; refused when its code is taken in any spelling. */
export async function addPlace(work: Work, { code, name, kind }: PlaceFields): Promise<Outcome<Place>> {
  if ((await findPlace(work.db, { code })) !== null) return refuse('place-known', { place: code })
  return done(await insertNew(work, { code, name, kind }))
}

async function insertNew(work: Work, fields: PlaceFields): Promise<Place> {
  const id = work.newId<PlaceId>()
  await insertPlace(work.db, id, fields)
  return told(work, id, null)
}

/** The place that somebody names by its code. One that nobody has named before becomes a shelf, with a code to print. */
export async function placeNamed(work: Work, code: string): Promise<Place> {
  const known = await findPlace(work.db, { code })
  return known ?? insertNew(work, { code, name: null, kind: 'shelf' })
}

/** Changes a place; only an empty one may be closed. */
export async function changePlace(
  work: Work,
  input: PlaceFields & { placeId: PlaceId; version: number; isActive: boolean },
): Promise<Outcome<Place>> {
  await lockPlace(work.db, input.placeId)
  const before = await findPlace(work.db, { id: input.placeId })
  if (before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  const taken = await findPlace(work.db, { code: input.code })
  if (taken !== null && taken.id !== before.id) return refuse('place-known', { place: input.code })
  if (before.isActive && !input.isActive && before.units > 0) return refuse('place-not-empty', { place: before.code })
  const { code, name, kind, isActive } = input
  if (!(await updatePlace(work.db, before.id, before.version, { code, name, kind, isActive })))
    return stale(input.version, before.version + 1)
  return done(await told(work, before.id, before))
}

async function told(work: Work, id: PlaceId, before: Place | null): Promise<Place> {
  const after = await findPlace(work.db, { id })
  if (after === null) throw new Error('the place was kept')
  work.audit('place', id, before, after)
  work.touch('place', id)
  return after
}

interface Difference {
  found: number
  missing: HeldUnit[]
  unexpected: HeldUnit[]
}

/**
 * Ends a count: what was scanned was seen there; what should stand there and was not scanned is missed until somebody scans it
 * somewhere. Nothing moves by it: a move with its reason puts each difference right.
 */
export async function finishCount(
  work: Work,
  input: { placeId: PlaceId; seen: readonly UnitId[] },
): Promise<Outcome<Difference>> {
  await lockPlace(work.db, input.placeId)
  const place = await findPlace(work.db, { id: input.placeId })
  if (place === null) return missing
  const expected = await listUnitIdsAt(work.db, place.id)
  const seen = new Set<string>(input.seen)
  const found = expected.filter((id) => seen.has(id))
  const missed = expected.filter((id) => !seen.has(id))
  const unexpected = [...seen].filter((id) => !expected.includes(id))
  const [missingUnits, unexpectedUnits] = [await listHeldUnits(work.db, missed), await listHeldUnits(work.db, unexpected)]
  await markSeen(work.db, { unitIds: found, placeId: place.id }, work.now)
  await markMissed(work.db, { unitIds: missed, placeId: place.id }, work.now)
  const count = { found: found.length, missing: missed, unexpected: unexpectedUnits.map(({ unitId }) => unitId) }
  await insertCount(work.db, { placeId: place.id, at: work.now, byId: actorOf(work).id, ...count })
  work.audit('place', place.id, null, { counted: count })
  work.touch('place', place.id)
  for (const id of [...found, ...missed]) work.touch('unit', id)
  return done({ found: found.length, missing: missingUnits, unexpected: unexpectedUnits })
}
