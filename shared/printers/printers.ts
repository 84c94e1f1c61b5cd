import { z } from 'zod'
import type { DocumentRef } from '../documents/documents.contract.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { printerId } from '../kernel/ids.ts'
import { line } from '../kernel/text.ts'
import { printerResolutions } from '../labels/label-layout.ts'
import { addressFault, PRINTER_PORTS } from './printer-address.ts'

/** How bytes reach a printer: label printers and rolls over the network, or a printer of the desktop's own system. */
export const PRINTER_KINDS = ['zpl', 'escpos', 'system'] as const
export const printerKind = z.enum(PRINTER_KINDS)
export type PrinterKind = z.infer<typeof printerKind>

/** Labels, pages and slips on a roll leave by different printers; each station has its own. */
export const PAPER_KINDS = ['label', 'page', 'roll'] as const
export const paperKind = z.enum(PAPER_KINDS)
export type PaperKind = z.infer<typeof paperKind>

const LABELS: readonly string[] = [
  'rma-labels',
  'arrival-labels',
  'job-label',
  'unit-label',
  'accessory-tags',
  'part-label',
  'bin-labels',
  'place-labels',
  'staff-badge',
  'command-labels',
  'loaner-labels',
] satisfies readonly DocumentRef['kind'][]

const ROLLS: readonly string[] = ['receipt-roll', 'rma-slip-roll', 'hand-back-slip-roll'] satisfies readonly DocumentRef['kind'][]

/** Whether a document comes out on labels, on a roll or on pages. */
export const paperKindOf = (kind: string): PaperKind => {
  if (ROLLS.includes(kind)) return 'roll'
  return LABELS.includes(kind) ? 'label' : 'page'
}

const FOR: Readonly<Record<PaperKind, readonly PrinterKind[]>> = {
  label: ['zpl', 'escpos', 'system'],
  page: ['system'],
  roll: ['escpos', 'system'],
}

/** Whether a printer of this kind prints this kind of paper. */
export const canPrint = (kind: PrinterKind, paper: PaperKind): boolean => FOR[paper].includes(kind)

const [low, middle, high] = printerResolutions
export const dpi = z.union([z.literal(low), z.literal(middle), z.literal(high)])

/** Millimetres in steps of a tenth, as a ruler is read. */
const tenths = (max: number, min = -max) =>
  z
    .number()
    .min(min)
    .max(max)
    .multipleOf(0.1, fieldMessage('tooFine', { digits: 1 }))

export const printerFields = {
  name: line(60),
  kind: printerKind,
  /** Where a network printer listens: a private IPv4 address, or a name that leads to one. Null of a system printer. */
  address: z.string().trim().max(253).nullable(),
  port: z.literal(PRINTER_PORTS),
  /** As the system calls it; null of a network printer. */
  systemName: z.string().max(200).nullable(),
  dpi,
  /** The label loaded, or the printable width of a roll; null takes any. */
  widthMm: tenths(300, 15).nullable(),
  heightMm: tenths(1000, 15).nullable(),
  /** Where the print has to move to, as read from the ruler. */
  offsetXMm: tenths(10),
  offsetYMm: tenths(10),
  /** False for a printer that never closes its connection: what it took whole counts as printed then. */
  mustConfirm: z.boolean(),
} as const

const allFields = z.object(printerFields)
export type PrinterFields = z.infer<typeof allFields>

/** What a printer's fields must fulfil together: a place in the network, or a name in the system. */
export function checkPlace({ value, issues }: z.core.ParsePayload<Pick<PrinterFields, 'kind' | 'address' | 'systemName'>>): void {
  const complain = (field: string, message: string) => issues.push({ code: 'custom', path: [field], message, input: value })
  const { kind, address, systemName } = value
  if (kind === 'system') {
    if (systemName === null) complain('systemName', fieldMessage('required'))
    return
  }
  const fault = address === null || address === '' ? 'required' : addressFault(address)
  if (fault !== null) complain('address', fieldMessage(fault))
}

/** The fields as a form checks them. */
export const printerShape = allFields.check(checkPlace)

export const printer = z.object({
  ...printerFields,
  address: z.string().nullable(),
  port: z.int(),
  id: printerId,
  /** Which computer's system has it; null of a network printer. */
  computer: z.string().nullable(),
  isActive: z.boolean(),
  version: z.int(),
})
export type Printer = z.infer<typeof printer>
