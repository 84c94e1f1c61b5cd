import { isLate, type BoardCard } from '../../../shared/jobs/jobs.ts'
import { OPEN_STAGES, type Stage } from '../../../shared/jobs/stages.ts'

export interface BoardFilter {
  readonly isMine: boolean
  /** A technician's id; '' = everybody, 'nobody' = not assigned. */
  readonly technician: string
  /** '' = every shelf. */
  readonly shelf: string
  readonly text: string
}

export const NO_FILTER: BoardFilter = { isMine: false, technician: '', shelf: '', text: '' }
export const NOBODY = 'nobody'

export interface Column {
  readonly stage: Stage
  readonly cards: readonly BoardCard[]
  readonly urgent: number
  readonly late: number
}

const wordsOf = (card: BoardCard): string =>
  [card.number, card.rmaNumber, card.brand, card.modelName, card.serial, card.customerName, card.shelf, card.fault]
    .join('\n')
    .toLocaleLowerCase()

const isOf = (card: BoardCard, technician: string): boolean =>
  technician === '' || (card.assignee === null ? technician === NOBODY : card.assignee.id === technician)

/** Whether a card is shown: every word typed must be somewhere on it. */
export function isShown(card: BoardCard, filter: BoardFilter, me: string): boolean {
  if (filter.isMine && card.assignee?.id !== me) return false
  if (!isOf(card, filter.technician)) return false
  if (filter.shelf !== '' && card.shelf !== filter.shelf) return false
  const typed = filter.text.normalize('NFKC').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (typed.length === 0) return true
  const words = wordsOf(card)
  return typed.every((word) => words.includes(word))
}

/** Cards by stage in the depot's order, urgent first, then late; every open stage has its column, also an empty one. */
export function columnsOf(cards: readonly BoardCard[], filter: BoardFilter, me: string, today: string): readonly Column[] {
  const byStage = new Map<Stage, BoardCard[]>(OPEN_STAGES.map((stage) => [stage, []]))
  for (const card of cards) if (isShown(card, filter, me)) byStage.get(card.stage)?.push(card)
  return OPEN_STAGES.map((stage) => {
    const shown = byStage.get(stage) ?? []
    return {
      stage,
      cards: shown,
      urgent: shown.filter((card) => card.isUrgent).length,
      late: shown.filter((card) => isLate(card, today)).length,
    }
  })
}

export interface FilterOffer {
  readonly technicians: readonly { readonly id: string; readonly name: string }[]
  readonly shelves: readonly string[]
}

/** Technicians and shelves that the cards have, by name. */
export function offeredFilters(cards: readonly BoardCard[]): FilterOffer {
  const technicians = new Map(cards.flatMap(({ assignee }) => (assignee === null ? [] : [[assignee.id, assignee.name] as const])))
  const shelves = new Set(cards.flatMap(({ shelf }) => (shelf === null ? [] : [shelf])))
  return {
    technicians: [...technicians].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    shelves: [...shelves].sort((a, b) => a.localeCompare(b, undefined, { numeric: true })),
  }
}

/** Two letters for whoever has the unit: first letters of first and last name, or the last two signs of a Chinese name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  if (/^\p{Script=Han}/u.test(first)) return [...first].slice(-2).join('')
  return ([...first][0] ?? '').concat([...last][0] ?? '').toLocaleUpperCase()
}

/** Enough of a serial to tell two units on a bench apart. */
export const serialEnd = (serial: string): string => (serial.length > 8 ? `…${serial.slice(-6)}` : serial)
