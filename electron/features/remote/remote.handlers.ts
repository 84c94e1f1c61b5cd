import type { Core } from '../../work/core.ts'
import { change, type Implementer } from '../../work/procedures.ts'
import { listRemoteSessions } from './remote.repository.ts'
import { beginSession, callIn, endSession } from './remote.service.ts'

export function remoteHandlers(os: Implementer, core: Core) {
  return {
    ofJob: os.remote.ofJob.handler(({ input }) => listRemoteSessions(core.store.read, input.jobId)),
    begin: os.remote.begin.handler(change(core, beginSession)),
    end: os.remote.end.handler(change(core, endSession)),
    callIn: os.remote.callIn.handler(change(core, callIn)),
  }
}
