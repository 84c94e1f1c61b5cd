import { Checkbox, Group, Text } from '@mantine/core'
import { IconPackageImport, IconPlus, IconTruckDelivery } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { NewOrderModal } from './NewOrderModal.tsx'
import { orderColumns } from './order-columns.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'

const useOrders = (show: 'open' | 'closed') =>
  useInfiniteQuery(
    api.purchasing.orders.infiniteOptions({
      input: (cursor: string | null) => ({ show, cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  )

/** Orders of which something is to come, the late ones first; or, on request, those that are done with. */
export const OrdersPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { show = 'open' } = useSearch({ from: '/purchasing' })
  const [isMaking, setMaking] = useState(false)
  const orders = useOrders(show)
  const open = (number: string) => void navigate({ to: '/purchasing/orders/$number', params: { number } })
  return (
    <>
      <PageHeader
        heading={t('nav.purchasing')}
        actions={
          <>
            <ActionButton
              variant="default"
              label={t('purchasing.newOrder')}
              icon={<IconPlus size={18} aria-hidden="true" />}
              shortcut="alt+n"
              onAction={() => setMaking(true)}
            />
            <ActionButton
              label={t('purchasing.receive.action')}
              icon={<IconPackageImport size={18} aria-hidden="true" />}
              shortcut="alt+r"
              onAction={() => navigate({ to: '/purchasing/receive' })}
            />
          </>
        }
      />
      <Group justify="space-between">
        <PlaceTabs group="purchasing" here="/purchasing" />
        <Checkbox
          mb="sm"
          label={t('purchasing.showClosed')}
          checked={show === 'closed'}
          onChange={(event) =>
            void navigate({ to: '/purchasing', search: event.currentTarget.checked ? { show: 'closed' } : {}, replace: true })
          }
        />
      </Group>
      {orders.isError && <ErrorNotice failure={{ ...failureText(t, orders.error), kept: undefined }} />}
      <DataTable
        label={t('purchasing.orders')}
        columns={orderColumns}
        rows={orders.data?.pages.flatMap((page) => page.items)}
        idOf={(order) => order.id}
        isLoading={orders.isPending}
        onMore={orders.hasNextPage ? () => void orders.fetchNextPage() : undefined}
        isLoadingMore={orders.isFetchingNextPage}
        onOpen={({ number }) => open(number)}
        empty={
          <EmptyState
            icon={<IconTruckDelivery />}
            message={t(show === 'open' ? 'purchasing.noOrders' : 'purchasing.noClosedOrders')}
            firstStep={
              show === 'open' && (
                <ActionButton label={t('purchasing.toReorder')} onAction={() => navigate({ to: '/purchasing/reorder' })} />
              )
            }
          />
        }
      />
      {isMaking && <NewOrderModal onClose={() => setMaking(false)} onMade={open} />}
      <Text className="purchasing-hint" size="sm" c="dimmed">
        {t('purchasing.scanHint')}
      </Text>
    </>
  )
}
