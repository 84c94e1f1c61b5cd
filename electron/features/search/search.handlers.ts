import type { Core } from '../../work/core.ts'
import type { Implementer } from '../../work/procedures.ts'
import { find, resolveScan } from './search.service.ts'

export function searchHandlers(os: Implementer, core: Core) {
  return {
    find: os.search.find.handler(({ input }) => find(core.store.read, input.text)),
    resolveScan: os.search.resolveScan.handler(({ input }) => resolveScan(core.store.read, input.payload)),
  }
}
