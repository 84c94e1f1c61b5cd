import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

const PLACES = [
  { value: '/purchasing', labelKey: 'purchasing.orders' },
  { value: '/purchasing/reorder', labelKey: 'purchasing.reorder.heading' },
  { value: '/purchasing/suppliers', labelKey: 'purchasing.suppliers' },
  { value: '/claims', labelKey: 'claims.claims' },
] as const

/** The lists of purchasing, each with its address. */
export const PurchasingTabs = ({ here }: { readonly here: (typeof PLACES)[number]['value'] }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <SegmentedControl
      mb="sm"
      aria-label={t('nav.purchasing')}
      data={PLACES.map(({ value, labelKey }) => ({ value, label: t(labelKey) }))}
      value={here}
      onChange={(to) => void navigate({ to })}
    />
  )
}
