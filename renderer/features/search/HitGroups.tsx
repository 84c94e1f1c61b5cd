import { Combobox, Text } from '@mantine/core'
import {
  IconBox,
  IconBoxMultiple,
  IconDeviceMobile,
  IconDevices,
  IconFileText,
  IconMapPin,
  IconReportAnalytics,
  IconTool,
  IconTruckDelivery,
  IconTruckReturn,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '../../../shared/search/search.contract.ts'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { groupHits, keyOfHit } from './hit-groups.ts'
import './search.css'

const icons = {
  job: IconTool,
  rma: IconFileText,
  unit: IconDeviceMobile,
  report: IconReportAnalytics,
  order: IconTruckDelivery,
  claim: IconTruckReturn,
  customer: IconUser,
  part: IconBox,
  bin: IconBoxMultiple,
  place: IconMapPin,
  loaner: IconDevices,
} as const satisfies Record<SearchHit['kind'], typeof IconTool>

/** What was found, by kind, each with its picture and stage. */
export const HitGroups = ({ hits }: { readonly hits: readonly SearchHit[] }) => {
  const { t } = useTranslation()
  return groupHits(hits).map((group) => (
    <Combobox.Group key={group.kind} label={t(`search.kind.${group.kind}`)}>
      {group.hits.map((hit) => (
        <Hit key={keyOfHit(hit)} hit={hit} />
      ))}
    </Combobox.Group>
  ))
}

const Hit = ({ hit }: { readonly hit: SearchHit }) => {
  const Icon = icons[hit.kind]
  return (
    <Combobox.Option value={keyOfHit(hit)} className="search-hit">
      <Icon size={18} aria-hidden="true" />
      <div>
        <Text fw={550} lineClamp={1}>
          {hit.title}
        </Text>
        {hit.subtitle !== '' && (
          <Text size="xs" c="dimmed" lineClamp={1}>
            {hit.subtitle}
          </Text>
        )}
      </div>
      {hit.stage !== null && <StageBadge stage={hit.stage} />}
    </Combobox.Option>
  )
}
