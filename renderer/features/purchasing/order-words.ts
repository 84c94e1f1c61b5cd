import type { TFunction } from 'i18next'
import type { OrderState } from '../../../shared/purchasing/orders.ts'
import type { Formatters } from '../../locales/use-format.ts'
import type { Tone } from '../../ui/theme.ts'

export const STATE_TONES: Readonly<Record<OrderState, Tone>> = {
  draft: 'neutral',
  sent: 'info',
  'partly-received': 'warn',
  received: 'good',
  cancelled: 'neutral',
}

interface Awaited {
  readonly state: OrderState
  readonly expectedOn: string | null
}

/** Whether something of it should have come by now. */
export const isLate = ({ state, expectedOn }: Awaited, today: string): boolean =>
  (state === 'sent' || state === 'partly-received') && expectedOn !== null && expectedOn < today

/** When an order is expected, in words: "due in 3 days", "late by 2 days"; a dash where nobody waits for it. */
export const expectedWords = ({ state, expectedOn }: Awaited, t: TFunction, format: Formatters): string => {
  if (state === 'received' || state === 'cancelled' || expectedOn === null) return '–'
  return isLate({ state, expectedOn }, format.today())
    ? format.dueOn(expectedOn)
    : t('purchasing.on', { date: format.date(expectedOn) })
}
