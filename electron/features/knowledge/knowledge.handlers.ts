import type { Core } from '../../work/core.ts'
import type { Implementer } from '../../work/procedures.ts'
import { findKnownFixes } from './knowledge.service.ts'

export function knowledgeHandlers(os: Implementer, core: Core) {
  return { similar: os.knowledge.similar.handler(({ input }) => findKnownFixes(core.store.read, input)) }
}
