import { Group, NativeSelect, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBox, IconPlus, IconTableImport } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BinId } from '../../../shared/kernel/ids.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { partColumns } from './part-columns.tsx'
import { type PartsAddress, partsAddressOf, type PartsShow, SHOWS } from './parts-filter.ts'
import './parts.css'

const useParts = (query: string, show: PartsShow, binId: BinId | null) =>
  useInfiniteQuery(
    api.parts.list.infiniteOptions({
      input: (cursor: string | null) => ({ query, show, binId, cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  )

/** Every part with its figures: all in use, what is low, what is on its way, what lies in one bin. */
export const PartsPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const address = useSearch({ from: '/parts' })
  const { show = 'active', bin } = address
  const [typed, setTyped] = useState(address.query ?? '')
  const [query] = useDebouncedValue(typed.trim().slice(0, 200), 120)
  const bins = useQuery(api.stock.bins.queryOptions())
  const binId = bins.data?.find(({ number }) => number === bin)?.id ?? null
  const parts = useParts(query, show, binId)
  const go = (change: Partial<Record<keyof PartsAddress, string>>) =>
    void navigate({ to: '/parts', search: partsAddressOf({ ...address, ...change }), replace: true })
  const keep = useEffectEvent((asked: string) => asked !== (address.query ?? '') && go({ query: asked }))
  useEffect(() => {
    keep(query)
  }, [query])
  const isNarrow = query !== '' || show !== 'active' || binId !== null
  return (
    <>
      <PageHeader heading={t('nav.parts')} actions={<PartsActions />} />
      <PlaceTabs group="parts" here="/parts" />
      <Group gap="sm" mb="sm">
        <SearchField label={t('parts.search')} typed={typed} onTyped={setTyped} />
        <SegmentedControl
          aria-label={t('parts.filter')}
          data={SHOWS.map((value) => ({ value, label: t(`parts.show.${value}`) }))}
          value={show}
          onChange={(value) => go({ show: value })}
        />
        <NativeSelect
          aria-label={t('parts.inBin')}
          data={[
            { value: '', label: t('parts.allBins') },
            ...(bins.data ?? []).filter(({ isActive }) => isActive).map(({ number, code }) => ({ value: number, label: code })),
          ]}
          value={bin ?? ''}
          onChange={(event) => go({ bin: event.currentTarget.value })}
        />
      </Group>
      {parts.isError && <ErrorNotice failure={{ ...failureText(t, parts.error), kept: undefined }} />}
      <DataTable
        label={t('nav.parts')}
        columns={partColumns}
        rows={parts.data?.pages.flatMap((page) => page.items)}
        idOf={({ id }) => id}
        isLoading={parts.isPending}
        onMore={parts.hasNextPage ? () => void parts.fetchNextPage() : undefined}
        isLoadingMore={parts.isFetchingNextPage}
        onOpen={({ number }) => void navigate({ to: '/parts/$number', params: { number } })}
        empty={<EmptyState icon={<IconBox />} message={isNarrow ? t('parts.nothingFound') : t('parts.none')} />}
      />
    </>
  )
}

/** The ways on from the list. */
const PartsActions = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  return (
    <>
      <ActionButton
        variant="default"
        label={t('imports.button')}
        icon={<IconTableImport size={18} aria-hidden="true" />}
        onAction={() => navigate({ to: '/imports', search: { kind: 'parts' } })}
      />
      {can('stock') && (
        <ActionButton
          label={t('parts.add')}
          icon={<IconPlus size={18} aria-hidden="true" />}
          shortcut="alt+n"
          onAction={() => navigate({ to: '/parts/new' })}
        />
      )}
    </>
  )
}
