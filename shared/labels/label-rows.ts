import type { BoxItem, LabelItem, TextItem } from './label-layout.ts'
import { type FieldRule, type FieldSize, kindFields, type LabelDesign, type LabelField, type LabelKind } from './label-kinds.ts'
import { fitText, printableLine, widthInEm, wrapText } from './text-fit.ts'

/** Why a label may not be printed as it is. */
export interface LabelProblem {
  field: LabelField | 'code'
  /** The text has no room in its line; the line has no room on the label; the code's modules were too fine to be read. */
  why: 'too-long' | 'no-room' | 'too-fine'
}

/** One text of a line. */
interface Cell {
  field: LabelField
  text: string
  rule: FieldRule
  /** Its em as a multiple of the body text's. */
  share: number
}

/** A line of a label: a text, and perhaps a short one at its end. */
export interface Row {
  start: Cell
  end?: Cell
  /** What is white on black stands at the end of the number's line where nothing else does. */
  flag?: Cell
}

/** Texts beyond this are cut before anything else: no label has room for more, and a text may be of any length. */
const mostCharacters = 400
/** The smallest em that is still read on a shelf, for body text and for what is read at arm's length, in millimetres. */
export const leastEmMm = 2.2
const leastNumberEmMm = 2.6
/** How far a text may shrink before it goes on in a second line. */
const shrinkBeforeWrap = 0.85
const numberBeforeWrap = 0.75
const gapMm = 1.5
const ruleMm = 0.25
/** A tail needs this width beside its start, or gets a line of its own. */
const leastPairMm = 24
/** A flag needs this width beside the number. */
export const leastFlagMm = 45

const roleShare: Readonly<Record<FieldRule['role'], number>> = { number: 1.9, title: 1.12, line: 1, flag: 1.15 }
const sizeShare: Readonly<Record<FieldSize, number>> = { small: 0.82, normal: 1, large: 1.3 }
const isBoldRole = ({ role }: FieldRule) => role !== 'line'

/** The lines of a label, in the order of its design; fields without a text, and those that are off, take none. */
export function rowsOf(
  kind: LabelKind,
  design: LabelDesign,
  texts: Readonly<Partial<Record<LabelField, string>>>,
  widthMm: number,
  joinsFlag = false,
): Row[] {
  const rows: Row[] = []
  for (const { field, isOn, size } of design.fields) {
    const rule = kindFields[kind][field]
    const text = isOn ? printableLine((texts[field] ?? '').slice(0, mostCharacters)) : ''
    if (rule === undefined || text === '') continue
    const cell: Cell = { field, text, rule, share: roleShare[rule.role] * sizeShare[size] }
    const last = rows.at(-1)
    if (last !== undefined && isTailOf(last, cell, widthMm)) last.end = cell
    else if (joinsFlag && rule.role === 'flag' && last?.start.rule.role === 'number' && widthMm >= leastFlagMm) last.flag = cell
    else rows.push({ start: cell })
  }
  return rows
}

/** Whether a text stands at the end of the line before it: one that would not fit there, however small, has a line of its own. */
function isTailOf({ start, end }: Row, tail: Cell, widthMm: number): boolean {
  if (tail.rule.isTail !== true || end !== undefined || widthMm < leastPairMm) return false
  if (start.rule.role === 'flag' || start.rule.role === 'number') return false
  return widthInEm(tail.text, isBoldRole(tail.rule)) * leastOf(tail) <= widthMm / 2
}

const leastOf = ({ rule }: Cell) => (rule.role === 'number' ? leastNumberEmMm : leastEmMm)
const emOf = (cell: Cell, bodyMm: number) => Math.max(leastOf(cell), cell.share * bodyMm)

/** Digits and capitals need less height than letters that reach below their line; a name as large as a number has those. */
const isFigures = ({ role, isCuttable }: FieldRule) => role === 'number' && isCuttable !== true
const lineHeight = ({ rule }: Cell, emMm: number) => emMm * (isFigures(rule) ? 1.06 : rule.role === 'flag' ? 1.5 : 1.2)

/** As high as the highest of what stands in it. */
function rowHeight({ start, end, flag }: Row, bodyMm: number): number {
  const texts = end === undefined ? [start] : [start, end]
  const heights = texts.map((cell) => lineHeight(cell, emOf(cell, bodyMm)))
  return Math.max(...heights, flag === undefined ? 0 : usualFlagHeight(flag, bodyMm) + 2 * flagGapMm)
}

/** All texts of a row stand on one line. */
function baselineOf({ start, end }: Row, bodyMm: number): number {
  const texts = end === undefined ? [start] : [start, end]
  return Math.max(...texts.map((cell) => baselineIn(cell, emOf(cell, bodyMm))))
}

const ruleRoom = (row: Row, index: number, bodyMm: number) =>
  row.start.rule.hasRule === true && index > 0 ? 0.25 * bodyMm + ruleMm : 0

/** How high lines are at a size of body text, each a single line. */
export function heightOf(rows: readonly Row[], bodyMm: number): number {
  return rows.reduce((sum, row, index) => sum + rowHeight(row, bodyMm) + ruleRoom(row, index, bodyMm), 0)
}

export interface Area {
  xMm: number
  yMm: number
  widthMm: number
  /** Null where the paper ends behind the last line. */
  heightMm: number | null
}

export interface Placed {
  items: LabelItem[]
  problems: LabelProblem[]
  /** Fields that lost their end. */
  cut: LabelField[]
  heightMm: number
  /** The least em of what was placed, against what it should have. */
  shrink: number
}

/** Most lines that one field takes: on a roll a name may be long, on a sheet it leaves room to the others. */
const mostLines = { roll: 6, sheet: 3 } as const

/** Puts lines below each other into an area, whose middle they take. Long texts shrink, go on in a next line, and only then lose their end. */
export function placeRows(rows: readonly Row[], area: Area, bodyMm: number): Placed {
  const single = heightOf(rows, bodyMm)
  let slack = area.heightMm === null ? Infinity : area.heightMm - single
  const lines = rows.map((row) => {
    const lines = linesOf(row, area, bodyMm, Math.max(0, slack))
    slack -= (lines.texts.length - 1) * rowHeight(row, bodyMm)
    return lines
  })
  const spread = Number.isFinite(slack) ? Math.min(Math.max(0, slack) / (rows.length + 1), 0.5 * bodyMm) : 0.12 * bodyMm
  const left = Number.isFinite(slack) ? Math.max(0, slack - spread * (rows.length - 1)) : 0
  const placed: Placed = { items: [], problems: [], cut: [], heightMm: 0, shrink: 1 }
  let y = area.yMm + left / 2
  rows.forEach((row, index) => {
    if (index > 0) y += spread
    y += ruleRoom(row, index, bodyMm)
    if (row.start.rule.hasRule === true && index > 0) placed.items.push(ruleItem(area, y - 0.25 * bodyMm * 0.4 - ruleMm))
    y = placeRow(row, lines[index] ?? { texts: [row.start.text], emMm: bodyMm }, { ...area, yMm: y }, bodyMm, placed)
  })
  placed.heightMm = y - area.yMm
  // A hundredth of a millimetre is no ink: sums of fractions are never exact.
  const bottom = area.heightMm === null ? Infinity : area.yMm + area.heightMm + 0.01
  if (y > bottom) placed.problems.push(...overflowing(rows, area, bodyMm))
  return placed
}

const ruleItem = ({ xMm, widthMm }: Area, yMm: number): BoxItem => ({ kind: 'box', xMm, yMm, widthMm, heightMm: ruleMm })

/** The lines that lie below the end of the area, however small. */
function overflowing(rows: readonly Row[], area: Area, bodyMm: number): LabelProblem[] {
  return rows.flatMap((row, index) =>
    heightOf(rows.slice(0, index + 1), bodyMm) > (area.heightMm ?? Infinity) + 0.01
      ? [row.start, ...(row.end === undefined ? [] : [row.end])].map(({ field }): LabelProblem => ({ field, why: 'no-room' }))
      : [],
  )
}

/** The text of a row in lines of one size. */
interface Lines {
  texts: readonly string[]
  emMm: number
}

/**
 * One line, or as many as the text needs and the slack allows: beside a tail all lines keep off it, so that it stands free. Where even these
 * are too few the text shrinks, all lines alike, and only the last of them may lose its end.
 */
function linesOf(row: Row, area: Area, bodyMm: number, slack: number): Lines {
  const { start } = row
  const emMm = emOf(start, bodyMm)
  const isBold = isBoldRole(start.rule)
  const room = roomBeside(row, area, bodyMm)
  const isFitting = widthInEm(start.text, isBold) * Math.max(leastOf(start), emMm * shrinkBeforeWrap) <= room
  const allowed = Math.min(
    area.heightMm === null ? mostLines.roll : mostLines.sheet,
    1 + Math.floor(slack / rowHeight(row, bodyMm)),
  )
  if (isFitting || start.rule.isWrapped !== true || allowed < 2) return { texts: [start.text], emMm }
  // What is read from afar rather shrinks a little than going on in yet another line.
  const small = Math.max(leastOf(start), emMm * (start.rule.role === 'number' ? numberBeforeWrap : 1))
  const most = Math.min(allowed, wrapText(start.text, room, small, isBold).length)
  for (let em = emMm; ; em = Math.max(leastOf(start), em * 0.95)) {
    const broken = wrapText(start.text, room, em, isBold)
    if (broken.length <= most) return { texts: broken.map((text) => text.trim()), emMm: em }
    if (em === leastOf(start)) {
      const texts = [...broken.slice(0, most - 1), broken.slice(most - 1).join('')]
      return { texts: texts.map((text) => text.trim()), emMm: em }
    }
  }
}

function roomBeside(row: Row, area: Area, bodyMm: number): number {
  const { end, flag } = row
  if (flag !== undefined) return area.widthMm - flagWidth(flag, flagHeight(row, flag, area, bodyMm)) - gapMm
  if (end === undefined) return area.widthMm
  const tail = widthInEm(end.text, isBoldRole(end.rule)) * tailEm(row, end, area, bodyMm)
  return area.widthMm - Math.min(tail, area.widthMm / 2) - gapMm
}

/** A tail shrinks with the text before it, as far as both then have room. */
function tailEm({ start }: Row, end: Cell, area: Area, bodyMm: number): number {
  const both = [start, end].map((cell) => widthInEm(cell.text, isBoldRole(cell.rule)) * emOf(cell, bodyMm))
  const share = Math.min(1, (area.widthMm - gapMm) / both.reduce((sum, one) => sum + one, 0))
  return Math.max(leastOf(end), emOf(end, bodyMm) * share)
}

/** Places one row from `area.yMm` down; answers where the next begins. */
function placeRow(row: Row, { texts, emMm }: Lines, area: Area, bodyMm: number, placed: Placed): number {
  const { start, end, flag } = row
  const height = rowHeight(row, bodyMm)
  const baselineMm = area.yMm + baselineOf(row, bodyMm)
  if (start.rule.role === 'flag') placed.items.push(...flagItems(start, { ...area, heightMm: height * 0.86 }, placed))
  else {
    const widthMm = roomBeside(row, area, bodyMm)
    texts.forEach((text, index) => {
      const place = { xMm: area.xMm, baselineMm: baselineMm + index * height, widthMm }
      pushText(placed, { ...start, text }, place, emMm, 'start')
    })
  }
  if (end !== undefined) {
    const place = { xMm: area.xMm + area.widthMm, baselineMm, widthMm: area.widthMm / 2 }
    pushText(placed, end, place, tailEm(row, end, area, bodyMm), 'end')
  }
  if (flag !== undefined) placed.items.push(...flagItems(flag, flagArea(row, flag, area, bodyMm), placed))
  return area.yMm + texts.length * height
}

const flagGapMm = 0.2
const usualFlagHeight = (flag: Cell, bodyMm: number) => emOf(flag, bodyMm) * 1.3
const flagWidth = (flag: Cell, heightMm: number) => widthInEm(flag.text, true) * heightMm * flagEm + 4 * flagPadMm + 0.01

/** Lower than usual where the number before it would have to shrink. */
function flagHeight({ start }: Row, flag: Cell, area: Area, bodyMm: number): number {
  const number = widthInEm(start.text, isBoldRole(start.rule)) * emOf(start, bodyMm)
  const room = area.widthMm - gapMm - number - flagWidth(flag, 0)
  const fitting = room / (widthInEm(flag.text, true) * flagEm)
  return Math.min(usualFlagHeight(flag, bodyMm), Math.max(leastFlagEmMm / flagEm + 0.01, fitting))
}

/** At the end of a line, in its middle. */
function flagArea(row: Row, flag: Cell, area: Area, bodyMm: number): Area {
  const heightMm = flagHeight(row, flag, area, bodyMm)
  const widthMm = flagWidth(flag, heightMm)
  const yMm = area.yMm + Math.max(0, rowHeight(row, bodyMm) - heightMm) / 2
  return { xMm: area.xMm + area.widthMm - widthMm, yMm, widthMm, heightMm }
}

const baselineIn = ({ rule }: Cell, emMm: number) => emMm * (isFigures(rule) ? 0.88 : 0.93)

function pushText(
  placed: Placed,
  cell: Cell,
  place: Pick<TextItem, 'xMm' | 'baselineMm' | 'widthMm'>,
  emMm: number,
  align: TextItem['align'],
) {
  const isBold = isBoldRole(cell.rule)
  const fitted = fitText(cell.text, place.widthMm, emMm, leastOf(cell), isBold)
  placed.items.push({ kind: 'text', ...fitted, ...place, align, isBold, isInverted: false })
  placed.shrink = Math.min(placed.shrink, fitted.sizeMm / emMm)
  note(placed, cell, fitted.text)
}

function note(placed: Placed, { field, text, rule }: Cell, printed: string) {
  if (printed === text) return
  if (rule.isCuttable === true) placed.cut.push(field)
  else placed.problems.push({ field, why: 'too-long' })
}

const flagPadMm = 0.7
const leastFlagEmMm = 1.9
/** The em of a flag's word, as a share of its box. */
const flagEm = 0.74

/** White on black, as wide as its word. */
export function flagItems(cell: Cell, area: Area, placed: Pick<Placed, 'problems'>): LabelItem[] {
  const heightMm = area.heightMm ?? 0
  const fitted = fitText(cell.text, area.widthMm - 2 * flagPadMm, heightMm * flagEm, leastFlagEmMm, true)
  if (fitted.text !== cell.text) placed.problems.push({ field: cell.field, why: 'too-long' })
  const widthMm = Math.min(area.widthMm, widthInEm(fitted.text, true) * fitted.sizeMm + 4 * flagPadMm)
  const box = { xMm: area.xMm, yMm: area.yMm, widthMm, heightMm }
  const text: TextItem = {
    kind: 'text',
    ...fitted,
    xMm: box.xMm + widthMm / 2,
    baselineMm: box.yMm + heightMm / 2 + fitted.sizeMm * 0.36,
    widthMm: widthMm - 2 * flagPadMm,
    align: 'middle',
    isBold: true,
    isInverted: true,
  }
  return [{ kind: 'box', ...box }, text]
}
