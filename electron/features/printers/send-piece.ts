import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import type { LabelLayout } from '../../../shared/labels/label-layout.ts'
import { movedLayout } from '../../../shared/printers/moved-layout.ts'
import type { PaperKind, Printer } from '../../../shared/printers/printers.ts'
import { escposRaster } from '../../devices/escpos.ts'
import { houseAddress } from '../../devices/house-address.ts'
import { labelZpl, type Proof, proveLabel, proveLayout, rasteriseLabel } from '../../devices/label-raster.ts'
import { PrintUnansweredError } from '../../devices/print-unanswered.ts'
import { type Sent, sendOverTcp, type TcpPrint } from '../../devices/send-over-tcp.ts'
import type { Timers } from '../../devices/timers.ts'
import type { Printing } from '../../work/core.ts'
import { type DrawnDocument, labelPages } from '../documents/render-document.tsx'

/** What sending needs of the machine; a test has its own time, and printers at other ports. */
export interface Machine {
  timers: Timers
  /** Of the desktop; null where there is no window. */
  printing: Printing | null
  signal: AbortSignal
  send?: (print: TcpPrint) => Promise<Sent>
}

export interface Piece {
  drawn: DrawnDocument
  paper: PaperKind
  copies: number
  /** Which label of all copies, from 0. All copies of one label come out one after the other. */
  index: number
}

/** Sends one label to a network printer, or a whole document with its copies to one of the system, and tells what became of it. */
export async function sendPiece(machine: Machine, printer: Printer | null, piece: Piece): Promise<Sent> {
  if (printer === null || printer.kind === 'system') return sendToSystem(machine, printer, piece)
  const label = piece.drawn.labels?.[Math.floor(piece.index / piece.copies)]
  if (label === undefined || printer.address === null) return { kind: 'nothing', fault: 'not-drawn' }
  const made = await bytesFor(printer, label, piece.paper)
  if ('kind' in made) return made
  const place = await houseAddress(printer.address)
  if (place.kind !== 'private') return { kind: 'nothing', fault: place.kind === 'public' ? 'address-public' : 'name-unknown' }
  const { port, mustConfirm } = printer
  const { timers, signal, send = sendOverTcp } = machine
  return send({ ip: place.ip, port, bytes: made.bytes, mustConfirm, timers, signal })
}

/**
 * The label in the printer's language, moved by its offset; refused when one of its codes would not read back from those dots.
 */
async function bytesFor(printer: Printer, label: LabelLayout, paper: PaperKind): Promise<{ bytes: Uint8Array } | Sent> {
  const moved = movedFor(printer, label, paper)
  if (moved === null) return { kind: 'nothing', fault: 'off-label' }
  const bitmap = await rasteriseLabel(moved, printer.dpi)
  const refused = refusalOfProof(await proveLabel(moved, bitmap, printer.dpi))
  if (refused !== null) return refused
  return { bytes: printer.kind === 'escpos' ? escposRaster(bitmap) : Buffer.from(await labelZpl(moved, printer.dpi), 'utf8') }
}

/** A paper on a roll takes all that its printer reaches, so that there is nowhere to move it to. */
const movedFor = ({ offsetXMm, offsetYMm }: Printer, label: LabelLayout, paper: PaperKind): LabelLayout | null =>
  paper === 'roll' ? label : movedLayout(label, offsetXMm, offsetYMm)

const refusalOfProof = (proof: Proof): Sent | null =>
  proof.kind === 'readable' ? null : { kind: 'nothing', fault: 'unreadable', detail: proof.missing.join(', ') }

async function sendToSystem(
  { printing, signal }: Machine,
  printer: Printer | null,
  { drawn, copies, paper }: Piece,
): Promise<Sent> {
  if (printing === null) return { kind: 'nothing', fault: 'other-computer' }
  const placed = printer === null ? { page: drawn } : await pageFor(printer, drawn, paper)
  if ('kind' in placed) return placed
  const { html, widthMicrons, heightMicrons } = placed.page
  const printerName = printer?.systemName ?? null
  if (signal.aborted) return { kind: 'nothing', fault: 'host-ended' }
  const ended = new Promise<Sent>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'unsure', fault: 'host-ended' }), { once: true })
  })
  try {
    const printed = printing.print({ html, widthMicrons, heightMicrons, copies, printerName })
    return await Promise.race([printed.then((): Sent => ({ kind: 'sent' })), ended])
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return error instanceof PrintUnansweredError
      ? { kind: 'unsure', fault: 'stalled', detail }
      : { kind: 'nothing', fault: 'system', detail }
  }
}

/** The labels of a page moved by their printer's offset, and proved there; a page of anything else stays as it is. */
async function pageFor(printer: Printer, drawn: DrawnDocument, paper: PaperKind): Promise<{ page: RenderedDocument } | Sent> {
  const { labels, language } = drawn
  if (labels === undefined || language === undefined || paper === 'roll') return { page: drawn }
  const moved = labels.flatMap((label) => movedFor(printer, label, paper) ?? [])
  if (moved.length < labels.length) return { kind: 'nothing', fault: 'off-label' }
  if (moved.every((label, index) => label === labels[index])) return { page: drawn }
  for (const label of moved) {
    const refused = refusalOfProof(await proveLayout(label, printer.dpi))
    if (refused !== null) return refused
  }
  return { page: labelPages(moved, language, drawn.title, printer.dpi) }
}
