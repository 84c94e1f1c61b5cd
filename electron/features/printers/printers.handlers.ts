import type { PrinterId } from '../../../shared/kernel/ids.ts'
import type { Core } from '../../work/core.ts'
import { answerOf, change, type Context, found, type Implementer, readyChange } from '../../work/procedures.ts'
import type { PrintRequestKept } from './draw-print.service.ts'
import { readEarlier } from './earlier-print.service.ts'
import { countToSettle, listOpenPrints, pageOfPastPrints } from './outbox.repository.ts'
import {
  answerPrint,
  cancelPrint,
  noteByBrowser,
  queuePaper,
  queuePrint,
  readBack,
  type ReadyPrint,
  readyPrint,
  requestOfPrint,
  retryPrint,
} from './outbox.service.ts'
import { listPrinters, listUses } from './printers.repository.ts'
import { addPrinter, changePrinter, chooseFor, readChoice, refusalOfAddress } from './printers.service.ts'

export function printersHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    list: os.printers.list.handler(() => listPrinters(read)),
    ofSystem: os.printers.ofSystem.handler(({ context }) => context.printing?.printers() ?? []),
    add: os.printers.add.handler(async (call) => {
      answerOf(await refusalOfAddress(call.input))
      return change(core, (work, input: typeof call.input) => addPrinter(work, input, computerOf(call.context)))(call)
    }),
    change: os.printers.change.handler(async (call) => {
      answerOf(await refusalOfAddress(call.input))
      return change(core, (work, input: typeof call.input) => changePrinter(work, input))(call)
    }),
    tryOut: os.printers.tryOut.handler(async (call) => {
      const { trial, printerId, language } = call.input
      return readyChange(
        core,
        () => readyFor(core, call.context, { trial, printerId, language }, printerId),
        (work, ready) => queuePrint(work, ready, 1),
      )(call)
    }),

    mine: os.printers.mine.handler(({ context }) => readChoice(read, context.device)),
    stations: os.printers.stations.handler(() => listUses(read)),
    choose: os.printers.choose.handler(async (call) => {
      const { printing } = call.context
      const here = printing === null ? null : { computer: printing.computer, printers: await printing.printers() }
      return change(core, (work, input: typeof call.input) => chooseFor(work, input, here))(call)
    }),

    print: os.printers.print.handler(async (call) => {
      const { document, language, printerId } = call.input
      return readyChange(
        core,
        () => readyFor(core, call.context, { document, language }, printerId),
        (work, ready) => queuePaper(work, ready, call.input),
      )(call)
    }),
    earlier: os.printers.earlier.handler(({ input }) => readEarlier(read, input.document)),
    noteByBrowser: os.printers.noteByBrowser.handler(change(core, noteByBrowser)),

    open: os.printers.open.handler(() => listOpenPrints(read)),
    past: os.printers.past.handler(({ input }) => pageOfPastPrints(read, input)),
    toSettle: os.printers.toSettle.handler(() => countToSettle(read)),
    cancel: os.printers.cancel.handler(change(core, cancelPrint)),
    retry: os.printers.retry.handler(change(core, retryPrint)),
    answer: os.printers.answer.handler(change(core, answerPrint)),
    reprint: os.printers.reprint.handler(async (call) => {
      const { printId, printerId, reason } = call.input
      return readyChange(
        core,
        async () => {
          const { request, copies, printerId: same } = answerOf(await requestOfPrint(core, printId))
          return { copies, ready: await readyFor(core, call.context, request, printerId ?? same) }
        },
        (work, { ready, copies }) => queuePrint(work, ready, copies, { of: printId, reason }),
      )(call)
    }),
    readBack: os.printers.readBack.handler(change(core, readBack)),
  }
}

const computerOf = ({ printing }: Context): string | null => printing?.computer ?? null

/** Drawn before the transaction: drawing takes its time, and what cannot be printed is said at once. */
async function readyFor(
  core: Core,
  { actor, device, printing }: Context,
  request: PrintRequestKept,
  printerId: PrinterId | null,
): Promise<ReadyPrint> {
  return answerOf(await readyPrint(core, { actor: found(actor), device, printing }, request, printerId))
}
