/** Arrows over the board, told by what is on the screen: the columns and their cards in the order they are shown. */

const cardsOf = (column: Element): readonly HTMLElement[] => [...column.querySelectorAll<HTMLElement>('[data-card]')]

const isArrow = (key: string): key is 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' =>
  ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)

/** The card that an arrow leads to: up and down within a column, left and right to the next column that has cards. */
export function cardTowards(from: HTMLElement, key: string): HTMLElement | undefined {
  if (!isArrow(key)) return undefined
  const column = from.closest('.hb-column')
  if (column === null) return undefined
  const cards = cardsOf(column)
  const at = cards.indexOf(from)
  if (key === 'Home') return cards[0]
  if (key === 'End') return cards.at(-1)
  if (key === 'ArrowUp' || key === 'ArrowDown') return cards[at + (key === 'ArrowDown' ? 1 : -1)]
  const columns = [...(column.parentElement?.querySelectorAll('.hb-column') ?? [])]
  const here = columns.indexOf(column)
  const ahead = key === 'ArrowRight' ? columns.slice(here + 1) : columns.slice(0, here).toReversed()
  const next = ahead.map(cardsOf).find((list) => list.length > 0)
  return next?.[Math.min(at, next.length - 1)]
}
