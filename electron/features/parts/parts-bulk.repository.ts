import type { Tracking } from '../../../shared/stock/lots.ts'
import { barcodeKey } from '../../../shared/parts/barcodes.ts'
import type { Part, PartFields } from '../../../shared/parts/parts.ts'
import { tracking } from '../../../shared/stock/lots.ts'
import { putSearchEntries } from '../../db/search-index.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { inStatements, nextNumber } from '../../work/work.repository.ts'
import { columnsOf, searchFields, toPart } from './parts.repository.ts'

/** Parts by the hundred, for imports and exports: few statements, whatever their number. */

/** A part with the models that it fits by brand and name, its substitutes by SKU, and its pieces that the depot has. */
export interface WholePart {
  readonly part: Part
  readonly models: readonly string[]
  readonly substitutes: readonly string[]
  readonly owned: number
}

const selectWhole = (db: ReadDb) =>
  db.selectFrom('part').innerJoin('part_stock', 'part_stock.part_id', 'part.id').selectAll('part').select('part_stock.owned')

type WholeRow = Awaited<ReturnType<ReturnType<typeof selectWhole>['execute']>>[number]

/** The parts of these SKUs. */
export async function listWholeParts(db: ReadDb, skus: readonly string[]): Promise<WholePart[]> {
  if (skus.length === 0) return []
  return withLists(db, await selectWhole(db).where('part.sku', 'in', skus).execute())
}

/** Parts behind a SKU, by SKU. */
export async function listWholePartsAfter(db: ReadDb, sku: string, limit: number): Promise<WholePart[]> {
  return withLists(db, await selectWhole(db).where('part.sku', '>', sku).orderBy('part.sku').limit(limit).execute())
}

async function withLists(db: ReadDb, rows: readonly WholeRow[]): Promise<WholePart[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [barcodes, models, substitutes] = await Promise.all([
    db.selectFrom('part_barcode').select(['part_id', 'code']).where('part_id', 'in', ids).orderBy('code').execute(),
    db
      .selectFrom('part_model')
      .innerJoin('model', 'model.id', 'part_model.model_id')
      .select(['part_id', 'model.id', 'model.brand', 'model.name'])
      .where('part_id', 'in', ids)
      .orderBy('model.name_key')
      .execute(),
    db
      .selectFrom('part_substitute')
      .innerJoin('part', 'part.id', 'part_substitute.substitute_id')
      .select(['part_id', 'part.id', 'part.sku'])
      .where('part_id', 'in', ids)
      .orderBy('part.sku')
      .execute(),
  ])
  const codesOf = byPart(barcodes)
  const modelsOf = byPart(models)
  const substitutesOf = byPart(substitutes)
  return rows.map((row) => ({
    owned: row.owned,
    models: (modelsOf.get(row.id) ?? []).map(({ brand, name }) => `${brand} ${name}`),
    substitutes: (substitutesOf.get(row.id) ?? []).map(({ sku }) => sku),
    part: toPart(row, {
      barcodes: codesOf.get(row.id) ?? [],
      models: modelsOf.get(row.id) ?? [],
      substitutes: substitutesOf.get(row.id) ?? [],
    }),
  }))
}

function byPart<Row extends { part_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const lists = new Map<string, Row[]>()
  for (const row of rows) {
    const list = lists.get(row.part_id)
    if (list === undefined) lists.set(row.part_id, [row])
    else list.push(row)
  }
  return lists
}

/** Says of parts which others stand in for them, by SKU; of a pair that is not there yet, or said already, nothing. */
export async function linkSubstitutes(
  db: WriteDb,
  pairs: readonly (readonly [sku: string, substitute: string])[],
): Promise<void> {
  const ids = await mapPartsBySku(db, pairs.flat())
  const rows = pairs.flatMap(([sku, substitute]) => {
    const [part, other] = [ids.get(sku), ids.get(substitute)]
    return part === undefined || other === undefined ? [] : [{ part_id: part.id, substitute_id: other.id }]
  })
  for (const some of inStatements(rows)) {
    await db
      .insertInto('part_substitute')
      .values(some)
      .onConflict((conflict) => conflict.columns(['part_id', 'substitute_id']).doNothing())
      .execute()
  }
}

/** Which part has each of these barcodes, by the one form of the code. */
export async function listTakenBarcodes(db: ReadDb, codes: readonly string[]) {
  if (codes.length === 0) return new Map<string, { partId: string; sku: string }>()
  const rows = await db
    .selectFrom('part_barcode')
    .innerJoin('part', 'part.id', 'part_barcode.part_id')
    .select(['part_barcode.code_key', 'part.id', 'part.sku'])
    .where('part_barcode.code_key', 'in', codes.map(barcodeKey))
    .execute()
  return new Map(rows.map(({ code_key, id, sku }) => [code_key, { partId: id, sku }]))
}

/** A part as far as a line of stock or of a price needs it. */
export interface PartBySku {
  readonly id: string
  readonly sku: string
  readonly tracking: Tracking
  readonly owned: number
}

/** The parts of these SKUs, by SKU. */
export async function mapPartsBySku(db: ReadDb, skus: readonly string[]): Promise<Map<string, PartBySku>> {
  const parts = new Map<string, PartBySku>()
  for (const some of inStatements([...new Set(skus)])) {
    const rows = await db
      .selectFrom('part')
      .innerJoin('part_stock', 'part_stock.part_id', 'part.id')
      .select(['part.id', 'part.sku', 'part.tracking', 'part_stock.owned'])
      .where('part.sku', 'in', some)
      .execute()
    for (const row of rows) parts.set(row.sku, { ...row, tracking: tracking.parse(row.tracking) })
  }
  return parts
}

/** Adds parts under the next numbers, with a stock of nothing. */
export async function insertParts(db: WriteDb, parts: readonly { id: string; fields: PartFields }[]): Promise<void> {
  if (parts.length === 0) return
  const last = await nextNumber(db, 'part', parts.length)
  const rows = parts.map(({ id, fields }, index) => ({
    id,
    seq: last - parts.length + 1 + index,
    ...columnsOf(fields),
    version: 1,
  }))
  const codes = parts.flatMap(({ id, fields }) =>
    fields.barcodes.map((code) => ({ code_key: barcodeKey(code), part_id: id, code })),
  )
  const models = parts.flatMap(({ id, fields }) => fields.modelIds.map((modelId) => ({ part_id: id, model_id: modelId })))
  await Promise.all([
    db.insertInto('part').values(rows).execute(),
    db
      .insertInto('part_stock')
      .values(parts.map(({ id }) => ({ part_id: id })))
      .execute(),
    codes.length === 0 ? null : db.insertInto('part_barcode').values(codes).execute(),
    insertFits(db, models),
    putSearchEntries(
      db,
      'part',
      parts.map(({ id, fields }) => ({ ref: id, fields: searchFields(fields) })),
    ),
  ])
}

/** Which models parts fit: a line may name hundreds, so that those of a few lines are more than one statement takes. */
async function insertFits(db: WriteDb, fits: readonly { part_id: string; model_id: string }[]): Promise<void> {
  for (const some of inStatements(fits)) await db.insertInto('part_model').values(some).execute()
}
