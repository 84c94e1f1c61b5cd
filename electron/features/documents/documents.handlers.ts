import type { AskedLanguage, DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { LoadedPaper } from '../../../shared/labels/loaded-paper.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import { answerOf, type Context, found, type Implementer } from '../../work/procedures.ts'
import { drawDocument, openDesk } from './documents.service.ts'
import { fileNameOf } from './file-name.ts'
import { drawZpl } from './labels.service.ts'
import { writePackingMail } from './packing.service.ts'

/** What lies in the printer on which a station prints a kind of document; null where it chose none. */
type LoadedAt = (db: ReadDb, station: string, kind: string) => Promise<LoadedPaper | null>

export function documentsHandlers(os: Implementer, core: Core, loadedAt: LoadedAt) {
  /** The paper as the station that asks would print it: labels for what lies in its printer. */
  const drawHere = async (
    { actor, device }: Context,
    { document, language }: { document: DocumentRef; language: AskedLanguage },
  ) => {
    const loaded = await loadedAt(core.store.read, device, document.kind)
    return drawDocument(core, document, { actor: found(actor), asked: language, loaded })
  }
  return {
    render: os.documents.render.handler(async ({ context, input }) => answerOf(await drawHere(context, input))),
    packingMail: os.documents.packingMail.handler(async ({ context, input }) => {
      const asking = { actor: found(context.actor), asked: input.language }
      const desk = await openDesk(core, { kind: 'packing-instructions', rmaId: input.rmaId }, asking)
      return answerOf(await writePackingMail(desk, input.rmaId))
    }),
    pdf: os.documents.pdf.handler(async ({ context, input }) => {
      if (context.printing === null) return answerOf(refuse('no-printer-here'))
      const paper = answerOf(await drawHere(context, input))
      const bytes = await context.printing.savePdf({ ...paper, copies: 1, printerName: null })
      return new File([new Uint8Array(bytes)], `${fileNameOf(paper.title)}.pdf`, { type: 'application/pdf' })
    }),
    zpl: os.documents.zpl.handler(async ({ input }) => answerOf(await drawZpl(core.store.read, input.jobId, input.dpi))),
  }
}
