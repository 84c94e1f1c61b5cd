import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Loaner, loanerState, type LoanerState } from '../../../shared/loaners/loaners.ts'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

const tones: Readonly<Record<LoanerState, Tone>> = { lent: 'info', here: 'good', 'out-of-use': 'warn' }

/** Where a loaner is; one that is late says so too. */
export const StateBadge = ({ loaner }: { readonly loaner: Pick<Loaner, 'loan' | 'outOfUse'> }) => {
  const { t } = useTranslation()
  const state = loanerState(loaner)
  return (
    <Group gap={4}>
      <ToneBadge tone={tones[state]} label={t(`loaners.state.${state}`)} />
      {loaner.loan?.isOverdue === true && <ToneBadge tone="bad" label={t('loaners.overdue')} />}
    </Group>
  )
}
