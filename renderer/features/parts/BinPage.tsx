import { IconArrowsExchange, IconBox, IconTruckReturn } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { binNumber } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { api, type DepotClient } from '../../app/api.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { EditAction } from '../../app/EditAction.tsx'
import { LabelAction } from '../../app/print/LabelAction.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, linkColumn, nodeColumn, numberColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { BinKindBadge } from './bin-words.tsx'
import { BinModal } from './BinModal.tsx'
import { PartName } from './part-columns.tsx'

type BinFile = Awaited<ReturnType<DepotClient['stock']['bin']>>
type Content = BinFile['content'][number]

const columns: readonly Column<Content>[] = [
  linkColumn<Content>(
    'sku',
    'parts.field.sku',
    ({ sku }) => sku,
    ({ number }) => `/parts/${number}`,
    { width: 180 },
  ),
  nodeColumn<Content>('name', 'parts.field.name', ({ name }) => <PartName name={name} />),
  numberColumn<Content>('onHand', 'parts.onHand', ({ onHand }) => onHand, { width: 120 }),
  numberColumn<Content>('reserved', 'parts.reserved', ({ reserved }) => reserved, { width: 120 }),
  numberColumn<Content>('free', 'parts.available', ({ onHand, reserved }) => onHand - reserved, { width: 120 }),
]

/** One bin and what lies in it. */
export const BinPage = () => {
  const { number } = useParams({ from: '/bins/$number' })
  const typed = parseTypedNumber(number, 'bin')
  const bins = useQuery(api.stock.bins.queryOptions())
  return (
    <PageQuery query={bins}>
      {(all) => {
        const bin = typed?.kind === 'bin' ? all.find((one) => one.number === binNumber(typed.sequence)) : undefined
        return bin === undefined ? <NotFoundPage /> : <KnownBin key={bin.id} bin={bin} />
      }}
    </PageQuery>
  )
}

const KnownBin = ({ bin }: { readonly bin: Bin }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const [isEditing, setEditing] = useState(false)
  const file = useQuery(api.stock.bin.queryOptions({ input: { binId: bin.id } }))
  const subline = [bin.name, bin.keeper, bin.number].filter((word) => word !== null)
  return (
    <>
      <PageHeader
        heading={bin.code}
        marks={
          <>
            <BinKindBadge kind={bin.kind} />
            {!bin.isActive && <ToneBadge tone="neutral" label={t('bins.closed')} />}
          </>
        }
        subline={subline.join(' · ')}
        actions={
          <>
            {can('stock') && <EditAction onEdit={() => setEditing(true)} />}
            <LabelAction document={{ kind: 'bin-labels', binIds: [bin.id] }} />
            {bin.kind === 'quarantine' && can('stock') && (
              <ActionButton
                variant="default"
                label={t('bins.toClaims')}
                icon={<IconTruckReturn size={18} aria-hidden="true" />}
                onAction={() => navigate({ to: '/claims' })}
              />
            )}
            {(can('stock') || can('stock-pick')) && (
              <ActionButton
                label={t('transfer.outOf')}
                icon={<IconArrowsExchange size={18} aria-hidden="true" />}
                shortcut="alt+t"
                disabledReason={bin.pieces === 0 ? t('bins.empty') : undefined}
                onAction={() => navigate({ to: '/stock/transfer', search: { from: bin.number } })}
              />
            )}
          </>
        }
      />
      <PageQuery query={file}>
        {({ content }) => (
          <DataTable
            label={t('bins.content', { bin: bin.code })}
            columns={columns}
            rows={content}
            idOf={({ partId }) => partId}
            onOpen={(part) => void navigate({ to: '/parts/$number', params: { number: part.number } })}
            empty={<EmptyState icon={<IconBox />} message={t('bins.emptyHint')} />}
          />
        )}
      </PageQuery>
      {isEditing && <BinModal bin={bin} onClose={() => setEditing(false)} />}
    </>
  )
}
