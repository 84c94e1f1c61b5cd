import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconNote, IconPackages, IconPencil, IconTruckDelivery } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOpenState, type Order } from '../../../shared/purchasing/orders.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { CancelQuestion } from './CancelQuestion.tsx'
import { ExpectedModal } from './ExpectedModal.tsx'
import { LineModal } from './LineModal.tsx'
import { NoteModal } from './NoteModal.tsx'
import { OrderActions } from './OrderActions.tsx'
import { OrderLines } from './OrderLines.tsx'
import { PriceModal } from './PriceModal.tsx'
import { expectedWords, isLate, STATE_TONES } from './order-words.ts'
import type { OrderTask } from './order-task.ts'
import './purchasing.css'

const icon = { size: 18, 'aria-hidden': true } as const

/** One order: what was asked for, what came of it, and what to do next. */
export const OrderPage = () => {
  const { number } = useParams({ from: '/purchasing/orders/$number' })
  const query = useQuery(api.purchasing.order.queryOptions({ input: { number } }))
  return <PageQuery query={query}>{(order) => <OrderView key={order.id} order={order} />}</PageQuery>
}

const OrderView = ({ order }: { readonly order: Order }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [task, setTask] = useState<OrderTask>()
  const supplier = (
    <Anchor component={Link} to={`/purchasing/suppliers/${order.supplierId}`} fw={550}>
      {order.supplier}
    </Anchor>
  )
  return (
    <>
      <PageHeader
        heading={t('purchasing.orderHeading', { number: order.number })}
        marks={
          <>
            <ToneBadge tone={STATE_TONES[order.state]} label={t(`purchasing.state.${order.state}`)} />
            {isLate(order, format.today()) && <ToneBadge tone="bad" label={expectedWords(order, t, format)} />}
          </>
        }
        subline={supplier}
        actions={<OrderActions order={order} onTask={setTask} />}
      />
      <Stack gap="md">
        <OrderTaskForm order={order} task={task} onClose={() => setTask(undefined)} />
        <Panel
          heading={t('purchasing.order')}
          icon={<IconNote {...icon} />}
          aside={
            <IconAction
              variant="subtle"
              label={t('purchasing.changeNote')}
              icon={<IconPencil {...icon} />}
              onAction={() => setTask({ kind: 'note' })}
            />
          }
        >
          <FactsGrid
            factWidth={150}
            facts={[
              { label: t('purchasing.field.orderedOn'), value: order.orderedOn === null ? null : format.date(order.orderedOn) },
              {
                label: t('purchasing.field.expectedOn'),
                value: order.expectedOn === null || !isOpenState(order.state) ? null : format.date(order.expectedOn),
              },
              { label: t('purchasing.field.total'), value: format.money(order.total, order.currency) },
              { label: t('purchasing.field.madeBy'), value: `${order.by} · ${format.instant(order.at, 'date')}` },
              { label: t('purchasing.field.note'), value: order.note },
            ]}
          />
        </Panel>
        <Panel heading={t('purchasing.field.lines')} icon={<IconPackages {...icon} />}>
          <OrderLines order={order} onTask={setTask} />
        </Panel>
        {order.deliveries.length > 0 && (
          <Panel heading={t('purchasing.deliveries')} icon={<IconTruckDelivery {...icon} />}>
            <Deliveries order={order} />
          </Panel>
        )}
      </Stack>
    </>
  )
}

interface OrderTaskFormProps {
  readonly order: Order
  readonly task: OrderTask | undefined
  readonly onClose: () => void
}

const OrderTaskForm = ({ order, task, onClose }: OrderTaskFormProps) => {
  switch (task?.kind) {
    case 'add':
      return <LineModal order={order} onClose={onClose} />
    case 'change':
      return <LineModal order={order} line={task.line} onClose={onClose} />
    case 'price':
      return <PriceModal order={order} line={task.line} onClose={onClose} />
    case 'send':
      return <ExpectedModal order={order} isSending onClose={onClose} />
    case 'expect-all':
      return <ExpectedModal order={order} onClose={onClose} />
    case 'expect':
      return <ExpectedModal order={order} line={task.line} onClose={onClose} />
    case 'cancel-all':
      return <CancelQuestion order={order} onClose={onClose} />
    case 'cancel':
      return <CancelQuestion order={order} line={task.line} onClose={onClose} />
    case 'note':
      return <NoteModal order={order} onClose={onClose} />
    case undefined:
      break
  }
  return null
}

/** What came, delivery by delivery, newest first. */
const Deliveries = ({ order }: { readonly order: Order }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="hb-rows" aria-label={t('purchasing.deliveries')}>
      {order.deliveries.map((delivery) => (
        <li key={delivery.id}>
          <div className="hb-row-name">
            <Text fw={550}>{format.instant(delivery.at)}</Text>
            <Text size="sm" c="dimmed">
              {[delivery.by, delivery.noteNumber === null ? null : t('purchasing.noteNumber', { number: delivery.noteNumber })]
                .filter((word) => word !== null)
                .join(' · ')}
            </Text>
          </div>
          <Stack gap={2} flex={2}>
            {delivery.items.map((item, index) => (
              // Entries of the ledger never change and never move.
              // oxlint-disable-next-line react/no-array-index-key
              <Group key={index} gap="xs">
                <Text fw={550}>{`${format.number(item.quantity)} × ${item.sku}`}</Text>
                <Text size="sm" c="dimmed">
                  {[t('purchasing.paidEach', { price: format.money(item.unitCost, order.currency) }), item.bin, item.lot]
                    .filter((word) => word !== null)
                    .join(' · ')}
                </Text>
              </Group>
            ))}
          </Stack>
        </li>
      ))}
    </ul>
  )
}
