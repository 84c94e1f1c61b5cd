import type { Core } from '../../work/core.ts'
import { change, type Implementer } from '../../work/procedures.ts'
import { raiseEscalation, settleEscalation } from './escalations.service.ts'

export function escalationsHandlers(os: Implementer, core: Core) {
  return {
    raise: os.escalations.raise.handler(change(core, raiseEscalation)),
    answer: os.escalations.answer.handler(change(core, settleEscalation)),
  }
}
