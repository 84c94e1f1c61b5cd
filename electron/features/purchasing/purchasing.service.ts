import { z } from 'zod'
import type { Order } from '../../../shared/purchasing/orders.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { ReadDb } from '../../db/store.ts'
import { listOpenOrders, listOverOrders } from './orders.repository.ts'
import { readOrder } from './orders.service.ts'

const openPlace = z.object({ expectedOn: z.string(), seq: z.int() })
const overPlace = z.int()

interface OrdersRequest {
  show: 'open' | 'closed'
  cursor: string | null
  limit: number
}

/** One page of orders: open ones by the day they are expected, so that the late ones lead; the others newest first. */
export async function readOrders(db: ReadDb, { show, cursor, limit }: OrdersRequest) {
  const { items, end } =
    show === 'open'
      ? await listOpenOrders(db, readCursor(openPlace, cursor), limit)
      : await listOverOrders(db, readCursor(overPlace, cursor), limit)
  return { items, next: items.length < limit || end === null ? null : writeCursor(end) }
}

/** The order of a number as people write it; null when there is none. */
export async function readOrderByNumber(db: ReadDb, text: string): Promise<Order | null> {
  const number = parseTypedNumber(text, 'order')
  return number?.kind === 'order' ? readOrder(db, { seq: number.sequence }) : null
}
