import { Group, Text } from '@mantine/core'
import { IconCalendar, IconTag, IconPackages, IconPencil, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import type { Order, OrderLine } from '../../../shared/purchasing/orders.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import type { OrderTask } from './order-task.ts'

interface OrderLinesProps {
  readonly order: Order
  readonly onTask: (task: OrderTask) => void
}

const figure = (
  id: string,
  titleKey: Column<OrderLine>['titleKey'],
  cell: Column<OrderLine>['cell'],
  width: number,
): Column<OrderLine> => ({ id, titleKey, align: 'right', cell, width })

/** The parts of an order: how many were asked for, how many came, what is still to come and when. */
export const OrderLines = ({ order, onTask }: OrderLinesProps) => {
  const { t } = useTranslation()
  const isDraft = order.state === 'draft'
  const columns: readonly Column<OrderLine>[] = [
    nodeColumn('part', 'purchasing.field.part', (line) => <PartName line={line} />),
    textColumn('number', 'purchasing.field.supplierNumber', (line) => line.supplierNumber, { width: 136 }),
    ...(isDraft
      ? [numberColumn<OrderLine>('quantity', 'purchasing.field.quantity', (line) => line.quantity, { width: 100 })]
      : [
          nodeColumn<OrderLine>('came', 'purchasing.field.received', (line) => <Came line={line} />, { width: 116 }),
          nodeColumn<OrderLine>('expected', 'purchasing.field.expectedOn', (line) => <LineExpected line={line} />, {
            width: 170,
          }),
        ]),
    figure('price', 'purchasing.field.unitPrice', (line) => <Price line={line} />, 108),
    figure('sum', 'purchasing.field.total', (line) => <Sum line={line} />, 112),
    nodeColumn('do', 'purchasing.field.actions', (line) => <LineActions order={order} line={line} onTask={onTask} />, {
      width: isDraft ? 92 : 132,
    }),
  ]
  return (
    <DataTable
      label={t('purchasing.field.lines')}
      columns={columns}
      rows={order.lines}
      idOf={(line) => line.id}
      empty={
        <EmptyState
          icon={<IconPackages />}
          message={t('purchasing.noLines')}
          firstStep={isDraft && <ActionButton label={t('purchasing.addLine')} onAction={() => onTask({ kind: 'add' })} />}
        />
      }
    />
  )
}

const PartName = ({ line }: { readonly line: OrderLine }) => {
  const { language } = useFormat()
  return (
    <>
      <Text fw={550}>{line.sku}</Text>
      <Text size="sm" c="dimmed">
        {wording(line.name, language)}
      </Text>
    </>
  )
}

/** "2 of 5", and what of it will not come. */
const Came = ({ line }: { readonly line: OrderLine }) => {
  const { t } = useTranslation()
  const isMore = line.received > line.quantity
  return (
    <>
      <Text fw={550}>{t('purchasing.receivedOf', { received: line.received, ordered: line.quantity })}</Text>
      {line.cancelled > 0 && (
        <Text size="sm" c="dimmed">
          {t('purchasing.cancelledPieces', { count: line.cancelled })}
        </Text>
      )}
      {isMore && <ToneBadge tone="warn" label={t('purchasing.moreThanOrdered')} />}
    </>
  )
}

const LineExpected = ({ line }: { readonly line: OrderLine }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (line.open === 0) return line.received > 0 ? t('purchasing.allHere') : '–'
  if (line.expectedOn === null) return '–'
  return line.expectedOn < format.today() ? (
    <ToneBadge tone="bad" label={format.dueOn(line.expectedOn)} />
  ) : (
    <Text>{t('purchasing.openOn', { count: line.open, date: format.date(line.expectedOn) })}</Text>
  )
}

const Price = ({ line }: { readonly line: OrderLine }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return line.unitPrice === 0 ? <ToneBadge tone="warn" label={t('purchasing.noPrice')} /> : format.money(line.unitPrice)
}

const Sum = ({ line }: { readonly line: OrderLine }) => useFormat().money(line.total)

const LineActions = ({ order, line, onTask }: OrderLinesProps & { readonly line: OrderLine }) => {
  const { t } = useTranslation()
  const drop = useChange(client.purchasing.dropLine)
  const remove = async () => {
    try {
      await drop.mutateAsync({ orderId: order.id, version: order.version, lineId: line.id })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
  }
  if (order.state !== 'draft' && line.open === 0) return null
  const isDraft = order.state === 'draft'
  const { sku } = line
  const change = isDraft
    ? { label: t('purchasing.changeLine', { sku }), icon: IconPencil, task: { kind: 'change', line } as const }
    : { label: t('purchasing.changeDateOf', { sku }), icon: IconCalendar, task: { kind: 'expect', line } as const }
  const end = isDraft
    ? { label: t('purchasing.dropLine', { sku }), run: () => void remove() }
    : { label: t('purchasing.cancelLine', { sku }), run: () => onTask({ kind: 'cancel', line }) }
  return (
    <Group gap={4} wrap="nowrap">
      <IconAction
        variant="subtle"
        label={change.label}
        icon={<change.icon size={18} aria-hidden="true" />}
        onAction={() => onTask(change.task)}
      />
      {!isDraft && (
        <IconAction
          variant="subtle"
          label={t('purchasing.changePrice', { sku })}
          icon={<IconTag size={18} aria-hidden="true" />}
          onAction={() => onTask({ kind: 'price', line })}
        />
      )}
      <IconAction
        variant="subtle"
        color="gray"
        label={end.label}
        icon={<IconX size={18} aria-hidden="true" />}
        onAction={end.run}
      />
    </Group>
  )
}
