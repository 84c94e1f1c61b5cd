import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { BinId, OrderId, PartId } from '../../shared/kernel/ids.ts'
import type { Order } from '../../shared/purchasing/orders.ts'
import type { DeliverySource } from '../../shared/purchasing/purchasing.contract.ts'
import { offer, orderOf, supplierOf } from '../kit/purchasing.ts'
import { agreedJob, binOf, partOf, stockUp, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** Suppliers, orders and what comes of them, through the real router, on both stores. The world begins on 2026-03-02. */
describe.each(DIALECTS)('purchasing (%s)', (dialect) => {
  let world: World
  let boss: Person
  let shelf: BinId

  beforeAll(async () => {
    world = await openWorld({ dialect })
    boss = await world.as('manager')
    shelf = await binOf(world, boss.client)
  })
  afterAll(() => world.close())

  const key = () => world.key()
  const purchasing = () => boss.client.purchasing
  const again = (order: Order) => purchasing().order({ number: order.number })
  const versionOf = async (order: Order) => ({ orderId: order.id, version: (await again(order)).version })
  const lineOf = async (order: Order, part: PartId) => {
    const line = (await again(order)).lines.find(({ partId }) => partId === part)
    if (line === undefined) throw new Error('the order does not name the part')
    return line
  }
  const receive = (source: DeliverySource, partId: string, quantity: number, change: Record<string, unknown> = {}) => {
    const what = {
      source,
      partId,
      binId: shelf,
      quantity,
      lots: [],
      delivery: { noteNumber: null },
      unitPrice: null,
      evenIfMore: false,
    }
    return purchasing().receive({ ...what, ...change, key: key() })
  }
  const waitingJob = async (part: PartId, pieces: number): Promise<JobFile> => {
    const job = await agreedJob(world, boss.client, [[part, pieces]])
    expect(await boss.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })).toMatchObject({ stage: 'awaiting-parts' })
    return job
  }
  const needOf = async (job: JobFile) => (await boss.client.jobParts.ofJob({ jobId: job.id })).parts[0]
  const stageOf = async (job: JobFile) => (await boss.client.jobs.get({ number: job.number })).stage

  test('a job waits, its part is ordered, comes in two deliveries, and the job goes on by itself', async () => {
    const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client, 10)]
    const job = await waitingJob(part, 3)
    expect(await needOf(job)).toMatchObject({ short: 3, ordered: 0, expectedOn: null })
    const order = await orderOf(world, boss.client, supplier.id, [[part, 5]])
    expect(order).toMatchObject({ state: 'sent', orderedOn: '2026-03-02', expectedOn: '2026-03-12' })
    expect(await needOf(job)).toMatchObject({ short: 3, ordered: 3, expectedOn: '2026-03-12' })

    const first = await receive({ orderId: order.id }, part, 2, { delivery: { noteNumber: 'LS-77' } })
    expect(first).toMatchObject({ stillOpen: 3, served: [{ number: job.number, quantity: 2, hasAll: false }] })
    expect(await again(order)).toMatchObject({ state: 'partly-received', lines: [{ received: 2, open: 3 }] })
    expect(await needOf(job)).toMatchObject({ short: 1, ordered: 1 })
    expect(await stageOf(job)).toBe('awaiting-parts')

    const second = await receive({ supplierId: supplier.id }, part, 3)
    expect(second).toMatchObject({ stillOpen: 0, served: [{ number: job.number, quantity: 1, hasAll: true }] })
    expect(await stageOf(job)).toBe('repairing')
    const after = await again(order)
    expect(after).toMatchObject({ state: 'received' })
    const deliveries = after.deliveries.map(({ noteNumber, items }) => [noteNumber, items.map((item) => item.quantity)])
    expect(deliveries).toContainEqual(['LS-77', [2]])
    expect(deliveries).toContainEqual([null, [3]])
    expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ owned: 5, value: 4000, reserved: 3 })
  })

  test('whoever was promised an earlier day gets the earlier delivery, and each job says when', async () => {
    const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
    const [first, second] = [await waitingJob(part, 2), await waitingJob(part, 2)]
    await orderOf(world, boss.client, supplier.id, [[part, 3]], '2026-03-20')
    await orderOf(world, boss.client, supplier.id, [[part, 2]], '2026-03-10')
    expect(await needOf(first)).toMatchObject({ ordered: 2, expectedOn: '2026-03-10' })
    expect(await needOf(second)).toMatchObject({ ordered: 2, expectedOn: '2026-03-20' })
  })

  test('one delivery of a supplier serves several orders, at the price of each, the earliest first', async () => {
    const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
    const late = await orderOf(world, boss.client, supplier.id, [[part, 2]], '2026-03-20')
    const early = await orderOf(world, boss.client, supplier.id, [[part, 1]], '2026-03-10')
    const { lines } = await purchasing().due({ supplierId: supplier.id })
    expect(lines.map((line) => line.orderNumber)).toEqual([early.number, late.number])
    const { deliveryId } = await receive({ supplierId: supplier.id }, part, 2)
    await receive({ supplierId: supplier.id }, part, 1, { delivery: { deliveryId } })
    expect(await again(early)).toMatchObject({ state: 'received', deliveries: [{ id: deliveryId, items: [{ quantity: 1 }] }] })
    const items = (await again(late)).deliveries.flatMap((delivery) => delivery.items.map((item) => item.quantity))
    expect(items).toEqual([1, 1])
    const other = await supplierOf(world, boss.client)
    const theirs = await orderOf(world, boss.client, other.id, [[part, 1]])
    const wrong = receive({ orderId: theirs.id }, part, 1, { delivery: { deliveryId } })
    expect(await refusalOf(wrong)).toMatchObject({ reason: 'delivery-of-other' })
  })

  describe('costs what was really paid', () => {
    const worthOf = async (part: PartId) => {
      const { value, averageCost, owned } = await boss.client.stock.ofPart({ partId: part })
      return { value, averageCost, owned }
    }

    test('by the price that was invoiced, which the order keeps beside its own', async () => {
      const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
      const order = await orderOf(world, boss.client, supplier.id, [[part, 4]])
      await receive({ orderId: order.id }, part, 1, { unitPrice: 1000 })
      expect(await worthOf(part)).toEqual({ owned: 1, value: 1000, averageCost: 1000 })
      await receive({ orderId: order.id }, part, 2)
      expect(await worthOf(part)).toEqual({ owned: 3, value: 2600, averageCost: 867 })
      await receive({ supplierId: supplier.id }, part, 1, { unitPrice: 0 })
      expect(await worthOf(part)).toEqual({ owned: 4, value: 2600, averageCost: 650 })
      const { items } = await boss.client.stock.movements({ partId: part })
      expect(items.map(({ orderNumber, unitCost }) => [orderNumber, unitCost])).toEqual([
        [order.number, 0],
        [order.number, 800],
        [order.number, 1000],
      ])
      const { lines, deliveries } = await again(order)
      expect(lines).toMatchObject([{ unitPrice: 800 }])
      expect(deliveries.flatMap(({ items }) => items.map(({ unitCost }) => unitCost)).toSorted((a, b) => a - b)).toEqual([
        0, 800, 1000,
      ])
    })

    test('by a price that changed after the order went out, for what is still to come', async () => {
      const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
      const order = await orderOf(world, boss.client, supplier.id, [[part, 2]])
      const { id: lineId } = await lineOf(order, part)
      await receive({ orderId: order.id }, part, 1)
      const dearer = await purchasing().setPrice({ ...(await versionOf(order)), lineId, unitPrice: 1200, key: key() })
      expect(dearer.lines).toMatchObject([{ unitPrice: 1200, received: 1 }])
      expect(await worthOf(part)).toMatchObject({ value: 800 })
      await receive({ orderId: order.id }, part, 1)
      expect(await worthOf(part)).toEqual({ owned: 2, value: 2000, averageCost: 1000 })
      const late = purchasing().setPrice({ ...(await versionOf(order)), lineId, unitPrice: 1, key: key() })
      expect(await refusalOf(late)).toMatchObject({ reason: 'line-over' })
      const stale = purchasing().setPrice({ orderId: order.id, version: order.version, lineId, unitPrice: 1, key: key() })
      expect(await failureOf(stale)).toMatchObject({ code: 'STALE' })
    })

    test('and the order comes to what was paid and what is still to pay, on its page and in every list', async () => {
      const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
      const order = await orderOf(world, boss.client, supplier.id, [
        [part, 10],
        [await partOf(world), 1],
      ])
      const { id: lineId } = await lineOf(order, part)
      const sumsOf = async (show: 'open' | 'closed') => {
        const { lines, total } = await again(order)
        const { orders } = await purchasing().supplier({ supplierId: supplier.id })
        const listed = (await purchasing().orders({ show, limit: 200 })).items.find(({ id }) => id === order.id)
        return [lines.map((line) => line.total), total, orders[0]?.total, listed?.total]
      }
      expect(await sumsOf('open')).toEqual([[8000, 800], 8800, 8800, 8800])
      await receive({ orderId: order.id }, part, 5)
      await purchasing().setPrice({ ...(await versionOf(order)), lineId, unitPrice: 1200, key: key() })
      expect(await sumsOf('open')).toEqual([[10_000, 800], 10_800, 10_800, 10_800])
      await receive({ orderId: order.id }, part, 3, { unitPrice: 1000 })
      expect(await sumsOf('open')).toEqual([[9400, 800], 10_200, 10_200, 10_200])
      await receive({ supplierId: supplier.id }, part, 3, { unitPrice: 900, evenIfMore: true })
      expect(await sumsOf('open')).toEqual([[9700, 800], 10_500, 10_500, 10_500])
      await purchasing().cancel({ ...(await versionOf(order)), lineId: null, key: key() })
      expect(await sumsOf('closed')).toEqual([[9700, 0], 9700, 9700, 9700])
    })

    test('and the next draft proposes it, though the order said otherwise', async () => {
      const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
      const order = await orderOf(world, boss.client, supplier.id, [[part, 4]])
      const nextPrice = async () => {
        const { id: orderId, version } = await purchasing().makeOrder({ supplierId: supplier.id, note: null, key: key() })
        const draft = { orderId, version, partId: part, quantity: 1, unitPrice: null }
        const { lines, ...made } = await purchasing().setLine({ ...draft, key: key() })
        await purchasing().cancel({ orderId, version: made.version, lineId: null, key: key() })
        return lines[0]?.unitPrice
      }
      expect(await nextPrice()).toBe(800)
      await receive({ orderId: order.id }, part, 1, { unitPrice: 1000 })
      expect(await nextPrice()).toBe(1000)
      await receive({ orderId: order.id }, part, 1, { unitPrice: 0 })
      expect(await nextPrice()).toBe(1000)
      const other = await supplierOf(world, boss.client)
      const theirs = await orderOf(world, boss.client, other.id, [[part, 1]])
      await receive({ orderId: theirs.id }, part, 1, { unitPrice: 500 })
      expect(await nextPrice()).toBe(1000)
      await receive({ orderId: order.id }, part, 1)
      expect(await nextPrice()).toBe(800)
    })

    test('and what nobody priced comes in at the average, not for nothing', async () => {
      const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
      await stockUp(world, boss.client, part, shelf, 1, 700)
      const { id: orderId, version } = await purchasing().makeOrder({ supplierId: supplier.id, note: null, key: key() })
      const drafted = await purchasing().setLine({ orderId, version, partId: part, quantity: 1, unitPrice: null, key: key() })
      expect(drafted.lines).toMatchObject([{ unitPrice: 0 }])
      await purchasing().send({ orderId, version: drafted.version, expectedOn: null, key: key() })
      await receive({ orderId }, part, 1)
      expect(await worthOf(part)).toEqual({ owned: 2, value: 1400, averageCost: 700 })
    })
  })

  test('asks about more than was ordered, and takes it when that was answered', async () => {
    const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
    const order = await orderOf(world, boss.client, supplier.id, [[part, 2]])
    const asked = await refusalOf(receive({ orderId: order.id }, part, 3))
    expect(asked).toMatchObject({ reason: 'more-than-ordered', params: { ordered: 2 } })
    expect((await again(order)).deliveries).toEqual([])
    expect(await receive({ orderId: order.id }, part, 3, { evenIfMore: true })).toMatchObject({ stillOpen: 0 })
    expect(await again(order)).toMatchObject({ state: 'received', lines: [{ quantity: 2, received: 3, open: 0 }] })
    expect(await refusalOf(receive({ orderId: order.id }, part, 1))).toMatchObject({ params: { ordered: 0 } })
    await receive({ orderId: order.id }, part, 1, { evenIfMore: true })
    expect(await again(order)).toMatchObject({ lines: [{ received: 4 }] })
  })

  test('less than was ordered stays on order, moves to another day, or is cancelled', async () => {
    const [part, other, supplier] = [await partOf(world), await partOf(world), await supplierOf(world, boss.client)]
    const order = await orderOf(world, boss.client, supplier.id, [
      [part, 5],
      [other, 1],
    ])
    const job = await waitingJob(part, 4)
    await receive({ orderId: order.id }, part, 2)
    const lineId = (await lineOf(order, part)).id
    await purchasing().setExpected({ ...(await versionOf(order)), lineId, expectedOn: '2026-03-30', key: key() })
    expect(await needOf(job)).toMatchObject({ short: 2, ordered: 2, expectedOn: '2026-03-30' })
    expect(await again(order)).toMatchObject({ expectedOn: '2026-03-09' })
    const cancelled = await purchasing().cancel({ ...(await versionOf(order)), lineId, key: key() })
    expect(cancelled.lines.map(({ received, cancelled: gone, open }) => [received, gone, open])).toEqual([
      [2, 3, 0],
      [0, 0, 1],
    ])
    expect(await needOf(job)).toMatchObject({ ordered: 0, expectedOn: null })
    const twice = purchasing().cancel({ ...(await versionOf(order)), lineId, key: key() })
    expect(await refusalOf(twice)).toMatchObject({ reason: 'line-over' })
    await purchasing().cancel({ ...(await versionOf(order)), lineId: null, key: key() })
    expect(await again(order)).toMatchObject({ state: 'received' })
    expect(await refusalOf(receive({ orderId: order.id }, part, 1))).toMatchObject({ reason: 'line-over' })
  })

  test('nothing comes of a cancelled order, and it is no more on order', async () => {
    const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
    const order = await orderOf(world, boss.client, supplier.id, [[part, 2]])
    expect(await purchasing().cancel({ ...(await versionOf(order)), lineId: null, key: key() })).toMatchObject({
      state: 'cancelled',
    })
    expect(await refusalOf(receive({ orderId: order.id }, part, 1))).toMatchObject({ reason: 'order-over' })
    expect(await refusalOf(receive({ supplierId: supplier.id }, part, 1))).toMatchObject({ reason: 'not-ordered' })
    const { items } = await purchasing().orders({ show: 'closed' })
    expect(items[0]).toMatchObject({ number: order.number, state: 'cancelled', openPieces: 0 })
  })

  test('takes serials once each, over the lines of several orders', async () => {
    const [part, supplier] = [await partOf(world, 'serial'), await supplierOf(world, boss.client)]
    const orders = [
      await orderOf(world, boss.client, supplier.id, [[part, 1]]),
      await orderOf(world, boss.client, supplier.id, [[part, 2]]),
    ]
    const [one, two, three] = [unlike('S'), unlike('S'), unlike('S')]
    const lots = (...numbers: string[]) => ({ lots: numbers.map((number) => ({ number, quantity: 1 })) })
    expect(await refusalOf(receive({ supplierId: supplier.id }, part, 2, lots(one)))).toMatchObject({ reason: 'lots-differ' })
    await receive({ supplierId: supplier.id }, part, 2, lots(one, two))
    expect((await Promise.all(orders.map(again))).map((order) => order.lines[0]?.received)).toEqual([1, 1])
    const known = receive({ supplierId: supplier.id }, part, 1, lots(two.toLowerCase()))
    expect(await refusalOf(known)).toMatchObject({ reason: 'serial-in-stock' })
    await receive({ supplierId: supplier.id }, part, 1, lots(three))
    expect(await boss.client.stock.check()).toMatchObject({ differences: [] })
  })

  test('orders by the day they are expected, the late ones first, and opens one by its number', async () => {
    await using alone = await openWorld({ dialect })
    const { client } = await alone.as('parts')
    const [part, supplier] = [await partOf(alone), await supplierOf(alone, client)]
    const late = await orderOf(alone, client, supplier.id, [[part, 1]], '2026-03-30')
    const early = await orderOf(alone, client, supplier.id, [[part, 1]], '2026-03-05')
    const draft = await client.purchasing.makeOrder({ supplierId: supplier.id, note: null, key: alone.key() })
    const first = await client.purchasing.orders({ show: 'open', limit: 2 })
    expect(first.items.map(({ number }) => number)).toEqual([early.number, late.number])
    const rest = await client.purchasing.orders({ show: 'open', limit: 2, cursor: first.next })
    expect(rest).toMatchObject({ items: [{ number: draft.number, state: 'draft' }], next: null })
    const scanned = await client.search.resolveScan({ payload: `HB${early.number}` })
    expect(scanned).toEqual({ kind: 'order', number: early.number })
    expect(await client.search.find({ text: early.number })).toMatchObject([{ kind: 'order', ref: early.number }])
    expect(await client.purchasing.order({ number: early.number.toLowerCase() })).toMatchObject({ id: early.id })
  })

  describe('what to order', () => {
    const minimum = (part: PartId, least: number, reorder: number) =>
      world.store.transact(async (db) => {
        await db.updateTable('part').set({ minimum: least, reorder_quantity: reorder }).where('id', '=', part).execute()
      })
    const proposed = async (part: PartId) => {
      for (const proposal of await purchasing().reorder()) {
        const line = proposal.lines.find(({ partId }) => partId === part)
        if (line !== undefined) return { ...line, supplierId: proposal.supplierId }
      }
      return null
    }

    test('below the minimum, beyond what waits, rounded up to the pack, of the preferred supplier', async () => {
      const part = await partOf(world)
      const [cheap, dear] = [await supplierOf(world, boss.client), await supplierOf(world, boss.client)]
      expect(await proposed(part)).toBeNull()
      await minimum(part, 4, 5)
      expect(await proposed(part)).toMatchObject({ supplierId: null, quantity: 5 })
      await offer(world, boss.client, cheap.id, part, { price: 700 })
      await offer(world, boss.client, dear.id, part, { price: 900, pack: 4, number: 'X-1' })
      expect(await proposed(part)).toMatchObject({ supplierId: cheap.id, unitPrice: 700, quantity: 5 })
      const [best] = await purchasing().offersOfPart({ partId: part })
      expect(best).toMatchObject({ supplierId: cheap.id })
      const preferred = { price: 900, pack: 4, minimum: 1, number: 'X-1', isPreferred: true, version: 1 }
      await purchasing().setOffer({ supplierId: dear.id, partId: part, ...preferred, key: key() })
      expect(await proposed(part)).toMatchObject({ supplierId: dear.id, quantity: 8, supplierNumber: 'X-1' })
      await waitingJob(part, 6)
      expect(await proposed(part)).toMatchObject({ waiting: 6, quantity: 12 })
      await stockUp(world, boss.client, part, shelf, 10)
      expect(await proposed(part)).toBeNull()
    })

    test('is ordered in one step, a draft for each supplier, and is not proposed again', async () => {
      const [one, two, third] = [await partOf(world), await partOf(world), await partOf(world)]
      const [here, there] = [await supplierOf(world, boss.client), await supplierOf(world, boss.client)]
      for (const part of [one, two, third]) await minimum(part, 2, 1)
      await offer(world, boss.client, here.id, one)
      await offer(world, boss.client, here.id, two)
      await offer(world, boss.client, there.id, third, { price: 350 })
      const chosen = [
        { supplierId: here.id, partId: one, quantity: 2 },
        { supplierId: there.id, partId: third, quantity: 5 },
        { supplierId: here.id, partId: two, quantity: 3 },
      ]
      const { orders } = await purchasing().orderProposals({ lines: chosen, key: key() })
      expect(orders).toMatchObject([
        { supplier: here.name, lines: 2 },
        { supplier: there.name, lines: 1 },
      ])
      const made = await purchasing().order({ number: orders[1]?.number ?? '' })
      expect(made).toMatchObject({ state: 'draft', lines: [{ quantity: 5, unitPrice: 350 }] })
      for (const part of [one, two, third]) expect(await proposed(part)).toBeNull()
      await purchasing().cancel({ orderId: made.id, version: made.version, lineId: null, key: key() })
      expect(await proposed(third)).toMatchObject({ supplierId: there.id })
    })

    test('falls to the supplier it was last ordered from where nobody offers it', async () => {
      const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
      const order = await orderOf(world, boss.client, supplier.id, [[part, 1]])
      await receive({ orderId: order.id }, part, 1, { unitPrice: 950 })
      await minimum(part, 3, 0)
      expect(await proposed(part)).toMatchObject({ supplierId: supplier.id, unitPrice: 950, quantity: 2 })
    })
  })

  describe('suppliers', () => {
    test('one without orders is deleted, one that was ordered from is closed and says how many are open', async () => {
      const [fresh, used, part] = [
        await supplierOf(world, boss.client),
        await supplierOf(world, boss.client),
        await partOf(world),
      ]
      await offer(world, boss.client, fresh.id, part)
      const order = await orderOf(world, boss.client, used.id, [[part, 1]])
      const remove = (supplierId: typeof used.id) => purchasing().removeSupplier({ supplierId, version: 1, key: key() })
      expect(await remove(fresh.id)).toEqual({ became: 'deleted', openOrders: 0 })
      expect((await failureOf(purchasing().supplier({ supplierId: fresh.id }))).code).toBe('NOT_FOUND')
      expect(await remove(used.id)).toEqual({ became: 'closed', openOrders: 1 })
      const file = await purchasing().supplier({ supplierId: used.id })
      expect(file).toMatchObject({ supplier: { isActive: false, openOrders: 1 }, orders: [{ number: order.number }] })
      const more = purchasing().makeOrder({ supplierId: used.id, note: null, key: key() })
      expect(await refusalOf(more)).toMatchObject({ reason: 'supplier-closed' })
      expect(await receive({ orderId: order.id }, part, 1)).toMatchObject({ stillOpen: 0 })
    })

    test('one that only a claim names is closed too', async () => {
      const supplier = await supplierOf(world, boss.client)
      await boss.client.claims.begin({ supplierId: supplier.id, lines: [], key: key() })
      const removed = await purchasing().removeSupplier({ supplierId: supplier.id, version: supplier.version, key: key() })
      expect(removed).toEqual({ became: 'closed', openOrders: 0 })
      expect((await purchasing().supplier({ supplierId: supplier.id })).supplier.isActive).toBe(false)
    })

    test('are changed by who saw them last, under a name of their own', async () => {
      const [one, other] = [await supplierOf(world, boss.client), await supplierOf(world, boss.client)]
      const change = { ...one, supplierId: one.id, leadTimeDays: 3, key: key() }
      expect(await purchasing().changeSupplier(change)).toMatchObject({ leadTimeDays: 3, currency: 'EUR', version: 2 })
      expect((await failureOf(purchasing().changeSupplier({ ...change, note: 'late', key: key() }))).code).toBe('STALE')
      const taken = purchasing().changeSupplier({ ...change, version: 2, name: other.name.toUpperCase(), key: key() })
      expect(await refusalOf(taken)).toMatchObject({ reason: 'supplier-known' })
    })
  })

  describe('refuses, and keeps nothing', () => {
    const draft = async () => {
      const supplier = await supplierOf(world, boss.client)
      return purchasing().makeOrder({ supplierId: supplier.id, note: null, key: key() })
    }
    const set = (order: { id: OrderId; version: number }, partId: string, quantity: number) =>
      purchasing().setLine({ orderId: order.id, version: order.version, partId, quantity, unitPrice: 100, key: key() })

    test.each([0, -1, 1.5, 1e12])('%s pieces', async (quantity) => {
      const part = await partOf(world)
      const order = await draft()
      expect((await failureOf(set(order, part, quantity))).code).toBe('BAD_REQUEST')
      const sent = await orderOf(world, boss.client, order.supplierId, [[part, 1]])
      expect((await failureOf(receive({ orderId: sent.id }, part, quantity, { evenIfMore: true }))).code).toBe('BAD_REQUEST')
      expect(await again(order)).toMatchObject({ lines: [] })
      expect(await again(sent)).toMatchObject({ deliveries: [], lines: [{ received: 0 }] })
    })

    test('an order of nothing, and another change once it was sent', async () => {
      const [order, part] = [await draft(), await partOf(world)]
      const send = async () => purchasing().send({ ...(await versionOf(order)), expectedOn: null, key: key() })
      expect(await refusalOf(send())).toMatchObject({ reason: 'order-empty' })
      await set(order, part, 2)
      const past = purchasing().send({ ...(await versionOf(order)), expectedOn: '2026-03-01', key: key() })
      expect(await refusalOf(past)).toMatchObject({ reason: 'date-before' })
      const early = purchasing().setExpected({ ...(await versionOf(order)), lineId: null, expectedOn: '2026-03-09', key: key() })
      expect(await refusalOf(early)).toMatchObject({ reason: 'order-not-sent' })
      expect(await refusalOf(receive({ orderId: order.id }, part, 1))).toMatchObject({ reason: 'order-not-sent' })
      const sent = await send()
      expect(await refusalOf(set(sent, part, 3))).toMatchObject({ reason: 'order-not-draft' })
      const lineId = (await lineOf(order, part)).id
      const drop = purchasing().dropLine({ ...(await versionOf(order)), lineId, key: key() })
      expect(await refusalOf(drop)).toMatchObject({ reason: 'order-not-draft' })
      const back = purchasing().setExpected({ ...(await versionOf(order)), lineId, expectedOn: '2026-03-01', key: key() })
      expect(await refusalOf(back)).toMatchObject({ reason: 'date-before' })
    })

    test('a change on an older version, a part or a bin that nobody knows', async () => {
      const [order, part] = [await draft(), await partOf(world)]
      await set(order, part, 2)
      expect((await failureOf(set(order, part, 3))).code).toBe('STALE')
      const nobody = order.supplierId
      const { version } = await again(order)
      expect((await failureOf(set({ id: order.id, version }, nobody, 1))).code).toBe('NOT_FOUND')
      await purchasing().send({ ...(await versionOf(order)), expectedOn: null, key: key() })
      expect((await failureOf(receive({ orderId: order.id }, nobody, 1))).code).toBe('NOT_FOUND')
      expect((await failureOf(receive({ orderId: order.id }, part, 1, { binId: nobody }))).code).toBe('NOT_FOUND')
      const unordered = receive({ orderId: order.id }, await partOf(world), 1)
      expect(await refusalOf(unordered)).toMatchObject({ reason: 'not-ordered' })
      expect((await again(order)).deliveries).toEqual([])
    })

    test('a second offer of the same part, and one that was changed meanwhile', async () => {
      const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
      await offer(world, boss.client, supplier.id, part)
      const terms = { supplierId: supplier.id, partId: part, number: null, price: 1, minimum: 1, pack: 1, isPreferred: false }
      const twice = purchasing().setOffer({ ...terms, version: null, key: key() })
      expect(await refusalOf(twice)).toMatchObject({ reason: 'offer-known' })
      await purchasing().setOffer({ ...terms, version: 1, key: key() })
      expect((await failureOf(purchasing().setOffer({ ...terms, version: 1, key: key() }))).code).toBe('STALE')
      await purchasing().dropOffer({ supplierId: supplier.id, partId: part, version: 2, key: key() })
      expect(await purchasing().offersOfPart({ partId: part })).toEqual([])
    })
  })
})
