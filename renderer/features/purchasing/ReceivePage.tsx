import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowLeft, IconPackageImport, IconScan, IconTruckDelivery } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { supplierId } from '../../../shared/kernel/ids.ts'
import type { DeliverySource } from '../../../shared/purchasing/purchasing.contract.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import { orderNumber } from '../../../shared/scan/scan-codes.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { expectedWords } from './order-words.ts'
import { ReceiveView } from './ReceiveView.tsx'
import './purchasing.css'

/** Unpacking, made for a scanner in one hand: first whose parcel it is, then part by part. */
export const ReceivePage = () => {
  const { order: number, supplier } = useSearch({ from: '/purchasing/receive' })
  const order = useQuery(api.purchasing.order.queryOptions({ input: number === undefined ? skipToken : { number } }))
  const id = supplierId.safeParse(supplier)
  useOrderScan()
  if (number !== undefined)
    return <PageQuery query={order}>{({ id: orderId }) => <FromSource key={orderId} source={{ orderId }} />}</PageQuery>
  return id.success ? <FromSource key={id.data} source={{ supplierId: id.data }} /> : <ChooseSource />
}

/** A scan of an order opens its parcel here, not its page. */
const useOrderScan = () => {
  const navigate = useNavigate()
  useScan(({ scan }) => {
    if (scan.kind !== 'order') return false
    void navigate({ to: '/purchasing/receive', search: { order: scan.number } })
    return true
  })
}

const FromSource = ({ source }: { readonly source: DeliverySource }) => {
  const due = useQuery(api.purchasing.due.queryOptions({ input: source }))
  return <PageQuery query={due}>{(data) => <ReceiveView source={source} due={data} />}</PageQuery>
}

/** Whose parcel is it? By the order's code, its number, or a touch. */
const ChooseSource = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const orders = useQuery(api.purchasing.orders.queryOptions({ input: { show: 'open', limit: 200 } }))
  const sent = (orders.data?.items ?? []).filter(({ state }) => state !== 'draft')
  const suppliers = [...new Map(sent.map((order) => [order.supplierId, order.supplier]))]
  const go = (order: string) => void navigate({ to: '/purchasing/receive', search: { order } })
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const number = parseTypedNumber(typed, 'order')
    if (number?.kind === 'order') go(orderNumber(number.sequence))
    else setWrong(true)
  }
  return (
    <>
      <PageHeader
        heading={t('purchasing.receive.heading')}
        actions={
          <ActionButton
            variant="default"
            label={t('purchasing.orders')}
            icon={<IconArrowLeft size={18} aria-hidden="true" />}
            onAction={() => navigate({ to: '/purchasing' })}
          />
        }
      />
      <div className="hb-scan-desk">
        <Panel heading={t('purchasing.receive.source')} icon={<IconScan size={18} aria-hidden="true" />}>
          <Text className="hb-scan-question">{t('purchasing.receive.ask.source')}</Text>
          <TextInput
            className="hb-scan-field"
            aria-label={t('purchasing.receive.orderField')}
            placeholder={t('purchasing.receive.orderField')}
            autoFocus
            autoComplete="off"
            value={typed}
            error={isWrong ? t('purchasing.receive.noOrderNumber') : undefined}
            onChange={(event) => {
              setWrong(false)
              setTyped(event.currentTarget.value)
            }}
            onKeyDown={press}
          />
          {suppliers.length > 0 && <Text fw={550}>{t('purchasing.receive.orSupplier')}</Text>}
          <div className="receiving-choices">
            {suppliers.map(([id, name]) => (
              <Button
                key={id}
                variant="default"
                leftSection={<IconTruckDelivery size={18} aria-hidden="true" />}
                onClick={() => void navigate({ to: '/purchasing/receive', search: { supplier: id } })}
              >
                {name}
              </Button>
            ))}
          </div>
        </Panel>
        <Panel heading={t('purchasing.receive.expected')} icon={<IconPackageImport size={18} aria-hidden="true" />}>
          {orders.data !== undefined && sent.length === 0 && (
            <EmptyState icon={<IconTruckDelivery />} message={t('purchasing.receive.nothingDue')} />
          )}
          <ul className="hb-rows" aria-label={t('purchasing.receive.expected')}>
            {sent.map((order) => (
              <li key={order.id}>
                <div className="hb-row-name">
                  <Group gap="xs">
                    <Text fw={550}>{order.number}</Text>
                    <Text>{order.supplier}</Text>
                  </Group>
                  <Stack gap={0}>
                    <Text size="sm" c="dimmed">
                      {[expectedWords(order, t, format), t('purchasing.openPieces', { count: order.openPieces })].join(' · ')}
                    </Text>
                  </Stack>
                </div>
                <Button variant="default" size="md" onClick={() => go(order.number)}>
                  {t('purchasing.receive.unpack')}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
