import { useDroppable } from '@dnd-kit/core'
import { Button, Text } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stageIcons } from '../../ui/StageBadge.tsx'
import { stageStyle } from '../../ui/tone-style.ts'
import type { Column } from './board-columns.ts'
import { BoardItem, type CardActions } from './BoardItem.tsx'
import { ColumnCounts } from './ColumnCounts.tsx'

/** Enough to fill a tall screen twice; more cost time without being seen. */
const FIRST = 25
const MORE = 100

export interface BoardColumnProps {
  readonly column: Column
  readonly today: string
  /** The card that has or would get the focus, when it is in this column. */
  readonly activeId: string | undefined
  readonly scannedNumber: string | undefined
  /** While a card is dragged: null = it may come here, a sentence = why not. Undefined while nothing is dragged, or from here. */
  readonly refusal: string | null | undefined
  readonly actions: CardActions
}

/** One stage with its jobs. A long column shows its first jobs, which are the urgent and late ones, and more on demand. */
export const BoardColumn = memo((props: BoardColumnProps) => {
  const { column, today, activeId, scannedNumber, refusal, actions } = props
  const { t } = useTranslation()
  const { setNodeRef, isOver } = useDroppable({ id: column.stage })
  const [limit, setLimit] = useState(FIRST)
  const Icon = stageIcons[column.stage]
  // A job scanned or focused below the cut is shown too.
  const wanted = column.cards.findIndex((card) => card.id === activeId || card.number === scannedNumber)
  const shown = column.cards.slice(0, Math.max(limit, wanted + 1))
  const rest = column.cards.length - shown.length
  const headingId = `stage-${column.stage}`

  const state = refusal === undefined ? undefined : refusal === null ? 'open' : 'closed'
  return (
    <section
      ref={setNodeRef}
      className="hb-column"
      style={stageStyle(column.stage)}
      aria-labelledby={headingId}
      data-stage={column.stage}
      data-empty={column.cards.length === 0}
      data-drop={state}
      data-over={isOver}
    >
      <header className="hb-column-head">
        <Icon size={17} aria-hidden="true" />
        <h2 id={headingId}>
          {t(`stage.${column.stage}`)}
          {'\u00a0'}
          <span className="hb-column-count">{column.cards.length}</span>
        </h2>
        {/* A space, as between words: they wrap together. */} <ColumnCounts column={column} />
        {state === 'closed' && <IconBan size={17} aria-hidden="true" />}
      </header>
      {typeof refusal === 'string' && (
        <Text size="xs" className="hb-column-why">
          {refusal}
        </Text>
      )}
      <ul className="hb-column-list">
        {shown.map((card) => (
          <BoardItem
            key={card.id}
            card={card}
            today={today}
            isActive={card.id === activeId}
            isScanned={card.number === scannedNumber}
            actions={actions}
          />
        ))}
        {rest > 0 && (
          <li>
            <Button fullWidth variant="default" onClick={() => setLimit(limit + MORE)}>
              {t('board.more', { count: rest })}
            </Button>
          </li>
        )}
      </ul>
    </section>
  )
})
BoardColumn.displayName = 'BoardColumn'
