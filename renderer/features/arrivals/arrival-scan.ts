import { type ArrivalFile, type ArrivalLine, lineOfSerial } from '../../../shared/arrivals/arrivals.ts'
import { parseTypedNumber, type TypedNumber } from '../../../shared/scan/typed-number.ts'
import { jobNumber, possibleSerial, type Scan, unitNumber } from '../../../shared/scan/scan-codes.ts'

/** What a scan, or what was typed instead of one, is in this arrival. Pure. */
export type ArrivalScan =
  | { readonly kind: 'line'; readonly line: ArrivalLine }
  /** The slip or the parcel of this very RMA. */
  | { readonly kind: 'this-rma' }
  /** Not of the list; the depot says what it is. */
  | { readonly kind: 'unlisted'; readonly text: string }
  /** Another record or a command: the app's to answer. */
  | { readonly kind: 'other' }

export const readArrivalScan = (scan: Scan, rma: Pick<ArrivalFile, 'number' | 'lines'>): ArrivalScan => {
  if (scan.kind === 'rma' && scan.number === rma.number) return { kind: 'this-rma' }
  if (scan.kind === 'job' || scan.kind === 'unit') {
    const line = rma.lines.find((one) => one.number === scan.number || one.unitNumber === scan.number)
    if (line !== undefined) return { kind: 'line', line }
  }
  const serial = possibleSerial(scan)
  if (serial === null) return { kind: 'other' }
  const line = lineOfSerial(rma.lines, serial)
  if (line !== undefined) return { kind: 'line', line }
  return scan.kind === 'foreign' ? { kind: 'unlisted', text: serial } : { kind: 'other' }
}

/** The same for a number or a serial that was typed; a bare number may be a serial. */
export const readArrivalTyping = (typed: string, rma: Pick<ArrivalFile, 'number' | 'lines'>): ArrivalScan => {
  const text = typed.trim()
  const line = lineOfSerial(rma.lines, text)
  if (line !== undefined) return { kind: 'line', line }
  const number = parseTypedNumber(text)
  const numbered = number === null ? undefined : rma.lines.find((one) => isNumber(one, number))
  return numbered === undefined ? { kind: 'unlisted', text } : { kind: 'line', line: numbered }
}

const isNumber = (line: ArrivalLine, { kind, sequence }: TypedNumber): boolean =>
  kind === 'job' ? line.number === jobNumber(sequence) : kind === 'unit' && line.unitNumber === unitNumber(sequence)

/** Nothing to look at before it is received: nothing was said to come along, and its serial is known. */
export const arrivesAtOnce = (line: ArrivalLine): boolean => line.announced.length === 0 && line.serial !== null
