import { useTranslation } from 'react-i18next'
import { minorDigits } from '../../shared/kernel/money.ts'
import { useFormat } from '../locales/use-format.ts'
import { readMoney } from './money-entry.ts'

/** Reads what is typed as an amount of the depot's money, with the complaint in the reader's language. */
export const useMoneyEntry = () => {
  const { t } = useTranslation()
  const { currency } = useFormat()
  return (typed: string): { readonly amount: number | undefined; readonly error: string | undefined } => {
    const { amount, problem } = readMoney(typed, currency)
    return {
      amount,
      error: problem === undefined ? undefined : t(`field.${problem}`, { replace: { digits: minorDigits(currency) } }),
    }
  }
}
