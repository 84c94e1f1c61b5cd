import type { Core } from '../../work/core.ts'
import { change, type Implementer } from '../../work/procedures.ts'
import { checkIn } from './intake.service.ts'

export function intakeHandlers(os: Implementer, core: Core) {
  return { checkIn: os.intake.checkIn.handler(change(core, checkIn)) }
}
