import type { Core } from '../../work/core.ts'
import { answerOf, change, found, type Implementer } from '../../work/procedures.ts'
import { previewTemplate } from './preview.service.ts'
import { readTemplate, readTemplateBody, readTemplates, saveTemplate, uploadLogo } from './templates.service.ts'

export function templatesHandlers(os: Implementer, core: Core) {
  const db = core.store.read
  return {
    list: os.templates.list.handler(() => readTemplates(db)),
    get: os.templates.get.handler(({ input }) => readTemplate(db, input.paper)),
    version: os.templates.version.handler(async ({ input }) => found(await readTemplateBody(db, input.paper, input.number))),
    save: os.templates.save.handler(change(core, saveTemplate)),
    uploadLogo: os.templates.uploadLogo.handler(async ({ context, input, path }) => {
      const caller = { actor: context.actor, device: context.device, procedure: path.join('.') }
      return answerOf(await uploadLogo(core, caller, input.file))
    }),
    preview: os.templates.preview.handler(async ({ context, input }) =>
      answerOf(await previewTemplate(core, found(context.actor), input)),
    ),
  }
}
