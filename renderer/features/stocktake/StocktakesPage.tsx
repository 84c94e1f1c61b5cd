import { IconClipboardCheck, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StocktakeSummary } from '../../../shared/stocktake/stocktake.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, linkColumn, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { BeginModal } from './BeginModal.tsx'
import { StocktakeStateBadge } from './CountState.tsx'
import { Worth } from './Worth.tsx'

interface Cell {
  readonly row: StocktakeSummary
}

const Began = ({ row }: Cell) => useFormat().instant(row.at, 'date')

const Progress = ({ row: { done, bins } }: Cell) => useTranslation().t('stocktake.progress', { done, count: bins })

const columns: readonly Column<StocktakeSummary>[] = [
  linkColumn<StocktakeSummary>(
    'number',
    'stocktake.field.number',
    ({ number }) => String(number),
    ({ number }) => `/stocktake/${number}`,
    { width: 96 },
  ),
  nodeColumn<StocktakeSummary>('state', 'stocktake.field.state', ({ state }) => <StocktakeStateBadge state={state} />, {
    width: 120,
  }),
  textColumn<StocktakeSummary>('note', 'stocktake.field.note', ({ note }) => note),
  nodeColumn<StocktakeSummary>('at', 'stocktake.field.at', (row) => <Began row={row} />, { width: 140 }),
  textColumn<StocktakeSummary>('by', 'stocktake.field.by', ({ by }) => by, { width: 140 }),
  nodeColumn<StocktakeSummary>('done', 'stocktake.field.done', (row) => <Progress row={row} />, { width: 136 }),
  numberColumn<StocktakeSummary>('open', 'stocktake.field.open', ({ open }) => open, { width: 126 }),
  {
    ...nodeColumn<StocktakeSummary>('value', 'stocktake.field.value', ({ value }) => <Worth value={value} />, { width: 128 }),
    align: 'right',
  },
]

/** Stocktakes, newest first: what is being counted, and what the earlier ones came to. */
export const StocktakesPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const [isBeginning, setBeginning] = useState(false)
  const stocktakes = useInfiniteQuery(
    api.stocktake.list.infiniteOptions({
      input: (cursor: string | null) => ({ cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  )
  const open = (number: number) => void navigate({ to: '/stocktake/$number', params: { number: String(number) } })
  const begin = can('stock') && (
    <ActionButton
      label={t('stocktake.begin')}
      icon={<IconPlus size={18} aria-hidden="true" />}
      shortcut="alt+n"
      onAction={() => setBeginning(true)}
    />
  )
  return (
    <>
      <PageHeader heading={t('stocktake.heading')} subline={t('stocktake.intro')} actions={begin} />
      <PlaceTabs group="parts" here="/stocktake" />
      {stocktakes.isError && <ErrorNotice failure={{ ...failureText(t, stocktakes.error), kept: undefined }} />}
      <DataTable
        label={t('stocktake.heading')}
        columns={columns}
        rows={stocktakes.data?.pages.flatMap((page) => page.items)}
        idOf={({ id }) => id}
        isLoading={stocktakes.isPending}
        onMore={stocktakes.hasNextPage ? () => void stocktakes.fetchNextPage() : undefined}
        isLoadingMore={stocktakes.isFetchingNextPage}
        onOpen={({ number }) => open(number)}
        empty={<EmptyState icon={<IconClipboardCheck />} message={t('stocktake.none')} />}
      />
      {isBeginning && <BeginModal onClose={() => setBeginning(false)} onBegun={open} />}
    </>
  )
}
