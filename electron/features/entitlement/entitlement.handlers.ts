import type { Core } from '../../work/core.ts'
import { found, type Implementer } from '../../work/procedures.ts'
import { readToday } from '../../work/today.ts'
import { readEntitlementOfUnit, readFactsOfUnit, readFleetDue, readJobEntitlement } from './entitlement.service.ts'

export function entitlementHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    ofJob: os.entitlement.ofJob.handler(async ({ input }) => found(await readJobEntitlement(read, input.number))),
    preview: os.entitlement.preview.handler(async ({ input }) =>
      found(await readEntitlementOfUnit(read, input, await readToday(core))),
    ),
    factsOfUnit: os.entitlement.factsOfUnit.handler(async ({ input }) =>
      found(await readFactsOfUnit(read, input.unitId, await readToday(core))),
    ),
    fleet: os.entitlement.fleet.handler(async ({ input }) =>
      found(await readFleetDue(read, input.customerId, await readToday(core))),
    ),
  }
}
