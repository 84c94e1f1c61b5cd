import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { checklistStep, type Model, type ModelFields, model, modelFields } from '../../../shared/catalogue/catalogue.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import { bilingual } from '../../../shared/kernel/text.ts'
import { typedText } from '../../../shared/search/search-terms.ts'
import { warrantyTerms } from '../../../shared/warranty/warranty.ts'
import { containsPattern } from '../../db/like.ts'
import type { Schema } from '../../db/schema.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { flag, storedId, storedJson } from '../../db/stored.ts'

type ModelRow = Selectable<Schema['model']>

/** What must be unique of a model: its brand and name, however they are spelt. */
export function modelKey(fields: { brand: string; name: string }): string {
  return folded(`${fields.brand} ${fields.name}`)
}

const bilinguals = z.array(bilingual)
const checklist = z.array(checklistStep)

function toModel(row: ModelRow): Model {
  return {
    id: storedId(row.id),
    brand: row.brand,
    name: row.name,
    category: modelFields.category.parse(row.category),
    serialKind: model.shape.serialKind.parse(row.serial_kind),
    terms: storedJson(warrantyTerms, row.terms),
    intakeWarnings: storedJson(bilinguals, row.intake_warnings),
    usualAccessories: storedJson(bilinguals, row.usual_accessories),
    asksDisassembly: row.asks_disassembly === 1,
    asksData: row.asks_data === 1,
    checklist: storedJson(checklist, row.checklist),
    isProvisional: row.is_provisional === 1,
    version: row.version,
  }
}

function toColumns(fields: ModelFields) {
  return {
    brand: fields.brand,
    name: fields.name,
    name_key: modelKey(fields),
    category: fields.category,
    serial_kind: fields.serialKind,
    terms: JSON.stringify(fields.terms),
    intake_warnings: JSON.stringify(fields.intakeWarnings),
    usual_accessories: JSON.stringify(fields.usualAccessories),
    asks_disassembly: flag(fields.asksDisassembly),
    asks_data: flag(fields.asksData),
    checklist: JSON.stringify(fields.checklist),
  }
}

export async function findModel(db: ReadDb, id: string): Promise<Model | null> {
  const row = await db.selectFrom('model').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toModel(row)
}

/** The model that somebody means by these words: brand and name, or the name alone where no other brand has it. */
export async function findModelByWords(
  db: ReadDb,
  words: string,
): Promise<Pick<Model, 'id' | 'brand' | 'name' | 'serialKind'> | null> {
  const key = folded(words)
  if (key === '') return null
  const endsWith = containsPattern(` ${key}`).slice(0, -1)
  const rows = await db
    .selectFrom('model')
    .select(['id', 'brand', 'name', 'name_key', 'category', 'serial_kind', 'is_provisional', 'unit_count'])
    .where((where) => where.or([where('name_key', '=', key), sql<boolean>`name_key like ${endsWith} escape '\\'`]))
    .limit(20)
    .execute()
  const named = rows.filter((row) => row.name_key === key || folded(row.name) === key)
  const [only, other] = named.some((row) => row.name_key === key) ? named.filter((row) => row.name_key === key) : named
  return only === undefined || other !== undefined ? null : toModelSummary(only)
}

export async function findModelByKey(db: ReadDb, key: string): Promise<Model | null> {
  const row = await db.selectFrom('model').selectAll().where('name_key', '=', key).executeTakeFirst()
  return row === undefined ? null : toModel(row)
}

/** Where a page of models ended; no two models share a key. */
export interface ModelPlace {
  unitCount: number
  nameKey: string
}

interface ModelsWanted {
  query: string
  onlyToComplete: boolean
  after: ModelPlace | null
  limit: number
}

/**
 * Models behind a place whose brand and name hold every word of the query, most used first, and the place of the last one. A
 * catalogue is small: this walks it.
 */
export async function listModels(db: ReadDb, { query, onlyToComplete, after, limit }: ModelsWanted) {
  let select = db
    .selectFrom('model')
    .select(['id', 'brand', 'name', 'name_key', 'category', 'serial_kind', 'is_provisional', 'unit_count'])
  if (onlyToComplete) select = select.where('is_provisional', '=', 1)
  if (after !== null) {
    select = select.where((where) =>
      where.or([
        where('unit_count', '<', after.unitCount),
        where.and([where('unit_count', '=', after.unitCount), where('name_key', '>', after.nameKey)]),
      ]),
    )
  }
  for (const word of typedText(query).split(' ').filter(Boolean)) {
    select = select.where(sql<boolean>`name_key like ${containsPattern(word)} escape '\\'`)
  }
  const rows = await select.orderBy('unit_count', 'desc').orderBy('name_key').limit(limit).execute()
  const last = rows.at(-1)
  return {
    items: rows.map(toModelSummary),
    end: last === undefined ? null : { unitCount: last.unit_count, nameKey: last.name_key },
  }
}

/** How many models have nothing but the name that check-in gave them. */
export async function countModelsToComplete(db: ReadDb): Promise<number> {
  const query = db.selectFrom('model').select((select) => select.fn.countAll<number>().as('count'))
  return (await query.where('is_provisional', '=', 1).executeTakeFirstOrThrow()).count
}

function toModelSummary(
  row: Pick<ModelRow, 'id' | 'brand' | 'name' | 'category' | 'serial_kind' | 'is_provisional' | 'unit_count'>,
) {
  return {
    id: storedId<Model['id']>(row.id),
    brand: row.brand,
    name: row.name,
    category: row.category,
    serialKind: model.shape.serialKind.parse(row.serial_kind),
    isProvisional: row.is_provisional === 1,
    unitCount: row.unit_count,
  }
}

export async function insertModel(db: WriteDb, stored: Model): Promise<void> {
  await db
    .insertInto('model')
    .values({
      id: stored.id,
      ...toColumns(stored),
      is_provisional: flag(stored.isProvisional),
      unit_count: 0,
      version: stored.version,
    })
    .execute()
}

/** Keeps the new fields and counts the version up; false when the record is no longer at `version`. */
export async function updateModelFields(db: WriteDb, id: string, version: number, fields: ModelFields): Promise<boolean> {
  const result = await db
    .updateTable('model')
    .set({ ...toColumns(fields), is_provisional: 0, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** One more unit of this model on file: models are offered by use. */
export async function countUnitOfModel(db: WriteDb, id: string, by: 1 | -1 = 1): Promise<void> {
  await db
    .updateTable('model')
    .set((set) => ({ unit_count: set('unit_count', '+', by) }))
    .where('id', '=', id)
    .execute()
}
