import { Text } from '@mantine/core'
import { IconArrowLeft, IconBoxMultiple, IconCheck, IconScan } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../shared/stocktake/stocktake.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { CodeField } from './CodeField.tsx'
import { CountedHere } from './CountedHere.tsx'
import { CountNewsLine } from './CountNewsLine.tsx'
import { CountOfPart } from './CountOfPart.tsx'
import { NextBins } from './NextBins.tsx'
import { useCount } from './use-count.ts'
import './stocktake.css'

/** Counting at a tablet, blind: the bin, then part after part, then the next bin. */
export const CountPage = () => {
  const { number } = useParams({ from: '/stocktake/$number/count' })
  const query = useQuery(api.stocktake.get.queryOptions({ input: { number: Number(number) } }))
  return <PageQuery query={query}>{(stocktake) => <CountView key={stocktake.id} stocktake={stocktake} />}</PageQuery>
}

const CountView = ({ stocktake }: { readonly stocktake: Stocktake }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const desk = useCount(stocktake)
  const mayCount = can('stock') || can('stock-pick')
  const { number, done, bins, state } = stocktake
  const back = () => navigate({ to: '/stocktake/$number', params: { number: String(number) } })
  const overview = (
    <ActionButton
      variant="default"
      className="stocktake-touch"
      label={t('stocktake.overview')}
      icon={<IconArrowLeft size={18} aria-hidden="true" />}
      shortcut="alt+o"
      onAction={back}
    />
  )
  return (
    <>
      <PageHeader
        heading={t('stocktake.countHeading', { number })}
        subline={t('stocktake.progress', { done, count: bins })}
        actions={overview}
      />
      {state === 'open' && mayCount ? (
        <div className="stocktake-count">
          <AtTheBin desk={desk} />
          {desk.bin === null ? (
            <NextBins places={stocktake.places} onChoose={(bin) => void desk.goTo(bin)} />
          ) : (
            <CountedHere stocktakeId={stocktake.id} desk={desk} bin={desk.bin} />
          )}
        </div>
      ) : (
        <EmptyState icon={<IconCheck />} message={t(state === 'open' ? 'stocktake.notYours' : 'stocktake.isOver')} />
      )}
    </>
  )
}

const AtTheBin = ({ desk }: { readonly desk: ReturnType<typeof useCount> }) => {
  const { t } = useTranslation()
  const { bin, atHand } = desk
  const step = bin === null ? 'bin' : atHand !== null && atHand.tracking !== 'none' && atHand.lot === null ? 'lot' : 'part'
  return (
    <Panel
      heading={bin === null ? t('stocktake.noBin') : t('stocktake.atBin')}
      icon={<IconBoxMultiple size={18} aria-hidden="true" />}
      aside={
        bin !== null && (
          <ActionButton
            label={t('stocktake.endBin')}
            icon={<IconCheck size={18} aria-hidden="true" />}
            shortcut="mod+Enter"
            onAction={() => desk.goTo(null)}
          />
        )
      }
    >
      {bin !== null && <div className="stocktake-bin">{bin.code}</div>}
      <Text className="stocktake-step">
        <IconScan size={18} aria-hidden="true" />
        {t(`stocktake.scan.${step}`)}
      </Text>
      <CodeField key={step} desk={desk} />
      <CountNewsLine desk={desk} />
      {bin !== null && atHand !== null && <CountOfPart key={`${atHand.partId} ${atHand.lot ?? ''}`} desk={desk} part={atHand} />}
    </Panel>
  )
}
