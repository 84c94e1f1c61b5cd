import type { Core } from '../../work/core.ts'
import type { Implementer } from '../../work/procedures.ts'
import { findParts } from './parts.service.ts'

export function partsHandlers(os: Implementer, core: Core) {
  return {
    find: os.parts.find.handler(({ input }) => findParts(core.store.read, input.query)),
  }
}
