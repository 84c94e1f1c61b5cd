import type { i18n as I18n } from 'i18next'
import { formatMoney } from './format.ts'
import { nearestLanguage } from './i18n.ts'

/** Lets the catalogues say `{{amount, money}}`: minor units of the currency that comes with them, as the language writes it. */
export const speakMoney = (i18n: I18n): void =>
  i18n.services.formatter?.add('money', (amount: unknown, spoken, { currency }: { currency?: unknown }) =>
    typeof amount === 'number' && typeof currency === 'string'
      ? formatMoney(amount, currency, nearestLanguage(spoken))
      : String(amount),
  )
