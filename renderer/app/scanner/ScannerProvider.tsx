import { VisuallyHidden } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { parseScan } from '../../../shared/scan/scan-codes.ts'
import { readScanText } from '../../../shared/scan/scan-text.ts'
import type { WedgeConfig } from '../../../shared/scan/wedge.ts'
import { createScanDispatcher } from './scan-dispatcher.ts'
import type { ScanEvent, ScanSource } from './scan-event.ts'
import { scanWords } from './scan-words.ts'
import { ScannerContext, ScannerStateContext, type RawScan, type Scanner, type ScannerState } from './scanner-context.ts'
import { useWedgeSettings, wedgeConfigOf } from './wedge-settings.ts'
import { listenForWedge } from './wedge-listener.ts'

export interface ScannerProviderProps {
  /** Timing, prefix and suffix of the scanner; without it those that are kept at this computer. */
  readonly config?: WedgeConfig
  readonly children: ReactNode
}

/** A handler that has not answered by then no longer keeps later scans waiting. */
const patienceMs = 5_000

const toScanEvent = (payload: string, source: ScanSource): ScanEvent => {
  const read = readScanText(payload)
  return {
    payload,
    symbology: read.kind === 'text' ? read.symbology : undefined,
    source,
    at: new Date().toISOString(),
    scan: parseScan(payload),
  }
}

type StateChange = (change: (state: ScannerState) => ScannerState) => void

/** Everything but React: the handlers, the way of a scan to them, and the one who may listen to the bare wedge. */
function createScanner(change: StateChange) {
  const rawListeners: ((scan: RawScan) => void)[] = []
  const dispatcher = createScanDispatcher({
    onUnhandled: (event) => change((state) => (state.last === event ? { ...state, isLastUsed: false } : state)),
    onError: (error) => reportError(error),
    patience: () => new Promise((resolve) => setTimeout(resolve, patienceMs)),
    // React renders in a task of its own and runs effects, by which pages begin to listen, in the next.
    rest: () => new Promise((resolve) => setTimeout(() => setTimeout(resolve))),
  })
  const scanner: Scanner = {
    register: dispatcher.register,
    hold: dispatcher.hold,
    emit(payload, source) {
      const event = toScanEvent(payload, source)
      change((state) => ({ ...state, last: event, isLastUsed: true }))
      dispatcher.dispatch(event)
    },
    listenRaw(listener) {
      rawListeners.push(listener)
      return () => {
        const at = rawListeners.indexOf(listener)
        if (at >= 0) rawListeners.splice(at, 1)
      }
    },
  }
  const onWedgeScan = (scan: RawScan) => {
    const listener = rawListeners.at(-1)
    if (listener === undefined) scanner.emit(scan.text, 'wedge')
    else listener(scan)
  }
  return { scanner, onWedgeScan }
}

/** Hears the scanner everywhere in the window and hands scans to whoever uses `useScan`; announces each to screen readers. */
export function ScannerProvider({ config, children }: ScannerProviderProps) {
  const [state, setState] = useState<ScannerState>({ isPending: false, last: undefined, isLastUsed: true })
  const settings = useWedgeSettings()
  const used = useMemo(() => config ?? wedgeConfigOf(settings), [config, settings])
  const { scanner, onWedgeScan } = useMemo(() => createScanner(setState), [])
  useEffect(
    () =>
      listenForWedge(window, {
        config: used,
        onScan: onWedgeScan,
        onPending: (isPending) => setState((before) => ({ ...before, isPending })),
      }),
    [used, onWedgeScan],
  )
  return (
    <ScannerContext value={scanner}>
      <ScannerStateContext value={state}>
        {children}
        <Announcement state={state} />
      </ScannerStateContext>
    </ScannerContext>
  )
}

function Announcement({ state: { last, isLastUsed } }: { readonly state: ScannerState }) {
  const { t } = useTranslation()
  const what = last && scanWords(t, last.scan)
  return (
    <VisuallyHidden>
      <output aria-live="polite">
        {/* A key per scan, so that the same code scanned again is said again. */}
        {last && <span key={last.at}>{isLastUsed ? t('scanner.scanned', { what }) : t('scanner.unused', { what })}</span>}
      </output>
    </VisuallyHidden>
  )
}
