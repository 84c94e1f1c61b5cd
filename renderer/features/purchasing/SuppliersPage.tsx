import { Text } from '@mantine/core'
import { IconBuildingWarehouse, IconPlus, IconTableImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Supplier } from '../../../shared/purchasing/suppliers.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { SupplierModal } from './SupplierModal.tsx'
import { SupplierName } from './SupplierName.tsx'

const LeadTime = ({ days }: { readonly days: number }) => {
  const { t } = useTranslation()
  return <Text>{t('purchasing.days', { count: days })}</Text>
}

const columns: readonly Column<Supplier>[] = [
  nodeColumn('name', 'purchasing.supplier.name', (supplier) => <SupplierName supplier={supplier} />),
  textColumn('contact', 'purchasing.supplier.contact', (supplier) => supplier.contact, { width: 170 }),
  textColumn('phone', 'purchasing.supplier.phone', (supplier) => supplier.phone, { width: 170 }),
  textColumn('email', 'purchasing.supplier.email', (supplier) => supplier.email, { width: 220 }),
  nodeColumn('lead', 'purchasing.supplier.leadTimeDays', (supplier) => <LeadTime days={supplier.leadTimeDays} />, { width: 120 }),
  numberColumn('open', 'purchasing.supplier.openOrders', (supplier) => supplier.openOrders, { width: 130 }),
]

/** Everybody the depot orders from. */
export const SuppliersPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const suppliers = useQuery(api.purchasing.suppliers.queryOptions())
  const [isAdding, setAdding] = useState(false)
  const open = (supplierId: string) => void navigate({ to: '/purchasing/suppliers/$supplierId', params: { supplierId } })
  const actions = (
    <>
      <ActionButton
        variant="default"
        label={t('imports.button')}
        icon={<IconTableImport size={18} aria-hidden="true" />}
        onAction={() => navigate({ to: '/imports', search: { kind: 'suppliers' } })}
      />
      <ActionButton
        label={t('purchasing.supplier.new')}
        icon={<IconPlus size={18} aria-hidden="true" />}
        shortcut="alt+n"
        onAction={() => setAdding(true)}
      />
    </>
  )
  return (
    <>
      <PageHeader heading={t('nav.purchasing')} actions={actions} />
      <PlaceTabs group="purchasing" here="/purchasing/suppliers" />
      {suppliers.isError && <ErrorNotice failure={{ ...failureText(t, suppliers.error), kept: undefined }} />}
      <DataTable
        label={t('purchasing.suppliers')}
        columns={columns}
        rows={suppliers.data}
        idOf={(supplier) => supplier.id}
        isLoading={suppliers.isPending}
        onOpen={({ id }) => open(id)}
        empty={<EmptyState icon={<IconBuildingWarehouse />} message={t('purchasing.noSuppliersYet')} />}
      />
      {isAdding && <SupplierModal onClose={() => setAdding(false)} onSaved={({ id }) => open(id)} />}
    </>
  )
}
