import type { ReceiptData } from '../../../shared/documents/promise-papers.ts'
import { type LabelItem, type LabelLayout, type TextItem, textItem } from '../../../shared/labels/label-layout.ts'
import { widthInEm } from '../../../shared/labels/text-fit.ts'
import { moneyRows } from './MoneyTable.tsx'
import { receiptFacts, receiptTitle } from './Receipt.tsx'
import { fill, type Speech } from './wording.ts'

/** What a roll of 80 mm prints; its margins are the printer's own. */
const WIDTH_MM = 72
const LABEL_MM = 24
const AMOUNT_MM = 24
const CODE_MM = 24
/** Between two lines, as a share of the em. */
const LEADING = 1.4

/** One line of a row: where its text stands, and how. */
type Cell = Pick<TextItem, 'text' | 'xMm' | 'widthMm' | 'align' | 'isBold'> & { sizeMm: number }
/** Cells beside one another; each of them may run over several lines. */
type Row = { cells: readonly Cell[]; aboveMm?: number } | { rule: true }

/**
 * A receipt as a layout as long as it is, for rolls that print dots alone: the same facts as on the page of `ReceiptRoll`, one below
 * the other.
 */
export function receiptLayout(data: ReceiptData, speech: Speech): LabelLayout {
  const items: LabelItem[] = []
  let yMm = 2
  for (const row of rowsOf(data, speech)) {
    if ('rule' in row) {
      items.push({ kind: 'box', xMm: 0, yMm: yMm + 1.2, widthMm: WIDTH_MM, heightMm: 0.25 })
      yMm += 2.2
      continue
    }
    const placed = row.cells.map((cell) => placedLines(cell, yMm + (row.aboveMm ?? 0)))
    items.push(...placed.flatMap(({ lines }) => lines))
    yMm = Math.max(...placed.map(({ endMm }) => endMm))
  }
  const place = { xMm: (WIDTH_MM - CODE_MM) / 2, yMm: yMm + 2, widthMm: CODE_MM, heightMm: CODE_MM }
  items.push({ kind: 'code', code: 'qr', payload: data.job.codePayload, ...place })
  return { widthMm: WIDTH_MM, heightMm: Math.ceil(yMm + CODE_MM + 6), items }
}

function rowsOf(data: ReceiptData, speech: Speech): Row[] {
  const { depot, payment, money } = data
  const { field, paymentKind, section, text } = speech.words
  const amount = (label: string, value: string, isBold = false): Row => ({
    cells: [
      cell(label, { widthMm: WIDTH_MM - AMOUNT_MM - 1, isBold }),
      cell(value, { xMm: WIDTH_MM, widthMm: AMOUNT_MM, align: 'end', isBold }),
    ],
  })
  const fact = (label: string, value: string): Row => ({
    cells: [cell(label, { widthMm: LABEL_MM - 1, sizeMm: 2.8 }), cell(value, { xMm: LABEL_MM, widthMm: WIDTH_MM - LABEL_MM })],
  })
  const contacts = [depot.address, depot.phone, depot.email].flatMap((line) => line?.split('\n') ?? [])
  const facts = receiptFacts(data, speech).flatMap(({ label, value }) => (value === null ? [] : [fact(label, value)]))
  return [
    whole(depot.name, { sizeMm: 4.6, isBold: true }),
    ...contacts.map((line) => whole(line, { sizeMm: 3 })),
    whole(receiptTitle(data, speech), { sizeMm: 4.2, isBold: true }, 2),
    whole(data.number, { sizeMm: 4.2, isBold: true }),
    { rule: true },
    ...facts,
    { rule: true },
    amount(
      `${payment.amountMinor < 0 ? field.amountRefunded : field.amountPaid} · ${paymentKind[payment.kind]}`,
      speech.money(Math.abs(payment.amountMinor)),
      true,
    ),
    whole(section.charges, { sizeMm: 3.4, isBold: true }, 2),
    ...money.lines.map(({ name, isCovered, amountMinor }) =>
      amount(isCovered ? fill(text.coveredLine, { name }) : name, speech.money(amountMinor)),
    ),
    { rule: true },
    ...moneyRows(money, speech).map(({ label, amountMinor, isSum }) => amount(label, speech.money(amountMinor), isSum)),
  ]
}

const cell = (text: string, look: Partial<Cell> = {}): Cell => ({
  text,
  xMm: 0,
  widthMm: WIDTH_MM,
  align: 'start',
  isBold: false,
  sizeMm: 3.2,
  ...look,
})

const whole = (text: string, look: Partial<Cell>, aboveMm = 0): Row => ({ cells: [cell(text, look)], aboveMm })

/** The text in as many lines as it takes, and where they end. */
function placedLines({ text, sizeMm, ...place }: Cell, topMm: number): { lines: TextItem[]; endMm: number } {
  const lineMm = sizeMm * LEADING
  const wrapped = wrap(text, place.widthMm / sizeMm, place.isBold)
  const lines = wrapped.flatMap((line, index) =>
    // Fitted once more, so that a sign wider than every estimate is made smaller instead of cut by the paper.
    textItem(line, { ...place, baselineMm: topMm + index * lineMm + sizeMm, maxMm: sizeMm, minMm: sizeMm * 0.7 }),
  )
  return { lines, endMm: topMm + wrapped.length * lineMm }
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Lines of at most so many em, broken between words; within one where it fills a line alone. */
function wrap(text: string, widthEm: number, isBold: boolean): string[] {
  const fits = (line: string) => widthInEm(line.trimEnd(), isBold) <= widthEm
  const pieces = unbreakable(text).flatMap((word) =>
    fits(word) ? [word] : Array.from(signs.segment(word), ({ segment }) => segment),
  )
  const lines = ['']
  for (const piece of pieces) {
    const longer = `${lines.at(-1) ?? ''}${piece}`
    if (fits(longer)) lines[lines.length - 1] = longer
    else lines.push(piece.trimStart())
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** No line begins with one of these. */
const CLOSING = /^[,.;:!?)\]}，。、；：！？）》」』”’]+$/

/** Words with the blanks and signs between them; what closes belongs to what stands before it. */
function unbreakable(text: string): string[] {
  const pieces: string[] = []
  for (const { segment } of words.segment(text)) {
    const before = pieces.at(-1)
    if (before === undefined || !CLOSING.test(segment)) pieces.push(segment)
    else pieces[pieces.length - 1] = `${before}${segment}`
  }
  return pieces
}
