import { type RefObject, useEffect, useState } from 'react'
import { stage, type Stage } from '../../../shared/jobs/stages.ts'

/** What of the board is in sight. */
export interface BoardView {
  /** Columns that are wholly or mostly in sight. */
  readonly stages: readonly Stage[]
  /** Whether columns lie beyond the left and the right edge. */
  readonly isCutLeft: boolean
  readonly isCutRight: boolean
}

/** A column counts as seen from this share on. */
const SEEN = 0.6

const viewOf = (board: HTMLElement): BoardView => {
  const frame = board.getBoundingClientRect()
  const stages = [...board.querySelectorAll<HTMLElement>('[data-stage]')].flatMap((column) => {
    const { left, right, width } = column.getBoundingClientRect()
    const seen = Math.min(right, frame.right) - Math.max(left, frame.left)
    const name = stage.safeParse(column.dataset['stage']).data
    return name !== undefined && seen >= width * SEEN ? [name] : []
  })
  const rest = board.scrollWidth - board.clientWidth
  return { stages, isCutLeft: board.scrollLeft > 2, isCutRight: board.scrollLeft < rest - 2 }
}

const isSame = (one: BoardView, other: BoardView): boolean =>
  one.stages.join() === other.stages.join() && one.isCutLeft === other.isCutLeft && one.isCutRight === other.isCutRight

/** Follows scrolling, the window's size, and columns that open and close up. */
export const useBoardView = (place: RefObject<HTMLElement | null>): BoardView => {
  const [view, setView] = useState<BoardView>({ stages: [], isCutLeft: false, isCutRight: false })
  useEffect(() => {
    const board = place.current
    if (board === null) return undefined
    const look = () => setView((before) => (isSame(before, viewOf(board)) ? before : viewOf(board)))
    const sizes = new ResizeObserver(look)
    for (const part of [board, ...board.children]) sizes.observe(part)
    board.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      board.removeEventListener('scroll', look)
    }
  }, [place])
  return view
}
