import { TextInput } from '@mantine/core'
import { IconCash } from '@tabler/icons-react'
import type { FormEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobMoney } from '../../../shared/money/money.contract.ts'
import { PAYMENT_KINDS } from '../../../shared/money/money.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { ConfirmInline } from '../../ui/ConfirmInline.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { RECEIPTS } from './receipt-choice.ts'
import { usePayment } from './use-payment.ts'

export interface PaymentFormProps {
  readonly money: JobMoney
  /** Has the focus when it appears. */
  readonly isFirst?: boolean
  readonly onTaken?: () => void
}

const nothing = () => undefined

/** Takes a payment: the amount is there, Enter takes it. */
export const PaymentForm = ({ money, isFirst = false, onTaken = nothing }: PaymentFormProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const payment = usePayment(money, onTaken)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void payment.take(false)
  }
  // At the hand-back Enter goes on from field to field; here it takes the payment.
  const keepEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !(event.ctrlKey || event.metaKey)) event.stopPropagation()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys on their way out of its fields
    <form className="hb-payment" aria-label={t('money.action.pay')} onSubmit={submit} onKeyDown={keepEnter} noValidate>
      <div className="hb-payment-fields">
        <MoneyField
          data-gate-place="paid"
          label={t('money.field.amount')}
          required
          autoFocus={isFirst}
          value={payment.text}
          error={payment.error}
          onChange={payment.setText}
        />
        <TextInput
          label={t('money.field.reference')}
          placeholder={t('money.field.referenceHint')}
          autoComplete="off"
          maxLength={80}
          value={payment.reference}
          onChange={(event) => payment.setReference(event.currentTarget.value)}
        />
        <ChoiceField
          label={t('money.field.receipt')}
          choices={RECEIPTS.map((value) => ({ value, label: t(`money.receipt.${value}`) }))}
          value={payment.receipt}
          onChange={payment.setReceipt}
        />
      </div>
      <div className="hb-payment-end">
        <ChoiceField
          label={t('money.field.kind')}
          choices={PAYMENT_KINDS.map((value) => ({ value, label: t(`money.kind.${value}`) }))}
          value={payment.kind}
          onChange={payment.setKind}
        />
        <ActionButton
          type="submit"
          label={
            payment.amount === undefined
              ? t('money.action.pay')
              : t('money.action.payAmount', { amount: format.money(payment.amount) })
          }
          icon={<IconCash size={18} aria-hidden="true" />}
          loading={payment.isTaking}
        />
      </div>
      {payment.above !== undefined && (
        <ConfirmInline
          question={t('money.above.question', {
            amount: format.money(payment.above.amount),
            due: format.money(payment.above.due),
          })}
          confirmLabel={t('money.above.confirm', { amount: format.money(payment.above.amount) })}
          cancelLabel={t('money.above.cancel')}
          onConfirm={() => void payment.take(true)}
          onCancel={payment.keepAmount}
        />
      )}
      {payment.failure !== undefined && <ErrorNotice failure={payment.failure} />}
    </form>
  )
}
