import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { readToday } from '../../work/today.ts'
import { handBack, readGate } from './hand-back.service.ts'

export function handBackHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    gate: os.handBack.gate.handler(async ({ input }) => found(await readGate(read, input.jobId, await readToday(core)))),
    complete: os.handBack.complete.handler(change(core, handBack)),
  }
}
