import { Modal, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StocktakeId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { BinCount, StocktakeBin } from '../../../shared/stocktake/stocktake.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'

interface BinCountModalProps {
  readonly stocktakeId: StocktakeId
  readonly place: StocktakeBin
  readonly onClose: () => void
}

/** What was counted in a bin, and the counts before it. Blind as everything else: it does not say what should be there. */
export const BinCountModal = ({ stocktakeId, place, onClose }: BinCountModalProps) => {
  const { t } = useTranslation()
  const count = useQuery(api.stocktake.count.queryOptions({ input: { stocktakeId, binId: place.binId } }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('stocktake.countedIn', { bin: place.code })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <PageQuery query={count} isPart>
        {(answer) => (answer === null ? <Text c="dimmed">{t('stocktake.notBegun')}</Text> : <CountFacts count={answer} />)}
      </PageQuery>
    </Modal>
  )
}

const CountFacts = ({ count }: { readonly count: BinCount }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Stack gap="sm">
      <Text c="dimmed">{`${count.by} · ${format.instant(count.endedAt ?? count.at)}`}</Text>
      {count.lines.length === 0 && <Text>{t('stocktake.nothingThere')}</Text>}
      <ul className="stocktake-list" aria-label={t('stocktake.countedHere')}>
        {count.lines.map(({ partId, sku, lot, name, counted }) => (
          <li key={`${partId} ${lot ?? ''}`} className="stocktake-row">
            <span>
              <Text span fw={550}>
                {lot === null ? sku : `${sku} · ${lot}`}
              </Text>
              <Text span size="sm" c="dimmed" className="stocktake-line-name">
                {wording(name, format.language)}
              </Text>
            </span>
            <Text span fw={600}>
              {format.number(counted)}
            </Text>
          </li>
        ))}
      </ul>
      {count.earlier.length > 0 && (
        <>
          <Title order={3} size="h4">
            {t('stocktake.earlier')}
          </Title>
          <ul className="stocktake-list" aria-label={t('stocktake.earlier')}>
            {count.earlier.map(({ countId, by, at, parts, pieces }) => (
              <li key={countId} className="stocktake-row">
                <Text span>{`${by} · ${format.instant(at)}`}</Text>
                <Text span c="dimmed">
                  {[t('stocktake.kinds', { count: parts }), t('stocktake.pieces', { count: pieces })].join(' · ')}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  )
}
