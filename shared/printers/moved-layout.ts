import type { LabelItem, LabelLayout } from '../labels/label-layout.ts'
import { widthInEm } from '../labels/text-fit.ts'

/**
 * A layout moved by a printer's offset, in millimetres to the right and down. Null when a code or a text would leave the label:
 * half a code is worse than none, and the printer is to be set right instead.
 */
export function movedLayout(layout: LabelLayout, xMm: number, yMm: number): LabelLayout | null {
  if (xMm === 0 && yMm === 0) return layout
  const items = layout.items.map((item) => moved(item, xMm, yMm))
  return items.every((item) => isOn(item, layout)) ? { ...layout, items } : null
}

function moved(item: LabelItem, xMm: number, yMm: number): LabelItem {
  if (item.kind === 'text') return { ...item, xMm: item.xMm + xMm, baselineMm: item.baselineMm + yMm }
  return { ...item, xMm: item.xMm + xMm, yMm: item.yMm + yMm }
}

function isOn(item: LabelItem, { widthMm, heightMm }: LabelLayout): boolean {
  const { left, top, right, bottom } = edgesOf(item)
  return left >= 0 && top >= 0 && right <= widthMm && bottom <= heightMm
}

function edgesOf(item: LabelItem) {
  if (item.kind === 'text') {
    // By the text itself: the place that it may take is often wider.
    const width = Math.min(item.widthMm, widthInEm(item.text, item.isBold) * item.sizeMm)
    const left = item.xMm - { start: 0, middle: width / 2, end: width }[item.align]
    return { left, right: left + width, top: item.baselineMm - item.sizeMm, bottom: item.baselineMm }
  }
  const [widthMm, heightMm] = item.kind === 'code' ? [item.sideMm, item.sideMm] : [item.widthMm, item.heightMm]
  return { left: item.xMm, right: item.xMm + widthMm, top: item.yMm, bottom: item.yMm + heightMm }
}
