import type { CalendarDate } from '../kernel/time.ts'
import type { OrderState } from '../purchasing/orders.ts'
import type { SupplierLetterData } from './supplier-letter.ts'

/** An order as the supplier gets it: what is asked for, for how much, and by when. */
export interface OrderPaperData extends SupplierLetterData {
  readonly state: OrderState
  readonly orderedOn: CalendarDate | null
  readonly expectedOn: CalendarDate | null
  readonly orderedBy: string
  readonly lines: readonly OrderPaperLine[]
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
