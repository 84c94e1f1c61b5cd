import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobMoney } from '../../../shared/money/money.contract.ts'
import { PAYMENT_KINDS, type PaymentKind } from '../../../shared/money/money.ts'
import { client } from '../../app/api.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { AmountForm } from './AmountForm.tsx'
import { chosenReceipt, receiptOf } from './receipt-choice.ts'

export interface MoneyDialogProps {
  readonly money: JobMoney
  readonly number: string
  readonly onClose: () => void
}

/** Lets the customer off what is due, or a part of it. */
export const WaiveDialog = ({ money, number, onClose }: MoneyDialogProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const change = useChange(client.money.waive)
  const { due } = money.balance
  const save = async (amount: number, reason: string) => {
    await change.mutateAsync({ jobId: money.jobId, amount, reason })
    rememberDeed({ takeBack: null, whyNot: (words) => words('undo.not.money') })
    showNotice({ tone: 'good', words: (t) => ({ heading: t('money.waivedNow', { amount: format.money(amount) }) }) })
  }
  return (
    <AmountForm
      heading={t('money.form.waive', { number })}
      most={due}
      hint={t('money.form.waiveHint', { amount: format.money(due) })}
      saveLabel={t('money.action.waiveNow')}
      save={save}
      onClose={onClose}
    />
  )
}

/** Gives back what was paid too much, with a receipt for it. */
export const RefundDialog = ({ money, number, onClose }: MoneyDialogProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const print = usePrint()
  const change = useChange(client.money.refund)
  const [kind, setKind] = useState<PaymentKind>('cash')
  const [reference, setReference] = useState('')
  const { overpaid } = money.balance
  const save = async (amount: number, reason: string) => {
    const given = await change.mutateAsync({ jobId: money.jobId, kind, amount, reference, reason })
    rememberDeed({ takeBack: null, whyNot: (words) => words('undo.not.money') })
    const words = { amount: format.money(amount), number: given.number }
    showNotice({ tone: 'good', words: (t) => ({ heading: t('money.refunded', words) }) })
    const paper = receiptOf(chosenReceipt(), money.jobId, given.paymentId)
    if (paper !== undefined) void print(paper, { isByRule: true })
  }
  return (
    <AmountForm
      heading={t('money.form.refund', { number })}
      most={overpaid}
      hint={t('money.form.refundHint', { amount: format.money(overpaid) })}
      saveLabel={t('money.action.refundNow')}
      save={save}
      onClose={onClose}
    >
      <ChoiceField
        label={t('money.field.refundKind')}
        choices={PAYMENT_KINDS.map((value) => ({ value, label: t(`money.kind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextInput
        label={t('money.field.reference')}
        autoComplete="off"
        maxLength={80}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </AmountForm>
  )
}
