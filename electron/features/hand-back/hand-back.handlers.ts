import type { Core } from '../../work/core.ts'
import { answerOf, change, found, type Implementer } from '../../work/procedures.ts'
import { readToday } from '../../work/today.ts'
import type { Work } from '../../work/work.ts'
import { drawSignature } from '../attachments/signature.service.ts'
import { handBack, readGate } from './hand-back.service.ts'

export function handBackHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    gate: os.handBack.gate.handler(async ({ input }) => found(await readGate(read, input.jobId, await readToday(core)))),
    complete: os.handBack.complete.handler(async (call) => {
      const signing = answerOf(await drawSignature(core.photos, call.input.signing))
      return change(core, (work: Work, input: typeof call.input) => handBack(work, { ...input, signing }))(call)
    }),
  }
}
