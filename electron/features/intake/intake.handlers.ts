import type { Core } from '../../work/core.ts'
import { answerOf, change, type Implementer } from '../../work/procedures.ts'
import type { Work } from '../../work/work.ts'
import { drawSignature } from '../attachments/signature.service.ts'
import { checkIn } from './intake.service.ts'

export function intakeHandlers(os: Implementer, core: Core) {
  return {
    checkIn: os.intake.checkIn.handler(async (call) => {
      const signing = answerOf(await drawSignature(core.photos, call.input.signing))
      return change(core, (work: Work, input: typeof call.input) => checkIn(work, { ...input, signing }))(call)
    }),
  }
}
