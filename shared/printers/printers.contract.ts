import { z } from 'zod'
import { asked, documentRef } from '../documents/documents.contract.ts'
import { printerId, printId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { language, line } from '../kernel/text.ts'
import { checkPlace, paperKind, printer, printerFields } from './printers.ts'
import { earlierPrint, printLine } from './prints.ts'

/** Everybody but the auditor: printing is noted in the timeline, and that is a change. */
const PRINTERS = ['counter', 'bench', 'stock', 'quality', 'administer'] as const

/** A trial of one printer: a label with a code, or the ruler that its offset is read from. */
export const trialKind = z.enum(['test-label', 'ruler'])
export type TrialKind = z.infer<typeof trialKind>

const systemPrinter = z.object({ name: z.string(), displayName: z.string(), isDefault: z.boolean() })

/** What a station prints a kind of paper on. Null: the system's usual printer at the desktop, a browser's dialog elsewhere. */
const chosen = z.object({ id: printerId, name: z.string() }).nullable()

const choice = z.object({ label: chosen, page: chosen, roll: chosen })

/** Why it is printed once more: one of `REPRINT_REASONS`, or in somebody's words. */
const reason = line(200)

const queued = z.object({ id: printId, printer: z.string().nullable() })

export const printersContract = {
  /** Every printer, those in use first, by name. */
  list: procedure('read').output(z.array(printer)),
  /** Those of the computer that asks; none where only a browser can print. */
  ofSystem: procedure('read').output(z.array(systemPrinter)),
  add: procedure('administer').input(change(printerFields).check(checkPlace)).output(printer),
  /** Changes a printer, or takes it out of use; what waits for it then stays until it is cancelled. */
  change: procedure('administer')
    .input(change({ printerId, version, ...printerFields, isActive: z.boolean() }).check(checkPlace))
    .output(printer),
  /** A label with a code, or the calibration ruler, on that printer. */
  tryOut: procedure('administer')
    .input(change({ printerId, trial: trialKind, language }))
    .output(queued),

  /** What the station that asks prints on. */
  mine: procedure('read').output(choice),
  /** Which station prints what on which printer. */
  stations: procedure('administer').output(
    z.array(z.object({ station: z.string(), paper: paperKind, printer: chosen.unwrap() })),
  ),
  /** The station that asks prints this kind of paper there from now on; a printer of its own system becomes one of the depot's. */
  choose: procedure(...PRINTERS)
    .input(
      change({
        paper: paperKind,
        printer: z.union([z.object({ id: printerId }), z.object({ systemName: line(200) })]).nullable(),
      }),
    )
    .output(choice),

  /**
   * Puts a paper into the queue and answers at once. Without a printer it goes to the station's own, or to the usual one of the
   * desktop's system; refused where there is neither. What was printed before is printed again for a reason alone, and points to its
   * first print then; not so what comes by rule, such as at check-in.
   */
  print: procedure(...PRINTERS)
    .input(
      change({
        document: documentRef,
        language: asked,
        printerId: printerId.nullable().default(null),
        copies: z.int().min(1).max(20).default(1),
        reason: reason.nullable().default(null),
        isByRule: z.boolean().default(false),
      }),
    )
    .output(queued),
  /** What was printed of a paper before; null when nothing was, or when it may be printed at will. */
  earlier: procedure('read')
    .input(z.object({ document: documentRef }))
    .output(earlierPrint.nullable()),
  /** Notes that a browser was asked to print: nobody can say whether its dialog was cancelled. */
  noteByBrowser: procedure(...PRINTERS)
    .input(change({ document: documentRef, title: z.string().max(200), reason: reason.nullable().default(null) }))
    .output(z.object({ id: printId })),

  /** What waits, fails or asks, oldest first. */
  open: procedure('read').output(z.array(printLine)),
  /** What came out or was cancelled, newest first. */
  past: procedure('read').input(z.object(pageRequest)).output(page(printLine)),
  /** How many ask or failed: the sign in the head of every page. */
  toSettle: procedure('read').output(z.object({ asking: z.int(), failed: z.int() })),
  cancel: procedure(...PRINTERS)
    .input(change({ printId }))
    .output(printLine),
  /** Tries at once, with all tries before it. */
  retry: procedure(...PRINTERS)
    .input(change({ printId }))
    .output(printLine),
  /** Whether the piece that was on its way came out: if not, it goes again. */
  answer: procedure(...PRINTERS)
    .input(change({ printId, hasPrinted: z.boolean() }))
    .output(printLine),
  /** The same once more, on the same printer unless another is named, and why. */
  reprint: procedure(...PRINTERS)
    .input(change({ printId, printerId: printerId.nullable().default(null), reason }))
    .output(queued),
  /** A code was scanned, as the scanner sent it: whether it is on a label that this station printed within the last minute, and so reads. */
  readBack: procedure(...PRINTERS)
    .input(change({ code: z.string().max(64) }))
    .output(z.object({ printId: printId.nullable() })),
}
