import { sql } from 'kysely'
import { type JobPart, shortOf } from '../../../shared/job-parts/job-parts.ts'
import { type Expected, expectedFor } from '../../../shared/purchasing/orders.ts'
import type { PartId } from '../../../shared/kernel/ids.ts'
import { partNumber } from '../../../shared/scan/scan-codes.ts'
import { lotKey, tracking } from '../../../shared/stock/lots.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'

/** In the words of the index of promises that were not kept yet. */
export const OPEN_PROMISE = sql<boolean>`promise.quantity > 0`

/** What a job needs, in the order in which it was asked for. */
export async function listJobParts(db: ReadDb, jobId: string): Promise<JobPart[]> {
  const ofJob = (select: ReturnType<typeof needsOf>) => select
  const [rows, promises, lots] = await Promise.all([
    ofJob(needsOf(db, jobId)).orderBy('job_part.at').orderBy('job_part.id').execute(),
    db
      .selectFrom('promise')
      .innerJoin('job_part', 'job_part.id', 'promise.job_part_id')
      .innerJoin('bin', 'bin.id', 'promise.bin_id')
      .select(['promise.job_part_id', 'promise.bin_id', 'promise.quantity', 'bin.code'])
      .where('job_part.job_id', '=', jobId)
      .where('promise.quantity', '>', 0)
      .orderBy('bin.code')
      .execute(),
    db
      .selectFrom('lot_picked')
      .innerJoin('job_part', 'job_part.id', 'lot_picked.job_part_id')
      .innerJoin('lot', 'lot.id', 'lot_picked.lot_id')
      .select(['lot_picked.job_part_id', 'lot_picked.lot_id', 'lot_picked.quantity', 'lot.number'])
      .where('job_part.job_id', '=', jobId)
      .where('lot_picked.quantity', '>', 0)
      .orderBy('lot.number')
      .execute(),
  ])
  const short = rows.filter((row) => shortOf(row) > 0)
  const [expected, substitutes] = await Promise.all([listExpected(db, short), listSubstitutes(db, short)])
  return rows.map((row) => ({
    id: storedId(row.id),
    partId: storedId(row.part_id),
    sku: row.sku,
    number: partNumber(row.seq),
    name: { en: row.name_en, 'zh-CN': row.name_zh },
    tracking: tracking.parse(row.tracking),
    wanted: row.wanted,
    reserved: row.reserved,
    picked: row.picked,
    fitted: row.fitted,
    short: shortOf(row),
    ...(expected.get(row.id) ?? { ordered: 0, expectedOn: null }),
    substitutes: substitutes.get(row.part_id) ?? [],
    bins: promises
      .filter((promise) => promise.job_part_id === row.id)
      .map(({ bin_id, code, quantity }) => ({ binId: storedId(bin_id), code, quantity })),
    inHand: lots
      .filter((lot) => lot.job_part_id === row.id)
      .map(({ lot_id, number, quantity }) => ({ lotId: storedId(lot_id), number, quantity })),
  }))
}

/** What is on its way for needs that are short: whoever was promised an earlier day is served first. */
async function listExpected(db: ReadDb, needs: readonly NeedRow[]): Promise<Map<string, Expected>> {
  if (needs.length === 0) return new Map()
  const coming = await db
    .selectFrom('order_line')
    .innerJoin('purchase_order', 'purchase_order.id', 'order_line.order_id')
    .select(['part_id', sql<number>`quantity - received - cancelled`.as('open'), 'order_line.expected_on'])
    .where(
      'part_id',
      'in',
      needs.map((need) => need.part_id),
    )
    .where(sql<boolean>`order_line.quantity > order_line.received + order_line.cancelled`)
    .where('state', 'in', ['sent', 'partly-received'])
    .execute()
  const entries = needs.map(async (need): Promise<[string, Expected]> => {
    const lines = coming
      .filter((line) => line.part_id === need.part_id)
      .map(({ open, expected_on }) => ({ open, expectedOn: expected_on }))
    if (lines.length === 0) return [need.id, { ordered: 0, expectedOn: null }]
    const waiting = await listShortNeeds(db, need.part_id)
    const turn = waiting.findIndex(({ id }) => id === need.id)
    const before = waiting.slice(0, Math.max(0, turn)).reduce((sum, other) => sum + shortOf(other), 0)
    return [need.id, expectedFor({ before, short: shortOf(need) }, lines)]
  })
  return new Map(await Promise.all(entries))
}

/** What may stand in for parts that are short and has free pieces, most first, by the part that it stands in for. */
async function listSubstitutes(db: ReadDb, needs: readonly NeedRow[]): Promise<Map<string, JobPart['substitutes']>> {
  if (needs.length === 0) return new Map()
  const rows = await db
    .selectFrom('part_substitute')
    .innerJoin('part', 'part.id', 'part_substitute.substitute_id')
    .innerJoin('part_stock', 'part_stock.part_id', 'part.id')
    .select(['part_substitute.part_id', 'part.id', 'part.sku', 'part.name_en', 'part.name_zh'])
    .select(sql<number>`part_stock.usable - part_stock.reserved`.as('available'))
    .where(
      'part_substitute.part_id',
      'in',
      needs.map((need) => need.part_id),
    )
    .where('part.is_active', '=', 1)
    .whereRef('part_stock.usable', '>', 'part_stock.reserved')
    .orderBy('available', 'desc')
    .orderBy('part.sku')
    .execute()
  const known = rows.map(({ part_id, id, sku, name_en, name_zh, available }) => ({
    standsInFor: part_id,
    partId: storedId<PartId>(id),
    sku,
    name: { en: name_en, 'zh-CN': name_zh },
    available,
  }))
  return Map.groupBy(known, (one) => one.standsInFor)
}

const needsOf = (db: ReadDb, jobId: string) =>
  db
    .selectFrom('job_part')
    .innerJoin('part', 'part.id', 'job_part.part_id')
    .selectAll('job_part')
    .select(['part.sku', 'part.seq', 'part.name_en', 'part.name_zh', 'part.tracking'])
    .where('job_part.job_id', '=', jobId)

/** A need's own row. Its part's stock is locked by whoever moves it. */
export async function findNeed(db: ReadDb, id: string) {
  return db.selectFrom('job_part').selectAll().where('id', '=', id).executeTakeFirst()
}

export type NeedRow = NonNullable<Awaited<ReturnType<typeof findNeed>>>

export async function findNeedOfPart(db: ReadDb, jobId: string, partId: string): Promise<NeedRow | undefined> {
  return db.selectFrom('job_part').selectAll().where('job_id', '=', jobId).where('part_id', '=', partId).executeTakeFirst()
}

export async function insertNeed(
  db: WriteDb,
  need: { id: string; job_id: string; part_id: string; wanted: number; at: string; by_id: string },
): Promise<void> {
  await db.insertInto('job_part').values(need).execute()
}

export async function setWantedOf(db: WriteDb, id: string, wanted: number): Promise<void> {
  await db.updateTable('job_part').set({ wanted }).where('id', '=', id).execute()
}

/** Pieces that a job's current plan names, part by part; a part of a piece is one piece. */
export async function listPlannedParts(db: ReadDb, planId: string): Promise<{ partId: string; quantity: number }[]> {
  const rows = await db
    .selectFrom('plan_line')
    .select(['part_id', sql<number>`sum((quantity + 999) / 1000)`.as('quantity')])
    .where('plan_id', '=', planId)
    .where('part_id', 'is not', null)
    .groupBy('part_id')
    .orderBy('part_id')
    .execute()
  return rows.flatMap(({ part_id, quantity }) => (part_id === null ? [] : [{ partId: part_id, quantity }]))
}

/** Where pieces of a part lie that nobody was promised, shelves first. */
export async function listFree(db: ReadDb, partId: string): Promise<{ binId: string; free: number }[]> {
  const rows = await db
    .selectFrom('bin_stock')
    .innerJoin('bin', 'bin.id', 'bin_stock.bin_id')
    .select(['bin.id', 'bin_stock.on_hand', 'bin_stock.reserved'])
    .where('bin_stock.part_id', '=', partId)
    .where('bin.kind', 'in', ['shelf', 'bench', 'van'])
    .whereRef('bin_stock.on_hand', '>', 'bin_stock.reserved')
    .orderBy(sql`case bin.kind when 'shelf' then 0 when 'bench' then 1 else 2 end`)
    .orderBy('bin.code_key')
    .execute()
  return rows.map(({ id, on_hand, reserved }) => ({ binId: id, free: on_hand - reserved }))
}

export async function listPromises(db: ReadDb, needId: string): Promise<{ binId: string; quantity: number }[]> {
  const rows = await db
    .selectFrom('promise')
    .select(['bin_id', 'quantity'])
    .where('job_part_id', '=', needId)
    .where('quantity', '>', 0)
    .orderBy('bin_id')
    .execute()
  return rows.map(({ bin_id, quantity }) => ({ binId: bin_id, quantity }))
}

/** Those of these parts that any job is short of, in the order of their ids. */
export async function listShortParts(db: ReadDb, partIds: readonly string[]): Promise<string[]> {
  if (partIds.length === 0) return []
  const rows = await db
    .selectFrom('job_part')
    .select('part_id')
    .distinct()
    .where('part_id', 'in', partIds)
    .where(sql<boolean>`wanted > reserved + picked + fitted`)
    .orderBy('part_id')
    .execute()
  return rows.map(({ part_id }) => part_id)
}

/** Needs of open jobs that are short of this part, the oldest promise first; a job without one comes after those. */
export async function listShortNeeds(db: ReadDb, partId: string): Promise<NeedRow[]> {
  return db
    .selectFrom('job_part')
    .innerJoin('job', 'job.id', 'job_part.job_id')
    .selectAll('job_part')
    .where('job_part.part_id', '=', partId)
    .where(sql<boolean>`job_part.wanted > job_part.reserved + job_part.picked + job_part.fitted`)
    .where('job.stage', '<>', CLOSED)
    .orderBy(sql`coalesce(job.due_on, '9999-12-31')`)
    .orderBy('job.received_at')
    .orderBy('job_part.id')
    .execute()
}

/** Promises out of a bin, the newest promise of a date first: who gives back when the bin turns out to hold less. */
export async function listPromisesOutOf(db: ReadDb, partId: string, binId: string) {
  const rows = await db
    .selectFrom('promise')
    .innerJoin('job_part', 'job_part.id', 'promise.job_part_id')
    .innerJoin('job', 'job.id', 'job_part.job_id')
    .select(['promise.job_part_id', 'promise.quantity', 'job_part.job_id'])
    .where('promise.bin_id', '=', binId)
    .where('job_part.part_id', '=', partId)
    .where(OPEN_PROMISE)
    .orderBy(sql`coalesce(job.due_on, '9999-12-31')`, 'desc')
    .orderBy('job.received_at', 'desc')
    .orderBy('promise.job_part_id', 'desc')
    .execute()
  return rows.map(({ job_part_id, job_id, quantity }) => ({ jobPartId: job_part_id, jobId: job_id, quantity }))
}

/** How many parts of a job nobody could promise yet. */
export async function countShort(db: ReadDb, jobId: string): Promise<number> {
  const row = await db
    .selectFrom('job_part')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('job_id', '=', jobId)
    .where(sql<boolean>`wanted > reserved + picked + fitted`)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Whether any piece is promised to a job or in somebody's hand for it. */
export async function hasPartsThere(db: ReadDb, jobId: string): Promise<boolean> {
  const query = db.selectFrom('job_part').select('id').where('job_id', '=', jobId)
  const row = await query
    .where(sql<boolean>`reserved + picked > 0`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The needs of a job for these parts; null of a need where it has none, and nothing for a part that the catalogue has not. */
export async function listNeedsOfParts(db: ReadDb, jobId: string, partIds: readonly string[]) {
  return db
    .selectFrom('part')
    .leftJoin('job_part', (join) => join.onRef('job_part.part_id', '=', 'part.id').on('job_part.job_id', '=', jobId))
    .select(['job_part.id', 'part.id as part_id', 'part.sku', 'part.tracking'])
    .where('part.id', 'in', partIds)
    .execute()
}

/** Looks up the batches and serials of parts, in any spelling; undefined for one that the depot never had. */
export async function findLots(db: ReadDb, wanted: readonly { partId: string; number: string }[]) {
  const keys = [...new Set(wanted.map(({ number }) => lotKey(number)))]
  const rows =
    keys.length === 0
      ? []
      : await db.selectFrom('lot').select(['id', 'part_id', 'number', 'number_key']).where('number_key', 'in', keys).execute()
  return (partId: string, number: string) => rows.find((row) => row.part_id === partId && row.number_key === lotKey(number))
}

/** The batch or serial of a part under this number, in any spelling; undefined when the depot never had it. */
export async function findLot(db: ReadDb, partId: string, number: string) {
  return db
    .selectFrom('lot')
    .select(['id', 'number'])
    .where('part_id', '=', partId)
    .where('number_key', '=', lotKey(number))
    .executeTakeFirst()
}
