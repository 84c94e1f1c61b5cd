import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { findModel } from './catalogue.repository.ts'
import { createModel, readModels, updateModel } from './catalogue.service.ts'

export function catalogueHandlers(os: Implementer, core: Core) {
  return {
    models: os.catalogue.models.handler(({ input }) => readModels(core.store.read, input)),
    model: os.catalogue.model.handler(async ({ input }) => found(await findModel(core.store.read, input.modelId))),
    createModel: os.catalogue.createModel.handler(change(core, createModel)),
    updateModel: os.catalogue.updateModel.handler(change(core, updateModel)),
  }
}
