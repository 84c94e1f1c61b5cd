import { type Selectable, sql } from 'kysely'
import { barcodeKey } from '../../../shared/parts/barcodes.ts'
import { makerNumberKey, type Part, part, type PartFields, type PartSummary } from '../../../shared/parts/parts.ts'
import { partNumber } from '../../../shared/scan/scan-codes.ts'
import { tracking } from '../../../shared/stock/lots.ts'
import { CLOSED } from '../../db/literals.ts'
import { endOfPrefix } from '../../db/like.ts'
import { putSearchEntry } from '../../db/search-index.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import type { PartTable } from '../../db/tables/catalogue.ts'
import { flag, storedId } from '../../db/stored.ts'
import { nextNumber } from '../../work/work.repository.ts'

export const columnsOf = (fields: PartFields) => ({
  sku: fields.sku,
  maker: fields.maker,
  maker_number: fields.makerNumber,
  maker_number_key: fields.makerNumber === null ? null : makerNumberKey(fields.makerNumber),
  name_en: fields.name.en,
  name_zh: fields.name['zh-CN'],
  price: fields.price,
  tax_points: fields.taxPoints,
  is_genuine: flag(fields.isGenuine),
  tracking: fields.tracking,
  minimum: fields.minimum,
  reorder_quantity: fields.reorderQuantity,
  photo_id: fields.photoId,
  note: fields.note,
  is_active: flag(fields.isActive),
})

/** What a part is found by, its numbers also without their dashes. */
export const searchFields = ({ sku, maker, makerNumber, name, barcodes }: PartFields) => [
  sku,
  makerNumberKey(sku),
  maker,
  makerNumber,
  makerNumber === null ? null : makerNumberKey(makerNumber),
  name.en,
  name['zh-CN'],
  ...barcodes,
]

/** Adds a part under the next number, with a stock of nothing. */
export async function insertPart(db: WriteDb, id: string, fields: PartFields): Promise<void> {
  const seq = await nextNumber(db, 'part')
  await db
    .insertInto('part')
    .values({ id, seq, ...columnsOf(fields), version: 1 })
    .execute()
  await db.insertInto('part_stock').values({ part_id: id }).execute()
  await insertLists(db, id, fields)
}

/** Keeps the new fields and counts the version up; false when the record is no longer at `version`. */
export async function updatePartFields(db: WriteDb, id: string, version: number, fields: PartFields): Promise<boolean> {
  const result = await db
    .updateTable('part')
    .set({ ...columnsOf(fields), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return false
  await db.deleteFrom('part_barcode').where('part_id', '=', id).execute()
  await db.deleteFrom('part_model').where('part_id', '=', id).execute()
  await db.deleteFrom('part_substitute').where('part_id', '=', id).execute()
  await insertLists(db, id, fields)
  return true
}

async function insertLists(db: WriteDb, id: string, fields: PartFields): Promise<void> {
  const { barcodes, modelIds, substituteIds } = fields
  const codes = barcodes.map((code) => ({ code_key: barcodeKey(code), part_id: id, code }))
  const models = modelIds.map((modelId) => ({ part_id: id, model_id: modelId }))
  const substitutes = substituteIds.map((substituteId) => ({ part_id: id, substitute_id: substituteId }))
  if (codes.length > 0) await db.insertInto('part_barcode').values(codes).execute()
  if (models.length > 0) await db.insertInto('part_model').values(models).execute()
  if (substitutes.length > 0) await db.insertInto('part_substitute').values(substitutes).execute()
  await putSearchEntry(db, 'part', id, searchFields(fields))
}

interface PartLists {
  readonly barcodes: readonly { code: string }[]
  readonly models: readonly { id: string }[]
  readonly substitutes: readonly { id: string }[]
}

/** A part of its row and what hangs on it, in the order given. */
export function toPart(row: Selectable<PartTable>, lists: PartLists): Part {
  return {
    id: storedId(row.id),
    number: partNumber(row.seq),
    sku: row.sku,
    maker: row.maker,
    makerNumber: row.maker_number,
    name: { en: row.name_en, 'zh-CN': row.name_zh },
    price: row.price,
    taxPoints: row.tax_points,
    isGenuine: row.is_genuine === 1,
    tracking: part.shape.tracking.parse(row.tracking),
    minimum: row.minimum,
    reorderQuantity: row.reorder_quantity,
    photoId: row.photo_id === null ? null : storedId(row.photo_id),
    note: row.note,
    isActive: row.is_active === 1,
    barcodes: lists.barcodes.map(({ code }) => code),
    modelIds: lists.models.map(({ id }) => storedId(id)),
    substituteIds: lists.substitutes.map(({ id }) => storedId(id)),
    version: row.version,
  }
}

/** A part by its id or by the sequence of its number; null when there is none. */
export async function findPart(db: ReadDb, column: 'id' | 'seq', value: string | number): Promise<Part | null> {
  const row = await db.selectFrom('part').selectAll().where(column, '=', value).executeTakeFirst()
  if (row === undefined) return null
  const [barcodes, models, substitutes] = await Promise.all([
    db.selectFrom('part_barcode').select('code').where('part_id', '=', row.id).orderBy('code').execute(),
    db
      .selectFrom('part_model')
      .innerJoin('model', 'model.id', 'part_model.model_id')
      .select('model.id')
      .where('part_id', '=', row.id)
      .orderBy('model.name_key')
      .execute(),
    db
      .selectFrom('part_substitute')
      .innerJoin('part', 'part.id', 'part_substitute.substitute_id')
      .select('part.id')
      .where('part_id', '=', row.id)
      .orderBy('part.sku')
      .execute(),
  ])
  return toPart(row, { barcodes, models, substitutes })
}

export async function findPartIdBySku(db: ReadDb, sku: string): Promise<string | null> {
  const row = await db.selectFrom('part').select('id').where('sku', '=', sku).executeTakeFirst()
  return row?.id ?? null
}

/** The first of these barcodes that another part has. */
export async function findTakenBarcode(db: ReadDb, barcodes: readonly string[], exceptId: string | null) {
  if (barcodes.length === 0) return undefined
  return db
    .selectFrom('part_barcode')
    .innerJoin('part', 'part.id', 'part_barcode.part_id')
    .select(['part_barcode.code', 'part.sku'])
    .where('part_barcode.code_key', 'in', barcodes.map(barcodeKey))
    .where('part.id', '<>', exceptId ?? '')
    .executeTakeFirst()
}

/** How many of these models and of these parts there are. */
export async function countKnown(db: ReadDb, table: 'model' | 'part', ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const query = db.selectFrom(table).select((select) => select.fn.countAll<number>().as('count'))
  return (await query.where('id', 'in', ids).executeTakeFirstOrThrow()).count
}

/** Open jobs that still want pieces of a part. */
export async function countJobsInNeed(db: ReadDb, partId: string): Promise<number> {
  const row = await db
    .selectFrom('job_part')
    .innerJoin('job', 'job.id', 'job_part.job_id')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('job_part.part_id', '=', partId)
    .where('job.stage', '<>', CLOSED)
    .where(sql<boolean>`job_part.wanted > job_part.fitted`)
    .executeTakeFirstOrThrow()
  return row.count
}

export const selectSummaries = (db: ReadDb) =>
  db
    .selectFrom('part')
    .innerJoin('part_stock', 'part_stock.part_id', 'part.id')
    .select(['part.id', 'part.seq', 'part.sku', 'part.maker_number', 'part.name_en', 'part.name_zh', 'part.price'])
    .select(['part.tracking', 'part.is_active', 'part_stock.usable', 'part_stock.reserved'])

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number]

export const toSummary = (row: SummaryRow): PartSummary => ({
  id: storedId(row.id),
  number: partNumber(row.seq),
  sku: row.sku,
  makerNumber: row.maker_number,
  name: { en: row.name_en, 'zh-CN': row.name_zh },
  price: row.price,
  tracking: tracking.parse(row.tracking),
  isActive: row.is_active === 1,
  available: row.usable - row.reserved,
})

/** Parts by id, in the order of the ids. */
export async function listPartsByIds(db: ReadDb, ids: readonly string[]): Promise<PartSummary[]> {
  if (ids.length === 0) return []
  const rows = await selectSummaries(db)
    .where('part.id', 'in', [...ids])
    .execute()
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(toSummary)
}

/** Parts in use whose SKU begins so, by SKU; all of them for an empty prefix. */
export async function listPartsBySku(db: ReadDb, prefix: string, limit: number): Promise<PartSummary[]> {
  const rows = await selectSummaries(db)
    .where('part.is_active', '=', 1)
    .where('part.sku', '>=', prefix)
    .where('part.sku', '<', endOfPrefix(prefix))
    .orderBy('part.sku')
    .limit(limit)
    .execute()
  return rows.map(toSummary)
}
