import { z } from 'zod'
import { binId, deliveryId, jobId, orderId, orderLineId, partId, supplierId } from '../kernel/ids.ts'
import { bilingual } from '../kernel/text.ts'
import type { CalendarDate } from '../kernel/time.ts'
import { tracking } from '../stock/lots.ts'

/** How far an order is. A draft was not sent yet: nobody waits for it. */
export const ORDER_STATES = ['draft', 'sent', 'partly-received', 'received', 'cancelled'] as const
export const orderState = z.enum(ORDER_STATES)
export type OrderState = z.infer<typeof orderState>

/** States of which something may still come, or that may still be sent. */
export const OPEN_STATES = ['draft', 'sent', 'partly-received'] as const satisfies readonly OrderState[]

export const isOpenState = (state: OrderState): boolean => OPEN_STATES.some((open) => open === state)

/** One part of an order. */
export const orderLine = z.object({
  id: orderLineId,
  partId,
  sku: z.string(),
  partNumber: z.string(),
  name: bilingual,
  tracking,
  /** What the supplier calls it. */
  supplierNumber: z.string().nullable(),
  quantity: z.int(),
  unitPrice: z.int(),
  received: z.int(),
  cancelled: z.int(),
  /** Still to come. */
  open: z.int(),
  /** What came at what it cost, what is still to come at the price of the line. */
  total: z.int(),
  expectedOn: z.string().nullable(),
})
export type OrderLine = z.infer<typeof orderLine>

type LineCounts = Pick<OrderLine, 'quantity' | 'received' | 'cancelled'>

/** Pieces of a line that are still to come; none once more came than was ordered. */
export const openOf = ({ quantity, received, cancelled }: LineCounts): number => Math.max(0, quantity - received - cancelled)

/** How far an order that was sent is, by its lines. */
export function stateOfLines(lines: readonly LineCounts[]): Exclude<OrderState, 'draft'> {
  const hasReceived = lines.some((line) => line.received > 0)
  if (lines.some((line) => openOf(line) > 0)) return hasReceived ? 'partly-received' : 'sent'
  return hasReceived ? 'received' : 'cancelled'
}

/** An order in a list. */
export const orderSummary = z.object({
  id: orderId,
  number: z.string(),
  supplierId,
  supplier: z.string(),
  state: orderState,
  orderedOn: z.string().nullable(),
  /** The earliest day on which something of it is expected, while anything is open. */
  expectedOn: z.string().nullable(),
  lines: z.int(),
  openPieces: z.int(),
  /** Of its lines. */
  total: z.int(),
})
export type OrderSummary = z.infer<typeof orderSummary>

/** What one delivery brought of an order. */
export const deliveryOfOrder = z.object({
  id: deliveryId,
  at: z.string(),
  by: z.string(),
  noteNumber: z.string().nullable(),
  items: z.array(
    z.object({
      partId,
      sku: z.string(),
      quantity: z.int(),
      /** What each of them cost. */
      unitCost: z.int(),
      bin: z.string().nullable(),
      lot: z.string().nullable(),
    }),
  ),
})

/** An order with everything its page shows. */
export const order = z.object({
  id: orderId,
  number: z.string(),
  supplierId,
  supplier: z.string(),
  supplierEmail: z.string().nullable(),
  currency: z.string(),
  state: orderState,
  orderedOn: z.string().nullable(),
  expectedOn: z.string().nullable(),
  note: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  lines: z.array(orderLine),
  /** Of its lines. */
  total: z.int(),
  deliveries: z.array(deliveryOfOrder),
  version: z.int(),
})
export type Order = z.infer<typeof order>

/** A line that is still to come, as whoever unpacks sees it. `codes` is what a scan of the part may say. */
export const dueLine = orderLine.extend({
  orderId,
  orderNumber: z.string(),
  codes: z.array(z.string()),
  /** Pieces that jobs wait for. */
  waiting: z.int(),
})
export type DueLine = z.infer<typeof dueLine>

/** Pieces of one part that are still to come by one order. */
export const comingLine = z.object({
  orderNumber: z.string(),
  supplier: z.string(),
  open: z.int(),
  expectedOn: z.string().nullable(),
})
export type ComingLine = z.infer<typeof comingLine>

/** What came in, and who got it. */
export const received = z.object({
  deliveryId,
  partId,
  quantity: z.int(),
  bin: z.object({ binId, code: z.string() }),
  /** Jobs that were promised pieces by it. */
  served: z.array(z.object({ jobId, number: z.string(), quantity: z.int(), hasAll: z.boolean() })),
  /** Still to come of what was asked for, in the order or from the supplier. */
  stillOpen: z.int(),
})
export type Received = z.infer<typeof received>

/** The items that one line takes of what came. */
export interface LineShare<Item> {
  readonly lineId: string
  readonly items: readonly Item[]
}

/**
 * What came of a part, divided over the lines that wait for it in the order given; what is beyond all of them goes to the last one.
 * A batch may be parted, a serial never is, since it is one piece.
 */
export function shareOverLines<Item extends { readonly quantity: number }>(
  lines: readonly { readonly id: string; readonly open: number }[],
  items: readonly Item[],
): LineShare<Item>[] {
  const rest = items.map((item) => ({ item, left: item.quantity }))
  return lines
    .map(({ id, open }, index) => {
      let room = index === lines.length - 1 ? Number.MAX_SAFE_INTEGER : open
      const taken: Item[] = []
      for (const some of rest) {
        const quantity = Math.min(room, some.left)
        room -= quantity
        some.left -= quantity
        if (quantity > 0) taken.push({ ...some.item, quantity })
      }
      return { lineId: id, items: taken }
    })
    .filter((share) => share.items.length > 0)
}

/** What is on its way for one need of a job. */
export interface Expected {
  /** Of the pieces it is short of, how many were ordered for it. */
  readonly ordered: number
  /** When the last of those is expected; null when nobody said. */
  readonly expectedOn: CalendarDate | null
}

/**
 * What a need may count on of the pieces that are on their way: they go round in the order in which they come to those who waited
 * before it. `before` is what these are short of together, `short` what the need itself is.
 */
export function expectedFor(
  { before, short }: { readonly before: number; readonly short: number },
  coming: readonly { readonly open: number; readonly expectedOn: CalendarDate | null }[],
): Expected {
  const total = coming.reduce((sum, { open }) => sum + open, 0)
  const ordered = Math.max(0, Math.min(short, total - before))
  if (ordered === 0) return { ordered: 0, expectedOn: null }
  let passed = 0
  const last = [...coming].sort(byDate).find(({ open }) => {
    passed += open
    return passed >= before + ordered
  })
  return { ordered, expectedOn: last?.expectedOn ?? null }
}

/** A day that nobody named comes last. */
const byDate = (one: { readonly expectedOn: string | null }, other: { readonly expectedOn: string | null }): number =>
  (one.expectedOn ?? '9999').localeCompare(other.expectedOn ?? '9999')
