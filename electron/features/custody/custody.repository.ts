import {
  custodyReason,
  type CustodyEntry,
  type CustodyNow,
  type Departure,
  type Holder,
  holderKind,
} from '../../../shared/custody/custody.ts'
import { type JobOutcome, outcome } from '../../../shared/jobs/stages.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { CustodyNowTable } from '../../db/tables/custody.ts'
import { CLOSED } from '../../db/literals.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'

/** Entries shown of one unit; more only one that is moved about for years has. */
const MOST_ENTRIES = 200

interface HolderRow {
  kind: string
  staff_id: string | null
  place_id: string | null
  name: string | null
  person: string | null
  place: string | null
}

export function toHolder(row: HolderRow): Holder {
  const kind = holderKind.parse(row.kind)
  if (kind === 'person') return { kind, id: row.staff_id, name: row.person }
  if (kind === 'place') return { kind, id: row.place_id, name: row.place }
  return { kind, id: null, name: row.name }
}

/** Where each unit is now, with the names of people and places. */
export const selectNow = (db: ReadDb) =>
  db
    .selectFrom('custody_now')
    .leftJoin('staff', 'staff.id', 'custody_now.staff_id')
    .leftJoin('place', 'place.id', 'custody_now.place_id')
    .select([
      'custody_now.unit_id',
      'custody_now.entry_id',
      'custody_now.job_id',
      'custody_now.kind',
      'custody_now.staff_id',
      'custody_now.place_id',
      'custody_now.name',
      'custody_now.since',
      'custody_now.seen_at',
      'custody_now.missed_at',
      'staff.name as person',
      'place.code as place',
    ])

export type NowRow = Awaited<ReturnType<ReturnType<typeof selectNow>['execute']>>[number]

export const toNow = (row: NowRow): CustodyNow => ({
  holder: toHolder(row),
  since: row.since,
  seenAt: row.seen_at,
  missedAt: row.missed_at,
})

export async function findNow(db: ReadDb, unitId: string): Promise<NowRow | undefined> {
  return selectNow(db).where('custody_now.unit_id', '=', unitId).executeTakeFirst()
}

/** The same for a use case that moves the unit: whoever else moves it waits, and then sees where it went. */
export async function takeNow(db: WriteDb, unitId: string): Promise<NowRow | undefined> {
  if (needsRowLocks(db)) await db.selectFrom('custody_now').select('unit_id').where('unit_id', '=', unitId).forUpdate().execute()
  return findNow(db, unitId)
}

/** Keeps where a unit is now, whether or not it was known before. */
export async function putNow(db: WriteDb, row: CustodyNowTable): Promise<void> {
  const { unit_id: _alone, ...columns } = row
  await db
    .insertInto('custody_now')
    .values(row)
    .onConflict((conflict) => conflict.column('unit_id').doUpdateSet(columns))
    .execute()
}

/** Units, and the place where somebody looked for them (null: in a hand). Whatever was moved elsewhere meanwhile is left alone. */
interface Looked {
  readonly unitIds: readonly string[]
  readonly placeId: string | null
}

/** Notes that these units were seen where they should be. */
export async function markSeen(db: WriteDb, looked: Looked, at: string): Promise<void> {
  await markLooked(db, looked, { seen_at: at, missed_at: null })
}

/** Notes that a count of their place ended without these units. */
export async function markMissed(db: WriteDb, looked: Looked, at: string): Promise<void> {
  await markLooked(db, looked, { missed_at: at })
}

async function markLooked(
  db: WriteDb,
  { unitIds, placeId }: Looked,
  columns: Partial<Pick<CustodyNowTable, 'seen_at' | 'missed_at'>>,
): Promise<void> {
  if (unitIds.length === 0) return
  await db
    .updateTable('custody_now')
    .set(columns)
    .where('unit_id', 'in', [...unitIds])
    .where('place_id', placeId === null ? 'is' : '=', placeId)
    .execute()
}

/** The shelf that boards, lists and labels show is the place where the unit stands. It is no edit of the job, whose version stays. */
export async function setShelfOfJob(db: WriteDb, jobId: string, shelf: string | null): Promise<void> {
  await db.updateTable('job').set({ shelf }).where('id', '=', jobId).execute()
}

/** Every hand that a unit went through, newest first. */
export async function listPath(db: ReadDb, unitId: string): Promise<CustodyEntry[]> {
  const rows = await db
    .selectFrom('custody')
    .leftJoin('staff as doer', 'doer.id', 'custody.by_id')
    .leftJoin('staff as giver', 'giver.id', 'custody.from_staff_id')
    .leftJoin('staff as taker', 'taker.id', 'custody.to_staff_id')
    .leftJoin('place as place_before', 'place_before.id', 'custody.from_place_id')
    .leftJoin('place as place_after', 'place_after.id', 'custody.to_place_id')
    .leftJoin('job', 'job.id', 'custody.job_id')
    .selectAll('custody')
    .select([
      'doer.name as doer',
      'giver.name as giver',
      'taker.name as taker',
      'place_before.code as place_before',
      'place_after.code as place_after',
      'job.seq as job_seq',
    ])
    .where('custody.unit_id', '=', unitId)
    .orderBy('custody.seq', 'desc')
    .limit(MOST_ENTRIES)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    by: row.doer,
    from: row.from_kind === null ? null : holderBefore({ ...row, from_kind: row.from_kind }),
    to: holderAfter(row),
    why: custodyReason.parse(row.why),
    note: row.note,
    jobNumber: row.job_seq === null ? null : jobNumber(row.job_seq),
  }))
}

interface BeforeRow {
  from_kind: string
  from_staff_id: string | null
  from_place_id: string | null
  from_name: string | null
  giver: string | null
  place_before: string | null
}

const holderBefore = (row: BeforeRow): Holder =>
  toHolder({
    kind: row.from_kind,
    staff_id: row.from_staff_id,
    place_id: row.from_place_id,
    name: row.from_name,
    person: row.giver,
    place: row.place_before,
  })

interface AfterRow {
  to_kind: string
  to_staff_id: string | null
  to_place_id: string | null
  to_name: string | null
  taker: string | null
  place_after: string | null
}

const holderAfter = (row: AfterRow): Holder =>
  toHolder({
    kind: row.to_kind,
    staff_id: row.to_staff_id,
    place_id: row.to_place_id,
    name: row.to_name,
    person: row.taker,
    place: row.place_after,
  })

/** From whom a unit came by an entry; undefined when there is no such entry. */
export async function findGiver(db: ReadDb, entryId: string) {
  return db
    .selectFrom('custody')
    .select(['from_kind as kind', 'from_staff_id as staff_id', 'from_place_id as place_id', 'from_name as name', 'at', 'by_id'])
    .where('id', '=', entryId)
    .executeTakeFirst()
}

/**
 * How a unit left last; null while it has an open job, or never was handed back. A job that ended without its unit (solved at a
 * distance, called off) took nothing away.
 */
export async function findDeparture(db: ReadDb, unitId: string): Promise<(Departure & { outcome: JobOutcome }) | null> {
  const row = await db
    .selectFrom('job')
    .select(['seq', 'stage', 'closed_at', 'collected_by', 'outcome'])
    .where('unit_id', '=', unitId)
    .where((where) => where.or([where('stage', '<>', CLOSED), where('collected_by', 'is not', null)]))
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (row === undefined || row.stage !== 'closed' || row.closed_at === null || row.collected_by === null) return null
  return { at: row.closed_at, to: row.collected_by, jobNumber: jobNumber(row.seq), outcome: outcome.parse(row.outcome) }
}

/** The way in which an RMA came to be: what a courier brings did not come from its customer's hand. */
export async function readChannel(db: ReadDb, rmaId: string): Promise<string | undefined> {
  return (await db.selectFrom('rma').select('channel').where('id', '=', rmaId).executeTakeFirst())?.channel
}

/** Job, unit or serial of a label → the unit. */
export async function findUnitId(
  db: ReadDb,
  by: { jobSeq: number } | { unitSeq: number } | { serialKey: string },
): Promise<string | undefined> {
  if ('jobSeq' in by)
    return (await db.selectFrom('job').select('unit_id as id').where('seq', '=', by.jobSeq).executeTakeFirst())?.id
  const units = db.selectFrom('unit').select('id')
  const query = 'unitSeq' in by ? units.where('seq', '=', by.unitSeq) : units.where('serial_key', '=', by.serialKey)
  return (await query.executeTakeFirst())?.id
}

/**
 * The open job of a unit, for a use case that moves the unit: taken before the unit's own row, as by whatever happens to the job, so
 * that the two wait for each other in one order.
 */
export async function takeOpenJobId(db: WriteDb, unitId: string): Promise<string | null> {
  const open = db.selectFrom('job').select('id').where('unit_id', '=', unitId).where('stage', '<>', CLOSED)
  return (await (needsRowLocks(db) ? open.forUpdate() : open).executeTakeFirst())?.id ?? null
}
