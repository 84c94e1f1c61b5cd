import type { OrderSummary } from '../../../shared/purchasing/orders.ts'
import type { DeliveryNamed } from '../../../shared/purchasing/purchasing.contract.ts'
import type { ReadDb } from '../../db/store.ts'
import { readOrder, send } from '../purchasing/orders.service.ts'
import { readOrders } from '../purchasing/purchasing.service.ts'
import { readDue, receiveOrdered } from '../purchasing/receive.service.ts'
import { orderProposals, readProposals } from '../purchasing/reorder.service.ts'
import { listSuppliers } from '../purchasing/suppliers.repository.ts'
import { addSupplier, setOffer } from '../purchasing/suppliers.service.ts'
import { partOf } from './sample-act.ts'
import type { SampleSupplier } from './sample-content.ts'
import { withinHours } from './sample-hours.ts'
import type { Player } from './sample-player.ts'
import { lotsOf, placeOf } from './sample-stock.ts'

/**
 * Orders of the sample: one that came whole long ago, one that came in part and is late, one on its way and one still a draft. What
 * jobs wait for never comes: they are there to be seen waiting.
 */

const CLERK = 'parts'
const DAY = 86_400_000

interface Purchase {
  daysAgo: number
  /** Place of the supplier in the file. */
  supplier: number
  does: (player: Player, at: number, supplier: SampleSupplier) => Promise<void>
}

const PURCHASES: readonly Purchase[] = [
  { daysAgo: 41, supplier: 1, does: orderAndSend },
  { daysAgo: 29, supplier: 1, does: receiveAll },
  { daysAgo: 8, supplier: 0, does: orderAndSend },
  { daysAgo: 4, supplier: 0, does: receiveSome },
  { daysAgo: 3, supplier: 1, does: orderAndSend },
  { daysAgo: 1, supplier: 2, does: orderMissing },
]

/** The purchases as moments of the sample's past, counted back from now. */
export function planPurchasing(now: number): { at: number; play: (player: Player) => Promise<void> }[] {
  return PURCHASES.map(({ daysAgo, supplier, does }) => {
    const at = withinHours(now - daysAgo * DAY)
    return { at, play: (player) => does(player, at, supplierAt(player, supplier)) }
  })
}

function supplierAt({ stage }: Player, place: number): SampleSupplier {
  const supplier = stage.content.suppliers[place]
  if (supplier === undefined) throw new Error(`the sample has no supplier ${place}`)
  return supplier
}

/** Who sells which parts, and for how much, from the depot's first day. */
export async function openSuppliers(player: Player, at: number): Promise<void> {
  const { parts, suppliers } = player.stage.content
  for (const { makers, pack, ...fields } of suppliers) {
    const { id } = await player.act(at, CLERK, 'purchasing.addSupplier', (work) => addSupplier(work, fields))
    for (const { sku, makerNumber, opening } of parts.filter((part) => makers.includes(part.maker))) {
      const terms = { number: makerNumber, price: opening.cost, minimum: pack, pack, isPreferred: true }
      const offer = { supplierId: id, partId: partOf(player.stage.parts, sku), version: null, ...terms }
      await player.act(at, CLERK, 'purchasing.setOffer', (work) => setOffer(work, offer))
    }
  }
}

/** Orders what is missing; where nothing is on that day, what the supplier's list begins with. */
async function orderMissing(player: Player, at: number, supplier: SampleSupplier): Promise<void> {
  const read = storeAt(player, at)
  const supplierId = (await listSuppliers(read)).find(({ name }) => name === supplier.name)?.id
  if (supplierId === undefined) throw new Error(`the sample does not know ${supplier.name}`)
  const missing = (await readProposals(read)).find((proposal) => proposal.supplierId === supplierId)?.lines
  const lines = (missing ?? usualOf(player, supplier)).map(({ partId, quantity }) => ({ supplierId, partId, quantity }))
  await player.act(at, CLERK, 'purchasing.orderProposals', (work) => orderProposals(work, { lines }))
}

const usualOf = ({ stage }: Player, { makers, pack }: SampleSupplier) =>
  stage.content.parts
    .filter((part) => makers.includes(part.maker))
    .slice(0, 2)
    .map(({ sku, reorderQuantity }) => ({ partId: partOf(stage.parts, sku), quantity: Math.ceil(reorderQuantity / pack) * pack }))

async function orderAndSend(player: Player, at: number, supplier: SampleSupplier): Promise<void> {
  await orderMissing(player, at, supplier)
  const { id } = await openOrderOf(player, at, supplier)
  const order = await readOrder(storeAt(player, at), { id })
  if (order === null) throw new Error('an order was kept')
  const sending = { orderId: id, version: order.version, expectedOn: null }
  await player.act(at, CLERK, 'purchasing.send', (work) => send(work, sending))
}

async function openOrderOf(player: Player, at: number, { name }: SampleSupplier): Promise<OrderSummary> {
  const { items } = await readOrders(storeAt(player, at), { show: 'open', cursor: null, limit: 50 })
  const order = items.find(({ supplier }) => supplier === name)
  if (order === undefined) throw new Error(`the sample ordered nothing of ${name}`)
  return order
}

async function receiveAll(player: Player, at: number, supplier: SampleSupplier): Promise<void> {
  await receiveShare(player, at, supplier, (open) => open)
}

/** The larger half of each line. */
async function receiveSome(player: Player, at: number, supplier: SampleSupplier): Promise<void> {
  await receiveShare(player, at, supplier, (open) => Math.ceil(open / 2))
}

async function receiveShare(
  player: Player,
  at: number,
  supplier: SampleSupplier,
  share: (open: number) => number,
): Promise<void> {
  const source = { orderId: (await openOrderOf(player, at, supplier)).id }
  const due = await readDue(storeAt(player, at), source)
  const noteNumber = `LS-${new Date(at).toISOString().slice(2, 10).replaceAll('-', '')}`
  let delivery: DeliveryNamed = { noteNumber }
  for (const { partId, sku, open } of (due?.lines ?? []).filter((line) => line.waiting === 0)) {
    const came = cameOf(player, at, sku, share(open))
    const incoming: Parameters<typeof receiveOrdered>[1] = {
      source,
      delivery,
      unitPrice: null,
      evenIfMore: false,
      ...came,
      partId,
    }
    const { deliveryId } = await player.act(at, CLERK, 'purchasing.receive', (work) => receiveOrdered(work, incoming))
    delivery = { deliveryId }
  }
}

function cameOf(player: Player, at: number, sku: string, quantity: number) {
  const { binId, tracking } = placeOf(player, sku)
  return { binId, quantity, lots: lotsOf(sku, tracking, quantity, at) }
}

const storeAt = (player: Player, at: number): ReadDb => player.coreAt(at).store.read
