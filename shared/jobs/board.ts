import { rowsOf, type Table, tableOf } from '../kernel/table.ts'
import { type BoardCard, boardCard } from './jobs.ts'
import type { StageFacts } from './stages.ts'

/**
 * A board as it travels to a page. Thousands of cards share a few dozen sets of facts, so each set goes once, and in place of its
 * facts a card has the set's place in that list.
 */
export interface SentBoard {
  readonly cards: Table
  readonly facts: readonly StageFacts[]
}

type Field = keyof BoardCard
// Safe: a zod object's shape has the keys of what it describes, and no others.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const FIELDS = Object.keys(boardCard.shape) as Field[]

/** The cards, in their order, made small for the way. */
export function packBoard(cards: readonly BoardCard[]): SentBoard {
  const facts: StageFacts[] = []
  const places = new Map<string, number>()
  const placeOf = (set: StageFacts): number => {
    const key = Object.values(set).join()
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, facts.length)
    return facts.push(set) - 1
  }
  return {
    cards: tableOf(
      cards.map((card) => ({ ...card, facts: placeOf(card.facts) })),
      FIELDS,
    ),
    facts,
  }
}

/** The cards of a board that arrived. */
export function unpackBoard({ cards, facts }: SentBoard): BoardCard[] {
  const rows = rowsOf(cards).map((row) => ({ ...row, facts: facts[Number(row['facts'])] }))
  // Safe: `packBoard` made the table of cards, on a host of the same contract version, and the place leads to the card's own facts.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return rows as unknown as BoardCard[]
}

/** The same board with some fields of one card replaced: what a page shows before the host has answered. */
export function patchBoard(board: SentBoard, id: BoardCard['id'], patch: Partial<Omit<BoardCard, 'facts'>>): SentBoard {
  const { columns } = board.cards
  const given = new Map<string, unknown>(Object.entries(patch))
  const rows = board.cards.rows.map((values) =>
    values[columns.indexOf('id')] === id
      ? values.map((value, index) => (given.has(columns[index] ?? '') ? given.get(columns[index] ?? '') : value))
      : values,
  )
  return { ...board, cards: { columns, rows } }
}
