import type { Core } from '../../work/core.ts'
import { answerOf, found, type Implementer } from '../../work/procedures.ts'
import { drawDocument } from './documents.service.ts'
import { drawZpl } from './labels.service.ts'
import { writePackingMail } from './packing.service.ts'

export function documentsHandlers(os: Implementer, core: Core) {
  return {
    render: os.documents.render.handler(async ({ context, input }) =>
      answerOf(await drawDocument(core, found(context.actor), input.document, input.language)),
    ),
    packingMail: os.documents.packingMail.handler(async ({ input }) =>
      answerOf(await writePackingMail(core.store.read, input.rmaId, input.language)),
    ),
    zpl: os.documents.zpl.handler(async ({ input }) => answerOf(await drawZpl(core.store.read, input.jobId, input.dpi))),
  }
}
