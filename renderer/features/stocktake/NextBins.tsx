import { Text, UnstyledButton } from '@mantine/core'
import { IconBoxMultiple } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StocktakeBin } from '../../../shared/stocktake/stocktake.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { CountState } from './CountState.tsx'
import { toDoFirst } from './places.ts'
import type { ChosenBin } from './use-count.ts'

interface NextBinsProps {
  readonly places: readonly StocktakeBin[]
  readonly onChoose: (bin: ChosenBin) => void
}

/** The bins of the stocktake, those to be counted first: for whoever has no scanner at hand. */
export const NextBins = ({ places, onChoose }: NextBinsProps) => {
  const { t } = useTranslation()
  const left = places.filter(({ state }) => state === 'open').length
  return (
    <Panel
      heading={t('stocktake.bins')}
      icon={<IconBoxMultiple size={18} aria-hidden="true" />}
      aside={<Text c="dimmed">{t('stocktake.left', { count: left })}</Text>}
    >
      {left === 0 && <EmptyState icon={<IconBoxMultiple />} message={t('stocktake.allCounted')} />}
      <ul className="stocktake-list" aria-label={t('stocktake.bins')}>
        {toDoFirst(places).map((place) => (
          <li key={place.binId}>
            <UnstyledButton className="stocktake-line" onClick={() => onChoose({ id: place.binId, code: place.code })}>
              <span>
                <Text span fw={600}>
                  {place.code}
                </Text>
                <Text span size="sm" c="dimmed" className="stocktake-line-name">
                  {place.state === 'counting' ? place.by : place.name}
                </Text>
              </span>
              <CountState place={place} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
