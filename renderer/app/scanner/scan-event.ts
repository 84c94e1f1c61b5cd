import type { Scan } from '../../../shared/scan/scan-codes.ts'

/** Where a scan came from. Whoever handles a scan never asks: a camera is as good as a gun. */
export type ScanSource = 'wedge' | 'camera' | 'serial' | 'typed'

export interface ScanEvent {
  /** Exactly what the scanner sent, control characters and all. */
  readonly payload: string
  /** The AIM identifier, when the scanner sends one, e.g. `]C1`. */
  readonly symbology: string | undefined
  readonly source: ScanSource
  /** ISO-8601 UTC, milliseconds. */
  readonly at: string
  /** What `payload` means. */
  readonly scan: Scan
}

/**
 * Tells whether the scan was dealt with; false hands it to the next handler. A promise also keeps later scans waiting, so that a
 * command scanned right after a job finds the job open.
 */
export type ScanHandler = (event: ScanEvent) => boolean | Promise<boolean>

/**
 * Who is asked first; among equals the one that came last. `keys` stand for the keyboard, so they are over everything; `window` is what
 * two scans mean together on every page, before the app's own answer to the second.
 */
export const scanPriorities = ['keys', 'dialog', 'page', 'window', 'app'] as const
export type ScanPriority = (typeof scanPriorities)[number]
