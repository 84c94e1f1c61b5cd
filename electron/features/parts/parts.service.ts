import type { PartId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { isLow, type Part, type PartFields, type PartFile, type PartSummary } from '../../../shared/parts/parts.ts'
import { searchTerms, typedText } from '../../../shared/search/search-terms.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import { matchEntries } from '../../db/search-index.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import { hasPhoto } from '../attachments/attachments.repository.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { findPartStock } from '../stock/stock.repository.ts'
import { listModelsOfPart, listStandsInFor, listUsedJobs, listWaitingJobs } from './part-file.repository.ts'
import { countOnOrder } from './part-list.repository.ts'
import {
  countJobsInNeed,
  countKnown,
  findPart,
  findPartIdBySku,
  findTakenBarcode,
  insertPart,
  listPartsByIds,
  listPartsBySku,
  updatePartFields,
} from './parts.repository.ts'

const MOST_PARTS = 20
/** A part's page shows this many jobs of either kind; a common screw is in thousands. */
const MOST_JOBS = 50

/** Parts in use whose SKU begins with the query, then those whose SKU, numbers or names hold it: 20 at most. */
export async function findParts(db: ReadDb, query: string): Promise<PartSummary[]> {
  const bySku = await listPartsBySku(db, typedText(query).toUpperCase(), MOST_PARTS)
  const matches = await matchEntries(db, searchTerms(query), { kind: 'part', limit: MOST_PARTS })
  const known = new Set<string>(bySku.map((part) => part.id))
  const byName = await listPartsByIds(
    db,
    matches.map((match) => match.ref).filter((id) => !known.has(id)),
  )
  return [...bySku, ...byName.filter((part) => part.isActive)].slice(0, MOST_PARTS)
}

/** Adds a part; refused when its SKU or one of its barcodes is taken. */
export async function createPart(work: Work, input: PartFields): Promise<Outcome<Part>> {
  const fields = fieldsOf(input)
  const refusal = await refusalOfFields(work, fields, null)
  if (refusal !== null) return refusal
  const id = work.newId<PartId>()
  await insertPart(work.db, id, fields)
  return told(work, id, null)
}

/**
 * Changes a part. How its pieces are told apart stays while there is any, since those in stock have no serial yet, or one each. A
 * part that open jobs want stays in use: nobody would buy it, and they would wait for ever. One that is closed is used up.
 */
export async function updatePart(work: Work, input: PartFields & { partId: PartId; version: number }): Promise<Outcome<Part>> {
  const [stock] = await lockPartStock(work.db, [input.partId])
  const before = await findPart(work.db, 'id', input.partId)
  if (stock === undefined || before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  const fields = fieldsOf(input)
  const refusal = await refusalOfFields(work, fields, before.id)
  if (refusal !== null) return refusal
  if (fields.tracking !== before.tracking && stock.owned > 0)
    return refuse('tracking-in-use', { sku: before.sku, there: stock.owned })
  const jobs = before.isActive && !fields.isActive ? await countJobsInNeed(work.db, before.id) : 0
  if (jobs > 0) return refuse('part-needed', { sku: before.sku, jobs })
  if (!(await updatePartFields(work.db, before.id, before.version, fields))) return stale(input.version, before.version + 1)
  return told(work, before.id, before)
}

async function refusalOfFields({ db }: Work, fields: PartFields, id: PartId | null): Promise<NotDone | null> {
  const { sku, barcodes, modelIds, substituteIds, photoId } = fields
  const known = await findPartIdBySku(db, sku)
  if (known !== null && known !== id) return refuse('sku-known', { sku })
  const taken = await findTakenBarcode(db, barcodes, id)
  if (taken !== undefined) return refuse('barcode-known', { code: taken.code, sku: taken.sku })
  if (photoId !== null && !(await hasPhoto(db, photoId))) return refuse('unknown-attachment')
  const others = substituteIds.filter((other) => other !== id)
  const [models, substitutes] = await Promise.all([countKnown(db, 'model', modelIds), countKnown(db, 'part', others)])
  return models < modelIds.length || substitutes < substituteIds.length ? missing : null
}

async function told(work: Work, id: PartId, before: Part | null): Promise<Outcome<Part>> {
  const after = await findPart(work.db, 'id', id)
  if (after === null) throw new Error('the part was kept')
  work.audit('part', id, before, after)
  work.touch('part', id)
  return done(after)
}

function fieldsOf(input: PartFields): PartFields {
  const { sku, maker, makerNumber, name, price, taxPoints, isGenuine, tracking, minimum, reorderQuantity } = input
  const { photoId, note, isActive, barcodes, modelIds, substituteIds } = input
  const figures = { price, taxPoints, isGenuine, tracking, minimum, reorderQuantity }
  return { sku, maker, makerNumber, name, ...figures, photoId, note, isActive, barcodes, modelIds, substituteIds }
}

/** Everything about one part, by its number; null when there is none. */
export async function readPartFile(db: ReadDb, number: string): Promise<PartFile | null> {
  const typed = parseTypedNumber(number, 'part')
  const part = typed?.kind === 'part' ? await findPart(db, 'seq', typed.sequence) : null
  if (part === null) return null
  const [stock, onOrder, models, substitutes, standsInFor, waiting, used] = await Promise.all([
    findPartStock(db, part.id),
    countOnOrder(db, part.id),
    listModelsOfPart(db, part.id),
    listPartsByIds(db, part.substituteIds),
    listStandsInFor(db, part.id),
    listWaitingJobs(db, part.id, MOST_JOBS),
    listUsedJobs(db, part.id, MOST_JOBS),
  ])
  if (stock === null) throw new Error('every part has a row of stock')
  return {
    part,
    stock,
    onOrder,
    isLow: isLow({ ...stock, onOrder, minimum: part.minimum }),
    models,
    substitutes,
    standsInFor,
    waiting,
    used,
  }
}
