import type { Core } from '../../work/core.ts'
import { readToday } from '../../work/today.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { judgeProof, lookUpUnit, readUnitFile, updateUnitDatesOf } from './units.service.ts'

export function unitsHandlers(os: Implementer, core: Core) {
  return {
    lookUp: os.units.lookUp.handler(async ({ input }) => lookUpUnit(core.store.read, input.serial, await readToday(core))),
    get: os.units.get.handler(async ({ input }) =>
      found(await readUnitFile(core.store.read, input.unitId, await readToday(core))),
    ),
    judgeProof: os.units.judgeProof.handler(change(core, judgeProof)),
    updateDates: os.units.updateDates.handler(change(core, updateUnitDatesOf)),
  }
}
