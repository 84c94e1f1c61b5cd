import { useTranslation } from 'react-i18next'
import type { BinCountState, StocktakeBin, StocktakeState } from '../../../shared/stocktake/stocktake.ts'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

const TONE: Readonly<Record<BinCountState, Tone>> = { open: 'neutral', counting: 'info', counted: 'good', 'left-out': 'neutral' }

/** How far the count of a bin is; one that is to be counted again stands out. */
export const CountState = ({ place: { state, counts } }: { readonly place: Pick<StocktakeBin, 'state' | 'counts'> }) => {
  const { t } = useTranslation()
  const isAgain = state === 'open' && counts > 0
  return isAgain ? (
    <ToneBadge tone="warn" label={t('stocktake.binState.again')} />
  ) : (
    <ToneBadge tone={TONE[state]} label={t(`stocktake.binState.${state}`)} />
  )
}

const STATE_TONE: Readonly<Record<StocktakeState, Tone>> = { open: 'info', finished: 'good', cancelled: 'neutral' }

export const StocktakeStateBadge = ({ state }: { readonly state: StocktakeState }) => {
  const { t } = useTranslation()
  return <ToneBadge tone={STATE_TONE[state]} label={t(`stocktake.state.${state}`)} />
}
