import type { LineFault } from '../../../shared/imports/read-line.ts'
import { flatOf } from '../../../shared/imports/rows.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import type { ModelId, PartId } from '../../../shared/kernel/ids.ts'
import { done, stale } from '../../../shared/kernel/refusal.ts'
import { barcodeKey } from '../../../shared/parts/barcodes.ts'
import { type PartFields, PLAIN_PART } from '../../../shared/parts/parts.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import type { Work } from '../../work/work.ts'
import { findModelByWords } from '../catalogue/catalogue.repository.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import {
  insertParts,
  linkSubstitutes,
  listTakenBarcodes,
  listWholeParts,
  mapPartsBySku,
  type PartBySku,
  type WholePart,
} from '../parts/parts-bulk.repository.ts'
import { countJobsInNeed, updatePartFields } from '../parts/parts.repository.ts'
import { flatPart } from './flat.ts'
import { bad, changesOf, type Importer, type ImportJob, type NumberedRow, type Verdict } from './importer.ts'

type Row = NumberedRow<'parts'>
interface NamedModel {
  readonly id: ModelId
  readonly words: string
}
type ModelOf = (words: string) => NamedModel | undefined
interface Plan {
  /** Parts that stand in for it, by SKU, as its line says; undefined where it says nothing. */
  readonly substitutes: readonly string[] | undefined
  readonly fields: PartFields
  readonly before: WholePart | undefined
}

/** Parts by SKU: new ones are added, known ones get what the line says otherwise. */
export function partsImporter(job: ImportJob): Importer<'parts'> {
  const models = new Map<string, NamedModel | null>()
  const waiting: Waiting = new Map()
  return {
    lock: async (work, rows) => {
      const known = await mapPartsBySku(
        work.db,
        rows.map(({ row }) => row.sku),
      )
      await lockPartStock(
        work.db,
        [...known.values()].map(({ id }) => id),
      )
    },
    judge: async (db, rows) => {
      await learnModels(db, rows, models)
      const [parts, taken, standIns] = await Promise.all([
        listWholeParts(
          db,
          rows.map(({ row }) => row.sku),
        ),
        listTakenBarcodes(
          db,
          rows.flatMap(({ row }) => row.barcodes ?? []),
        ),
        mapPartsBySku(
          db,
          rows.flatMap(({ row }) => row.substitutes ?? []),
        ),
      ])
      const bySku = new Map(parts.map((one) => [one.part.sku, one]))
      const modelOf: ModelOf = (words) => models.get(folded(words)) ?? undefined
      const verdicts: Verdict[] = []
      const plans: Plan[] = []
      for (const one of rows) {
        const before = bySku.get(one.row.sku)
        const plan = { fields: fieldsOf(one, before, { modelOf, standIns }), before, substitutes: one.row.substitutes }
        const faults = [
          ...faultsOf(one, plan, { modelOf, taken, standIns, inFile: job.skus }),
          ...(await faultsOfClosing(db, plan)),
        ]
        if (faults.length > 0) {
          verdicts.push(bad(one.line, ...faults))
          continue
        }
        const said = flatOf(one.row)
        const named =
          one.row.models === undefined ? {} : { models: one.row.models.map((words) => modelOf(words)?.words ?? words) }
        const changes = changesOf(
          'parts',
          flatPart(before ?? { part: PLAIN_PART, models: [], substitutes: [] }),
          { ...said, ...named },
          job,
        )
        const what = before === undefined ? 'added' : changes.length === 0 ? 'same' : 'changed'
        verdicts.push({ line: one.line, what, name: one.row.sku, changes: what === 'changed' ? changes : [] })
        if (what !== 'same') plans.push(plan)
      }
      return { verdicts, write: (work) => writeParts(work, plans, waiting) }
    },
  }
}

/** Looks up each model that is named, once a file. */
async function learnModels(db: ReadDb, rows: readonly Row[], models: Map<string, NamedModel | null>): Promise<void> {
  for (const words of new Set(rows.flatMap(({ row }) => row.models ?? []).map(folded))) {
    if (models.has(words)) continue
    const model = await findModelByWords(db, words)
    models.set(words, model === null ? null : { id: model.id, words: `${model.brand} ${model.name}` })
  }
}

function fieldsOf({ row }: Row, before: WholePart | undefined, { modelOf, standIns }: Named): PartFields {
  const { nameEn, nameZh, models, substitutes, ...said } = row
  const old = before?.part ?? PLAIN_PART
  // What a line does not say is not in `row`: `undefined` never replaces anything.
  const fields = { ...old, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) }
  return {
    ...fields,
    name: { en: nameEn ?? old.name.en, 'zh-CN': nameZh ?? old.name['zh-CN'] },
    substituteIds: substitutes === undefined ? old.substituteIds : substitutes.flatMap((sku) => storedIdOf(standIns.get(sku))),
    modelIds: models === undefined ? old.modelIds : [...new Set(models.flatMap((words) => modelOf(words)?.id ?? []))],
  }
}

const storedIdOf = (part: PartBySku | undefined): PartId[] => (part === undefined ? [] : [storedId(part.id)])

/** What a line names beside itself. */
interface Named {
  readonly modelOf: ModelOf
  readonly standIns: ReadonlyMap<string, PartBySku>
}

interface Known extends Named {
  /** SKUs that the file's own good lines say. */
  readonly inFile: ReadonlySet<string>
  readonly taken: ReadonlyMap<string, { partId: string; sku: string }>
}

function faultsOf({ row }: Row, { fields, before }: Plan, { modelOf, taken, standIns, inFile }: Known): LineFault[] {
  const faults: LineFault[] = []
  if (fields.name.en === '' && fields.name['zh-CN'] === '') faults.push({ column: 'nameEn', message: fieldMessage('required') })
  for (const words of row.models ?? []) {
    if (modelOf(words) !== undefined) continue
    faults.push({ column: 'models', refusal: { reason: 'unknown-model', params: { model: words } } })
  }
  for (const sku of row.substitutes ?? []) {
    if (sku === row.sku) faults.push({ column: 'substitutes', message: fieldMessage('invalid') })
    else if (!standIns.has(sku) && !inFile.has(sku))
      faults.push({ column: 'substitutes', refusal: { reason: 'unknown-sku', params: { sku } } })
  }
  for (const code of row.barcodes ?? []) {
    const owner = taken.get(barcodeKey(code))
    if (owner === undefined || owner.partId === before?.part.id) continue
    faults.push({ column: 'barcodes', refusal: { reason: 'barcode-known', params: { code, sku: owner.sku } } })
  }
  if (before !== undefined && before.owned > 0 && fields.tracking !== before.part.tracking) {
    const params = { sku: before.part.sku, there: before.owned }
    faults.push({ column: 'tracking', refusal: { reason: 'tracking-in-use', params } })
  }
  return faults
}

/** A part that open jobs want stays in use. */
async function faultsOfClosing(db: ReadDb, { fields, before }: Plan): Promise<LineFault[]> {
  if (before === undefined || !before.part.isActive || fields.isActive) return []
  const jobs = await countJobsInNeed(db, before.part.id)
  return jobs === 0 ? [] : [{ column: 'isActive', refusal: { reason: 'part-needed', params: { sku: fields.sku, jobs } } }]
}

/** Parts by the SKU of what stands in for them and is not there yet: a later line of the file adds it. */
type Waiting = Map<string, Set<string>>

/** What the lines say of substitutes, with what earlier lines said of parts that these add. */
function pairsOf(plans: readonly Plan[], waiting: Waiting): (readonly [sku: string, substitute: string])[] {
  const said = plans.flatMap(({ fields: { sku }, substitutes = [] }) => substitutes.map((other) => [sku, other] as const))
  for (const [sku, other] of said) waiting.set(other, (waiting.get(other) ?? new Set()).add(sku))
  const now = plans.flatMap(({ fields: { sku } }) => [...(waiting.get(sku) ?? [])].map((owner) => [owner, sku] as const))
  return [...said, ...now]
}

async function writeParts(work: Work, plans: readonly Plan[], waiting: Waiting) {
  const added = plans.flatMap(({ fields, before }) => (before === undefined ? [{ id: work.newId<PartId>(), fields }] : []))
  await insertParts(work.db, added)
  for (const { id, fields } of added) work.audit('part', id, null, fields)
  const changed = plans.flatMap(({ fields, before }) => (before === undefined ? [] : [{ fields, before: before.part }]))
  const kept = await Promise.all(
    changed.map(({ fields, before }) => updatePartFields(work.db, before.id, before.version, fields)),
  )
  for (const [index, { fields, before }] of changed.entries()) {
    if (kept[index] !== true) return stale(before.version, before.version + 1)
    work.audit('part', before.id, before, fields)
  }
  await linkSubstitutes(work.db, pairsOf(plans, waiting))
  return done(null)
}
