import { Group, Text, UnstyledButton } from '@mantine/core'
import { IconBoxMultiple, IconPlayerSkipForward, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake, StocktakeBin } from '../../../shared/stocktake/stocktake.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { BinCountModal } from './BinCountModal.tsx'
import { CountState } from './CountState.tsx'
import { LeaveOutModal } from './LeaveOutModal.tsx'
import { toDoFirst } from './places.ts'
import { useRecount } from './use-recount.ts'

type Task = { readonly kind: 'look' | 'leave-out'; readonly place: StocktakeBin }

/** Every bin with how far it is, those to be counted first. */
export const PlacesPanel = ({ stocktake }: { readonly stocktake: Stocktake }) => {
  const { t } = useTranslation()
  const [task, setTask] = useState<Task>()
  const close = () => setTask(undefined)
  return (
    <Panel heading={t('stocktake.bins')} icon={<IconBoxMultiple size={18} aria-hidden="true" />}>
      <ul className="stocktake-list stocktake-places" aria-label={t('stocktake.bins')}>
        {toDoFirst(stocktake.places).map((place) => (
          <li key={place.binId} className="stocktake-row">
            <UnstyledButton className="stocktake-place" onClick={() => setTask({ kind: 'look', place })}>
              <Group gap="xs">
                <Text span fw={600}>
                  {place.code}
                </Text>
                <CountState place={place} />
              </Group>
              <PlaceFacts place={place} />
            </UnstyledButton>
            {stocktake.state === 'open' && (
              <PlaceActions stocktake={stocktake} place={place} onLeaveOut={() => setTask({ kind: 'leave-out', place })} />
            )}
          </li>
        ))}
      </ul>
      {task?.kind === 'look' && <BinCountModal stocktakeId={stocktake.id} place={task.place} onClose={close} />}
      {task?.kind === 'leave-out' && <LeaveOutModal stocktakeId={stocktake.id} place={task.place} onClose={close} />}
    </Panel>
  )
}

const PlaceFacts = ({ place }: { readonly place: StocktakeBin }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, reason, by, at, pieces, counts, name } = place
  const isBegun = by !== null && at !== null && (state === 'counted' || state === 'counting')
  const facts =
    state === 'left-out'
      ? [reason]
      : isBegun
        ? [by, format.ago(at), state === 'counted' ? t('stocktake.pieces', { count: pieces }) : null]
        : [name]
  const again = counts > 1 ? t('stocktake.counts', { count: counts }) : null
  return (
    <Text size="sm" c="dimmed">
      {[...facts, again].filter((fact) => fact !== null).join(' · ')}
    </Text>
  )
}

interface PlaceActionsProps {
  readonly stocktake: Stocktake
  readonly place: StocktakeBin
  readonly onLeaveOut: () => void
}

const PlaceActions = ({ stocktake, place, onLeaveOut }: PlaceActionsProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const recount = useRecount(stocktake.id)
  if (!can('stock')) return null
  if (place.state === 'left-out') return null
  return place.state === 'counted' ? (
    <ActionButton
      variant="subtle"
      label={t('stocktake.recount')}
      aria-label={t('stocktake.recountOf', { bin: place.code })}
      icon={<IconRefresh size={18} aria-hidden="true" />}
      onAction={() => recount([place.binId])}
    />
  ) : (
    <ActionButton
      variant="subtle"
      label={t('stocktake.leaveOut')}
      aria-label={t('stocktake.leaveOutOf', { bin: place.code })}
      icon={<IconPlayerSkipForward size={18} aria-hidden="true" />}
      onAction={onLeaveOut}
    />
  )
}
