import { Group } from '@mantine/core'
import { IconBuildingStore, IconStar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { customerFields } from '../../../shared/customers/customers.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

export interface CustomerMarksProps {
  readonly customer: { readonly kind: 'person' | 'organisation'; readonly tier: string; readonly isDealer: boolean }
}

/** What kind of customer it is, as words: organisation, dealer, and a tier above the usual one. */
export const CustomerMarks = ({ customer }: CustomerMarksProps) => {
  const { t } = useTranslation()
  const tier = customerFields.tier.safeParse(customer.tier)
  return (
    <Group gap={6}>
      <ToneBadge tone="neutral" label={t(`customer.kinds.${customer.kind}`)} />
      {customer.isDealer && (
        <ToneBadge tone="info" icon={<IconBuildingStore size={14} aria-hidden="true" />} label={t('customer.isDealer')} />
      )}
      {tier.success && tier.data !== 'standard' && (
        <ToneBadge tone="warn" icon={<IconStar size={14} aria-hidden="true" />} label={t(`customer.tiers.${tier.data}`)} />
      )}
    </Group>
  )
}
