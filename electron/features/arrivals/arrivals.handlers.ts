import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { announce } from './announce.service.ts'
import { readArrival, readExpected } from './arrival-page.service.ts'
import { addSurplus, receive, undoArrival } from './arrival.service.ts'
import { finishArrival } from './finish.service.ts'
import { judgeList } from './judge-list.service.ts'

export function arrivalsHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    expected: os.arrivals.expected.handler(() => readExpected(read)),
    get: os.arrivals.get.handler(async ({ input }) => found(await readArrival(read, input.number))),
    judgeList: os.arrivals.judgeList.handler(({ input }) => judgeList(read, input)),
    announce: os.arrivals.announce.handler(change(core, announce)),
    receive: os.arrivals.receive.handler(change(core, receive)),
    addSurplus: os.arrivals.addSurplus.handler(change(core, addSurplus)),
    undo: os.arrivals.undo.handler(change(core, undoArrival)),
    finish: os.arrivals.finish.handler(change(core, finishArrival)),
  }
}
