import { z } from 'zod'
import { documentRef } from '../documents/documents.contract.ts'
import { printerId, printId } from '../kernel/ids.ts'
import { PRINTER_KINDS } from './printers.ts'

/** How a print leaves: by a kind of printer, or by a browser's own dialog. */
export const printWay = z.enum([...PRINTER_KINDS, 'browser'])
export type PrintWay = z.infer<typeof printWay>

/**
 * queued → sending → sent; or failed, when surely nothing came out and no try is left; or needs-answer, when only the person at
 * the printer knows whether it came out. Nothing leaves needs-answer by itself: that is why nothing is ever doubled.
 */
export const PRINT_STATES = ['queued', 'sending', 'sent', 'failed', 'needs-answer', 'cancelled'] as const
export const printState = z.enum(PRINT_STATES)
export type PrintState = z.infer<typeof printState>

/** Why a print did not come out, or may not have. */
export const PRINT_FAULTS = [
  // Nothing was sent: these are tried again.
  'refused', // off, or nothing listens there
  'unreachable',
  'no-connection', // no answer in time
  'name-unknown',
  // Nothing was sent, and trying again would not help.
  'address-public',
  'unreadable', // a code would not read back: detail says which
  'not-drawn', // the paper cannot be made any more: detail is a refusal
  'changed', // the paper says something else than what came out so far
  'off-label', // moved by the printer's offset, something would leave the label
  'system', // the system's spooler said no: detail is what it said
  'other-computer',
  // Something was sent: whether it came out is asked.
  'closed',
  'stalled',
  'unconfirmed',
  'host-ended',
  'internal',
] as const
export const printFault = z.enum(PRINT_FAULTS)
export type PrintFault = z.infer<typeof printFault>

/** Faults that pass by themselves: somebody switches the printer on. */
const PASSING: readonly PrintFault[] = ['refused', 'unreachable', 'no-connection', 'name-unknown']

const FIRST_DELAY_MS = 5_000
const LONGEST_DELAY_MS = 300_000
/** About half an hour: whoever switches a printer on after its paper was changed finds the labels coming. */
export const MOST_TRIES = 12

/**
 * After how many milliseconds a print that surely did not come out is tried again; null when it is not.
 * @param tries how often it was tried, this time included
 */
export function retryDelay(fault: PrintFault, tries: number): number | null {
  if (!PASSING.includes(fault) || tries >= MOST_TRIES) return null
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1))
}

/** One print as the queue shows it. */
export const printLine = z.object({
  id: printId,
  at: z.string(),
  by: z.string(),
  /** The place that asked. */
  station: z.string(),
  /** A kind of document, or a trial of the printer. */
  kind: z.string(),
  title: z.string(),
  way: printWay,
  /** Null: the system's usual printer, or a browser. */
  printer: z.object({ id: printerId, name: z.string() }).nullable(),
  copies: z.int(),
  state: printState,
  tries: z.int(),
  nextTryAt: z.string().nullable(),
  fault: z.object({ kind: printFault, detail: z.string().nullable() }).nullable(),
  /** Labels go one by one, so that a question is about one: how many there are with all copies, and how many came out. */
  pieces: z.int(),
  piecesSent: z.int(),
  endedAt: z.string().nullable(),
  /** A label of it was scanned after it came out. */
  readBackAt: z.string().nullable(),
  reprint: z.object({ of: printId, reason: z.string() }).nullable(),
  /** False when the paper held a secret and is over, or went by a browser. */
  canReprint: z.boolean(),
})
export type PrintLine = z.infer<typeof printLine>

/** What was printed before of a paper that is to be printed. */
export const earlierPrint = z.object({
  /** Which a print once more points to. */
  first: printId,
  last: printLine,
  /** Of its labels so many came out before, of so many; one of one for a page. */
  printed: z.int(),
  all: z.int(),
  /** The same without those; null when nothing would be left. */
  rest: documentRef.nullable(),
})
export type EarlierPrint = z.infer<typeof earlierPrint>

/** Why a paper is printed once more, as it is kept where it is one of these; anything else is kept as it was said. */
export const REPRINT_REASONS = ['lost', 'damaged', 'unreadable', 'changed', 'by-scan'] as const

/** What can be done about a print in a state. */
export const PRINT_ACTIONS = {
  cancel: ['queued', 'failed', 'needs-answer'],
  retry: ['queued', 'failed'],
  answer: ['needs-answer'],
  reprint: ['sent', 'cancelled'],
} as const satisfies Readonly<Record<string, readonly PrintState[]>>

export const mayDo = (action: keyof typeof PRINT_ACTIONS, state: PrintState): boolean =>
  PRINT_ACTIONS[action].some((allowed) => allowed === state)
