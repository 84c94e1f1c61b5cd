import type { Core } from '../../work/core.ts'
import type { Implementer } from '../../work/procedures.ts'
import { verifyPage } from './audit.service.ts'

export function auditHandlers(os: Implementer, core: Core) {
  return { verify: os.audit.verify.handler(({ input }) => verifyPage(core.store.read, input)) }
}
