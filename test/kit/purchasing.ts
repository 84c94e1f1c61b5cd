import type { PartId, SupplierId } from '../../shared/kernel/ids.ts'
import type { Order } from '../../shared/purchasing/orders.ts'
import type { Supplier, SupplierPartFields } from '../../shared/purchasing/suppliers.ts'
import { unlike } from './stock.ts'
import type { Client, World } from './world.ts'

/** Steps of purchasing, as tests take them: each one call with everything it needs. */

export async function supplierOf(world: World, client: Client, leadTimeDays = 7): Promise<Supplier> {
  const nobody = { contact: null, phone: null, email: null, address: null, note: null }
  return client.purchasing.addSupplier({ name: unlike('Supplier'), ...nobody, leadTimeDays, key: world.key() })
}

/** Says that a supplier offers a part, at 8.00 a piece unless said otherwise. */
export async function offer(
  world: World,
  client: Client,
  supplierId: SupplierId,
  partId: PartId,
  change: Partial<SupplierPartFields> = {},
): Promise<void> {
  const terms = { number: null, price: 800, minimum: 1, pack: 1, isPreferred: false, ...change }
  await client.purchasing.setOffer({ supplierId, partId, version: null, ...terms, key: world.key() })
}

/** An order that was sent, of these pieces at 8.00 each. */
export async function orderOf(
  world: World,
  client: Client,
  supplierId: SupplierId,
  lines: readonly (readonly [PartId, number])[],
  expectedOn: string | null = null,
): Promise<Order> {
  let order = await client.purchasing.makeOrder({ supplierId, note: null, key: world.key() })
  for (const [partId, quantity] of lines) {
    const { id: orderId, version } = order
    order = await client.purchasing.setLine({ orderId, version, partId, quantity, unitPrice: 800, key: world.key() })
  }
  return client.purchasing.send({ orderId: order.id, version: order.version, expectedOn, key: world.key() })
}
