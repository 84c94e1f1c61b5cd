import { type Place, type PlaceFields, placeKind } from '../../../shared/custody/custody.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import { placeNumber } from '../../../shared/scan/scan-codes.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { flag, storedId, storedJson } from '../../db/stored.ts'
import { z } from 'zod'
import { nextNumber } from '../../work/work.repository.ts'

/** One form of a place's code for "is this taken". */
const placeKey = (code: string): string => folded(code).replaceAll(' ', '')

const selectPlaces = (db: ReadDb) =>
  db
    .selectFrom('place')
    .selectAll('place')
    .select((select) =>
      select
        .selectFrom('custody_now')
        .select((count) => count.fn.countAll<number>().as('units'))
        .whereRef('custody_now.place_id', '=', 'place.id')
        .as('units'),
    )

type PlaceRow = Awaited<ReturnType<ReturnType<typeof selectPlaces>['execute']>>[number]

const toPlace = (row: PlaceRow): Place => ({
  id: storedId(row.id),
  number: placeNumber(row.seq),
  code: row.code,
  name: row.name,
  kind: placeKind.parse(row.kind),
  isActive: row.is_active === 1,
  units: row.units ?? 0,
  version: row.version,
})

/** Every place, those in use first, by code. */
export async function listPlaces(db: ReadDb): Promise<Place[]> {
  return (await selectPlaces(db).orderBy('place.is_active', 'desc').orderBy('place.code_key').execute()).map(toPlace)
}

export async function findPlace(db: ReadDb, by: { id: string } | { seq: number } | { code: string }): Promise<Place | null> {
  const places = selectPlaces(db)
  const query =
    'id' in by
      ? places.where('place.id', '=', by.id)
      : 'seq' in by
        ? places.where('place.seq', '=', by.seq)
        : places.where('place.code_key', '=', placeKey(by.code))
  const row = await query.executeTakeFirst()
  return row === undefined ? null : toPlace(row)
}

/**
 * Takes a place for a change of what it is: units that are put there meanwhile are waited for, and seen then. Whoever takes a unit
 * away from it need not wait.
 */
export async function lockPlace(db: WriteDb, id: string): Promise<void> {
  if (needsRowLocks(db)) await db.selectFrom('place').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

/** A place for a use case that puts a unit there: nobody closes it until that is done. */
export async function takePlace(db: WriteDb, id: string): Promise<Place | null> {
  if (needsRowLocks(db)) await db.selectFrom('place').select('id').where('id', '=', id).forShare().execute()
  return findPlace(db, { id })
}

const columnsOf = ({ code, name, kind }: PlaceFields) => ({ code, code_key: placeKey(code), name, kind })

export async function insertPlace(db: WriteDb, id: string, fields: PlaceFields): Promise<void> {
  const seq = await nextNumber(db, 'place')
  await db
    .insertInto('place')
    .values({ id, seq, ...columnsOf(fields), is_active: 1, version: 1 })
    .execute()
}

/** Keeps the new fields and counts the version up; false when the record is no longer at `version`. */
export async function updatePlace(
  db: WriteDb,
  id: string,
  version: number,
  { isActive, ...fields }: PlaceFields & { isActive: boolean },
): Promise<boolean> {
  const result = await db
    .updateTable('place')
    .set({ ...columnsOf(fields), is_active: flag(isActive), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export interface EndedCount {
  placeId: string
  at: string
  byId: string
  found: number
  missing: readonly string[]
  unexpected: readonly string[]
}

export async function insertCount(db: WriteDb, count: EndedCount): Promise<void> {
  await db
    .insertInto('place_count')
    .values({
      place_id: count.placeId,
      at: count.at,
      by_id: count.byId,
      found: count.found,
      missing: JSON.stringify(count.missing),
      unexpected: JSON.stringify(count.unexpected),
    })
    .execute()
}

const unitIds = z.array(z.string())

/** How the last count of a place ended; null when it never was counted. */
export async function findLastCount(db: ReadDb, placeId: string) {
  const row = await db
    .selectFrom('place_count')
    .innerJoin('staff', 'staff.id', 'place_count.by_id')
    .select(['place_count.at', 'place_count.found', 'place_count.missing', 'place_count.unexpected', 'staff.name'])
    .where('place_count.place_id', '=', placeId)
    .orderBy('place_count.seq', 'desc')
    .executeTakeFirst()
  if (row === undefined) return null
  const [missing, unexpected] = [storedJson(unitIds, row.missing).length, storedJson(unitIds, row.unexpected).length]
  return { at: row.at, by: row.name, found: row.found, missing, unexpected }
}
