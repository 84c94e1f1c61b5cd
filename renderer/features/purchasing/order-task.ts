import type { OrderLine } from '../../../shared/purchasing/orders.ts'

/** What the page of an order asks for beside itself: a form, or whether it is really meant. A line's own has the line with it. */
export type OrderTask =
  | { readonly kind: 'add' | 'send' | 'note' | 'expect-all' | 'cancel-all' }
  | { readonly kind: 'change' | 'price' | 'expect' | 'cancel'; readonly line: OrderLine }
