import type { Scan } from '../../../shared/scan/scan-codes.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'

/** After this long a place or a badge is no longer about the unit scanned last: somebody else may stand here by then. ms */
const UNIT_MS = 60_000

const jobPath = /^\/jobs\/([^/]+)$/

/** Whether a scan can name a unit: its label, its job's, a tag of it, or its serial. */
export const isUnitScan = ({ kind }: Scan): boolean =>
  kind === 'job' || kind === 'unit' || kind === 'accessory' || kind === 'foreign'

/**
 * Which unit a place or a badge is about: the one scanned last, within a minute; for a place else that of the job on the screen. A
 * badge by itself means its owner, not a unit.
 */
export const unitFor = (
  kind: 'place' | 'badge',
  last: Pick<ScanEvent, 'payload' | 'at'> | undefined,
  pathname: string,
  now: number,
): { readonly kind: 'scanned'; readonly payload: string } | { readonly kind: 'shown'; readonly number: string } | undefined => {
  if (last !== undefined && now - Date.parse(last.at) <= UNIT_MS) return { kind: 'scanned', payload: last.payload }
  const number = kind === 'place' ? jobPath.exec(pathname)?.[1] : undefined
  return number === undefined ? undefined : { kind: 'shown', number }
}
