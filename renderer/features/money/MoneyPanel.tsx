import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCash, IconCheck, IconCoinOff, IconReceiptRefund, IconReportMoney } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobId } from '../../../shared/kernel/ids.ts'
import type { JobMoney } from '../../../shared/money/money.contract.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { MoneyAccount } from './MoneyAccount.tsx'
import { RefundDialog, WaiveDialog } from './MoneyDialogs.tsx'
import { PaymentForm } from './PaymentForm.tsx'
import './money.css'

export interface MoneyPanelProps {
  readonly job: { readonly id: JobId; readonly number: string }
  /** At the hand-back: the form stands open while something is due, and nothing is shown where there is nothing to say. */
  readonly isCounter?: boolean
}

/** Money of one job: what it costs, what was paid and waived, and what whoever looks may do about it. (MISSION.md, G3.) */
export const MoneyPanel = ({ job, isCounter = false }: MoneyPanelProps) => {
  const query = useQuery(api.money.ofJob.queryOptions({ input: { jobId: job.id } }))
  return (
    <PageQuery query={query} isPart>
      {(money) => <Money job={job} money={money} isCounter={isCounter} />}
    </PageQuery>
  )
}

type Open = 'payment' | 'waive' | 'refund'

const Money = ({ job, money, isCounter }: Required<MoneyPanelProps> & { readonly money: JobMoney }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const { charge, payments, balance, may } = money
  const isEmpty = charge.kind === 'none' && payments.length === 0
  if (isEmpty && isCounter) return null
  const isFormOpen = may.pay && (isCounter ? balance.due > 0 : open === 'payment')
  const dialog = { money, number: job.number, onClose: close }
  return (
    <Panel
      heading={t('money.heading')}
      icon={<IconReportMoney size={18} aria-hidden="true" />}
      marks={isEmpty ? undefined : <HowItStands money={money} />}
      aside={<Actions money={money} canOpenForm={!isFormOpen && (!isCounter || balance.due > 0)} onOpen={setOpen} />}
    >
      {isEmpty ? <Text c="dimmed">{t('money.none')}</Text> : <MoneyAccount money={money} />}
      {isFormOpen && <PaymentForm money={money} isFirst={!isCounter} onTaken={close} />}
      {isCounter && balance.due > 0 && !may.pay && <Text c="dimmed">{t('money.notYours')}</Text>}
      {open === 'waive' && <WaiveDialog {...dialog} />}
      {open === 'refund' && <RefundDialog {...dialog} />}
    </Panel>
  )
}

/** The balance as a word with its sign: due, too much, settled. */
const HowItStands = ({ money: { balance, charge } }: { readonly money: JobMoney }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (balance.due > 0) {
    const label = t('money.due', { amount: format.money(balance.due) })
    return <ToneBadge tone="warn" icon={<IconCash size={15} aria-hidden="true" />} label={label} />
  }
  if (balance.overpaid > 0) {
    const label = t(charge.kind === 'none' ? 'money.paidAhead' : 'money.overpaid', { amount: format.money(balance.overpaid) })
    return <ToneBadge tone="info" icon={<IconReceiptRefund size={15} aria-hidden="true" />} label={label} />
  }
  const label = t(balance.charged === 0 ? 'money.nothing' : 'money.settled')
  return <ToneBadge tone="good" icon={<IconCheck size={15} aria-hidden="true" />} label={label} />
}

interface ActionsProps {
  readonly money: JobMoney
  readonly canOpenForm: boolean
  readonly onOpen: (what: Open) => void
}

/** Only what can be done now by whoever looks: the rest would be a row of grey buttons on every job. */
const Actions = ({ money: { may }, canOpenForm, onOpen }: ActionsProps) => {
  const { t } = useTranslation()
  return (
    <Group gap="xs">
      {may.refund && (
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('money.action.refund')}
          icon={<IconReceiptRefund size={17} aria-hidden="true" />}
          onAction={() => onOpen('refund')}
        />
      )}
      {may.waive && (
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('money.action.waive')}
          icon={<IconCoinOff size={17} aria-hidden="true" />}
          onAction={() => onOpen('waive')}
        />
      )}
      {may.pay && canOpenForm && (
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('money.action.pay')}
          icon={<IconCash size={17} aria-hidden="true" />}
          onAction={() => onOpen('payment')}
        />
      )}
    </Group>
  )
}
