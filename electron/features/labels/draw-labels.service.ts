import type { Language } from '../../../shared/kernel/text.ts'
import { done, missing, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { type ComposedLabel, labelComposer } from '../../../shared/labels/compose-label.ts'
import type { LabelContent } from '../../../shared/labels/label-content.ts'
import { type LabelDesign, type LabelKind, usualDesign } from '../../../shared/labels/label-kinds.ts'
import type { LabelLayout, PrinterDpi } from '../../../shared/labels/label-layout.ts'
import { designFor, type LoadedPaper, sizeText, UNKNOWN_DPI } from '../../../shared/labels/loaded-paper.ts'
import type { ReadDb } from '../../db/store.ts'
import { proveLayout } from '../../devices/label-raster.ts'
import { exampleContent } from './label-examples.ts'
import type { LabelDepot, LabelOrder } from './label-orders.ts'
import { type AskedOfLabel, type LabelSpeech, speechOf, titleOf } from './label-words.ts'
import { listLayouts } from './labels.repository.ts'

/** What drawing labels needs: the store to read, whose depot it is, and which language is asked for, if any. */
export interface LabelDesk {
  db: ReadDb
  asked: AskedOfLabel
  depot: LabelDepot & { language: Language }
  /** What lies in the printer that they are for, which they are laid out for; null leaves each its layout's own size. */
  loaded: LoadedPaper | null
}

/** Labels ready to be printed, in the order in which they are stuck on. */
export interface LabelSheet {
  title: string
  language: Language
  labels: readonly LabelLayout[]
}

export interface LabelPlan {
  speech: LabelSpeech
  compose: (content: LabelContent) => ComposedLabel
}

/** How labels of a kind are drawn by a layout. */
export function planLabels(
  kind: LabelKind,
  design: LabelDesign,
  { asked, depot }: Pick<LabelDesk, 'asked' | 'depot'>,
): LabelPlan {
  const speech = speechOf(design, asked, depot.language)
  return { speech, compose: labelComposer(kind, design, exampleContent(kind, speech, depot)) }
}

/**
 * Draws labels by the depot's layouts. One that would lose a number, has no room, or whose code does not read back from the dots of its
 * printer, or of the coarsest where that is unknown, is refused with its reason, and none of the others is printed either: whoever asked sees what to mend.
 */
export async function drawLabels(desk: LabelDesk, orders: readonly LabelOrder[]): Promise<Outcome<LabelSheet>> {
  if (orders.length === 0) return missing
  const designs = new Map((await listLayouts(desk.db)).map(({ kind, design }) => [kind, design]))
  const plans = new Map<LabelKind, LabelPlan & { place: Place | null }>()
  const labels: LabelLayout[] = []
  for (const order of orders) {
    const plan = plans.get(order.kind) ?? planFor(desk, order.kind, designs.get(order.kind) ?? usualDesign(order.kind))
    plans.set(order.kind, plan)
    const composed = plan.compose(order.content(plan.speech))
    const refused = refusalOf(order, composed, plan.place)
    if (refused !== null) return refused
    labels.push(composed.layout)
  }
  const unread = await firstUnreadable(labels, desk.loaded?.dpi ?? UNKNOWN_DPI)
  if (unread !== null) return refuse('label-unreadable', { of: orders[unread]?.of ?? '' })
  const language = [...plans.values()][0]?.speech.language ?? desk.depot.language
  return done({ title: titleOf(language, [...new Set(orders.map(({ of }) => of))]), language, labels })
}

/** The printer whose loaded labels are not what the layout says, and their size, for messages. */
interface Place {
  name: string
  size: string
}

function planFor(desk: LabelDesk, kind: LabelKind, own: LabelDesign): LabelPlan & { place: Place | null } {
  const { loaded } = desk
  const design = loaded === null ? own : designFor(own, loaded)
  const place = loaded === null || design === own ? null : { name: loaded.printer, size: sizeText(design.size) }
  return { ...planLabels(kind, design, desk), place }
}

const ON_LOADED = {
  'too-long': 'loaded-label-text-too-long',
  'no-room': 'loaded-label-no-room',
  'too-fine': 'loaded-label-code-too-fine',
} as const

/**
 * Why a label is not printed; null where it may be.
 * @param place where it is laid out for another size than its layout's, so that not the layout is to blame
 */
export function refusalOf(
  { kind, of }: Pick<LabelOrder, 'kind' | 'of'>,
  { problems }: ComposedLabel,
  place: Place | null = null,
): NotDone | null {
  const [problem] = problems
  if (problem === undefined) return null
  const params = { labelKind: kind, labelField: problem.field, of }
  if (place !== null) return refuse(ON_LOADED[problem.why], { ...params, ...place })
  if (problem.why === 'too-fine') return refuse('label-code-too-fine', { labelKind: kind })
  return refuse(problem.why === 'too-long' ? 'label-text-too-long' : 'label-no-room', params)
}

/** So many labels are rasterised at a time; more would only wait for each other. */
const BATCH = 16

/** The first label whose code does not read back at that resolution; null when all do. */
export async function firstUnreadable(labels: readonly LabelLayout[], dpi: PrinterDpi): Promise<number | null> {
  for (let from = 0; from < labels.length; from += BATCH) {
    const proofs = await Promise.all(labels.slice(from, from + BATCH).map((layout) => proveLayout(layout, dpi)))
    const bad = proofs.findIndex(({ kind }) => kind === 'unreadable')
    if (bad !== -1) return from + bad
  }
  return null
}
