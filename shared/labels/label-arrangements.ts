import { type CodeKind, codeRule, codeSize } from './code-matrix.ts'
import type { LabelContent } from './label-content.ts'
import { kindFields, type LabelDesign, type LabelKind } from './label-kinds.ts'
import { type CodeItem, type LabelItem, millimetresPerInch } from './label-layout.ts'
import { type Area, flagItems, heightOf, leastEmMm, leastFlagMm, type Placed, placeRows, type Row, rowsOf } from './label-rows.ts'

/** Where the code and the text of a label may stand: each way with each size of module is tried, and scored by how large the text is. */

/** The label's paper as it is read. */
export interface Page {
  widthMm: number
  heightMm: number | null
  marginMm: number
}

export interface Job {
  kind: LabelKind
  design: LabelDesign
  content: LabelContent
  page: Page
}

interface Symbol {
  code: CodeKind
  payload: string
  widthMm: number
  heightMm: number
  dots: number
}

export interface Candidate extends Omit<Placed, 'shrink'> {
  bodyMm: number
  score: number
}

type Arrangement = (job: Job, dots: number) => Candidate | undefined

/** One dot of the coarsest printer. Codes are whole numbers of them, so that no bar differs by a dot. */
const dotMm = millimetresPerInch / 203
/** Larger codes take the room of the text; a sheet of this side or more has it to spare, and is read from farther away. */
const mostDots = { usual: 10, large: 16 } as const
const largeMm = 80
const barsMm = { least: 8, most: 22 } as const
const flagMm = 4.8
/** Sheets of labels are cut a little off; a quiet zone may lie nearer to the edge, since it prints nothing. */
const edgeMm = 0.3

/** Every arrangement with every size of module, as choices to be compared. */
export function arrangementsFor(code: CodeKind, { widthMm, heightMm }: Page): ((job: Job) => Candidate | undefined)[] {
  const { leastDots } = codeRule(code)
  const most = heightMm !== null && Math.min(widthMm, heightMm) >= largeMm ? mostDots.large : mostDots.usual
  const sizes = Array.from({ length: most - leastDots + 1 }, (_, index) => leastDots + index)
  const arrangements: readonly Arrangement[] = code === 'code-128' ? [barsBelow] : [codeBeside, codeBelowNumber, codeInColumn]
  return arrangements.flatMap((arrange) => sizes.map((dots) => (job: Job) => arrange(job, dots)))
}

function symbolOf({ design: { code }, content: { payload } }: Job, dots: number): Symbol {
  const { columns, rows } = codeSize(payload, code)
  const widthMm = (columns + 2 * codeRule(code).quiet) * dots * dotMm
  return { code, payload, widthMm, heightMm: rows === 1 ? barsMm.least : widthMm, dots }
}

const codeItem = ({ code, payload, widthMm, heightMm }: Symbol, xMm: number, yMm: number): CodeItem => ({
  kind: 'code',
  code,
  payload,
  xMm,
  yMm,
  widthMm,
  heightMm,
})

const isFlag = (row: Row) => row.start.rule.role === 'flag'
/**
 * Room for a flag below the code. The design says whether there may be one, not the label: an urgent one looks like the others. Behind a
 * number over the whole width it stands in the number's line.
 */
function flagRoomOf({ kind, design, page }: Job, hasHead: boolean): number {
  const roles = design.fields.flatMap(({ field, isOn }) => (isOn ? [kindFields[kind][field]?.role] : []))
  if (!roles.includes('flag')) return 0
  const joinsHead = hasHead && roles[0] === 'number' && roles[1] === 'flag' && page.widthMm - 2 * page.marginMm >= leastFlagMm
  return joinsHead ? 0 : flagMm
}

/** The code at the left over the whole height, what is urgent below it, all text at its right. */
function codeBeside(job: Job, dots: number): Candidate | undefined {
  const { heightMm, marginMm } = job.page
  if (heightMm === null) return undefined
  return beside(
    job,
    dots,
    [],
    { yMm: marginMm, heightMm: heightMm - 2 * marginMm },
    { yMm: edgeMm, heightMm: heightMm - 2 * edgeMm },
  )
}

/** The number over the whole width, below it the code with the other text at its right. */
function codeBelowNumber(job: Job, dots: number): Candidate | undefined {
  const { widthMm, heightMm, marginMm } = job.page
  const [head, ...rest] = rowsOf(job.kind, job.design, job.content.texts, widthMm - 2 * marginMm, true).filter(
    (row) => !isFlag(row),
  )
  if (heightMm === null || head === undefined || rest.length === 0) return undefined
  const head1 = [head]
  const symbol = symbolOf(job, dots)
  const room = heightMm - marginMm - symbol.heightMm - flagRoomOf(job, true) - edgeMm
  const body = Math.min(mostBody(job.page), bodyFor(head1, room))
  if (heightOf(head1, body) > room + 0.01) return undefined
  const headHeight = heightOf(head1, body)
  const yMm = marginMm + headHeight
  const area = { yMm, heightMm: heightMm - yMm - marginMm }
  return beside(job, dots, [{ row: head, body, heightMm: headHeight }], area, { yMm, heightMm: heightMm - yMm - edgeMm })
}

interface Head {
  row: Row
  body: number
  heightMm: number
}
type Band = { yMm: number; heightMm: number }

function beside(job: Job, dots: number, heads: readonly Head[], band: Band, codeBand: Band): Candidate | undefined {
  const { page, content, kind, design } = job
  const symbol = symbolOf(job, dots)
  const flagRoom = flagRoomOf(job, heads.length > 0)
  if (symbol.heightMm + flagRoom > codeBand.heightMm || symbol.widthMm > page.widthMm * 0.46) return undefined
  const xMm = edgeMm + symbol.widthMm + 0.3
  const widthMm = page.widthMm - xMm - page.marginMm
  const rows = rowsOf(kind, design, content.texts, widthMm).filter(
    (row) => !heads.some(({ row: head }) => [head.start.field, head.flag?.field].includes(row.start.field)),
  )
  const flag = rows.find(isFlag)
  const lines = rows.filter((row) => row !== flag)
  const body = Math.min(mostBody(page), bodyFor(lines, band.heightMm), heads[0]?.body ?? Infinity)
  const area: Area = { xMm, widthMm, ...band }
  const placed = placeRows(lines, area, body)
  const head = placeRows(
    heads.map(({ row }) => row),
    { xMm: page.marginMm, yMm: page.marginMm, widthMm: page.widthMm - 2 * page.marginMm, heightMm: heads[0]?.heightMm ?? 0 },
    heads[0]?.body ?? body,
  )
  const flagArea: Area = { xMm: edgeMm + 0.8, yMm: 0, widthMm: symbol.widthMm - 1.6, heightMm: flagMm - 0.7 }
  const used = symbol.heightMm + (flag === undefined ? 0 : flagMm)
  if (used > codeBand.heightMm + 0.01) return undefined
  const codeY = codeBand.yMm + (codeBand.heightMm - used) / 2
  const marked = { problems: [] }
  const flagged =
    flag === undefined ? [] : centred(flagItems(flag.start, { ...flagArea, yMm: codeY + symbol.heightMm }, marked), flagArea)
  return candidate(
    job,
    dots,
    body,
    [codeItem(symbol, edgeMm, codeY), ...flagged],
    [head, placed, { ...placed, items: [], problems: marked.problems, cut: [] }],
  )
}

/** Moves a flag into the middle of its area. */
function centred(items: readonly LabelItem[], area: Area): LabelItem[] {
  const [box] = items
  const by = box?.kind === 'box' ? (area.widthMm - box.widthMm) / 2 : 0
  return items.map((item) => ({ ...item, xMm: item.xMm + by }))
}

/** Everything below each other: the first line, the code in the middle, the other lines. For rolls and labels that stand. */
function codeInColumn(job: Job, dots: number): Candidate | undefined {
  const { page } = job
  const symbol = symbolOf(job, dots)
  if (symbol.widthMm > page.widthMm - 2 * edgeMm || (page.heightMm === null && symbol.widthMm > page.widthMm * 0.62))
    return undefined
  return column(job, symbol)
}

/** Bars over the whole width at the foot, as high as the text leaves them. */
function barsBelow(job: Job, dots: number): Candidate | undefined {
  const { page } = job
  const symbol = symbolOf(job, dots)
  if (symbol.widthMm > page.widthMm - 2 * edgeMm) return undefined
  const heightMm = Math.min(barsMm.most, Math.max(barsMm.least, (page.heightMm ?? 60) * 0.24))
  return column(job, { ...symbol, heightMm })
}

function column(job: Job, symbol: Symbol): Candidate | undefined {
  const { page, kind, design, content } = job
  const isBars = symbol.code === 'code-128'
  const widthMm = page.widthMm - 2 * page.marginMm
  const rows = rowsOf(kind, design, content.texts, widthMm, true)
  const above = isBars ? rows : rows.slice(0, 1)
  const below = isBars ? [] : rows.slice(1)
  const gapMm = isBars ? 1 : 0.5
  const room = page.heightMm === null ? null : page.heightMm - 2 * page.marginMm - symbol.heightMm - gapMm
  if (room !== null && room < leastEmMm) return undefined
  const body = room === null ? mostBody(page) : Math.min(mostBody(page), bodyFor(rows, room))
  const headMm = room === null ? null : isBars ? room : Math.min(room, heightOf(above, body))
  const head = placeRows(above, { xMm: page.marginMm, yMm: page.marginMm, widthMm, heightMm: headMm }, body)
  const codeY = page.marginMm + (headMm ?? head.heightMm) + gapMm
  // Its first dark module stands where the text begins; bars stand in the middle.
  const quietMm = codeRule(symbol.code).quiet * symbol.dots * dotMm
  const codeX = isBars ? (page.widthMm - symbol.widthMm) / 2 : Math.max(edgeMm, page.marginMm - quietMm)
  const under = codeY + symbol.heightMm
  const rest = placeRows(
    below,
    { xMm: page.marginMm, yMm: under, widthMm, heightMm: room === null ? null : room - (headMm ?? 0) },
    body,
  )
  const bottom = page.heightMm ?? under + rest.heightMm + page.marginMm
  const found = candidate(job, symbol.dots, body, [codeItem(symbol, codeX, codeY)], [head, rest])
  return { ...found, heightMm: bottom }
}

/** Larger labels have larger text, though never such that a page holds six words. */
const mostBody = ({ widthMm, heightMm }: Page) =>
  heightMm === null ? widthMm / 17 : Math.min(6.6, Math.max(3, Math.sqrt(widthMm * heightMm) / 12.6))

/** The largest body text with which the lines have room, in steps of a twentieth of a millimetre. */
function bodyFor(rows: readonly Row[], roomMm: number): number {
  let body = 12
  while (body > leastEmMm && heightOf(rows, body) > roomMm) body -= 0.05
  return body
}

function candidate(job: Job, dots: number, bodyMm: number, items: readonly LabelItem[], parts: readonly Placed[]): Candidate {
  const numbers = parts
    .flatMap((part) => part.items)
    .flatMap((item) => (item.kind === 'text' && item.isBold ? [item.sizeMm] : []))
  const shrink = Math.min(...parts.map((part) => part.shrink))
  const cut = parts.flatMap((part) => part.cut)
  // Numbers are read from afar, so they count most; a code beyond six dots a module gains a scanner little.
  const score =
    Math.log(Math.max(2, ...numbers)) * 2 +
    Math.log(bodyMm * shrink) * 1.5 +
    1.6 * Math.log(Math.min(dots, 6)) +
    0.15 * Math.log(dots) -
    cut.length
  return {
    items: [...items, ...parts.flatMap((part) => part.items)],
    problems: parts.flatMap((part) => part.problems),
    cut,
    heightMm: job.page.heightMm ?? 0,
    bodyMm,
    score,
  }
}
