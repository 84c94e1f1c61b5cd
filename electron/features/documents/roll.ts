import { widthInEm } from '../../../shared/labels/text-fit.ts'
import type { ReceiptData } from '../../../shared/documents/promise-papers.ts'
import { moneyRows } from './MoneyTable.tsx'
import { receiptFacts } from './Receipt.tsx'
import type { Speech } from './wording.ts'

/** The paper of a till, in millimetres. */
export const ROLL_WIDTH_MM = 80

/** What the style gives each piece: the width that its text has, the height of a line, and the space around it. Millimetres. */
const PIECES = {
  head: { widthMm: 70, emMm: 4.6, lineMm: 5.8, aroundMm: 0 },
  address: { widthMm: 70, emMm: 3, lineMm: 4.4, aroundMm: 0 },
  fact: { widthMm: 46, emMm: 3.2, lineMm: 4.7, aroundMm: 0.7 },
  row: { widthMm: 44, emMm: 3.2, lineMm: 4.7, aroundMm: 1.7 },
} as const
/** Title, number, figure, headings, code and the blank at both ends, which are as high on every receipt. */
const FIXED_MM = 92
/** Words that do not fit go whole to the next line, which leaves a part of this one empty. */
const RAGGED = 1.2

/**
 * How long a receipt on a roll will be, estimated from its texts and rather too long than too short: a roll has no pages, but a
 * printer wants to be told one. Too long is blank paper, and where a name defies every estimate a second page takes the rest.
 */
export function rollHeightMm(data: ReceiptData, speech: Speech): number {
  const { depot, money } = data
  const facts = receiptFacts(data, speech).flatMap(({ value }) => value ?? [])
  const rows = [...money.lines.map(({ name }) => name), ...moneyRows(money, speech).map(({ label }) => label)]
  const heights = [
    heightOf(depot.name, 'head'),
    ...[depot.address, depot.phone, depot.email].map((line) => (line === null ? 0 : heightOf(line, 'address'))),
    ...facts.map((text) => heightOf(text, 'fact')),
    ...rows.map((text) => heightOf(text, 'row')),
  ]
  return Math.ceil(heights.reduce((sum, height) => sum + height, FIXED_MM))
}

function heightOf(text: string, piece: keyof typeof PIECES): number {
  const { widthMm, emMm, lineMm, aroundMm } = PIECES[piece]
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil((widthInEm(line) * emMm * RAGGED) / widthMm)))
  return lines.reduce((sum, count) => sum + count * lineMm, aroundMm)
}
