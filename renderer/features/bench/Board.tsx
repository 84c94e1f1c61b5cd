import { DndContext, type DragEndEvent, type DragOverEvent, DragOverlay, type DragStartEvent } from '@dnd-kit/core'
import { IconBan, IconFilterOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { refusalOfMove, stage, type Stage } from '../../../shared/jobs/stages.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { type BoardFilter, columnsOf } from './board-columns.ts'
import { columnUnder, dragWords, draggedCard, useBoardSensors } from './board-drag.ts'
import { cardTowards } from './board-keys.ts'
import { BoardStages } from './BoardStages.tsx'
import { useBoardView } from './use-board-view.ts'
import { useFocusedCard } from './use-focused-card.ts'
import { BoardColumn } from './BoardColumn.tsx'
import type { CardActions } from './BoardItem.tsx'
import { CardFace } from './CardFace.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { scannedJob } from './station-memory.ts'
import { useLetterKey } from './use-letter-key.ts'
import { useMoveJob } from './use-move-job.ts'
import { useRefusalWords } from '../../app/job-form/use-notice.ts'
import { usePermissions } from './use-permissions.ts'

/** The same functions for every render, which do what the newest render would do. */
const useSteady = (actions: CardActions): CardActions => {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  return useMemo(
    () => ({
      open: (card) => latest.current.open(card),
      move: (card) => latest.current.move(card),
      focus: (card) => latest.current.focus(card),
      key: (event, card) => latest.current.key(event, card),
    }),
    [],
  )
}

export interface BoardProps {
  readonly cards: readonly BoardCard[]
  readonly filter: BoardFilter
  /** Takes the filters away. */
  readonly onShowAll: () => void
}

/** The columns with their cards, and every way to move one: drag, keys, menu. */
export const Board = ({ cards, filter, onShowAll }: BoardProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { me } = useSession()
  const today = useFormat().today()
  const permissions = usePermissions()
  const words = useRefusalWords()
  const moveJob = useMoveJob()
  const settle = useLetterKey()
  const sensors = useBoardSensors()
  const scannedNumber = scannedJob.useCurrent()?.value
  const [dragged, setDragged] = useState<BoardCard>()
  const [overStage, setOverStage] = useState<string>()
  const [movingId, setMovingId] = useState<string>()
  const [focusedId, setFocusedId] = useState<string>()
  const board = useRef<HTMLDivElement>(null)
  const view = useBoardView(board)
  const isCut = view.isCutLeft || view.isCutRight
  const holdFocus = useFocusedCard(board)
  const columns = useMemo(() => columnsOf(cards, filter, me.id, today), [cards, filter, me.id, today])

  const isThere = columns.some((column) => column.cards.some(({ id }) => id === focusedId))
  const activeId = isThere ? focusedId : columns.find((column) => column.cards.length > 0)?.cards[0]?.id
  const moving = cards.find(({ id }) => id === movingId)

  const refusalOf = (card: BoardCard, id: string): string | null => {
    const to = stage.safeParse(id).data
    if (to === undefined || to === card.stage) return null
    const reason = refusalOfMove(card.stage, to, card.facts, permissions)
    return reason === null ? null : words(reason, { from: card.stage, to, holdReason: card.hold?.reason ?? null })
  }
  const whyNotHere = dragged === undefined || overStage === undefined ? null : refusalOf(dragged, overStage)
  const letGo = () => {
    setDragged(undefined)
    setOverStage(undefined)
  }
  const drop = ({ active, over }: DragEndEvent) => {
    letGo()
    const to = stage.safeParse(over?.id).data
    const carried = draggedCard(active.data.current)
    // What is on the board now, not what was when the drag began: somebody else may have moved it meanwhile.
    const card = cards.find(({ id }) => id === carried?.id)
    if (card !== undefined && to !== undefined && to !== card.stage) void moveJob(card, to)
  }
  const open = (card: BoardCard) => void navigate({ to: '/jobs/$number', params: { number: card.number } })
  const key = (event: KeyboardEvent<HTMLElement>, card: BoardCard): boolean => {
    if (event.ctrlKey || event.altKey || event.metaKey) return false
    const next = cardTowards(event.currentTarget, event.key)
    if (next !== undefined) {
      event.preventDefault()
      next.focus()
      return true
    }
    // Enter presses the card as any button.
    if (event.key.toLowerCase() !== 'm') return false
    settle(() => setMovingId(card.id))
    return true
  }
  const goTo = (to: Stage) => {
    const column = board.current?.querySelector<HTMLElement>(`[data-stage="${to}"]`)
    column?.scrollIntoView({ inline: 'center', block: 'nearest' })
    column?.querySelector<HTMLElement>('[data-card]')?.focus({ preventScroll: true })
  }
  const closeMoving = () => {
    if (movingId !== undefined) holdFocus(movingId)
    setMovingId(undefined)
  }
  const actions = useSteady({ open, key, move: ({ id }) => setMovingId(id), focus: ({ id }) => setFocusedId(id) })

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={columnUnder}
      accessibility={{
        announcements: dragWords(t, refusalOf),
        screenReaderInstructions: { draggable: t('board.drag.how') },
      }}
      onDragStart={({ active }: DragStartEvent) => setDragged(draggedCard(active.data.current))}
      onDragOver={({ over }: DragOverEvent) => setOverStage(over === null ? undefined : String(over.id))}
      onDragEnd={drop}
      onDragCancel={letGo}
    >
      {isCut && <BoardStages columns={columns} inSight={view.stages} onGo={goTo} />}
      <div className="hb-board-frame" data-cut={isCut} data-cut-left={view.isCutLeft} data-cut-right={view.isCutRight}>
        <div className="hb-board" ref={board}>
          {columns.map((column) => (
            <BoardColumn
              key={column.stage}
              column={column}
              today={today}
              activeId={column.cards.some(({ id }) => id === activeId) ? activeId : undefined}
              scannedNumber={scannedNumber}
              refusal={dragged === undefined || dragged.stage === column.stage ? undefined : refusalOf(dragged, column.stage)}
              actions={actions}
            />
          ))}
          {columns.every((column) => column.cards.length === 0) && (
            <div className="hb-board-none">
              <EmptyState
                icon={<IconFilterOff />}
                message={t('board.noneFits')}
                firstStep={<ActionButton variant="default" label={t('board.clearFilters')} onAction={onShowAll} />}
              />
            </div>
          )}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged !== undefined && (
          <div className="hb-card" data-urgent={dragged.isUrgent} data-lifted="true">
            <CardFace card={dragged} today={today} />
            {/* Said at the card, where one looks: a folded column has no room for it. */}
            {whyNotHere !== null && (
              <p className="hb-card-why">
                <IconBan size={16} aria-hidden="true" />
                {whyNotHere}
              </p>
            )}
          </div>
        )}
      </DragOverlay>
      {moving !== undefined && <MoveDialog job={moving} onMove={(to) => void moveJob(moving, to)} onClose={closeMoving} />}
    </DndContext>
  )
}
