import { Anchor, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconId, IconPackageImport, IconPencil, IconPlus, IconTags, IconTrash, IconTruckDelivery } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { supplierId } from '../../../shared/kernel/ids.ts'
import type { Supplier } from '../../../shared/purchasing/suppliers.ts'
import { api, client, type DepotClient } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { showNotice } from '../../app/notices/notices.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmInline } from '../../ui/ConfirmInline.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { orderColumnsOfSupplier } from './order-columns.tsx'
import { OffersTable } from './OffersTable.tsx'
import { SupplierModal } from './SupplierModal.tsx'

const icon = { size: 18, 'aria-hidden': true } as const

type SupplierFile = Awaited<ReturnType<DepotClient['purchasing']['supplier']>>

/** One supplier: who they are, what they offer, and what was ordered from them. */
export const SupplierPage = () => {
  const { supplierId: text } = useParams({ from: '/purchasing/suppliers/$supplierId' })
  const id = supplierId.safeParse(text)
  const file = useQuery(api.purchasing.supplier.queryOptions({ input: id.success ? { supplierId: id.data } : skipToken }))
  if (!id.success) return <NotFoundPage />
  return <PageQuery query={file}>{(data) => <SupplierView file={data} />}</PageQuery>
}

const SupplierView = ({ file: { supplier, parts, orders } }: { readonly file: SupplierFile }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'edit' | 'remove'>()
  return (
    <>
      <PageHeader
        heading={supplier.name}
        marks={!supplier.isActive && <ToneBadge tone="neutral" label={t('purchasing.supplier.closed')} />}
        subline={supplier.contact ?? undefined}
        actions={<SupplierActions supplier={supplier} onEdit={() => setAsked('edit')} onRemove={() => setAsked('remove')} />}
      />
      <Stack gap="md">
        {asked === 'remove' && <RemoveQuestion supplier={supplier} onClose={() => setAsked(undefined)} />}
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" style={{ alignItems: 'start' }}>
          <Panel heading={t('purchasing.supplier.facts')} icon={<IconId {...icon} />}>
            <SupplierFacts supplier={supplier} />
          </Panel>
          <Panel heading={t('purchasing.offer.heading')} icon={<IconTags {...icon} />}>
            <OffersTable supplierId={supplier.id} offers={parts} />
          </Panel>
        </SimpleGrid>
        <Panel heading={t('purchasing.orders')} icon={<IconTruckDelivery {...icon} />}>
          <DataTable
            label={t('purchasing.orders')}
            columns={orderColumnsOfSupplier}
            rows={orders}
            idOf={(order) => order.id}
            onOpen={({ number }) => void navigate({ to: '/purchasing/orders/$number', params: { number } })}
            empty={<Text c="dimmed">{t('purchasing.supplier.noOrders')}</Text>}
          />
        </Panel>
      </Stack>
      {asked === 'edit' && <SupplierModal supplier={supplier} onClose={() => setAsked(undefined)} />}
    </>
  )
}

interface SupplierActionsProps {
  readonly supplier: Supplier
  readonly onEdit: () => void
  readonly onRemove: () => void
}

const SupplierActions = ({ supplier, onEdit, onRemove }: SupplierActionsProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const make = useChange(client.purchasing.makeOrder)
  const reopen = useChange(client.purchasing.changeSupplier)
  const attempt = async (run: () => Promise<unknown>) => {
    try {
      await run()
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
  }
  return (
    <>
      {supplier.isActive ? (
        <ActionButton
          variant="default"
          label={t('purchasing.supplier.remove')}
          icon={<IconTrash {...icon} />}
          onAction={onRemove}
        />
      ) : (
        <ActionButton
          variant="default"
          label={t('purchasing.supplier.reopen')}
          onAction={() => attempt(() => reopen.mutateAsync({ ...supplier, supplierId: supplier.id, isActive: true }))}
        />
      )}
      <ActionButton
        variant="default"
        label={t('purchasing.supplier.edit')}
        icon={<IconPencil {...icon} />}
        shortcut="alt+e"
        onAction={onEdit}
      />
      <ActionButton
        variant="default"
        label={t('purchasing.receive.action')}
        icon={<IconPackageImport {...icon} />}
        shortcut="alt+r"
        onAction={() => navigate({ to: '/purchasing/receive', search: { supplier: supplier.id } })}
      />
      <ActionButton
        label={t('purchasing.newOrder')}
        icon={<IconPlus {...icon} />}
        shortcut="alt+n"
        disabledReason={supplier.isActive ? undefined : t('refusal.supplier-closed', { name: supplier.name })}
        onAction={() =>
          attempt(async () => {
            const { number } = await make.mutateAsync({ supplierId: supplier.id, note: null })
            await navigate({ to: '/purchasing/orders/$number', params: { number } })
          })
        }
      />
    </>
  )
}

/** One that was never ordered from is deleted; any other is closed, and what became of it is said. */
const RemoveQuestion = ({ supplier, onClose }: { readonly supplier: Supplier; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const remove = useChange(client.purchasing.removeSupplier)
  const run = async () => {
    try {
      const { became, openOrders } = await remove.mutateAsync({ supplierId: supplier.id, version: supplier.version })
      showNotice({
        tone: 'good',
        words: (say) => ({
          heading: say(`purchasing.supplier.became.${became}`, { name: supplier.name }),
          text: became === 'closed' ? say('purchasing.supplier.stillOpen', { count: openOrders }) : undefined,
        }),
      })
      if (became === 'deleted') await navigate({ to: '/purchasing/suppliers' })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
    onClose()
  }
  return (
    <ConfirmInline
      question={t('purchasing.supplier.removeQuestion', { name: supplier.name })}
      confirmLabel={t('purchasing.supplier.remove')}
      onConfirm={run}
      onCancel={onClose}
    />
  )
}

const SupplierFacts = ({ supplier }: { readonly supplier: Supplier }) => {
  const { t } = useTranslation()
  return (
    <FactsGrid
      facts={[
        {
          label: t('purchasing.supplier.phone'),
          value: supplier.phone !== null && <Anchor href={`tel:${supplier.phone}`}>{supplier.phone}</Anchor>,
        },
        {
          label: t('purchasing.supplier.email'),
          value: supplier.email !== null && <Anchor href={`mailto:${supplier.email}`}>{supplier.email}</Anchor>,
        },
        { label: t('purchasing.supplier.leadTimeDays'), value: t('purchasing.days', { count: supplier.leadTimeDays }) },
        { label: t('purchasing.supplier.currency'), value: supplier.currency },
        { label: t('purchasing.supplier.openOrders'), value: supplier.openOrders },
        {
          label: t('purchasing.supplier.address'),
          value: supplier.address !== null && <Text className="hb-lines">{supplier.address}</Text>,
        },
        {
          label: t('purchasing.supplier.note'),
          value: supplier.note !== null && <Text className="hb-lines">{supplier.note}</Text>,
        },
      ]}
    />
  )
}
