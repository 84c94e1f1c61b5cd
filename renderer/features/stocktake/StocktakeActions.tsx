import { IconChecks, IconScan, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../shared/stocktake/stocktake.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmInline } from '../../ui/ConfirmInline.tsx'

const icon = { size: 18, 'aria-hidden': true } as const

interface StocktakeActionsProps {
  readonly stocktake: Stocktake
  readonly onCancel: () => void
}

/** What can be done with an open stocktake, the likeliest last: counting, and when all is counted, finishing. */
export const StocktakeActions = ({ stocktake, onCancel }: StocktakeActionsProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  if (stocktake.state !== 'open') return null
  const isCounted = stocktake.done === stocktake.bins
  const finish = can('stock') && <FinishButton stocktake={stocktake} isNext={isCounted} />
  const count = (can('stock') || can('stock-pick')) && (
    <ActionButton
      variant={isCounted ? 'default' : 'filled'}
      label={t('stocktake.count')}
      icon={<IconScan {...icon} />}
      shortcut="alt+c"
      className="stocktake-touch"
      onAction={() => navigate({ to: '/stocktake/$number/count', params: { number: String(stocktake.number) } })}
    />
  )
  return (
    <>
      {can('stock') && (
        <ActionButton
          variant="default"
          label={t('stocktake.cancel')}
          icon={<IconX {...icon} />}
          className="stocktake-touch"
          onAction={onCancel}
        />
      )}
      {isCounted ? count : finish}
      {isCounted ? finish : count}
    </>
  )
}

const FinishButton = ({ stocktake, isNext }: { readonly stocktake: Stocktake; readonly isNext: boolean }) => {
  const { t } = useTranslation()
  const finish = useChange(client.stocktake.finish)
  const { id, bins, done, open, number } = stocktake
  const waitsFor =
    done < bins
      ? t('stocktake.notCounted', { count: bins - done })
      : open > 0
        ? t('stocktake.notDecided', { count: open })
        : undefined
  const run = async () => {
    try {
      await finish.mutateAsync({ stocktakeId: id })
      showNotice({ tone: 'good', words: (say) => ({ heading: say('stocktake.isFinished', { number }) }) })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => failureNotice(say, thrown) })
    }
  }
  return (
    <ActionButton
      variant={isNext ? 'filled' : 'default'}
      label={t('stocktake.finish')}
      icon={<IconChecks {...icon} />}
      shortcut="alt+f"
      className="stocktake-touch"
      disabledReason={waitsFor}
      onAction={run}
    />
  )
}

/** Cancelling forgets what was counted, except for what was approved. */
export const CancelQuestion = ({ stocktake, onClose }: { readonly stocktake: Stocktake; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const cancel = useChange(client.stocktake.cancel)
  const run = async () => {
    try {
      await cancel.mutateAsync({ stocktakeId: stocktake.id })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => failureNotice(say, thrown) })
    }
    onClose()
  }
  return (
    <ConfirmInline
      question={t('stocktake.cancelQuestion')}
      confirmLabel={t('stocktake.cancel')}
      cancelLabel={t('action.back')}
      onConfirm={run}
      onCancel={onClose}
    />
  )
}
