import { createHash } from 'node:crypto'
import { z } from 'zod'
import { asked, documentRef } from '../../../shared/documents/documents.contract.ts'
import { printerId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { language } from '../../../shared/kernel/text.ts'
import type { LabelLayout } from '../../../shared/labels/label-layout.ts'
import type { LoadedPaper } from '../../../shared/labels/loaded-paper.ts'
import { trialKind } from '../../../shared/printers/printers.contract.ts'
import { paperKindOf, type Printer } from '../../../shared/printers/printers.ts'
import { rulerLabel, testLabel } from '../../../shared/printers/trial-labels.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { drawDocument } from '../documents/documents.service.ts'
import { type DrawnDocument, labelPages } from '../documents/render-document.tsx'
import { findPrinter, listUses } from './printers.repository.ts'

/** What a print is of, as it lies sealed in the outbox. It is drawn when it is asked for, to refuse what cannot be, and when it is sent. */
export const printRequest = z.union([
  z.object({ document: documentRef, language: asked }),
  z.object({ trial: trialKind, printerId, language }),
])
export type PrintRequestKept = z.infer<typeof printRequest>

/** The kind that the queue shows, and the key of its name in the catalogues. */
export const kindOf = (request: PrintRequestKept): string => ('trial' in request ? request.trial : request.document.kind)

/** A badge's code is known to whoever holds it alone, so that its request goes when the print is over. */
export const holdsSecret = (kind: string): boolean => kind === 'staff-badge'

/** Draws what a request is of, for the person who asked; labels for what is loaded in the printer, null being the system's usual one. */
export async function drawRequest(
  core: Core,
  actor: Actor,
  request: PrintRequestKept,
  target: Printer | null,
): Promise<Outcome<DrawnDocument>> {
  if ('document' in request) {
    const loaded = target === null ? null : loadedIn(target)
    return drawDocument(core, request.document, { actor, asked: request.language, loaded })
  }
  const printer = await findPrinter(core.store.read, request.printerId)
  if (printer === null) return missing
  const layout = request.trial === 'ruler' ? rulerLabel(printer) : testLabel(printer)
  return done(labelPages([layout], request.language, printer.name, printer.dpi))
}

/** What lies in the printer on which a station prints a document; null where it chose none. */
export async function loadedAt(db: ReadDb, station: string, kind: string): Promise<LoadedPaper | null> {
  const use = (await listUses(db, station)).find(({ paper }) => paper === paperKindOf(kind))
  const printer = use === undefined ? null : await findPrinter(db, use.printer.id)
  return printer === null ? null : loadedIn(printer)
}

const loadedIn = ({ name, kind, widthMm, heightMm, dpi }: Printer): LoadedPaper => ({
  printer: name,
  widthMm,
  heightMm,
  isRoll: kind === 'escpos',
  dpi,
})

/** Tells whether two drawings are of the same labels or the same page. */
export function hashOfDrawing({ html, labels }: DrawnDocument): string {
  return createHash('sha256')
    .update(labels === undefined ? html : JSON.stringify(labels))
    .digest('base64url')
}

/** Into how many pieces a print is cut. Labels go one by one; a system printer takes the document, and makes the copies itself. */
export const piecesOf = ({ way, copies }: { way: string; copies: number }, { labels }: DrawnDocument): number =>
  way === 'system' ? 1 : (labels?.length ?? 1) * copies

/** What a scan of its labels gives, each once; nothing of what holds a secret. */
export function codesOf(kind: string, { labels = [] }: DrawnDocument): string[] {
  if (holdsSecret(kind)) return []
  const payloads = labels.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'code' ? [item.payload] : [])))
  return [...new Set(payloads)]
}

/** Whether a printer can print this at all: label printers and rolls print what is laid out in dots, and nothing larger than what is loaded. */
export function refusalOfPaper({ labels }: DrawnDocument, printer: Printer): Outcome<null> {
  if (printer.kind === 'system') return done(null)
  if (labels === undefined) return refuse(printer.kind === 'zpl' ? 'labels-only' : 'no-page-on-roll', { name: printer.name })
  const large = labels.find((label) => isTooLarge(label, printer))
  if (large === undefined) return done(null)
  return refuse('label-too-large', { name: printer.name, width: large.widthMm, height: large.heightMm })
}

/** Labels and their cutting differ by that much. */
const TOLERANCE_MM = 1

function isTooLarge(label: LabelLayout, { widthMm, heightMm }: Printer): boolean {
  const exceeds = (side: number, loaded: number | null) => loaded !== null && side > loaded + TOLERANCE_MM
  return exceeds(label.widthMm, widthMm) || exceeds(label.heightMm, heightMm)
}
