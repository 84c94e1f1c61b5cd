import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { listComingOfPart } from './orders.repository.ts'
import { cancel, dropLine, makeOrder, send, setExpected, setLine, setNote, setPrice } from './orders.service.ts'
import { readOrderByNumber, readOrders } from './purchasing.service.ts'
import { readDue, receiveOrdered } from './receive.service.ts'
import { orderProposals, readProposals } from './reorder.service.ts'
import { listOffersOfParts, listSuppliers } from './suppliers.repository.ts'
import { addSupplier, changeSupplier, dropOffer, readSupplier, removeSupplier, setOffer } from './suppliers.service.ts'

export function purchasingHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    suppliers: os.purchasing.suppliers.handler(() => listSuppliers(read)),
    supplier: os.purchasing.supplier.handler(async ({ input }) => found(await readSupplier(read, input.supplierId))),
    addSupplier: os.purchasing.addSupplier.handler(change(core, addSupplier)),
    changeSupplier: os.purchasing.changeSupplier.handler(change(core, changeSupplier)),
    removeSupplier: os.purchasing.removeSupplier.handler(change(core, removeSupplier)),
    offersOfPart: os.purchasing.offersOfPart.handler(({ input }) => listOffersOfParts(read, [input.partId])),
    comingOfPart: os.purchasing.comingOfPart.handler(({ input }) => listComingOfPart(read, input.partId)),
    setOffer: os.purchasing.setOffer.handler(change(core, setOffer)),
    dropOffer: os.purchasing.dropOffer.handler(change(core, dropOffer)),
    orders: os.purchasing.orders.handler(({ input }) => readOrders(read, input)),
    order: os.purchasing.order.handler(async ({ input }) => found(await readOrderByNumber(read, input.number))),
    makeOrder: os.purchasing.makeOrder.handler(change(core, makeOrder)),
    setNote: os.purchasing.setNote.handler(change(core, setNote)),
    setLine: os.purchasing.setLine.handler(change(core, setLine)),
    dropLine: os.purchasing.dropLine.handler(change(core, dropLine)),
    send: os.purchasing.send.handler(change(core, send)),
    setExpected: os.purchasing.setExpected.handler(change(core, setExpected)),
    setPrice: os.purchasing.setPrice.handler(change(core, setPrice)),
    cancel: os.purchasing.cancel.handler(change(core, cancel)),
    due: os.purchasing.due.handler(async ({ input }) => found(await readDue(read, input))),
    receive: os.purchasing.receive.handler(change(core, receiveOrdered)),
    reorder: os.purchasing.reorder.handler(() => readProposals(read)),
    orderProposals: os.purchasing.orderProposals.handler(change(core, orderProposals)),
  }
}
