import type { CalendarDate } from '../kernel/time.ts'
import type { OrderState } from '../purchasing/orders.ts'
import type { DepotHead, DocumentLocale } from './documents.ts'

/** An order as the supplier gets it: what is asked for, for how much, and by when. */
export interface OrderPaperData {
  readonly locale: DocumentLocale
  readonly depot: DepotHead
  readonly number: string
  readonly codePayload: string
  readonly state: OrderState
  readonly supplier: {
    readonly name: string
    readonly contact: string | null
    readonly address: string | null
    readonly phone: string | null
    readonly email: string | null
  }
  readonly orderedOn: CalendarDate | null
  readonly expectedOn: CalendarDate | null
  readonly orderedBy: string
  readonly lines: readonly OrderPaperLine[]
  readonly note: string | null
}

export interface OrderPaperLine {
  /** In the language of the paper. */
  readonly name: string
  readonly sku: string
  /** What the supplier calls it. */
  readonly supplierNumber: string | null
  /** What was cancelled is not asked for. */
  readonly quantity: number
  readonly unitPriceMinor: number
}
