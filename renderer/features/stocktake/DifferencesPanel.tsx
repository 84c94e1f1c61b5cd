import { Group, SegmentedControl, Text } from '@mantine/core'
import { IconCheck, IconScale } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StockDifference, Stocktake } from '../../../shared/stocktake/stocktake.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmInline } from '../../ui/ConfirmInline.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { chosenOf, worthOf } from './differences.ts'
import { DifferencesTable } from './DifferencesTable.tsx'
import { Worth } from './Worth.tsx'

/** What was counted other than it should be: what waits for somebody's approval, and what became of the rest. */
export const DifferencesPanel = ({ stocktake }: { readonly stocktake: Stocktake }) => {
  const { t } = useTranslation()
  const isOpen = stocktake.state === 'open'
  const [chosen, setShow] = useState<'open' | 'decided'>('open')
  const show = isOpen ? chosen : 'decided'
  const stocktakeId = stocktake.id
  const query = useQuery(api.stocktake.differences.queryOptions({ input: { stocktakeId, show } }))
  return (
    <Panel
      heading={t('stocktake.differences')}
      icon={<IconScale size={18} aria-hidden="true" />}
      aside={
        isOpen && (
          <SegmentedControl
            aria-label={t('stocktake.differences')}
            size="md"
            data={(['open', 'decided'] as const).map((value) => ({ value, label: t(`stocktake.show.${value}`) }))}
            value={show}
            onChange={setShow}
          />
        )
      }
    >
      <PageQuery query={query} isPart>
        {({ items, total }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconScale />} message={t(`stocktake.noDifferences.${emptyOf(stocktake, show)}`)} />
          ) : (
            <>
              {show === 'open' ? (
                <OpenDifferences stocktake={stocktake} items={items} />
              ) : (
                <>
                  <DifferencesTable stocktake={stocktake} items={items} />
                  <Text>
                    {t('stocktake.approvedWorth')} <Worth value={stocktake.value} />
                  </Text>
                </>
              )}
              {total > items.length && <Text c="dimmed">{t('stocktake.firstOf', { shown: items.length, count: total })}</Text>}
            </>
          )
        }
      </PageQuery>
    </Panel>
  )
}

const emptyOf = ({ state, done, bins }: Stocktake, show: 'open' | 'decided') => {
  if (state !== 'open') return 'closed'
  return show === 'open' && done === bins ? 'allDecided' : show
}

interface OpenDifferencesProps {
  readonly stocktake: Stocktake
  readonly items: readonly StockDifference[]
}

const OpenDifferences = ({ stocktake, items }: OpenDifferencesProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { me, can } = useSession()
  const approve = useChange(client.stocktake.approve)
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  if (!can('stock')) return <DifferencesTable stocktake={stocktake} items={items} />
  const chosen = chosenOf(items, me, unticked)
  const worth = worthOf(chosen)
  const tick = (ids: readonly string[], isTicked: boolean) => {
    setAsking(false)
    setUnticked(new Set(isTicked ? [...unticked].filter((id) => !ids.includes(id)) : [...unticked, ...ids]))
  }
  const run = async () => {
    setAsking(false)
    try {
      await approve.mutateAsync({ stocktakeId: stocktake.id, lineIds: chosen.map(({ id }) => id) })
      setFailure(undefined)
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const noneChosen = items.some(({ id }) => !unticked.has(id)) ? t('stocktake.onlyOwn') : t('stocktake.noneTicked')
  return (
    <>
      <DifferencesTable stocktake={stocktake} items={items} unticked={unticked} onTick={tick} />
      {failure !== undefined && <ErrorNotice failure={{ ...failureText(t, failure), kept: undefined }} />}
      <div className="stocktake-decide">
        {isAsking ? (
          <ConfirmInline
            tone="plain"
            question={t('stocktake.approveQuestion', { count: chosen.length, worth: format.money(worth) })}
            confirmLabel={t('stocktake.approveNow')}
            onConfirm={run}
            onCancel={() => setAsking(false)}
          />
        ) : (
          <Group justify="space-between" gap="sm">
            <Text>
              {t('stocktake.ticked', { count: chosen.length })} <Worth value={worth} />
            </Text>
            <ActionButton
              label={t('stocktake.approve', { count: chosen.length })}
              icon={<IconCheck size={18} aria-hidden="true" />}
              shortcut="alt+a"
              loading={approve.isPending}
              disabledReason={chosen.length === 0 ? noneChosen : undefined}
              onAction={() => setAsking(true)}
            />
          </Group>
        )}
      </div>
    </>
  )
}
