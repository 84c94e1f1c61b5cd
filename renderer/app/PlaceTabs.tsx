import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../shared/kernel/permissions.ts'
import { useSession } from './session-context.ts'

/** Pages that belong together, each with its address and who sees it. */
const GROUPS = {
  parts: [
    { to: '/parts', labelKey: 'nav.parts', permission: 'read' },
    { to: '/bins', labelKey: 'bins.heading', permission: 'read' },
    { to: '/picking', labelKey: 'picking.heading', permission: 'stock-pick' },
    { to: '/stock/transfer', labelKey: 'transfer.heading', permission: 'stock-pick' },
    { to: '/stocktake', labelKey: 'stocktake.heading', permission: 'read' },
    { to: '/stock/value', labelKey: 'value.heading', permission: 'read' },
  ],
  settings: [
    { to: '/settings', labelKey: 'nav.settings', permission: 'read' },
    { to: '/printers', labelKey: 'printers.heading', permission: 'read' },
    { to: '/prints', labelKey: 'prints.heading', permission: 'read' },
    { to: '/settings/papers', labelKey: 'templates.heading', permission: 'read' },
    { to: '/settings/audit', labelKey: 'audit.heading', permission: 'read' },
    { to: '/settings/labels', labelKey: 'labels.heading', permission: 'read' },
  ],
  units: [
    { to: '/jobs', labelKey: 'nav.jobs', permission: 'read' },
    { to: '/places', labelKey: 'places.heading', permission: 'read' },
    { to: '/lost', labelKey: 'lost.heading', permission: 'read' },
    { to: '/loaners', labelKey: 'loaners.heading', permission: 'read' },
  ],
  purchasing: [
    { to: '/purchasing', labelKey: 'purchasing.orders', permission: 'read' },
    { to: '/purchasing/reorder', labelKey: 'purchasing.reorder.heading', permission: 'read' },
    { to: '/purchasing/suppliers', labelKey: 'purchasing.suppliers', permission: 'read' },
    { to: '/claims', labelKey: 'claims.claims', permission: 'read' },
  ],
} as const satisfies Record<string, readonly { to: string; labelKey: string; permission: Permission }[]>

type Group = keyof typeof GROUPS

const LABELS = {
  parts: 'nav.parts',
  settings: 'nav.settings',
  units: 'nav.jobs',
  purchasing: 'nav.purchasing',
} as const satisfies Record<Group, string>

export type PlaceTabsProps = {
  readonly [Of in Group]: { readonly group: Of; readonly here: (typeof GROUPS)[Of][number]['to'] }
}[Group]

/** The pages that belong together, and where one is. */
export const PlaceTabs = ({ group, here }: PlaceTabsProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const places = GROUPS[group].filter(({ permission }) => can(permission))
  return (
    <SegmentedControl
      mb="sm"
      aria-label={t(LABELS[group])}
      data={places.map(({ to, labelKey }) => ({ value: to, label: t(labelKey) }))}
      value={here}
      onChange={(to) => void navigate({ to })}
    />
  )
}
