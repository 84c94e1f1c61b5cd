import { dateInZone } from '../../../shared/kernel/time.ts'
import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { readTimeZone } from '../../work/work.repository.ts'
import { handBack, readGate } from './hand-back.service.ts'

export function handBackHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    gate: os.handBack.gate.handler(async ({ input }) => {
      const today = dateInZone(core.clock.now(), await readTimeZone(read))
      return found(await readGate(read, input.jobId, today))
    }),
    complete: os.handBack.complete.handler(change(core, handBack)),
  }
}
