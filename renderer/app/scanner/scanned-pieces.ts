import type { Scan } from '../../../shared/scan/scan-codes.ts'
import type { Tracking } from '../../../shared/stock/lots.ts'

/** The number of pieces that a scan says of a part that is tracked so; undefined for any other scan, and where serials count themselves. */
export const scannedPieces = (scan: Scan, tracking: Tracking): number | undefined =>
  scan.kind === 'quantity' && tracking !== 'serial' ? scan.quantity : undefined
