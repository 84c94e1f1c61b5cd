import { Group } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAddressBook, IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerSummary } from '../../../shared/customers/customers.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, linkColumn, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { CustomerMarks } from './CustomerMarks.tsx'
import { CustomerModal } from './CustomerModal.tsx'

const columns: readonly Column<CustomerSummary>[] = [
  linkColumn(
    'name',
    'customer.name',
    (customer) => customer.name,
    (customer) => `/customers/${customer.id}`,
  ),
  textColumn('phone', 'customer.phone', (customer) => customer.phone, { width: 220 }),
  nodeColumn('marks', 'customers.column.kind', (customer) => <CustomerMarks customer={customer} />, { width: 300 }),
  numberColumn('open', 'customers.column.openJobs', (customer) => customer.openJobs, { width: 130 }),
]

const useCustomers = (query: string) =>
  useInfiniteQuery(
    api.customers.list.infiniteOptions({
      input: (cursor: string | null) => ({ query, cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  )

/** All customers by name, or those whose name, phone or e-mail holds what is typed. */
export const CustomersPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim().slice(0, 200), 150)
  const [isAdding, setAdding] = useState(false)
  const customers = useCustomers(query)
  const open = (id: string) => void navigate({ to: '/customers/$customerId', params: { customerId: id } })
  const add = can('counter') && (
    <ActionButton
      label={t('customers.new')}
      icon={<IconUserPlus size={18} aria-hidden="true" />}
      shortcut="alt+n"
      onAction={() => setAdding(true)}
    />
  )
  return (
    <>
      <PageHeader heading={t('nav.customers')} actions={add} />
      <Group mb="sm">
        <SearchField label={t('customers.search')} typed={typed} onTyped={setTyped} />
      </Group>
      {customers.isError && <ErrorNotice failure={{ ...failureText(t, customers.error), kept: undefined }} />}
      <DataTable
        label={t('nav.customers')}
        columns={columns}
        rows={customers.data?.pages.flatMap((page) => page.items)}
        idOf={(customer) => customer.id}
        isLoading={customers.isPending}
        onMore={customers.hasNextPage ? () => void customers.fetchNextPage() : undefined}
        isLoadingMore={customers.isFetchingNextPage}
        onOpen={({ id }) => open(id)}
        empty={
          <EmptyState
            icon={<IconAddressBook />}
            message={query === '' ? t('customers.none') : t('customers.nobody', { query })}
          />
        }
      />
      {isAdding && <CustomerModal onClose={() => setAdding(false)} onSaved={({ id }) => open(id)} />}
    </>
  )
}
