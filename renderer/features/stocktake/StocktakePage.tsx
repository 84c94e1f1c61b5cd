import { Progress, Stack, Text } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../shared/stocktake/stocktake.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StocktakeStateBadge } from './CountState.tsx'
import { DifferencesPanel } from './DifferencesPanel.tsx'
import { PlacesPanel } from './PlacesPanel.tsx'
import { sharesOf } from './places.ts'
import { CancelQuestion, StocktakeActions } from './StocktakeActions.tsx'
import './stocktake.css'

/** One stocktake: how far it is and by whom, what differs, and what is to be done about it. */
export const StocktakePage = () => {
  const { number } = useParams({ from: '/stocktake/$number' })
  const query = useQuery(api.stocktake.get.queryOptions({ input: { number: Number(number) } }))
  return <PageQuery query={query}>{(stocktake) => <StocktakeView key={stocktake.id} stocktake={stocktake} />}</PageQuery>
}

const StocktakeView = ({ stocktake }: { readonly stocktake: Stocktake }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [isCancelling, setCancelling] = useState(false)
  const { number, note, at, by, closedAt, closedBy } = stocktake
  const subline = [
    note,
    t('stocktake.begun', { name: by, at: format.instant(at) }),
    closedAt === null ? null : t('stocktake.closed', { name: closedBy ?? '', at: format.instant(closedAt) }),
  ]
  return (
    <>
      <PageHeader
        heading={t('stocktake.oneHeading', { number })}
        marks={<StocktakeStateBadge state={stocktake.state} />}
        subline={subline.filter((word) => word !== null).join(' · ')}
        actions={<StocktakeActions stocktake={stocktake} onCancel={() => setCancelling(true)} />}
      />
      <Stack gap="md">
        {isCancelling && <CancelQuestion stocktake={stocktake} onClose={() => setCancelling(false)} />}
        <div className="stocktake-columns">
          <DifferencesPanel stocktake={stocktake} />
          <Stack gap="md">
            <ProgressPanel stocktake={stocktake} />
            <PlacesPanel stocktake={stocktake} />
          </Stack>
        </div>
      </Stack>
    </>
  )
}

/** How far it is, and who counted how much. */
const ProgressPanel = ({ stocktake: { done, bins, places } }: { readonly stocktake: Stocktake }) => {
  const { t } = useTranslation()
  const words = t('stocktake.progress', { done, count: bins })
  const shares = sharesOf(places)
  return (
    <Panel
      heading={t('stocktake.whoCounts')}
      icon={<IconUsers size={18} aria-hidden="true" />}
      aside={<Text fw={600}>{words}</Text>}
    >
      <Progress value={bins === 0 ? 100 : (done / bins) * 100} size="lg" aria-label={words} />
      {shares.length === 0 && <Text c="dimmed">{t('stocktake.nobodyYet')}</Text>}
      <ul className="stocktake-list" aria-label={t('stocktake.whoCounts')}>
        {shares.map(({ byId, by, bins: counted, pieces, at }) => (
          <li key={byId} className="stocktake-row">
            <span>
              <Text span fw={550}>
                {by}
              </Text>
              {at.length > 0 && (
                <Text span size="sm" c="dimmed" className="stocktake-line-name">
                  {t('stocktake.isAt', { bins: at.join(', ') })}
                </Text>
              )}
            </span>
            <Text span ta="right">
              {[t('stocktake.binsOf', { count: counted }), t('stocktake.pieces', { count: pieces })].join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
