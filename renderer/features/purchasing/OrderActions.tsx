import { IconCalendar, IconPackageImport, IconPlus, IconPrinter, IconSend, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isOpenState, type Order } from '../../../shared/purchasing/orders.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { OrderTask } from './order-task.ts'

const icon = { size: 18, 'aria-hidden': true } as const

interface OrderActionsProps {
  readonly order: Order
  readonly onTask: (task: OrderTask) => void
}

/** What can be done with an order as it is now, the next step last. */
export const OrderActions = ({ order, onTask }: OrderActionsProps) => {
  const { t } = useTranslation()
  const print = usePrint()
  const isDraft = order.state === 'draft'
  return (
    <>
      <ActionButton
        variant="default"
        label={t('purchasing.print')}
        icon={<IconPrinter {...icon} />}
        shortcut="alt+p"
        onAction={() => void print({ kind: 'purchase-order', orderId: order.id })}
      />
      {isOpenState(order.state) && (
        <ActionButton
          variant="default"
          label={t(isDraft ? 'purchasing.discard' : 'purchasing.cancelOrder')}
          icon={<IconX {...icon} />}
          onAction={() => onTask({ kind: 'cancel-all' })}
        />
      )}
      {isDraft ? (
        <DraftActions order={order} onTask={onTask} />
      ) : (
        isOpenState(order.state) && <SentActions order={order} onTask={onTask} />
      )}
    </>
  )
}

const DraftActions = ({ order, onTask }: OrderActionsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <ActionButton
        variant="default"
        label={t('purchasing.addLine')}
        icon={<IconPlus {...icon} />}
        shortcut="alt+n"
        onAction={() => onTask({ kind: 'add' })}
      />
      <ActionButton
        label={t('purchasing.send')}
        icon={<IconSend {...icon} />}
        shortcut="alt+s"
        disabledReason={order.lines.length === 0 ? t('refusal.order-empty') : undefined}
        onAction={() => onTask({ kind: 'send' })}
      />
    </>
  )
}

const SentActions = ({ order, onTask }: OrderActionsProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <>
      <ActionButton
        variant="default"
        label={t('purchasing.changeDate')}
        icon={<IconCalendar {...icon} />}
        shortcut="alt+e"
        onAction={() => onTask({ kind: 'expect-all' })}
      />
      <ActionButton
        label={t('purchasing.receive.action')}
        icon={<IconPackageImport {...icon} />}
        shortcut="alt+r"
        onAction={() => navigate({ to: '/purchasing/receive', search: { order: order.number } })}
      />
    </>
  )
}
