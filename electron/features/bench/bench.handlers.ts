import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { addPhotos, assess, logRepair, recordTest, showPasscode } from './bench.service.ts'
import { pauseTimer, readTimer, startTimer } from './timer.service.ts'

export function benchHandlers(os: Implementer, core: Core) {
  return {
    assess: os.bench.assess.handler(change(core, assess)),
    startTimer: os.bench.startTimer.handler(change(core, startTimer)),
    pauseTimer: os.bench.pauseTimer.handler(change(core, pauseTimer)),
    timer: os.bench.timer.handler(({ context, input }) => readTimer(core.store.read, input.jobId, found(context.actor).id)),
    logRepair: os.bench.logRepair.handler(change(core, logRepair)),
    recordTest: os.bench.recordTest.handler(change(core, recordTest)),
    addPhotos: os.bench.addPhotos.handler(change(core, addPhotos)),
    showPasscode: os.bench.showPasscode.handler(change(core, showPasscode, { keepsAnswer: false })),
  }
}
