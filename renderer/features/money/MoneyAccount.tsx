import { Group, Text } from '@mantine/core'
import { IconPrinter, IconReceipt } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobMoney } from '../../../shared/money/money.contract.ts'
import type { Payment, Waiver } from '../../../shared/money/money.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { IconAction } from '../../ui/IconAction.tsx'

/** What was charged, waived and paid, line under line, and what that leaves. */
export const MoneyAccount = ({ money }: { readonly money: JobMoney }) => {
  const { t } = useTranslation()
  const { charge, waivers, payments, balance } = money
  return (
    <ul className="hb-account" aria-label={t('money.heading')}>
      <Row what={t(`money.charge.${charge.kind}`)} amount={charge.total} isStrong>
        {charge.lines.length > 0 && <PlanLines charge={charge} />}
      </Row>
      {waivers.map((waiver) => (
        <WaiverRow key={waiver.id} waiver={waiver} />
      ))}
      {payments.map((payment) => (
        <PaymentRow key={payment.id} jobId={money.jobId} payment={payment} />
      ))}
      <Row
        what={t(balance.overpaid === 0 ? 'money.balance' : charge.kind === 'none' ? 'money.balanceAhead' : 'money.balanceOver')}
        amount={balance.overpaid > 0 ? balance.overpaid : balance.due}
        isStrong
        isSum
      />
    </ul>
  )
}

interface RowProps {
  readonly what: ReactNode
  readonly amount: number
  readonly isStrong?: boolean
  readonly isSum?: boolean
  readonly tools?: ReactNode
  readonly children?: ReactNode
}

const Row = ({ what, amount, isStrong = false, isSum = false, tools, children }: RowProps) => {
  const format = useFormat()
  return (
    <li data-sum={isSum}>
      <div className="hb-account-what">
        <Text fw={isStrong ? 550 : 400} component="div">
          {what}
        </Text>
        {children}
      </div>
      {tools}
      <Text fw={isStrong ? 600 : 400} className="hb-account-amount">
        {format.money(amount)}
      </Text>
    </li>
  )
}

const PlanLines = ({ charge }: { readonly charge: JobMoney['charge'] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const rows: readonly (readonly [string, number])[] = [
    ...charge.lines.map(
      (line) => [line.isCovered ? t('money.covered', { name: line.description }) : line.description, line.amount] as const,
    ),
    ...(charge.tax === 0 ? [] : ([[t('money.net'), charge.net] as const, [t('money.tax'), charge.tax] as const] as const)),
  ]
  return (
    <details className="hb-fold">
      <summary>{t('money.lines')}</summary>
      <ul className="hb-account-lines">
        {rows.map(([what, amount], index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two lines of a plan may be the same, and a plan's lines never change
          <li key={index}>
            <Text span size="sm">
              {what}
            </Text>
            <Text span size="sm" className="hb-account-amount">
              {format.money(amount)}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  )
}

const WaiverRow = ({ waiver: { amount, reason, role, at, by } }: { readonly waiver: Waiver }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Row what={t('money.waived', { reason })} amount={-amount}>
      <Text size="sm" c="dimmed">
        {t('money.waivedBy', { by, role: t(`role.${role}`), when: format.instant(at) })}
      </Text>
    </Row>
  )
}

const PaymentRow = ({ jobId, payment }: { readonly jobId: JobMoney['jobId']; readonly payment: Payment }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const print = usePrint()
  const { id, number, kind, amount, at, by, reference, reason } = payment
  const words = { kind: t(`money.kind.${kind}`), number }
  const receipt = (paper: 'receipt' | 'receipt-roll') => () =>
    void print({ kind: paper, jobId, paymentId: id }, { isPreview: true })
  return (
    <Row
      what={t(amount < 0 ? 'money.refund' : 'money.payment', words)}
      amount={-amount}
      tools={
        <Group gap={2} wrap="nowrap">
          <IconAction
            label={t('money.action.printReceipt', { number })}
            icon={<IconPrinter size={18} aria-hidden="true" />}
            onAction={receipt('receipt')}
          />
          <IconAction
            label={t('money.action.printRoll', { number })}
            icon={<IconReceipt size={18} aria-hidden="true" />}
            onAction={receipt('receipt-roll')}
          />
        </Group>
      }
    >
      <Text size="sm" c="dimmed">
        {[by, format.instant(at), reference, reason].filter((part) => part !== null).join(' · ')}
      </Text>
    </Row>
  )
}
