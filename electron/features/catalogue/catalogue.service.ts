import { z } from 'zod'
import type { Model, ModelFields } from '../../../shared/catalogue/catalogue.ts'
import type { ModelId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { NO_TERMS } from '../../../shared/warranty/warranty.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import {
  countModelsToComplete,
  findModel,
  findModelByKey,
  insertModel,
  listModels,
  modelKey,
  updateModelFields,
} from './catalogue.repository.ts'

const modelPlace = z.object({ unitCount: z.int(), nameKey: z.string() })

interface ModelsRequest {
  query: string
  onlyToComplete: boolean
  cursor: string | null
  limit: number
}

/** One page of models, most used first, and how many of the whole catalogue somebody still has to complete. */
export async function readModels(db: ReadDb, { cursor, ...wanted }: ModelsRequest) {
  const [{ items, end }, toComplete] = await Promise.all([
    listModels(db, { ...wanted, after: readCursor(modelPlace, cursor) }),
    countModelsToComplete(db),
  ])
  return { items, next: items.length < wanted.limit || end === null ? null : writeCursor(end), toComplete }
}

/** Adds a model; refused when its brand and name are known in any spelling. */
export async function createModel(work: Work, input: ModelFields): Promise<Outcome<Model>> {
  const known = await findModelByKey(work.db, modelKey(input))
  if (known !== null) return refuse('model-known', { model: `${known.brand} ${known.name}` })
  return done(await addModel(work, fieldsOf(input), false))
}

/** Changes a model; a provisional one is complete from then on. */
export async function updateModel(
  work: Work,
  input: ModelFields & { modelId: ModelId; version: number },
): Promise<Outcome<Model>> {
  const before = await findModel(work.db, input.modelId)
  if (before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  const known = await findModelByKey(work.db, modelKey(input))
  if (known !== null && known.id !== before.id) return refuse('model-known', { model: `${known.brand} ${known.name}` })
  if (!(await updateModelFields(work.db, before.id, before.version, input))) return stale(input.version, before.version + 1)
  const after: Model = { ...fieldsOf(input), id: before.id, isProvisional: false, version: before.version + 1 }
  work.audit('model', after.id, before, after)
  work.touch('model', after.id)
  return done(after)
}

/**
 * The model of this brand and name; when the depot has none, it is added with nothing but its name, and marked so that somebody
 * with the catalogue completes it.
 */
export async function findOrAddProvisionalModel(
  work: Work,
  named: Pick<ModelFields, 'brand' | 'name' | 'serialKind'>,
): Promise<Model> {
  const known = await findModelByKey(work.db, modelKey(named))
  if (known !== null) return known
  const { brand, name, serialKind } = named
  const asks = { asksDisassembly: false, asksData: false }
  const empty = { terms: NO_TERMS, intakeWarnings: [], usualAccessories: [], checklist: [], ...asks }
  return addModel(work, { brand, name, serialKind, category: 'other', ...empty }, true)
}

async function addModel(work: Work, fields: ModelFields, isProvisional: boolean): Promise<Model> {
  const added: Model = { ...fields, id: work.newId(), isProvisional, version: 1 }
  await insertModel(work.db, added)
  work.audit('model', added.id, null, added)
  work.touch('model', added.id)
  return added
}

function fieldsOf(input: ModelFields): ModelFields {
  const { brand, name, category, serialKind, terms, intakeWarnings, usualAccessories, asksDisassembly, asksData, checklist } =
    input
  return { brand, name, category, serialKind, terms, intakeWarnings, usualAccessories, asksDisassembly, asksData, checklist }
}
