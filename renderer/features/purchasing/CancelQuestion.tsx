import { useTranslation } from 'react-i18next'
import type { Order, OrderLine } from '../../../shared/purchasing/orders.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'
import { ConfirmInline } from '../../ui/ConfirmInline.tsx'

interface CancelQuestionProps {
  readonly order: Order
  /** Undefined means all that is still to come. */
  readonly line?: OrderLine
  readonly onClose: () => void
}

/** Cancelling cannot be taken back: the supplier is told. */
export const CancelQuestion = ({ order, line, onClose }: CancelQuestionProps) => {
  const { t } = useTranslation()
  const cancel = useChange(client.purchasing.cancel)
  const run = async () => {
    try {
      await cancel.mutateAsync({ orderId: order.id, version: order.version, lineId: line?.id ?? null })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
    onClose()
  }
  const open = order.lines.reduce((sum, one) => sum + one.open, 0)
  const whole = order.state === 'draft' ? t('purchasing.discardQuestion') : t('purchasing.cancelQuestion', { count: open })
  return (
    <ConfirmInline
      question={line === undefined ? whole : t('purchasing.cancelLineQuestion', { count: line.open, sku: line.sku })}
      confirmLabel={t(order.state === 'draft' ? 'purchasing.discard' : 'purchasing.cancelRest')}
      cancelLabel={t('action.back')}
      onConfirm={run}
      onCancel={onClose}
    />
  )
}
