import { SegmentedControl } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintLine } from '../../../shared/printers/prints.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { useSession } from '../../app/session-context.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { AskedPrint } from './AskedPrint.tsx'
import { printColumns } from './print-columns.tsx'
import { ReprintModal } from './ReprintModal.tsx'
import { usePrintChanges } from './use-print-changes.ts'

/** Everything that was to come out of a printer: what asks or waits, and what is over. */
export const PrintsPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { show } = useSearch({ from: '/prints' })
  return (
    <>
      <PageHeader heading={t('prints.heading')} />
      <PlaceTabs group="settings" here="/prints" />
      <SegmentedControl
        display="flex"
        w="fit-content"
        mb="sm"
        aria-label={t('prints.show')}
        data={[
          { value: 'open', label: t('prints.open') },
          { value: 'past', label: t('prints.past') },
        ]}
        value={show ?? 'open'}
        onChange={(value) => void navigate({ to: '/prints', search: value === 'past' ? { show: 'past' } : {}, replace: true })}
      />
      {show === 'past' ? <PastPrints /> : <OpenPrints />}
    </>
  )
}

/** Whoever may print may say what became of it; the auditor reads. */
const useMayPrint = (): boolean => {
  const { can } = useSession()
  return can('counter') || can('bench') || can('stock') || can('quality') || can('administer')
}

const OpenPrints = () => {
  const { t } = useTranslation()
  const open = useQuery(api.printers.open.queryOptions())
  const changes = usePrintChanges()
  const mayPrint = useMayPrint()
  return (
    <PageQuery query={open}>
      {(prints) => {
        const asking = mayPrint ? prints.filter(({ state }) => state === 'needs-answer') : []
        const others = prints.filter((print) => !asking.includes(print))
        return (
          <>
            {asking.map((print) => (
              <AskedPrint key={print.id} print={print} changes={changes} />
            ))}
            {(others.length > 0 || asking.length === 0) && (
              <DataTable
                label={t('prints.open')}
                columns={printColumns(mayPrint ? changes : undefined, noReprint)}
                rows={others}
                idOf={({ id }) => id}
                empty={<EmptyState icon={<IconPrinter />} message={t('prints.none')} />}
              />
            )}
          </>
        )
      }}
    </PageQuery>
  )
}

/** What waits is not printed again: it comes out by itself. */
const noReprint = () => undefined

const PastPrints = () => {
  const { t } = useTranslation()
  const changes = usePrintChanges()
  const mayPrint = useMayPrint()
  const [again, setAgain] = useState<PrintLine>()
  const past = useInfiniteQuery(
    api.printers.past.infiniteOptions({
      input: (cursor: string | null) => ({ cursor, limit: 50 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <>
      <DataTable
        label={t('prints.past')}
        columns={printColumns(mayPrint ? changes : undefined, setAgain)}
        rows={past.data?.pages.flatMap((page) => page.items)}
        idOf={({ id }) => id}
        isLoading={past.isPending}
        onMore={past.hasNextPage ? () => void past.fetchNextPage() : undefined}
        isLoadingMore={past.isFetchingNextPage}
        empty={<EmptyState icon={<IconPrinter />} message={t('prints.pastNone')} />}
      />
      {again !== undefined && <ReprintModal print={again} onClose={() => setAgain(undefined)} />}
    </>
  )
}
