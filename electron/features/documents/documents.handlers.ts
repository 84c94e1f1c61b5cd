import { refuse } from '../../../shared/kernel/refusal.ts'
import type { Core } from '../../work/core.ts'
import { answerOf, found, type Implementer } from '../../work/procedures.ts'
import { drawDocument, openDesk } from './documents.service.ts'
import { fileNameOf } from './file-name.ts'
import { drawZpl } from './labels.service.ts'
import { writePackingMail } from './packing.service.ts'

export function documentsHandlers(os: Implementer, core: Core) {
  return {
    render: os.documents.render.handler(async ({ context, input }) =>
      answerOf(await drawDocument(core, input.document, { actor: found(context.actor), asked: input.language })),
    ),
    packingMail: os.documents.packingMail.handler(async ({ context, input }) => {
      const asking = { actor: found(context.actor), asked: input.language }
      const desk = await openDesk(core, { kind: 'packing-instructions', rmaId: input.rmaId }, asking)
      return answerOf(await writePackingMail(desk, input.rmaId))
    }),
    pdf: os.documents.pdf.handler(async ({ context, input }) => {
      if (context.printing === null) return answerOf(refuse('no-printer-here'))
      const paper = answerOf(await drawDocument(core, input.document, { actor: found(context.actor), asked: input.language }))
      const bytes = await context.printing.savePdf({ ...paper, copies: 1, printerName: null })
      return new File([new Uint8Array(bytes)], `${fileNameOf(paper.title)}.pdf`, { type: 'application/pdf' })
    }),
    zpl: os.documents.zpl.handler(async ({ input }) => answerOf(await drawZpl(core.store.read, input.jobId, input.dpi))),
  }
}
