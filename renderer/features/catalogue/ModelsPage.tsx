import { Group, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDevices, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { modelColumns } from './model-columns.tsx'

const useModels = (query: string, onlyToComplete: boolean) =>
  useInfiniteQuery(
    api.catalogue.models.infiniteOptions({
      input: (cursor: string | null) => ({ query, onlyToComplete, cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  )

/** The models the depot knows, most used first; or only those that check-in named and somebody still has to complete. */
export const ModelsPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const { show } = useSearch({ from: '/models' })
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim().slice(0, 200), 150)
  const models = useModels(query, show === 'to-complete')
  const narrow = (to: string) => void navigate({ to: '/models', search: to === 'to-complete' ? { show: to } : {}, replace: true })
  const add = can('catalogue') && (
    <ActionButton
      label={t('models.add')}
      icon={<IconPlus size={18} aria-hidden="true" />}
      shortcut="alt+n"
      onAction={() => navigate({ to: '/models/$modelId', params: { modelId: 'new' } })}
    />
  )
  const whenNone = show === 'to-complete' ? t('models.allComplete') : t('models.none')
  return (
    <>
      <PageHeader heading={t('nav.models')} subline={t('models.intro')} actions={add} />
      <Group gap="sm" mb="sm">
        <SearchField label={t('models.search')} typed={typed} onTyped={setTyped} />
        <SegmentedControl
          aria-label={t('models.filter.label')}
          data={[
            { value: 'all', label: t('models.filter.all') },
            { value: 'to-complete', label: t('models.filter.toComplete', { count: models.data?.pages.at(-1)?.toComplete ?? 0 }) },
          ]}
          value={show ?? 'all'}
          onChange={narrow}
        />
      </Group>
      {models.isError && <ErrorNotice failure={{ ...failureText(t, models.error), kept: undefined }} />}
      <DataTable
        label={t('nav.models')}
        columns={modelColumns}
        rows={models.data?.pages.flatMap((page) => page.items)}
        idOf={({ id }) => id}
        isLoading={models.isPending}
        onMore={models.hasNextPage ? () => void models.fetchNextPage() : undefined}
        isLoadingMore={models.isFetchingNextPage}
        onOpen={({ id }) => void navigate({ to: '/models/$modelId', params: { modelId: id } })}
        empty={<EmptyState icon={<IconDevices />} message={query === '' ? whenNone : t('models.notFound', { typed: query })} />}
      />
    </>
  )
}
