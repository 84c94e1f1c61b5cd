import { boundsOf, type LabelItem, type LabelLayout } from '../labels/label-layout.ts'

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
  const { left, top, right, bottom } = boundsOf(item)
  return left >= 0 && top >= 0 && right <= widthMm && bottom <= heightMm
}
