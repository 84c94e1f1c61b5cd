import { lotOf, type Scan } from '../../../shared/scan/scan-codes.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import type { FittedLine } from './FittedParts.tsx'

/**
 * The lines after a scan while fitting: the batch or serial of a part in hand says that it went in, another serial is that of the piece
 * that came out, a number of pieces is how many of the only line. Undefined when it says nothing of them.
 */
export function fittedByScan(lines: readonly FittedLine[], scan: Scan): readonly FittedLine[] | undefined {
  const put = (at: number, changed: Partial<FittedLine>) =>
    at < 0 ? undefined : lines.map((line, index) => (index === at ? { ...line, ...changed } : line))
  if (scan.kind === 'quantity') return put(lines.length === 1 ? 0 : -1, { isFitted: true, quantity: scan.quantity })
  if (scan.kind !== 'foreign') return undefined
  const named = ({ isSerial }: FittedLine) => lotKey(lotOf(scan, isSerial ? 'serial' : 'batch'))
  const inHand = lines.findIndex((line) => line.lot !== null && lotKey(line.lot) === named(line))
  if (inHand >= 0) return put(inHand, { isFitted: true })
  const taken = lines.findIndex(({ isFitted, isSerial, oldSerial }) => isFitted && isSerial && oldSerial === '')
  return put(taken, { oldSerial: lotOf(scan, 'serial') })
}
