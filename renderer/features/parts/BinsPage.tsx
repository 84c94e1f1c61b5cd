import { Group } from '@mantine/core'
import { IconBoxMultiple, IconPlus, IconPrinter, IconTableImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bin } from '../../../shared/stock/bins.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, linkColumn, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { BinKindBadge } from './bin-words.tsx'
import { BinModal } from './BinModal.tsx'

const Kind = ({ bin: { kind, isActive } }: { readonly bin: Bin }) => {
  const { t } = useTranslation()
  return (
    <Group gap={6}>
      <BinKindBadge kind={kind} />
      {!isActive && <ToneBadge tone="neutral" label={t('bins.closed')} />}
    </Group>
  )
}

const columns: readonly Column<Bin>[] = [
  linkColumn<Bin>(
    'code',
    'bins.field.code',
    ({ code }) => code,
    ({ number }) => `/bins/${number}`,
    { width: 160 },
  ),
  textColumn<Bin>('name', 'bins.field.name', ({ name }) => name),
  nodeColumn<Bin>('kind', 'bins.field.kind', (bin) => <Kind bin={bin} />, { width: 190 }),
  textColumn<Bin>('keeper', 'bins.field.keeperId', ({ keeper }) => keeper, { width: 180 }),
  numberColumn<Bin>('pieces', 'bins.pieces', ({ pieces }) => pieces, { width: 110 }),
  textColumn<Bin>('number', 'parts.number', ({ number }) => number, { width: 140 }),
]

/** Every bin: shelves, benches, van kits, quarantine, scrap. */
export const BinsPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const print = usePrint()
  const navigate = useNavigate()
  const bins = useQuery(api.stock.bins.queryOptions())
  const [isAdding, setAdding] = useState(false)
  const inUse = (bins.data ?? []).filter(({ isActive }) => isActive).map(({ id }) => id)
  const open = (number: string) => void navigate({ to: '/bins/$number', params: { number } })
  return (
    <>
      <PageHeader
        heading={t('bins.heading')}
        subline={t('bins.intro')}
        actions={
          <>
            <ActionButton
              variant="default"
              label={t('imports.button')}
              icon={<IconTableImport size={18} aria-hidden="true" />}
              onAction={() => navigate({ to: '/imports', search: { kind: 'stock' } })}
            />
            <ActionButton
              variant="default"
              label={t('bins.printAll')}
              icon={<IconPrinter size={18} aria-hidden="true" />}
              shortcut="alt+l"
              disabledReason={inUse.length === 0 ? t('bins.none') : undefined}
              onAction={() => void print({ kind: 'bin-labels', binIds: inUse.slice(0, 500) })}
            />
            {can('stock') && (
              <ActionButton
                label={t('bins.add')}
                icon={<IconPlus size={18} aria-hidden="true" />}
                shortcut="alt+n"
                onAction={() => setAdding(true)}
              />
            )}
          </>
        }
      />
      <PlaceTabs group="parts" here="/bins" />
      <PageQuery query={bins}>
        {(rows) => (
          <DataTable
            label={t('bins.heading')}
            columns={columns}
            rows={rows}
            idOf={({ id }) => id}
            onOpen={({ number }) => open(number)}
            empty={<EmptyState icon={<IconBoxMultiple />} message={t('bins.none')} />}
          />
        )}
      </PageQuery>
      {isAdding && <BinModal onClose={() => setAdding(false)} onSaved={({ number }) => open(number)} />}
    </>
  )
}
