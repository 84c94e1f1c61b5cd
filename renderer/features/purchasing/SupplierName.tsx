import { Anchor, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Supplier } from '../../../shared/purchasing/suppliers.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

/** The name leads to the supplier's page; one that is closed says so. */
export const SupplierName = ({ supplier }: { readonly supplier: Supplier }) => {
  const { t } = useTranslation()
  return (
    <Group gap="xs">
      <Anchor component={Link} to={`/purchasing/suppliers/${supplier.id}`} fw={550}>
        {supplier.name}
      </Anchor>
      {!supplier.isActive && <ToneBadge tone="neutral" label={t('purchasing.supplier.closed')} />}
    </Group>
  )
}
