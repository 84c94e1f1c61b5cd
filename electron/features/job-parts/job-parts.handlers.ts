import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { addPart, readJobParts, reserveFromPlan, setWanted, substitute, takeBackAsked } from './job-parts.service.ts'
import { listToPick } from './picking.repository.ts'
import { pick, putBack, reportBroken, reportDoa } from './pick.service.ts'

export function jobPartsHandlers(os: Implementer, core: Core) {
  return {
    ofJob: os.jobParts.ofJob.handler(async ({ input }) => found(await readJobParts(core.store.read, input.jobId))),
    toPick: os.jobParts.toPick.handler(() => listToPick(core.store.read)),
    reserveFromPlan: os.jobParts.reserveFromPlan.handler(change(core, reserveFromPlan)),
    takeBackAsked: os.jobParts.takeBackAsked.handler(change(core, takeBackAsked)),
    add: os.jobParts.add.handler(change(core, addPart)),
    setWanted: os.jobParts.setWanted.handler(change(core, setWanted)),
    substitute: os.jobParts.substitute.handler(change(core, substitute)),
    pick: os.jobParts.pick.handler(change(core, pick)),
    putBack: os.jobParts.putBack.handler(change(core, putBack)),
    reportDoa: os.jobParts.reportDoa.handler(change(core, reportDoa)),
    reportBroken: os.jobParts.reportBroken.handler(change(core, reportBroken)),
  }
}
