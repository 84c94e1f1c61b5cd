import { createContext } from 'react'
import type { ScanEvent, ScanHandler, ScanPriority, ScanSource } from './scan-event.ts'

/** What a page may ask of the scanner. The same object for as long as the provider lives. */
export interface Scanner {
  readonly register: (handler: ScanHandler, priority: ScanPriority) => () => void
  readonly hold: () => () => void
  /** Feeds in what a camera, a serial scanner or a person with a keyboard read. */
  readonly emit: (payload: string, source: ScanSource) => void
  /** Takes the wedge for itself, payload and timing, before anybody else; for the self-test. Returns the release. */
  readonly listenRaw: (listener: (scan: RawScan) => void) => () => void
}

/** A wedge scan with everything that is known of it. */
export interface RawScan {
  readonly text: string
  readonly suffix: string | undefined
  readonly durationMs: number
  /** When its characters were pressed, ms. */
  readonly times: readonly number[]
}

/** What an indicator shows. */
export interface ScannerState {
  /** Keys are arriving that look like a scan. */
  readonly isPending: boolean
  readonly last: ScanEvent | undefined
  /** Whether somebody had a use for `last`. */
  readonly isLastUsed: boolean
}

export const ScannerContext = createContext<Scanner | undefined>(undefined)
export const ScannerStateContext = createContext<ScannerState>({ isPending: false, last: undefined, isLastUsed: true })
