import { Text } from '@mantine/core'
import { IconCalendarRepeat } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FleetDue } from '../../../shared/entitlement/entitlement.contract.ts'
import type { CustomerId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { api } from '../../app/api.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

/** Free maintenance visits of this year, used and left, and what gives them (MISSION.md, B4). Nothing where no policy promises any. */
export const FleetPanel = ({ customerId }: { readonly customerId: CustomerId }) => {
  const { t } = useTranslation()
  const { data } = useQuery(api.entitlement.fleet.queryOptions({ input: { customerId } }))
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Panel heading={t('fleet.heading', { year: data.year })} icon={<IconCalendarRepeat size={18} aria-hidden="true" />}>
      <FactsGrid
        factWidth={140}
        facts={[
          { label: t('fleet.perYear'), value: data.perYear },
          { label: t('fleet.used'), value: data.used },
          { label: t('fleet.left'), value: <Text fw={650}>{data.left}</Text> },
          { label: t('fleet.owned'), value: data.unitsOwned },
          { label: t('fleet.atOnce'), value: data.unitsBoughtAtOnce },
        ]}
      />
      <Rows due={data} />
    </Panel>
  )
}

const Rows = ({ due: { rows, policy } }: { readonly due: FleetDue }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const from = useRowStart()
  return (
    <div>
      {rows.map(({ row, isReached }) => (
        <Text key={JSON.stringify(row)} size="sm">
          {t('fleet.row', { count: row.visitsPerYear, from: from(row) })}{' '}
          <ToneBadge tone={isReached ? 'good' : 'neutral'} label={t(isReached ? 'fleet.reached' : 'fleet.notReached')} />
        </Text>
      ))}
      {policy !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('fleet.why', { name: wording(policy.name, language), version: policy.version })}
        </Text>
      )}
    </div>
  )
}

/** From how many units on a row counts. */
const useRowStart = () => {
  const { t } = useTranslation()
  return ({ owned, boughtAtOnce }: FleetDue['rows'][number]['row']): string => {
    const byOwned = owned === null ? undefined : t('fleet.fromOwned', { count: owned })
    const byOrder = boughtAtOnce === null ? undefined : t('fleet.fromAtOnce', { count: boughtAtOnce })
    if (byOwned !== undefined && byOrder !== undefined) return t('fleet.either', { owned: byOwned, atOnce: byOrder })
    return byOwned ?? byOrder ?? ''
  }
}
