import { Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDevices, IconPlus, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { modelColumns } from './model-columns.tsx'

/** As many as the depot answers at once. */
const MOST_SHOWN = 50

/** The models the depot knows, most used first, and which of them somebody still has to complete. */
export const ModelsPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed, 150)
  const models = useQuery(api.catalogue.models.queryOptions({ input: { query }, placeholderData: keepPreviousData }))
  const add = can('catalogue') && (
    <ActionButton
      label={t('models.add')}
      icon={<IconPlus size={18} aria-hidden="true" />}
      shortcut="alt+n"
      onAction={() => navigate({ to: '/models/$modelId', params: { modelId: 'new' } })}
    />
  )
  return (
    <>
      <PageHeader heading={t('nav.models')} subline={t('models.intro')} actions={add} />
      <TextInput
        maw={480}
        mb="md"
        autoFocus
        autoComplete="off"
        aria-label={t('models.search')}
        placeholder={t('models.search')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <PageQuery query={models}>
        {(rows) => (
          <>
            <DataTable
              label={t('nav.models')}
              columns={modelColumns}
              rows={rows}
              idOf={({ id }) => id}
              onOpen={({ id }) => void navigate({ to: '/models/$modelId', params: { modelId: id } })}
              empty={
                <EmptyState icon={<IconDevices />} message={typed === '' ? t('models.none') : t('models.notFound', { typed })} />
              }
            />
            {rows.length >= MOST_SHOWN && <Text c="dimmed">{t('models.more', { count: MOST_SHOWN })}</Text>}
          </>
        )}
      </PageQuery>
    </>
  )
}
