import { z } from 'zod'
import { binId, deliveryId, orderId, orderLineId, partId, supplierId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { optionalLine, optionalParagraph } from '../kernel/text.ts'
import { calendarDate } from '../kernel/time.ts'
import { lotPieces } from '../stock/lots.ts'
import { pieces } from '../stock/quantity.ts'
import { comingLine, dueLine, order, orderSummary, received } from './orders.ts'
import { proposal } from './reorder.ts'
import { price, supplier, supplierFields, supplierPart, supplierPartFields } from './suppliers.ts'

/** Where something is unpacked from: one order, or whatever one supplier brought. */
const source = z.union([z.object({ orderId }), z.object({ supplierId })])
export type DeliverySource = z.infer<typeof source>

/** One that is being unpacked, or a new one with the number of its note. */
const delivery = z.union([z.object({ deliveryId }), z.object({ noteNumber: optionalLine(64) })])
export type DeliveryNamed = z.infer<typeof delivery>

const MOST_LINES = 500

export const purchasingContract = {
  /** Every supplier, those in use first, by name. */
  suppliers: procedure('read').output(z.array(supplier)),
  supplier: procedure('read')
    .input(z.object({ supplierId }))
    .output(z.object({ supplier, parts: z.array(supplierPart), orders: z.array(orderSummary) })),
  addSupplier: procedure('stock').input(change(supplierFields)).output(supplier),
  changeSupplier: procedure('stock')
    .input(change({ supplierId, version, ...supplierFields, isActive: z.boolean() }))
    .output(supplier),
  /** One that no order and no claim names is deleted; any other is closed instead, and keeps its history. */
  removeSupplier: procedure('stock')
    .input(change({ supplierId, version }))
    .output(z.object({ became: z.enum(['deleted', 'closed']), openOrders: z.int() })),
  /** Who offers a part and for how much, the preferred first. */
  offersOfPart: procedure('read').input(z.object({ partId })).output(z.array(supplierPart)),
  /** What is on its way of a part, what is expected first at the head. */
  comingOfPart: procedure('read').input(z.object({ partId })).output(z.array(comingLine)),
  /** `version` is null for an offer that is new. */
  setOffer: procedure('stock')
    .input(change({ supplierId, partId, version: version.nullable(), ...supplierPartFields }))
    .output(supplierPart),
  dropOffer: procedure('stock')
    .input(change({ supplierId, partId, version }))
    .output(z.object({ dropped: z.literal(true) })),

  /** Open ones, what is expected first; or those that are done with, newest first. */
  orders: procedure('read')
    .input(z.object({ show: z.enum(['open', 'closed']), ...pageRequest }))
    .output(page(orderSummary)),
  order: procedure('read')
    .input(z.object({ number: z.string().max(20) }))
    .output(order),
  makeOrder: procedure('stock')
    .input(change({ supplierId, note: optionalParagraph(2000) }))
    .output(order),
  setNote: procedure('stock')
    .input(change({ orderId, version, note: optionalParagraph(2000) }))
    .output(order),
  /** Adds a part to a draft, or orders another quantity of it. Without a price it is the supplier's, else what it was last time. */
  setLine: procedure('stock')
    .input(change({ orderId, version, partId, quantity: pieces, unitPrice: price.nullable() }))
    .output(order),
  dropLine: procedure('stock')
    .input(change({ orderId, version, lineId: orderLineId }))
    .output(order),
  /** From now on it counts as on order. Without a day it is expected after the supplier's lead time. */
  send: procedure('stock')
    .input(change({ orderId, version, expectedOn: calendarDate.nullable() }))
    .output(order),
  /** Of one line, or of everything that is still to come. */
  setExpected: procedure('stock')
    .input(change({ orderId, version, lineId: orderLineId.nullable(), expectedOn: calendarDate }))
    .output(order),
  /** What the supplier really asks for a line: what is still to come will cost that. What came before cost what was said then. */
  setPrice: procedure('stock')
    .input(change({ orderId, version, lineId: orderLineId, unitPrice: price }))
    .output(order),
  /** What is still to come of one line, or of the whole order, will not come any more. */
  cancel: procedure('stock')
    .input(change({ orderId, version, lineId: orderLineId.nullable() }))
    .output(order),

  /** What is still to come in an order, or of a supplier. */
  due: procedure('read')
    .input(source)
    .output(z.object({ supplierId, supplier: z.string(), orderNumber: z.string().nullable(), lines: z.array(dueLine) })),
  /**
   * Takes in what came of one part. The first part begins a delivery, the others name it. More than was ordered only when that was answered.
   * `unitPrice` is what was invoiced for each of these pieces; null where it is what was ordered.
   */
  receive: procedure('stock')
    .input(
      change({
        source,
        delivery,
        partId,
        binId,
        quantity: pieces,
        lots: lotPieces,
        unitPrice: price.nullable(),
        evenIfMore: z.boolean(),
      }),
    )
    .output(received),

  /** Parts that fall below their minimum, as proposals by supplier. */
  reorder: procedure('read').output(z.array(proposal)),
  /** Makes one draft for each supplier that is named. */
  orderProposals: procedure('stock')
    .input(
      change({
        lines: z
          .array(z.object({ supplierId, partId, quantity: pieces }))
          .min(1)
          .max(MOST_LINES),
      }),
    )
    .output(z.object({ orders: z.array(z.object({ number: z.string(), supplier: z.string(), lines: z.int() })) })),
}
