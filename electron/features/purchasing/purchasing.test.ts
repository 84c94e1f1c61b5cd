import { expect, test } from 'vitest'
import { plansOf, wastefulSteps } from '../../../test/kit/plans.ts'
import { orderOf, supplierOf } from '../../../test/kit/purchasing.ts'
import { partOf } from '../../../test/kit/stock.ts'
import { openWorld } from '../../../test/kit/world.ts'
import { listLastPrices } from './last-prices.repository.ts'
import { listOrdersOfSupplier } from './orders.repository.ts'
import { readOrder } from './orders.service.ts'
import { readDue } from './receive.service.ts'

/** The newest of each part is told from its others by a sub-select over what an index found. */
const OF_A_SUBSELECT = /^SCAN (line|receipt|\(subquery-\d+\))/

/** What orders come to is a sum of the ledger, which only grows: it is read for the lines at hand alone. */
test('an order, a supplier and the last price of a part are read by indexes alone', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const [part, supplier] = [await partOf(world), await supplierOf(world, client)]
  const order = await orderOf(world, client, supplier.id, [[part, 2]])
  const plans = await plansOf(world.store, async (db) => {
    await readOrder(db, { id: order.id })
    await readDue(db, { orderId: order.id })
    await listOrdersOfSupplier(db, supplier.id, 20)
    await listLastPrices(db, [part])
    await listLastPrices(db, [part], supplier.id)
  })
  expect(plans.length).toBeGreaterThan(8)
  expect(plans.some(({ statement }) => statement.includes('"movement"."unit_cost"'))).toBe(true)
  expect(wastefulSteps(plans).filter((step) => !OF_A_SUBSELECT.test(step))).toEqual([])
})
