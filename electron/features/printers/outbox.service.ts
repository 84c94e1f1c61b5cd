import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import type { PrinterId, PrintId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { addMs } from '../../../shared/kernel/time.ts'
import { type Printer, paperKindOf } from '../../../shared/printers/printers.ts'
import { type EarlierPrint, mayDo, type PRINT_ACTIONS, type PrintLine, printState } from '../../../shared/printers/prints.ts'
import type { ReadDb } from '../../db/store.ts'
import { readScanText } from '../../../shared/scan/scan-text.ts'
import { storedId } from '../../db/stored.ts'
import type { Core, Printing } from '../../work/core.ts'
import { type Actor, actorOf, type Work } from '../../work/work.ts'
import type { DrawnDocument } from '../documents/render-document.tsx'
import { notePrinted } from '../documents/print.service.ts'
import {
  codesOf,
  drawRequest,
  hashOfDrawing,
  holdsSecret,
  kindOf,
  piecesOf,
  printRequest,
  type PrintRequestKept,
  refusalOfPaper,
} from './draw-print.service.ts'
import { keepPapers, readEarlier } from './earlier-print.service.ts'
import { findByCode, findPrint, findPrintLine, insertPrint, lockPrint, type PrintRow, updatePrint } from './outbox.repository.ts'
import { findPrinter, listUses } from './printers.repository.ts'

/** Where a print goes: a printer of the depot's, or the usual one of a desktop's system. */
type Target = { printer: Printer } | { computer: string }

/** A print that can go: drawn once, to say at once what cannot be printed, and how many pieces it is. */
export interface ReadyPrint {
  request: PrintRequestKept
  target: Target
  drawn: DrawnDocument
}

interface Asking {
  actor: Actor
  device: string
  printing: Printing | null
}

/** Finds the printer and draws the paper, before any transaction: drawing takes its time. */
export async function readyPrint(
  core: Core,
  asking: Asking,
  request: PrintRequestKept,
  printerId: PrinterId | null,
): Promise<Outcome<ReadyPrint>> {
  const target = await targetOf(core.store.read, asking, request, printerId)
  if (target.kind !== 'done') return target
  const printer = 'printer' in target.value ? target.value.printer : null
  const drawn = await drawRequest(core, asking.actor, request, printer)
  if (drawn.kind !== 'done') return drawn
  const fits = printer === null ? done(null) : refusalOfPaper(drawn.value, printer)
  return fits.kind === 'done' ? done({ request, target: target.value, drawn: drawn.value }) : fits
}

async function targetOf(
  db: ReadDb,
  { device, printing }: Asking,
  request: PrintRequestKept,
  asked: PrinterId | null,
): Promise<Outcome<Target>> {
  const paper = paperKindOf(kindOf(request))
  const id = asked ?? (await listUses(db, device)).find((use) => use.paper === paper)?.printer.id ?? null
  if (id === null) return printing === null ? refuse('no-printer-here') : done({ computer: printing.computer })
  const printer = await findPrinter(db, id)
  if (printer === null) return missing
  return printer.isActive ? done({ printer }) : refuse('printer-closed', { name: printer.name })
}

/** Why the same is printed again, and of which print. */
interface Again {
  of: PrintId
  reason: string
}

/**
 * Puts a paper into the queue; refused when the same was printed before and nobody says why again.
 * @param isByRule nobody asked for it, so that nobody can say why
 */
export async function queuePaper(
  work: Work,
  ready: ReadyPrint,
  { copies, reason, isByRule }: { copies: number; reason: string | null; isByRule: boolean },
): ReturnType<typeof queuePrint> {
  const earlier = isByRule || !('document' in ready.request) ? null : await readEarlier(work.db, ready.request.document)
  if (earlier !== null && reason === null) return refuse('printed-before')
  return queuePrint(work, ready, copies, againOf(earlier, reason))
}

const againOf = (earlier: EarlierPrint | null, reason: string | null): Again | null =>
  earlier === null || reason === null ? null : { of: earlier.first, reason }

/** Puts a print into the queue. Whoever sends hears of it by the commit's change list. */
export async function queuePrint(
  work: Work,
  { request, target, drawn }: ReadyPrint,
  copies: number,
  again: Again | null = null,
): Promise<Outcome<{ id: PrintId; printer: string | null }>> {
  const id = work.newId<PrintId>()
  const printer = 'printer' in target ? target.printer : null
  const computer = 'computer' in target ? target.computer : target.printer.computer
  const way = printer?.kind ?? 'system'
  const kind = kindOf(request)
  await insertPrint(work.db, {
    ...ofNow(work, id, kind, drawn.title),
    request: work.sealer.seal(JSON.stringify(request)),
    way,
    printer_id: printer?.id ?? null,
    lane: printer?.id ?? `usual:${computer}`,
    computer,
    copies,
    state: 'queued',
    next_try_at: work.now,
    pieces: piecesOf({ way, copies }, drawn),
    hash: hashOfDrawing(drawn),
    codes: JSON.stringify(codesOf(kind, drawn)),
    ended_at: null,
    reprint_of: again?.of ?? null,
    reason: again?.reason ?? null,
  })
  if ('document' in request) await keepPapers(work.db, id, request.document)
  tell(work, id, null, { kind, title: drawn.title, printer: printer?.name ?? null, copies, reprint: again })
  return done({ id, printer: printer?.name ?? null })
}

/** Writes down that a browser was asked to print, and why once more: it lies on the table, whatever was printed before. */
export async function noteByBrowser(
  work: Work,
  { document, title, reason }: { document: DocumentRef; title: string; reason: string | null },
): Promise<Outcome<{ id: PrintId }>> {
  const id = work.newId<PrintId>()
  const again = againOf(await readEarlier(work.db, document), reason)
  const noted = await notePrinted(work, document, actorOf(work).id)
  if (noted.kind !== 'done') return noted
  await insertPrint(work.db, {
    ...ofNow(work, id, document.kind, title),
    request: null,
    way: 'browser',
    printer_id: null,
    lane: `browser:${work.device}`,
    computer: null,
    copies: 1,
    state: 'sent',
    next_try_at: null,
    pieces: 1,
    hash: '',
    codes: '[]',
    ended_at: work.now,
    reprint_of: again?.of ?? null,
    reason: again?.reason ?? null,
  })
  await keepPapers(work.db, id, document)
  tell(work, id, null, { kind: document.kind, title, way: 'browser', reprint: again })
  return done({ id })
}

const ofNow = (work: Work, id: PrintId, kind: string, title: string) => ({
  id,
  at: work.now,
  by_id: actorOf(work).id,
  station: work.device,
  kind,
  title,
})

function tell(work: Work, id: string, before: unknown, after: unknown): void {
  work.audit('print', id, before, after)
  work.touch('print', id)
}

/** Takes a print out of the queue for good. */
export async function cancelPrint(work: Work, { printId }: { printId: PrintId }): Promise<Outcome<PrintLine>> {
  return alter(work, printId, 'cancel', () => ({ state: 'cancelled', next_try_at: null, ended_at: work.now }))
}

/** Tries at once, as if it was the first time. */
export async function retryPrint(work: Work, { printId }: { printId: PrintId }): Promise<Outcome<PrintLine>> {
  return alter(work, printId, 'retry', () => ({ state: 'queued', tries: 0, next_try_at: work.now }))
}

/** What the person at the printer saw. What came out counts; what did not goes again, as often as there are pieces left. */
export async function answerPrint(
  work: Work,
  { printId, hasPrinted }: { printId: PrintId; hasPrinted: boolean },
): Promise<Outcome<PrintLine>> {
  return alter(work, printId, 'answer', (row) => afterPiece(work, row, hasPrinted ? row.pieces_sent + 1 : row.pieces_sent))
}

/** The state of a print of which so many pieces came out: over, or to be sent on. */
export function afterPiece({ now }: Pick<Work, 'now'>, row: PrintRow, piecesSent: number): Partial<PrintRow> {
  const rest = { pieces_sent: piecesSent, fault: null, fault_detail: null, sender: null, lease_until: null }
  return piecesSent >= row.pieces
    ? { ...rest, state: 'sent', next_try_at: null, ended_at: now }
    : { ...rest, state: 'queued', tries: 0, next_try_at: now }
}

async function alter(
  work: Work,
  printId: PrintId,
  action: keyof typeof PRINT_ACTIONS,
  change: (row: PrintRow) => Partial<PrintRow>,
): Promise<Outcome<PrintLine>> {
  const row = await lockPrint(work.db, printId)
  if (row === null) return missing
  if (!mayDo(action, printState.parse(row.state))) return refuse('print-moved-on')
  await keep(work, row, change(row))
  const after = await findPrintLine(work.db, printId)
  return after === null ? missing : done(after)
}

/** Keeps what became of a print: audited, told, and noted in the timeline of its jobs when it came out. */
export async function keep(work: Work, row: PrintRow, change: Partial<PrintRow>): Promise<void> {
  const isOver = change.state === 'sent' || change.state === 'cancelled'
  if (change.state === 'sent') await noteOnJobs(work, row)
  await updatePrint(work.db, row.id, { ...change, ...(isOver && holdsSecret(row.kind) ? { request: null } : {}) })
  tell(work, row.id, partOf(row), partOf({ ...row, ...change }))
}

const partOf = ({ state, tries, fault, fault_detail: detail, pieces_sent: piecesSent }: PrintRow) => ({
  state,
  tries,
  fault,
  detail,
  piecesSent,
})

async function noteOnJobs(work: Work, row: PrintRow): Promise<void> {
  const request = requestOf(work, row)
  // What it was of may be gone by now: it came out all the same.
  if (request !== null && 'document' in request) await notePrinted(work, request.document, row.by_id)
}

/** What a print is of; null when that was forgotten. */
export function requestOf({ sealer }: Pick<Core, 'sealer'>, { request }: PrintRow): PrintRequestKept | null {
  return request === null ? null : printRequest.parse(JSON.parse(sealer.open(request)))
}

/** What an earlier print was of and where it went, to print it once more. */
export async function requestOfPrint(
  core: Core,
  printId: PrintId,
): Promise<Outcome<{ request: PrintRequestKept; printerId: PrinterId | null; copies: number }>> {
  const row = await findPrint(core.store.read, printId)
  if (row === undefined) return missing
  if (!mayDo('reprint', printState.parse(row.state))) return refuse('print-moved-on')
  const request = requestOf(core, row)
  if (request === null) return refuse('print-forgotten')
  return done({ request, printerId: row.printer_id === null ? null : storedId<PrinterId>(row.printer_id), copies: row.copies })
}

/** How long after a label came out a scan of it counts as reading it back. */
const READ_BACK_MS = 60_000

/** Notes that a label which came out at this station just now was scanned, and so reads. */
export async function readBack(work: Work, { code }: { code: string }): Promise<Outcome<{ printId: PrintId | null }>> {
  const since = addMs(work.now, -READ_BACK_MS)
  const read = readScanText(code)
  if (read.kind === 'unreadable') return done({ printId: null })
  // Our codes are capitals, which caps lock turns round.
  const row = await findByCode(work.db, work.device, read.text.toUpperCase(), since)
  if (row === undefined) return done({ printId: null })
  await updatePrint(work.db, row.id, { read_back_at: work.now })
  work.touch('print', row.id)
  return done({ printId: storedId<PrintId>(row.id) })
}
