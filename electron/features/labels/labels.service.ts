import { done, missing, type Outcome, stale } from '../../../shared/kernel/refusal.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { LabelContent } from '../../../shared/labels/label-content.ts'
import { kindFields, type LabelDesign, type LabelField, type LabelKind } from '../../../shared/labels/label-kinds.ts'
import { toSvg } from '../../../shared/labels/label-svg.ts'
import { UNKNOWN_DPI } from '../../../shared/labels/loaded-paper.ts'
import type { LabelPreview, LabelSample } from '../../../shared/labels/labels.contract.ts'
import { binNumber, jobNumber, type NumberedKind } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import { findModel } from '../catalogue/catalogue.repository.ts'
import { findDepot } from '../depot/depot.repository.ts'
import { readJobFile } from '../jobs/jobs.service.ts'
import { findLoaner } from '../loaners/loaners.repository.ts'
import { findPart } from '../parts/parts.repository.ts'
import { listBins } from '../stock/bins.repository.ts'
import { findUnit } from '../units/units.repository.ts'
import { firstUnreadable, type LabelDesk, planLabels, refusalOf } from './draw-labels.service.ts'
import { exampleContent } from './label-examples.ts'
import { accessoryOrders, binOrder, jobOrder, type LabelOrder, partOrder, unitOrder } from './label-orders.ts'
import { findRecord, listLayouts, putLayout, type StoredLayout } from './labels.repository.ts'

interface PreviewInput {
  kind: LabelKind
  design: LabelDesign
  sample: LabelSample
  number: string | null
  language: Language | null
}

/** The layout of every kind, as the depot has it or the program. */
export const readLayouts = (db: ReadDb): Promise<StoredLayout[]> => listLayouts(db)

/** A label as a layout would print it, with what speaks against it; `missing` where no record, or no accessory of it, has that number. */
export async function previewLabel(
  db: ReadDb,
  { kind, design, sample, number, language }: PreviewInput,
): Promise<Outcome<LabelPreview>> {
  const desk = await deskOf(db, language)
  if (desk === null) return missing
  const { speech, compose } = planLabels(kind, design, desk)
  const order = sample === 'newest' ? await orderOf(desk, kind, number) : null
  if (order === null && number !== null && sample === 'newest') return missing
  const content = order?.content(speech) ?? exampleContent(kind, speech, desk.depot)
  const { layout, upright, problems, cut } = compose(sample === 'long' ? lengthened(kind, content) : content)
  const isReadable = problems.length === 0 && (await firstUnreadable([layout], UNKNOWN_DPI)) === null
  return done({
    svg: toSvg(upright),
    widthMm: upright.widthMm,
    heightMm: upright.heightMm,
    isTurned: layout !== upright,
    problems: [...problems],
    cut: [...new Set(cut)],
    isReadable,
    of: order?.of ?? null,
  })
}

/**
 * Keeps a layout of the depot. One whose code is too fine for a scanner, or on which even usual texts have no room, is refused: nothing
 * could ever be printed with it.
 */
export async function saveLayout(
  work: Work,
  { kind, version, design }: { kind: LabelKind; version: number; design: LabelDesign },
): Promise<Outcome<{ version: number }>> {
  const desk = await deskOf(work.db, null)
  if (desk === null) return missing
  const { speech, compose } = planLabels(kind, design, desk)
  const refused = refusalOf({ kind, of: '' }, compose(exampleContent(kind, speech, desk.depot)))
  if (refused !== null) return refused
  const before = (await listLayouts(work.db)).find((layout) => layout.kind === kind)
  if (!(await putLayout(work.db, { kind, design, version }))) return stale(version, before?.version ?? 0)
  work.audit('label', kind, before?.design ?? null, design)
  work.touch('label', kind)
  return done({ version: version + 1 })
}

interface PreviewDesk extends Omit<LabelDesk, 'loaded'> {
  timeZone: string
}

async function deskOf(db: ReadDb, asked: Language | null): Promise<PreviewDesk | null> {
  const depot = await findDepot(db)
  if (depot === null) return null
  const { name, phone, language, timeZone } = depot.settings
  return { db, asked, depot: { name, phone, language }, timeZone }
}

/** Which numbers find what a kind of label is of; the others are of nothing that has one. */
const NUMBERED = {
  job: 'job',
  accessory: 'job',
  unit: 'unit',
  loaner: 'loaner',
  part: 'part',
  bin: 'bin',
} as const satisfies Partial<Record<LabelKind, NumberedKind>>

/** A thing of a kind as its label would be ordered: that of a number, or the newest. Null where the depot has none, or keeps none. */
async function orderOf({ db, depot, timeZone }: PreviewDesk, kind: LabelKind, number: string | null): Promise<LabelOrder | null> {
  if (kind === 'badge' || kind === 'command') return null
  const typed = number === null ? null : parseTypedNumber(number, NUMBERED[kind])
  if (number !== null && typed?.kind !== NUMBERED[kind]) return null
  const seq = typed?.sequence ?? null
  if (kind === 'bin') {
    const bins = await listBins(db)
    const bin = seq === null ? bins[0] : bins.find((one) => one.number === binNumber(seq))
    return bin === undefined ? null : binOrder(bin)
  }
  const found = await findRecord(db, kind, seq)
  if (found === null) return null
  if (kind === 'job' || kind === 'accessory') {
    const job = await readJobFile(db, jobNumber(Number(found)))
    if (job === null) return null
    return kind === 'job' ? jobOrder(job, timeZone) : (accessoryOrders(job)[0] ?? null)
  }
  if (kind === 'unit') {
    const unit = await findUnit(db, String(found))
    const model = unit && (await findModel(db, unit.modelId))
    return unit && model && unitOrder({ ...unit, model: `${model.brand} ${model.name}` }, depot)
  }
  if (kind === 'loaner') {
    const loaner = await findLoaner(db, { seq: Number(found) })
    return loaner && unitOrder(loaner, depot, 'loaner')
  }
  const part = await findPart(db, 'seq', found)
  return part && partOrder(part)
}

/** Names longer than any that a depot has seen, in both writings; numbers stay as they are. */
const longName = 'Konrad-Adenauer-Stiftung der Nordrhein-Westfälischen Elektrogeräte 王小明（北京海淀网点）'

function lengthened(kind: LabelKind, { payload, texts }: LabelContent): LabelContent {
  const fields = Object.entries(texts).map(([field, text]) => {
    // Safe: the texts are those of a label's fields, whose names Object.entries only widened.
    const isName = kindFields[kind][field as LabelField]?.isCuttable === true
    return [field, isName ? `${text} ${longName}` : text]
  })
  return { payload, texts: Object.fromEntries(fields) }
}
