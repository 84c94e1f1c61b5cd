import type { Core } from '../../work/core.ts'
import { answerOf, change, type Implementer } from '../../work/procedures.ts'
import { previewLabel, readLayouts, saveLayout } from './labels.service.ts'

export function labelsHandlers(os: Implementer, core: Core) {
  return {
    layouts: os.labels.layouts.handler(() => readLayouts(core.store.read)),
    preview: os.labels.preview.handler(async ({ input }) => answerOf(await previewLabel(core.store.read, input))),
    save: os.labels.save.handler(change(core, saveLayout)),
  }
}
