import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { approve } from './approve.service.ts'
import { addCounted, beginBin, endBin } from './count.service.ts'
import { findCount } from './counts.repository.ts'
import { listDifferences } from './differences.repository.ts'
import { begin, cancel, finish, leaveOut, readStocktake, readStocktakes, recount } from './stocktake.service.ts'

export function stocktakeHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    list: os.stocktake.list.handler(({ input }) => readStocktakes(read, input)),
    get: os.stocktake.get.handler(async ({ input }) => found(await readStocktake(read, { seq: input.number }))),
    count: os.stocktake.count.handler(({ input }) => findCount(read, input.stocktakeId, input.binId)),
    differences: os.stocktake.differences.handler(({ input }) => listDifferences(read, input.stocktakeId, input.show)),
    begin: os.stocktake.begin.handler(change(core, begin)),
    beginBin: os.stocktake.beginBin.handler(change(core, beginBin)),
    add: os.stocktake.add.handler(change(core, addCounted)),
    endBin: os.stocktake.endBin.handler(change(core, endBin)),
    leaveOut: os.stocktake.leaveOut.handler(change(core, leaveOut)),
    approve: os.stocktake.approve.handler(change(core, approve)),
    recount: os.stocktake.recount.handler(change(core, recount)),
    finish: os.stocktake.finish.handler(change(core, finish)),
    cancel: os.stocktake.cancel.handler(change(core, cancel)),
  }
}
