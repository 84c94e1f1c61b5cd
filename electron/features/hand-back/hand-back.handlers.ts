import { describeError } from '../../rpc-errors.ts'
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
      const answer = await change(core, (work: Work, input: typeof call.input) => handBack(work, { ...input, signing }))(call)
      await forgetPasscode(core)
      return answer
    }),
  }
}

/** The wiped passcode lies sealed in the store's log until that is emptied. The unit is handed back even if this has to wait. */
async function forgetPasscode(core: Core): Promise<void> {
  try {
    if (!(await core.store.emptyLog())) core.log.debug('the log is emptied with the next hand-back')
  } catch (error) {
    core.log.error({ error: describeError(error) }, 'the log was not emptied')
  }
}
