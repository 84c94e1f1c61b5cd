import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobMoney } from '../../../shared/money/money.contract.ts'
import type { PaymentKind } from '../../../shared/money/money.ts'
import { client } from '../../app/api.ts'
import { classifyFailure, failureText } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { moneyText } from '../../fields/money-entry.ts'
import { useMoneyEntry } from '../../fields/use-money-entry.ts'
import { useFormat } from '../../locales/use-format.ts'
import type { FailureText } from '../../ui/failure.ts'
import { chooseReceipt, chosenReceipt, type ReceiptChoice, receiptOf } from './receipt-choice.ts'

/** More than is due, to be confirmed: the store said so, since another station may have taken some of it meanwhile. */
interface Above {
  readonly amount: number
  readonly due: number
}

/** One payment while it is taken: what is due is there to be accepted. */
export const usePayment = ({ jobId, balance }: Pick<JobMoney, 'jobId' | 'balance'>, onTaken: () => void) => {
  const { t } = useTranslation()
  const format = useFormat()
  const print = usePrint()
  const change = useChange(client.money.pay)
  const [typed, setTyped] = useState<string>()
  const [kind, setKind] = useState<PaymentKind>('cash')
  const [reference, setReference] = useState('')
  const [receipt, setReceipt] = useState(chosenReceipt)
  const [isTried, setTried] = useState(false)
  const [above, setAbove] = useState<Above>()
  const [failure, setFailure] = useState<FailureText>()

  // Until somebody types, the field follows what is due, also when another station takes some of it.
  const text = typed ?? (balance.due === 0 ? '' : moneyText(balance.due, format.currency))
  const { amount, error } = useMoneyEntry()(text)

  const take = async (evenIfAboveDue: boolean): Promise<void> => {
    setTried(true)
    setFailure(undefined)
    if (amount === undefined || change.isPending) return
    try {
      const taken = await change.mutateAsync({ jobId, kind, amount, reference, evenIfAboveDue })
      rememberDeed({ takeBack: null, whyNot: (words) => words('undo.not.payment') })
      setTyped(undefined)
      setReference('')
      setTried(false)
      setAbove(undefined)
      const words = { amount: format.money(amount), number: taken.number }
      showNotice({ tone: 'good', words: (t) => ({ heading: t('money.taken', words) }) })
      const paper = receiptOf(receipt, jobId, taken.paymentId)
      onTaken()
      if (paper !== undefined) await print(paper, { isByRule: true })
    } catch (thrown) {
      const refused = classifyFailure(thrown)
      if (refused.kind === 'refused' && refused.refusal.reason === 'payment-above-due')
        setAbove({ amount, due: Number(refused.refusal.params['amount']) })
      else setFailure(failureText(t, thrown))
    }
  }
  return {
    text,
    amount,
    error: isTried ? error : undefined,
    setText: (next: string) => {
      setTyped(next)
      setAbove(undefined)
    },
    kind,
    setKind,
    reference,
    setReference,
    receipt,
    setReceipt: (choice: ReceiptChoice) => {
      chooseReceipt(choice)
      setReceipt(choice)
    },
    take,
    above,
    keepAmount: () => setAbove(undefined),
    failure,
    isTaking: change.isPending,
  }
}
