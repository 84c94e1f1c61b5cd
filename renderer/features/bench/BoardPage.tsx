import { Button } from '@mantine/core'
import { useSessionStorage } from '@mantine/hooks'
import { IconClipboardPlus, IconLayoutKanban } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { unpackBoard } from '../../../shared/jobs/board.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { isShown, NO_FILTER, offeredFilters } from './board-columns.ts'
import { Board } from './Board.tsx'
import { BoardFilters } from './BoardFilters.tsx'
import './board.css'

/** The bench board: every open job in the column of its stage, urgent and late first, live. */
export const BoardPage = () => {
  const { t } = useTranslation()
  const query = useQuery(api.jobs.board.queryOptions({ input: { stage: null }, select: unpackBoard }))
  const [filter, setFilter] = useSessionStorage({ key: 'handback.board.filter', defaultValue: NO_FILTER })
  const offer = useMemo(() => offeredFilters(query.data ?? []), [query.data])
  const { me } = useSession()
  const count = query.data?.length
  const shown = useMemo(() => query.data?.filter((card) => isShown(card, filter, me.id)).length, [query.data, filter, me.id])
  return (
    <div className="hb-board-page">
      <PageHeader
        heading={t('nav.board')}
        subline={
          count === undefined
            ? undefined
            : shown === count
              ? t('board.openCount', { count })
              : t('board.openShown', { count, shown })
        }
        actions={<BoardFilters filter={filter} offer={offer} onChange={setFilter} />}
      />
      <PageQuery query={query}>
        {(cards) =>
          cards.length === 0 ? (
            <EmptyState
              icon={<IconLayoutKanban />}
              message={t('board.empty')}
              firstStep={
                <Button component={Link} to="/check-in" leftSection={<IconClipboardPlus size={18} aria-hidden="true" />}>
                  {t('nav.checkIn')}
                </Button>
              }
            />
          ) : (
            <Board cards={cards} filter={filter} onShowAll={() => setFilter(NO_FILTER)} />
          )
        }
      </PageQuery>
    </div>
  )
}
