import type { SymbolKind } from '../../../shared/labels/code-matrix.ts'
import { type LabelItem, type LabelLayout, type TextItem, textItem } from '../../../shared/labels/label-layout.ts'
import { widthInEm } from '../../../shared/labels/text-fit.ts'
import type { Fact } from './FactsGrid.tsx'
import type { SignatureField } from './SignatureBlock.tsx'
import type { Tick } from './TickList.tsx'
import type { Speech } from './wording.ts'

/** What a roll of 80 mm prints; its margins are the printer's own. */
const WIDTH_MM = 72
const LABEL_MM = 24
const AMOUNT_MM = 24
/** 21 modules of 6 dots at 203 dpi. */
const CODE_MM = 24
/** 77 modules at most, of 4 dots at 203 dpi. */
const CERTIFICATE_MM = 45
const SIGNATURE_MM = 14
const LOGO_MM = 12
/** Of the em, between two lines. */
const LEADING = 1.4
/** A longer roll is cut: page printers and drawing engines take no more than about three metres. */
const MOST_MM = 2000

const SMALL_MM = 2.8
const TEXT_MM = 3.2
const LARGE_MM = 4.2

/** One text of a row: where it stands, and how. */
type Cell = Pick<TextItem, 'text' | 'xMm' | 'widthMm' | 'align' | 'isBold'> & { sizeMm: number }

/** What stands below one another on a roll. Cells stand beside one another, and each may run over several lines. */
export type RollRow =
  | { kind: 'cells'; cells: readonly Cell[]; aboveMm: number }
  | { kind: 'rule' }
  | { kind: 'code'; code: SymbolKind; payload: string; sideMm: number }
  /** Null leaves the room to sign by hand. */
  | { kind: 'picture'; href: string | null; heightMm: number }

const cell = (text: string, look: Partial<Cell> = {}): Cell => ({
  text,
  xMm: 0,
  widthMm: WIDTH_MM,
  align: 'start',
  isBold: false,
  sizeMm: TEXT_MM,
  ...look,
})

const text = (words: string, look: Partial<Cell> = {}, aboveMm = 0): RollRow => ({
  kind: 'cells',
  cells: [cell(words, look)],
  aboveMm,
})

/** The pieces that papers on a roll are made of. A text that is null or empty takes no place. */
export const roll = {
  rule: { kind: 'rule' } satisfies RollRow,
  /** Left white, to be written on. */
  room: (heightMm: number): RollRow => ({ kind: 'picture', href: null, heightMm }),
  logo: (href: string | null): RollRow[] => (href === null ? [] : [{ kind: 'picture', href, heightMm: LOGO_MM }]),
  name: (words: string) => text(words, { sizeMm: 4.6, isBold: true }),
  title: (words: string, aboveMm = 0) => text(words, { sizeMm: LARGE_MM, isBold: true }, aboveMm),
  heading: (words: string) => text(words, { sizeMm: 3.4, isBold: true }, 2),
  small: (words: string | null) => (words ? [text(words, { sizeMm: SMALL_MM }, 0.5)] : []),
  prose: (words: string | null, aboveMm = 0.5) => (words ? [text(words, {}, aboveMm)] : []),
  /** To be read aloud or typed. */
  figure: (words: string) => text(words, { sizeMm: 7, isBold: true }),
  facts: (facts: readonly Fact[]): RollRow[] =>
    facts.flatMap(({ label, value }) => (value === null || value === '' ? [] : [fact(label, value)])),
  amount: (label: string, value: string, isBold = false): RollRow => ({
    kind: 'cells',
    cells: [
      cell(label, { widthMm: WIDTH_MM - AMOUNT_MM - 1, isBold }),
      cell(value, { xMm: WIDTH_MM, widthMm: AMOUNT_MM, align: 'end', isBold }),
    ],
    aboveMm: 0,
  }),
  ticks: (ticks: readonly Tick[]): RollRow[] =>
    ticks.map(({ text: words, note, isTicked }) => ({
      kind: 'cells',
      cells: [
        cell(isTicked ? '[x]' : '[  ]', { widthMm: 5 }),
        cell([words, note].filter((part) => part !== null).join(' – '), { xMm: 5.5, widthMm: WIDTH_MM - 5.5 }),
      ],
      aboveMm: 0.3,
    })),
  code: (payload: string): RollRow => ({ kind: 'code', code: 'qr', payload, sideMm: CODE_MM }),
  certificate: (payload: string): RollRow => ({ kind: 'code', code: 'certificate', payload, sideMm: CERTIFICATE_MM }),
  signatures: (declaration: string, fields: readonly SignatureField[], { words: { sign } }: Speech): RollRow[] => [
    text(declaration, { sizeMm: SMALL_MM }, 3),
    ...fields.flatMap(({ caption, name, image, at }): RollRow[] => [
      { kind: 'picture', href: image, heightMm: SIGNATURE_MM },
      { kind: 'rule' },
      text([caption, name].filter(Boolean).join(' · '), { sizeMm: SMALL_MM }),
      text(image === null || at === null ? `${sign.date} ____________` : at, { sizeMm: SMALL_MM }),
    ]),
  ],
}

const fact = (label: string, value: string): RollRow => ({
  kind: 'cells',
  cells: [cell(label, { widthMm: LABEL_MM - 1, sizeMm: SMALL_MM }), cell(value, { xMm: LABEL_MM, widthMm: WIDTH_MM - LABEL_MM })],
  aboveMm: 0,
})

/**
 * The rows as layouts as long as they are: one, or several where they are longer than a printer takes, each but the first beginning
 * with the name of the paper. The browser's page and the dots of a roll printer are both made from them.
 */
export function rollLayouts(rows: readonly RollRow[], name: string): [LabelLayout, ...LabelLayout[]] {
  const rolls: [LabelItem[], ...LabelItem[][]] = [[]]
  const lengths = [2]
  const put = (row: RollRow) => {
    const { items, endMm } = placed(row, lengths.at(-1) ?? 0)
    rolls.at(-1)?.push(...items)
    lengths[lengths.length - 1] = endMm
  }
  for (const row of rows.flatMap(inLines)) {
    if ((lengths.at(-1) ?? 0) > MOST_MM) {
      rolls.push([])
      lengths.push(2)
      put(text(`${name} · ${rolls.length}`, { sizeMm: SMALL_MM }))
    }
    put(row)
  }
  const layoutOf = (items: LabelItem[], index: number): LabelLayout => ({
    widthMm: WIDTH_MM,
    heightMm: Math.ceil((lengths[index] ?? 0) + 4),
    items,
  })
  const [first, ...others] = rolls
  return [layoutOf(first, 0), ...others.map((items, index) => layoutOf(items, index + 1))]
}

/** A row of cells as rows of one line each. */
function inLines(row: RollRow): RollRow[] {
  if (row.kind !== 'cells') return [row]
  const lines = row.cells.map((one) => wrap(one))
  return Array.from({ length: Math.max(...lines.map(({ length }) => length)) }, (_, index) => ({
    kind: 'cells',
    cells: row.cells.map((one, at) => ({ ...one, text: lines[at]?.[index] ?? '' })),
    aboveMm: index === 0 ? row.aboveMm : 0,
  }))
}

function placed(row: RollRow, topMm: number): { items: LabelItem[]; endMm: number } {
  switch (row.kind) {
    case 'rule':
      return {
        items: [{ kind: 'box', xMm: 0, yMm: topMm + 1.2, widthMm: WIDTH_MM, heightMm: 0.25 }],
        endMm: topMm + 2.2,
      }
    case 'code': {
      const { code, payload, sideMm } = row
      const place = { xMm: (WIDTH_MM - sideMm) / 2, yMm: topMm + 1, widthMm: sideMm, heightMm: sideMm }
      return { items: [{ kind: 'code', code, payload, ...place }], endMm: topMm + sideMm + 2 }
    }
    case 'picture': {
      const { href, heightMm } = row
      const place = { xMm: 0, yMm: topMm + 1, widthMm: WIDTH_MM, heightMm }
      const items: LabelItem[] = href === null ? [] : [{ kind: 'picture', href, ...place }]
      return { items, endMm: topMm + 1 + heightMm }
    }
    case 'cells': {
      const emMm = Math.max(...row.cells.map(({ sizeMm }) => sizeMm))
      const baselineMm = topMm + row.aboveMm + emMm
      // Fitted once more, so that a sign wider than every estimate is made smaller instead of cut by the paper.
      const items = row.cells.flatMap(({ text: line, sizeMm, ...place }) =>
        textItem(line, { ...place, baselineMm, maxMm: sizeMm, minMm: sizeMm * 0.7 }),
      )
      return { items, endMm: topMm + row.aboveMm + emMm * LEADING }
    }
  }
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Lines of at most so many em, broken between words; within one where it fills a line alone. */
function wrap({ text, widthMm, sizeMm, isBold }: Cell): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, widthMm / sizeMm, isBold))
}

function wrapParagraph(text: string, widthEm: number, isBold: boolean): string[] {
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
