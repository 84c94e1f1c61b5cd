import { type Candidate, arrangementsFor, type Page } from './label-arrangements.ts'
import type { LabelContent } from './label-content.ts'
import type { LabelDesign, LabelField, LabelKind, LabelSize } from './label-kinds.ts'
import { type LabelLayout, turned } from './label-layout.ts'
import type { LabelProblem } from './label-rows.ts'

export interface ComposedLabel {
  /** As it leaves the printer. */
  layout: LabelLayout
  /** As it is read, which differs where it is turned. */
  upright: LabelLayout
  /** Empty where it may be printed. */
  problems: readonly LabelProblem[]
  /** Names that lost their end, which is allowed. */
  cut: readonly LabelField[]
}

/** A roll's printer reaches 48 of 57 and 72 of 80 mm. */
const rollMarginMm = (widthMm: number) => (widthMm < 70 ? 4.5 : 4)
/**
 * Computes where everything stands on a label of any size: the code beside the text, below the number, or as bars at the foot, whichever
 * gives the largest text for `typical`, a label of this kind as most of them are. Labels of one design so look the same; only one
 * whose own texts do not fit there is arranged otherwise before it is refused.
 */
export function labelComposer(
  kind: LabelKind,
  design: LabelDesign,
  typical: LabelContent,
): (content: LabelContent) => ComposedLabel {
  const isTurned = turnsIt(design)
  const { widthMm, heightMm } = design.size
  const page: Page =
    heightMm === null
      ? { widthMm, heightMm, marginMm: design.size.isReach === true ? marginOf(design.size) : rollMarginMm(widthMm) }
      : { ...(isTurned ? { widthMm: heightMm, heightMm: widthMm } : { widthMm, heightMm }), marginMm: marginOf(design.size) }
  const choices = arrangementsFor(design.code, page)
    .map((choice) => ({ choice, found: choice({ kind, design, content: typical, page }) }))
    .flatMap(({ choice, found }) => (found === undefined ? [] : [{ choice, found }]))
    .sort((a, b) => a.found.problems.length - b.found.problems.length || b.found.score - a.found.score)
  return (content) => {
    const best = firstSound(
      choices.map(
        ({ choice }) =>
          () =>
            choice({ kind, design, content, page }),
      ),
    )
    if (best === undefined) return withoutCode(page, isTurned)
    const upright = { widthMm: page.widthMm, heightMm: page.heightMm ?? rounded(best.heightMm), items: best.items }
    return { layout: isTurned ? turned(upright) : upright, upright, problems: best.problems, cut: best.cut }
  }
}

/** The first without a problem, or the first of all. */
function firstSound(tries: readonly (() => Candidate | undefined)[]): Candidate | undefined {
  let first: Candidate | undefined
  for (const attempt of tries) {
    const made = attempt()
    if (made?.problems.length === 0) return made
    first ??= made
  }
  return first
}

const marginOf = ({ widthMm, heightMm }: LabelSize) => Math.min(4, Math.max(1.2, Math.min(widthMm, heightMm ?? widthMm) * 0.04))
const rounded = (millimetres: number) => Math.ceil(millimetres * 10) / 10

/** Narrow, long labels are read along their length. */
function turnsIt({ direction, size: { widthMm, heightMm } }: LabelDesign): boolean {
  if (heightMm === null) return false
  return direction === 'auto' ? widthMm < 45 && heightMm > widthMm * 1.5 : direction === 'turned'
}

function withoutCode({ widthMm, heightMm }: Page, isTurned: boolean): ComposedLabel {
  const upright = { widthMm, heightMm: heightMm ?? widthMm, items: [] }
  return { layout: isTurned ? turned(upright) : upright, upright, problems: [{ field: 'code', why: 'too-fine' }], cut: [] }
}
