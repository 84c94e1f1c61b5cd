import { lotOf, type Scan } from '../../../shared/scan/scan-codes.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import type { FittedLine } from './FittedParts.tsx'
import { type SerialAim, withSerial } from './serial-aim.ts'

/**
 * The lines after a scan while fitting: the batch or serial of a part in hand says that it went in, another serial is that of the field
 * that somebody went to, else of the piece that came out; a number of pieces is how many of the only line. Undefined when it says
 * nothing of them.
 */
export function fittedByScan(
  lines: readonly FittedLine[],
  scan: Scan,
  aim: SerialAim | null = null,
): readonly FittedLine[] | undefined {
  const put = (at: number, changed: Partial<FittedLine>) =>
    at < 0 ? undefined : lines.map((line, index) => (index === at ? { ...line, ...changed } : line))
  if (scan.kind === 'quantity') return put(lines.length === 1 ? 0 : -1, { isFitted: true, quantity: scan.quantity })
  if (scan.kind !== 'foreign') return undefined
  const isInHand = ({ lot, isSerial }: FittedLine) =>
    lot !== null && lotKey(lot) === lotKey(lotOf(scan, isSerial ? 'serial' : 'batch'))
  // A serial in hand is no other piece's; a batch is of many, of which one may just have come out.
  const isOnlyInHand = lines.some((line) => line.isSerial && isInHand(line))
  const aimed = isOnlyInHand ? undefined : withSerial(lines, scan, aim)
  if (aimed !== undefined) return aimed
  const inHand = lines.findIndex(isInHand)
  if (inHand >= 0) return put(inHand, { isFitted: true })
  const taken = lines.findIndex(({ isFitted, isSerial, oldSerial }) => isFitted && isSerial && oldSerial === '')
  return put(taken, { oldSerial: lotOf(scan, 'serial') })
}
