import { jobNumber, type Scan } from '../../../shared/scan/scan-codes.ts'
import { createPassingMemory } from '../../app/passing-memory.ts'

/** After this long without a scan, units scanned are no longer put into the place: somebody else may stand here by then. ms */
const PLACE_MS = 60_000

/** The number of the place that was scanned by itself: units scanned on its page are put there, one after the other. */
export const openPlace = createPassingMemory<string>(PLACE_MS)

export const pathOfPlace = (number: string): string => `/places/${number}`

/** What a scan is to a place that units are put into. */
export type PlaceScan =
  | { readonly kind: 'unit' }
  /** It may lie elsewhere than its unit, and says nothing of it. */
  | { readonly kind: 'accessory'; readonly job: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'other' }

export const readPlaceScan = (scan: Scan): PlaceScan => {
  if (scan.kind === 'job' || scan.kind === 'unit' || scan.kind === 'foreign') return { kind: 'unit' }
  if (scan.kind === 'accessory') return { kind: 'accessory', job: jobNumber(scan.jobSequence) }
  return { kind: scan.kind === 'command' && scan.command === 'cancel' ? 'end' : 'other' }
}
