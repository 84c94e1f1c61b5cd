import { useDraggable } from '@dnd-kit/core'
import { ActionIcon } from '@mantine/core'
import { IconArrowsMove } from '@tabler/icons-react'
import { memo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { CardFace } from './CardFace.tsx'

/** What can be done to a card; the same functions for all cards, so that a card renders only when it changed. */
export interface CardActions {
  readonly open: (card: BoardCard) => void
  readonly move: (card: BoardCard) => void
  readonly focus: (card: BoardCard) => void
  /** A key on the card; returns whether it was used. */
  readonly key: (event: KeyboardEvent<HTMLElement>, card: BoardCard) => boolean
}

export interface BoardItemProps {
  readonly card: BoardCard
  readonly today: string
  readonly isActive: boolean
  readonly isScanned: boolean
  readonly actions: CardActions
}

/** One job on the board: opened by click or Enter, dragged by mouse, finger or Space, moved by M or its button. */
export const BoardItem = memo(({ card, today, isActive, isScanned, actions }: BoardItemProps) => {
  const { t } = useTranslation()
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: card.id,
    data: { card },
    attributes: { role: 'button', roleDescription: t('board.draggable'), tabIndex: isActive ? 0 : -1 },
  })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isDragging || !actions.key(event, card)) listeners?.['onKeyDown']?.(event)
  }
  return (
    <li className="hb-board-item" data-dragged={isDragging}>
      <button
        type="button"
        ref={setNodeRef}
        {...attributes}
        {...listeners}
        className="hb-card"
        data-card={card.id}
        data-urgent={card.isUrgent}
        data-scanned={isScanned}
        onKeyDown={onKeyDown}
        onClick={() => actions.open(card)}
        onFocus={() => actions.focus(card)}
      >
        <CardFace card={card} today={today} />
      </button>
      <ActionIcon
        className="hb-card-move"
        variant="default"
        size={30}
        tabIndex={-1}
        aria-label={t('board.moveCard', { number: card.number })}
        title={t('board.moveCard', { number: card.number })}
        onClick={() => actions.move(card)}
      >
        <IconArrowsMove size={16} aria-hidden="true" />
      </ActionIcon>
    </li>
  )
})
BoardItem.displayName = 'BoardItem'
