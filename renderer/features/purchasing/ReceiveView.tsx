import { Alert, Anchor, Button, CloseButton, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconPackageImport, IconTruckDelivery } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import type { DeliverySource } from '../../../shared/purchasing/purchasing.contract.ts'
import { useFormat } from '../../locales/use-format.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmInline } from '../../ui/ConfirmInline.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ScanQuestion } from '../../ui/ScanQuestion.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { dueParts } from './receiving-steps.ts'
import { type Due, type Receiving, type ReceivingNews, useReceiving } from './use-receiving.ts'

/** One question at a time on one side, what is still to come on the other. */
export const ReceiveView = ({ source, due }: { readonly source: DeliverySource; readonly due: Due }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const receiving = useReceiving(source, due)
  return (
    <>
      <PageHeader
        heading={t('purchasing.receive.from', { from: due.orderNumber ?? due.supplier })}
        subline={due.orderNumber === null ? t('purchasing.receive.allOrders') : due.supplier}
        actions={
          <>
            <ActionButton
              variant="default"
              label={t('purchasing.receive.other')}
              icon={<IconTruckDelivery size={18} aria-hidden="true" />}
              onAction={() => navigate({ to: '/purchasing/receive' })}
            />
            <ActionButton
              label={t('purchasing.receive.done')}
              icon={<IconCheck size={18} aria-hidden="true" />}
              shortcut="mod+Enter"
              disabledReason={receiving.atHand === undefined ? undefined : t('purchasing.receive.notDone')}
              onAction={() =>
                due.orderNumber === null
                  ? navigate({ to: '/purchasing' })
                  : navigate({ to: '/purchasing/orders/$number', params: { number: due.orderNumber } })
              }
            />
          </>
        }
      />
      <div className="hb-scan-desk">
        <Panel heading={t('purchasing.receive.heading')} icon={<IconPackageImport size={18} aria-hidden="true" />}>
          <TextInput
            label={t('purchasing.receive.note')}
            description={receiving.hasBegun ? undefined : t('purchasing.receive.noteHint')}
            autoComplete="off"
            disabled={receiving.hasBegun}
            value={receiving.note}
            onChange={(event) => receiving.setNote(event.currentTarget.value)}
          />
          {receiving.asked === undefined ? (
            <Ask key={keyOf(receiving)} due={due} receiving={receiving} />
          ) : (
            <ConfirmInline
              tone="plain"
              question={t('purchasing.receive.moreQuestion', {
                ordered: receiving.asked.ordered,
                count: receiving.asked.atHand.quantity ?? 0,
                sku: receiving.asked.atHand.sku,
              })}
              confirmLabel={t('purchasing.receive.takeMore')}
              cancelLabel={t('purchasing.receive.countAgain')}
              onConfirm={async () => void (await receiving.takeMore())}
              onCancel={receiving.countAgain}
            />
          )}
          <Text component="output" className="hb-scan-news">
            {receiving.news !== undefined && <News news={receiving.news} />}
          </Text>
        </Panel>
        <DueList due={due} receiving={receiving} />
      </div>
    </>
  )
}

const keyOf = ({ question, atHand }: Receiving): string => `${question} ${atHand?.partId ?? ''} ${atHand?.serials.length ?? 0}`

/** The one question, and where it is answered: by a scan, or typed. */
const Ask = ({ due, receiving }: { readonly due: Due; readonly receiving: Receiving }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { atHand, question, open } = receiving
  return (
    <Stack gap="sm">
      {atHand !== undefined && (
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Text fw={650} size="lg">
              {atHand.quantity === undefined ? atHand.sku : `${atHand.quantity} × ${atHand.sku}`}
            </Text>
            <Text c="dimmed">{wording(atHand.name, language)}</Text>
          </div>
          <Button variant="default" onClick={receiving.putAside}>
            {t('purchasing.receive.putAside')}
          </Button>
        </Group>
      )}
      <ScanQuestion
        question={t(`purchasing.receive.ask.${question}`, { count: atHand?.serials.length ?? 0, open })}
        field={t(`purchasing.receive.field.${question}`)}
        initial={question === 'quantity' ? String(open) : ''}
        isFigure={question === 'quantity'}
        mayBeEmpty={question === 'serials'}
        isBusy={receiving.isBusy}
        onAnswer={(typed) => void receiving.answer(typed)}
      />
      {atHand !== undefined && <Price due={due} receiving={receiving} />}
      {question === 'serials' && <Serials receiving={receiving} />}
      {question === 'bin' && <BinChoices receiving={receiving} />}
    </Stack>
  )
}

/** What the invoice says of the part at hand, where it is not what was ordered. */
const Price = ({ due, receiving }: { readonly due: Due; readonly receiving: Receiving }) => {
  const { t } = useTranslation()
  const { money } = useFormat()
  const lines = due.lines.filter(({ partId }) => partId === receiving.atHand?.partId)
  const prices = [...new Set(lines.map((line) => line.unitPrice))].filter((one) => one > 0)
  return (
    <MoneyField
      label={t('purchasing.receive.price')}
      description={
        prices.length === 0
          ? t('purchasing.receive.priceUnknown')
          : t('purchasing.receive.priceHint', { price: prices.map((one) => money(one)).join(' / ') })
      }
      value={receiving.price}
      onChange={receiving.setPrice}
      error={receiving.priceFault}
    />
  )
}

const Serials = ({ receiving }: { readonly receiving: Receiving }) => {
  const { t } = useTranslation()
  return (
    <Group gap="xs">
      {receiving.atHand?.serials.map((serial) => (
        <Group key={serial} gap={2} wrap="nowrap">
          <Text fw={550}>{serial}</Text>
          <CloseButton
            size="sm"
            aria-label={t('purchasing.receive.dropSerial', { serial })}
            onClick={() => receiving.dropSerial(serial)}
          />
        </Group>
      ))}
    </Group>
  )
}

/** The bins of this delivery, else the first shelves: for whoever has no label at hand. */
const BinChoices = ({ receiving }: { readonly receiving: Receiving }) => {
  const shelves = receiving.bins.filter((bin) => bin.isActive && bin.kind === 'shelf')
  const offered = receiving.used.length > 0 ? receiving.used : shelves.slice(0, 6)
  return (
    <div className="receiving-choices">
      {offered.map((bin) => (
        <Button key={bin.id} variant="default" onClick={() => void receiving.putInto(bin)}>
          {bin.code}
        </Button>
      ))}
    </div>
  )
}

/** What became of the last answer; after a part came in, who got it. */
const News = ({ news }: { readonly news: ReceivingNews }) => {
  const { t } = useTranslation()
  if (news.kind === 'failed') return <Alert color="red" variant="light" p="sm" title={news.text} />
  if (news.kind === 'bad-count')
    return <Alert color="orange" variant="light" p="sm" title={t('purchasing.receive.news.bad-count')} />
  if (news.kind !== 'received')
    return <Alert color="orange" variant="light" p="sm" title={t(`purchasing.receive.news.${news.kind}`, { text: news.text })} />
  const { quantity, bin, served, stillOpen } = news.received
  return (
    <Alert
      color="green"
      variant="light"
      p="sm"
      icon={<IconCheck aria-hidden="true" />}
      title={t('purchasing.receive.news.received', { count: quantity, sku: news.sku, bin: bin.code })}
    >
      {stillOpen > 0 && <Text>{t('purchasing.receive.stillOpen', { count: stillOpen })}</Text>}
      {served.map((job) => (
        <Group key={job.jobId} gap="xs">
          <Anchor component={Link} to={`/jobs/${job.number}`} fw={600}>
            {job.number}
          </Anchor>
          <Text>{t('purchasing.receive.served', { count: job.quantity })}</Text>
          {job.hasAll && <ToneBadge tone="good" label={t('purchasing.receive.goesOn')} />}
        </Group>
      ))}
    </Alert>
  )
}

/** What is still to come; a touch takes a part whose label cannot be read. */
const DueList = ({ due, receiving }: { readonly due: Due; readonly receiving: Receiving }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const parts = dueParts(due.lines)
  return (
    <Panel
      heading={t('purchasing.receive.toCome')}
      icon={<IconTruckDelivery size={18} aria-hidden="true" />}
      aside={<Text c="dimmed">{parts.length}</Text>}
    >
      {parts.length === 0 && <Text c="dimmed">{t('purchasing.receive.allCame')}</Text>}
      <ul className="hb-rows" aria-label={t('purchasing.receive.toCome')}>
        {parts.map((line) => (
          <li key={line.partId} data-at-hand={receiving.atHand?.partId === line.partId}>
            <div className="hb-row-name">
              <Text fw={550}>{line.sku}</Text>
              <Text size="sm">{wording(line.name, language)}</Text>
              <Text size="sm" c="dimmed">
                {[line.supplierNumber, ...(due.orderNumber === null ? line.orders : [])]
                  .filter((word) => word !== null)
                  .join(' · ')}
              </Text>
            </div>
            {line.waiting > 0 && <ToneBadge tone="warn" label={t('purchasing.waiting', { count: line.waiting })} />}
            <Text fw={650} size="lg" className="hb-row-figure">
              {line.open}
            </Text>
            <Button
              variant="default"
              size="md"
              aria-label={t('purchasing.receive.takePart', { sku: line.sku })}
              onClick={() => receiving.begin(line)}
            >
              {t('purchasing.receive.take')}
            </Button>
          </li>
        ))}
      </ul>
      {parts.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('purchasing.receive.restHint')}
        </Text>
      )}
    </Panel>
  )
}
