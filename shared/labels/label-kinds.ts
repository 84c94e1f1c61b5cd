import type { AccessoryLabelData, BadgeData, BinLabelData, JobLabelData, PartLabelData } from '../documents/label-data.ts'
import { dateInZone } from '../kernel/time.ts'
import { type LabelItem, type LabelLayout, textItem, type TextPlace } from './label-layout.ts'
import { serialEnd, widthInEm } from './text-fit.ts'

/** The few words a label has, in its language. `{n}`, `{m}` and `{count}` are filled in. */
export interface LabelWords {
  urgent: string
  accessoryOf: string
  accessories: string
  serial: string
}

type Box = { xMm: number; yMm: number; widthMm: number; heightMm: number }
type Square = { xMm: number; yMm: number; sideMm: number }

/** Where things are on a job or accessory label of one size. The code's side is a whole number of dots per module at 203 dpi. */
interface Geometry {
  widthMm: number
  heightMm: number
  code: Square
  /** The code moves up to make room for this, when the job is urgent. */
  urgent: { box: Box; code: Square }
  /** A usual number has capitals of 4 mm or more here; one of thirteen characters gets smaller rather than cut. */
  number: TextPlace
  lines: readonly [TextPlace, TextPlace, TextPlace]
  rule: Box
  foot: TextPlace
}

const wide: Geometry = {
  widthMm: 62,
  heightMm: 29,
  code: { xMm: 0.4, yMm: 3.5, sideMm: 21.8 },
  urgent: { box: { xMm: 2.9, yMm: 21.8, widthMm: 16.8, heightMm: 5.6 }, code: { xMm: 0.4, yMm: 0.1, sideMm: 21.8 } },
  number: { xMm: 22, baselineMm: 7.2, widthMm: 38.6, maxMm: 7, minMm: 4.2, isBold: true },
  lines: [
    { xMm: 22, baselineMm: 12.2, widthMm: 38.6, maxMm: 3.8, minMm: 2.8, isBold: true },
    { xMm: 22, baselineMm: 16.6, widthMm: 38.6, maxMm: 3.4, minMm: 2.7 },
    { xMm: 22, baselineMm: 20.8, widthMm: 38.6, maxMm: 3.4, minMm: 2.7 },
  ],
  rule: { xMm: 22, yMm: 22.6, widthMm: 38.6, heightMm: 0.25 },
  foot: { xMm: 22, baselineMm: 26.6, widthMm: 38.6, maxMm: 3.4, minMm: 2.7 },
}

const narrow: Geometry = {
  widthMm: 50,
  heightMm: 30,
  code: { xMm: 0.2, yMm: 8.6, sideMm: 18.2 },
  urgent: { box: { xMm: 2.6, yMm: 24.6, widthMm: 13.4, heightMm: 4.4 }, code: { xMm: 0.2, yMm: 6.4, sideMm: 18.2 } },
  number: { xMm: 2.6, baselineMm: 6.8, widthMm: 45.6, maxMm: 6.6, minMm: 4.2, isBold: true },
  lines: [
    { xMm: 18.4, baselineMm: 12.2, widthMm: 30, maxMm: 3.5, minMm: 2.7, isBold: true },
    { xMm: 18.4, baselineMm: 16.4, widthMm: 30, maxMm: 3.1, minMm: 2.5 },
    { xMm: 18.4, baselineMm: 20.6, widthMm: 30, maxMm: 3.1, minMm: 2.5 },
  ],
  rule: { xMm: 18.4, yMm: 22.4, widthMm: 30, heightMm: 0.25 },
  foot: { xMm: 18.4, baselineMm: 26.6, widthMm: 30, maxMm: 3.1, minMm: 2.5 },
}

const geometries = { '62x29': wide, '50x30': narrow } as const
export const labelSizes = ['62x29', '50x30'] as const
export type LabelSize = (typeof labelSizes)[number]

const fill = (template: string, values: Record<string, number>) =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** Two facts on one line, the second at its end. The end is short and must be whole, so the start gets what it leaves. */
function pair(start: string, end: string, place: TextPlace, endShare: number): LabelItem[] {
  const { xMm, widthMm, isBold } = place
  const ends = textItem(end, { ...place, xMm: xMm + widthMm, widthMm: widthMm * endShare, align: 'end' })
  const taken = ends.reduce((sum, item) => sum + widthInEm(item.text, isBold) * item.sizeMm + gapMm, 0)
  return [...textItem(start, { ...place, widthMm: widthMm - taken }), ...ends]
}
const gapMm = 1.5

function urgentItems(box: Box, words: LabelWords): LabelItem[] {
  const place: TextPlace = {
    xMm: box.xMm + box.widthMm / 2,
    baselineMm: box.yMm + box.heightMm * 0.76,
    widthMm: box.widthMm - 1.4,
    maxMm: box.heightMm * 0.72,
    minMm: 2,
    align: 'middle',
    isBold: true,
    isInverted: true,
  }
  return [{ kind: 'box', ...box }, ...textItem(words.urgent, place)]
}

/**
 * The label on a unit. It tells which job, whose, what and since when; never a price, never a passcode, of the phone only the
 * last four digits (SCREENS.md, paper).
 */
export function jobLabel(data: JobLabelData, words: LabelWords, size: LabelSize = '62x29'): LabelLayout {
  const { widthMm, heightMm, code, urgent, number, lines, rule, foot } = geometries[size]
  const serial = data.serial === null ? '' : `${words.serial} ${serialEnd(data.serial)}`
  const phone = data.phoneLastFour === null ? '' : `··${data.phoneLastFour}`
  const accessories = data.accessoryCount === 0 ? '' : fill(words.accessories, { count: data.accessoryCount })
  return {
    widthMm,
    heightMm,
    items: [
      { kind: 'code', payload: data.codePayload, ...(data.isUrgent ? urgent.code : code) },
      ...(data.isUrgent ? urgentItems(urgent.box, words) : []),
      ...textItem(data.number, number),
      ...pair(data.customerShortName, phone, lines[0], 0.3),
      ...textItem(`${data.brand} ${data.model}`, lines[1]),
      ...textItem(serial, lines[2]),
      { kind: 'box', ...rule },
      ...pair(dateInZone(data.receivedAt, data.timeZone), accessories, foot, 0.45),
    ],
  }
}

/** The tag on one accessory: which job it belongs to, what it is, and which of how many. */
export function accessoryLabel(data: AccessoryLabelData, words: LabelWords, size: LabelSize = '62x29'): LabelLayout {
  const { widthMm, heightMm, code, number, lines, rule, foot } = geometries[size]
  return {
    widthMm,
    heightMm,
    items: [
      { kind: 'code', payload: data.codePayload, ...code },
      ...textItem(data.jobNumber, number),
      ...textItem(data.name, { ...lines[1], baselineMm: lines[1].baselineMm - 2, isBold: true, maxMm: 4.4 }),
      ...textItem(data.customerShortName, lines[2]),
      { kind: 'box', ...rule },
      ...textItem(fill(words.accessoryOf, { n: data.index, m: data.count }), { ...foot, isBold: true }),
    ],
  }
}

/** The label on a part's box: what it is and whose number it has; never what it costs. */
export function partLabel(data: PartLabelData, size: LabelSize = '62x29'): LabelLayout {
  const { widthMm, heightMm, code, number, lines, rule, foot } = geometries[size]
  const [name = '', otherName = ''] = data.names
  return {
    widthMm,
    heightMm,
    items: [
      { kind: 'code', payload: data.codePayload, ...code },
      ...textItem(data.sku, number),
      ...textItem(name, lines[0]),
      ...textItem(otherName, lines[1]),
      ...textItem(data.makerNumber ?? '', lines[2]),
      { kind: 'box', ...rule },
      ...textItem(data.number, { ...foot, isBold: true }),
    ],
  }
}

/** The label on a bin: its code, to be read from the other end of the aisle. */
export function binLabel(data: BinLabelData, size: LabelSize = '62x29'): LabelLayout {
  const { widthMm, heightMm, code, number, lines, rule, foot } = geometries[size]
  const isBesideCode = number.xMm > code.xMm + code.sideMm / 2
  const room = isBesideCode ? 4 : 0
  return {
    widthMm,
    heightMm,
    items: [
      { kind: 'code', payload: data.codePayload, ...code },
      ...textItem(data.code, { ...number, baselineMm: number.baselineMm + room, maxMm: number.maxMm + room }),
      ...textItem(data.name ?? '', { ...lines[1], isBold: true }),
      ...textItem(data.kind, lines[2]),
      { kind: 'box', ...rule },
      ...textItem(data.number, { ...foot, isBold: true }),
    ],
  }
}

const badgeMargin = 5
const badgeTextMm = 48

/** A staff badge of the size of a bank card (ISO/IEC 7810 ID-1), read at a paired station. */
export function badgeLabel(data: BadgeData): LabelLayout {
  const line = { xMm: badgeMargin, widthMm: badgeTextMm }
  return {
    widthMm: 85.6,
    heightMm: 54,
    items: [
      ...textItem(data.depotName, { ...line, widthMm: 75, baselineMm: 8.6, maxMm: 3.6, minMm: 2.6 }),
      { kind: 'box', xMm: badgeMargin, yMm: 11, widthMm: 75.6, heightMm: 0.3 },
      { kind: 'code', payload: data.codePayload, xMm: 51, yMm: 15, sideMm: 33 },
      ...textItem(data.staffName, { ...line, baselineMm: 31, maxMm: 8, minMm: 4, isBold: true }),
      ...textItem(data.roles.join(' · '), { ...line, baselineMm: 38, maxMm: 3.8, minMm: 2.6 }),
    ],
  }
}
