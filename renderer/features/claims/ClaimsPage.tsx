import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconTruckReturn } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { closedColumns } from './claim-columns.tsx'
import { OpenClaims } from './OpenClaims.tsx'
import { WaitingPieces } from './WaitingPieces.tsx'
import './claims.css'

const VIEWS = ['waiting', 'open', 'closed'] as const

/** What suppliers are to make good: pieces that wait to be claimed, claims without an answer, and those that have theirs. */
export const ClaimsPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { show = 'waiting' } = useSearch({ from: '/claims' })
  const waiting = useQuery(api.claims.waiting.queryOptions())
  const open = useQuery(api.claims.open.queryOptions())
  const counts = {
    waiting: waiting.data?.reduce((sum, piece) => sum + piece.quantity, 0),
    open: open.data === undefined ? undefined : open.data.drafts.length + open.data.sent.length,
    closed: undefined,
  }
  return (
    <>
      <PageHeader heading={t('nav.purchasing')} />
      <Group justify="space-between">
        <PlaceTabs group="purchasing" here="/claims" />
        <SegmentedControl
          mb="sm"
          aria-label={t('claims.view')}
          data={VIEWS.map((value) => {
            const count = counts[value] ?? 0
            return {
              value,
              label: count === 0 ? t(`claims.show.${value}`) : t('claims.counted', { view: t(`claims.show.${value}`), count }),
            }
          })}
          value={show}
          onChange={(value) =>
            void navigate({ to: '/claims', search: value === 'waiting' ? {} : { show: value }, replace: true })
          }
        />
      </Group>
      {show === 'waiting' && (
        <PageQuery query={waiting}>{(pieces) => <WaitingPieces waiting={pieces} drafts={open.data?.drafts ?? []} />}</PageQuery>
      )}
      {show === 'open' && <PageQuery query={open}>{(data) => <OpenClaims {...data} />}</PageQuery>}
      {show === 'closed' && <ClosedClaims />}
      <Text className="claims-hint" size="sm" c="dimmed">
        {t('claims.scanHint')}
      </Text>
    </>
  )
}

const ClosedClaims = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const closed = useInfiniteQuery(
    api.claims.closed.infiniteOptions({
      input: (cursor: string | null) => ({ cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Stack gap="md">
      {closed.isError && <ErrorNotice failure={{ ...failureText(t, closed.error), kept: undefined }} />}
      <DataTable
        label={t('claims.show.closed')}
        columns={closedColumns}
        rows={closed.data?.pages.flatMap((page) => page.items)}
        idOf={(claim) => claim.id}
        isLoading={closed.isPending}
        onMore={closed.hasNextPage ? () => void closed.fetchNextPage() : undefined}
        isLoadingMore={closed.isFetchingNextPage}
        onOpen={({ number }) => void navigate({ to: '/claims/$number', params: { number } })}
        empty={<EmptyState icon={<IconTruckReturn />} message={t('claims.noneClosed')} />}
      />
    </Stack>
  )
}
