import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { checkStock } from '../ledger/check.service.ts'
import { listBins } from './bins.repository.ts'
import { addBin, changeBin } from './bins.service.ts'
import { adjust, find, readBin, readMovements, readValue, receive, scrap, transfer } from './stock.service.ts'
import { findPartStock } from './stock.repository.ts'

export function stockHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    bins: os.stock.bins.handler(() => listBins(read)),
    bin: os.stock.bin.handler(async ({ input }) => found(await readBin(read, input.binId))),
    addBin: os.stock.addBin.handler(change(core, addBin)),
    changeBin: os.stock.changeBin.handler(change(core, changeBin)),
    ofPart: os.stock.ofPart.handler(async ({ input }) => found(await findPartStock(read, input.partId))),
    movements: os.stock.movements.handler(({ input }) => readMovements(read, input)),
    value: os.stock.value.handler(({ input }) => readValue(read, input.on, core.clock.now())),
    check: os.stock.check.handler(() => checkStock(read)),
    receive: os.stock.receive.handler(change(core, receive)),
    find: os.stock.find.handler(change(core, find)),
    transfer: os.stock.transfer.handler(change(core, transfer)),
    adjust: os.stock.adjust.handler(change(core, adjust)),
    scrap: os.stock.scrap.handler(change(core, scrap)),
  }
}
