import {
  type Announcements,
  type CollisionDetection,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  rectIntersection,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type { TFunction } from 'i18next'
import { boardCard, type BoardCard } from '../../../shared/jobs/jobs.ts'
import { OPEN_STAGES, stage } from '../../../shared/jobs/stages.ts'

/** The card that is dragged, as the draggable carries it. */
export const draggedCard = (data: unknown): BoardCard | undefined => {
  if (typeof data !== 'object' || data === null || !('card' in data)) return undefined
  return boardCard.safeParse(data.card).data
}

/** Left and right carry a card to the next column. */
const nextColumn: KeyboardCoordinateGetter = (event, { context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0
  if (step === 0) return undefined
  event.preventDefault()
  const here = stage.safeParse(context.over?.id).data ?? draggedCard(context.active?.data.current)?.stage
  if (here === undefined) return undefined
  const there = OPEN_STAGES[OPEN_STAGES.findIndex((name) => name === here) + step]
  const rect = there === undefined ? undefined : context.droppableRects.get(there)
  return rect === undefined ? undefined : { x: rect.left + 4, y: rect.top + 48 }
}

/** The column under the pointer; with the keyboard there is no pointer, so the one that the card covers most. */
export const columnUnder: CollisionDetection = (args) =>
  args.pointerCoordinates === null ? rectIntersection(args) : pointerWithin(args)

// Constants: options made anew on every render would render every card anew.
const pointer = { activationConstraint: { distance: 8 } }
const keyboard = {
  coordinateGetter: nextColumn,
  keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter', 'Tab'] },
}

/** Space takes a card up and puts it down, so that Enter can open it; a click is no drag. */
export const useBoardSensors = () => useSensors(useSensor(PointerSensor, pointer), useSensor(KeyboardSensor, keyboard))

/** What assistive technology hears while a card is carried. */
export const dragWords = (t: TFunction, refusalOf: (card: BoardCard, to: string) => string | null): Announcements => {
  const numberOf = (data: unknown) => draggedCard(data)?.number ?? ''
  const stageName = (id: unknown) => {
    const known = stage.safeParse(id).data
    return known === undefined ? '' : t(`stage.${known}`)
  }
  return {
    onDragStart: ({ active }) => t('board.drag.start', { number: numberOf(active.data.current) }),
    onDragOver({ active, over }) {
      if (over === null) return t('board.drag.nowhere')
      const card = draggedCard(active.data.current)
      const reason = card === undefined ? null : refusalOf(card, String(over.id))
      return [t('board.drag.over', { stage: stageName(over.id) }), reason].filter((part) => part !== null).join(' ')
    },
    onDragEnd: ({ over }) => (over === null ? t('board.drag.cancel') : t('board.drag.end', { stage: stageName(over.id) })),
    onDragCancel: () => t('board.drag.cancel'),
  }
}
