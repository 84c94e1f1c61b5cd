import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { lookUpCode } from './look-up.service.ts'
import { readParts } from './part-list.service.ts'
import { createPart, findParts, readPartFile, updatePart } from './parts.service.ts'

export function partsHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    find: os.parts.find.handler(({ input }) => findParts(read, input.query)),
    list: os.parts.list.handler(({ input }) => readParts(read, input)),
    get: os.parts.get.handler(async ({ input }) => found(await readPartFile(read, input.number))),
    lookUp: os.parts.lookUp.handler(({ input }) => lookUpCode(read, input.code)),
    create: os.parts.create.handler(change(core, createPart)),
    update: os.parts.update.handler(change(core, updatePart)),
  }
}
