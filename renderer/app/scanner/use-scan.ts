import { use, useEffect, useEffectEvent } from 'react'
import { ScannerContext, ScannerStateContext, type RawScan, type Scanner, type ScannerState } from './scanner-context.ts'
import type { ScanHandler, ScanPriority } from './scan-event.ts'

export interface UseScanOptions {
  /** A dialog is asked before the page, the page before the window, the window before the app. Default: page. */
  readonly priority?: ScanPriority
  readonly isEnabled?: boolean
}

/** The scanner of this window. Throws outside of `ScannerProvider`: without one, scans would be lost silently. */
export function useScanner(): Scanner {
  const scanner = use(ScannerContext)
  if (scanner === undefined) throw new Error('useScanner needs a ScannerProvider above it')
  return scanner
}

/** Hears scans while mounted. The handler returns true when it had a use for the scan; it may be a new function on every render. */
export function useScan(handler: ScanHandler, { priority = 'page', isEnabled = true }: UseScanOptions = {}): void {
  const { register } = useScanner()
  const onScan = useEffectEvent(handler)
  useEffect(() => (isEnabled ? register((event) => onScan(event), priority) : undefined), [register, priority, isEnabled])
}

/** Keeps scans waiting while `isHeld`, e.g. between the click that opens a dialog and the dialog's own `useScan`. */
export function useScanHold(isHeld: boolean): void {
  const { hold } = useScanner()
  useEffect(() => (isHeld ? hold() : undefined), [hold, isHeld])
}

/** Takes every wedge scan while mounted, with its timing, so that nothing else acts on it. */
export function useRawScan(listener: (scan: RawScan) => void): void {
  const { listenRaw } = useScanner()
  const onRaw = useEffectEvent(listener)
  useEffect(() => listenRaw((scan) => onRaw(scan)), [listenRaw])
}

/** What the scanner is doing now, for an indicator. */
export const useScannerState = (): ScannerState => use(ScannerStateContext)
