import type { PartId } from '../../../shared/kernel/ids.ts'
import type { Bilingual } from '../../../shared/kernel/text.ts'
import type { DueLine } from '../../../shared/purchasing/orders.ts'
import type { Scan } from '../../../shared/scan/scan-codes.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { lotKey, type LotPieces, type Tracking } from '../../../shared/stock/lots.ts'
import { pieces } from '../../../shared/stock/quantity.ts'

/** Unpacking asks one thing after the other. Pure: what is asked next, and what an answer makes of what is at hand. */

/** The part that is being taken in. */
export interface AtHand {
  readonly partId: PartId
  readonly sku: string
  readonly name: Bilingual
  readonly tracking: Tracking
  readonly batch: string | undefined
  readonly serials: readonly string[]
  /** How many came; undefined until that was answered. */
  readonly quantity: number | undefined
}

export type Question = 'part' | 'batch' | 'serials' | 'quantity' | 'bin'

export function questionOf(atHand: AtHand | undefined): Question {
  if (atHand === undefined) return 'part'
  if (atHand.quantity !== undefined) return 'bin'
  if (atHand.tracking === 'serial') return 'serials'
  return atHand.tracking === 'batch' && atHand.batch === undefined ? 'batch' : 'quantity'
}

/** What is still to come of each part, in the order in which it is expected. */
export function dueParts(lines: readonly DueLine[]): readonly (DueLine & { readonly orders: readonly string[] })[] {
  const parts = new Map<string, DueLine & { readonly orders: readonly string[] }>()
  for (const line of lines) {
    const known = parts.get(line.partId)
    parts.set(
      line.partId,
      known === undefined
        ? { ...line, orders: [line.orderNumber] }
        : { ...known, open: known.open + line.open, orders: [...known.orders, line.orderNumber] },
    )
  }
  return [...parts.values()]
}

/** How many of a part are still to come, over all lines as they are now. */
export const openOfPart = (lines: readonly DueLine[], partId: string): number =>
  lines.filter((line) => line.partId === partId).reduce((sum, { open }) => sum + open, 0)

/** Takes a part in hand; a batch or a serial that its code named comes along. */
export function take(line: DueLine, lot: string | null): AtHand {
  const { partId, sku, name, tracking } = line
  return {
    partId,
    sku,
    name,
    tracking,
    batch: tracking === 'batch' && lot !== null ? lot : undefined,
    serials: tracking === 'serial' && lot !== null ? [lot] : [],
    quantity: undefined,
  }
}

/** The part that a scan or typed words name among those that are to come; undefined when none of them says so itself. */
export function lineOf(lines: readonly DueLine[], text: string): DueLine | undefined {
  const key = lotKey(text)
  return key === ''
    ? undefined
    : lines.find((line) => line.codes.some((code) => lotKey(code) === key || lotKey(code) === `HB${key}`))
}

/** The bin that a scan or typed words name. */
export function binOf(bins: readonly Bin[], scan: Scan | undefined, text: string): Bin | undefined {
  if (scan?.kind === 'bin') return bins.find((bin) => bin.isActive && bin.number === scan.number)
  const key = lotKey(text)
  return key === '' ? undefined : bins.find((bin) => bin.isActive && (lotKey(bin.code) === key || lotKey(bin.number) === key))
}

/** Adds a serial; null when it was scanned already. */
export function withSerial(atHand: AtHand, serial: string): AtHand | null {
  const isKnown = atHand.serials.some((known) => lotKey(known) === lotKey(serial))
  return isKnown ? null : { ...atHand, serials: [...atHand.serials, serial] }
}

/** Says that everything was counted; null for a count that cannot be. */
export function counted(atHand: AtHand, typed: number): AtHand | null {
  const quantity = pieces.safeParse(atHand.tracking === 'serial' ? atHand.serials.length : typed)
  return quantity.success ? { ...atHand, quantity: quantity.data } : null
}

/** The pieces by batch or serial, as the depot takes them. */
export function lotsOf({ tracking, batch, serials, quantity }: AtHand): LotPieces {
  if (tracking === 'serial') return serials.map((number) => ({ number, quantity: 1 }))
  return tracking === 'batch' && batch !== undefined && quantity !== undefined ? [{ number: batch, quantity }] : []
}
