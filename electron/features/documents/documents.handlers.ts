import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { type Outcome, done, refuse } from '../../../shared/kernel/refusal.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { Core } from '../../work/core.ts'
import { answerOf, change, changeWithEffect, type Context, found, type Implementer } from '../../work/procedures.ts'
import { drawDocument } from './documents.service.ts'
import { drawZpl } from './labels.service.ts'
import { writePackingMail } from './packing.service.ts'
import { notePrinted } from './print.service.ts'

export function documentsHandlers(os: Implementer, core: Core) {
  return {
    render: os.documents.render.handler(async ({ context, input }) =>
      answerOf(await drawDocument(core, found(context.actor), input.document, input.language)),
    ),
    packingMail: os.documents.packingMail.handler(async ({ input }) =>
      answerOf(await writePackingMail(core.store.read, input.rmaId, input.language)),
    ),
    zpl: os.documents.zpl.handler(async ({ input }) => answerOf(await drawZpl(core.store.read, input.jobId, input.dpi))),
    printers: os.documents.printers.handler(({ context }) => context.printing?.printers() ?? []),
    print: os.documents.print.handler(
      changeWithEffect(
        core,
        (context, input: PrintInput) => printOnThisComputer(core, context, input),
        async (work, input) => {
          const noted = await notePrinted(work, input)
          return noted.kind === 'done' ? done({ printed: true as const }) : noted
        },
      ),
    ),
    notePrinted: os.documents.notePrinted.handler(change(core, notePrinted)),
  }
}

interface PrintInput {
  document: DocumentRef
  language: Language | null
  printerName: string | null
  copies: number
}

async function printOnThisComputer(
  core: Core,
  { actor, printing }: Pick<Context, 'actor' | 'printing'>,
  input: PrintInput,
): Promise<Outcome<null>> {
  if (printing === null) return refuse('no-printer-here')
  const drawn = await drawDocument(core, found(actor), input.document, input.language)
  if (drawn.kind !== 'done') return drawn
  const { html, widthMicrons, heightMicrons } = drawn.value
  try {
    await printing.print({ html, widthMicrons, heightMicrons, copies: input.copies, printerName: input.printerName })
    return done(null)
  } catch (error) {
    core.log.warn({ document: input.document.kind, reason: String(error) }, 'printing failed')
    return refuse('printer-failed', { message: error instanceof Error ? error.message : String(error) })
  }
}
