import type { Scan } from '../../../shared/scan/scan-codes.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'

/** After this long a place or a badge is no longer about the unit scanned last: somebody else may stand here by then. ms */
const UNIT_MS = 60_000

const jobPath = /^\/jobs\/([^/]+)$/

/** Whether a scan can name a unit: its label, its job's, or its serial. An accessory may lie elsewhere than its unit. */
const isUnitScan = ({ kind }: Scan): boolean => kind === 'job' || kind === 'unit' || kind === 'foreign'

type UnitScan = Pick<ScanEvent, 'payload' | 'at' | 'scan'>

/** Which unit a place or a badge is about. */
export type CarriedUnit =
  | { readonly kind: 'scanned'; readonly payload: string }
  | { readonly kind: 'shown'; readonly path: string; readonly number: string }

/**
 * Pairs a unit with the place or the badge that is scanned next, in one window. A unit that a page had a use for (a count, a receipt, a
 * hand-back) is not meant to be carried, nor is one after which something else was scanned, nor one that was put somewhere already.
 */
export const createScanPairs = () => {
  let unit: UnitScan | undefined
  let before: UnitScan | undefined
  let carriedOn: string | undefined
  return {
    /** Every scan, whoever uses it, before anybody is asked. */
    hear: ({ scan }: Pick<ScanEvent, 'scan'>): void => {
      before = unit
      unit = undefined
      if (scan.kind === 'job' || scan.kind === 'unit') carriedOn = undefined
    },
    /** A scan that neither a dialog nor the page had a use for. */
    pass: (event: UnitScan): void => {
      if (isUnitScan(event.scan)) unit = event
    },
    /** The unit scanned right before, within a minute; for a place else that of the job on the screen. A badge alone means its owner. */
    unitFor: (kind: 'place' | 'badge', pathname: string, now: number): CarriedUnit | undefined => {
      if (before !== undefined && now - Date.parse(before.at) <= UNIT_MS) return { kind: 'scanned', payload: before.payload }
      const number = kind === 'place' && carriedOn !== pathname ? jobPath.exec(pathname)?.[1] : undefined
      return number === undefined ? undefined : { kind: 'shown', path: pathname, number }
    },
    /** The unit stands where it belongs: the next place is not about the job that is still on the screen. */
    carried: (pathname: string): void => {
      carriedOn = pathname
    },
    /** This page is shown now. */
    turn: (pathname: string): void => {
      if (carriedOn !== pathname) carriedOn = undefined
    },
  }
}
