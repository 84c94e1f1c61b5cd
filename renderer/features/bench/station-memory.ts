import { useEffect, useState, useSyncExternalStore } from 'react'

/**
 * What this window remembers of the bench while somebody works: the job scanned last, which commands are about. Not stored: after a
 * reload nothing should happen to a job that nobody looks at.
 */

/** After this long a command is no longer about the job scanned last: somebody else may stand here by then. */
export const SCANNED_JOB_MS = 120_000

interface Scanned {
  readonly number: string
  /** ms since 1970 */
  readonly until: number
}

let scanned: Scanned | undefined
const listeners = new Set<() => void>()

const change = (next: Scanned | undefined): void => {
  scanned = next
  for (const listener of listeners) listener()
}

export const rememberScannedJob = (number: string, at = Date.now()): void => change({ number, until: at + SCANNED_JOB_MS })
export const forgetScannedJob = (): void => change(undefined)

/** The number of the job that a command is about; undefined when none was scanned in the last two minutes. */
export const scannedJob = (now = Date.now()): string | undefined =>
  scanned !== undefined && now <= scanned.until ? scanned.number : undefined

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The same for the screen, with the moment until which it lasts; it goes by itself then. */
export const useScannedJob = (): Scanned | undefined => {
  const current = useSyncExternalStore(subscribe, () => scanned)
  const [over, setOver] = useState<Scanned>()
  useEffect(() => {
    if (current === undefined) return undefined
    const timer = setTimeout(() => setOver(current), Math.max(0, current.until - Date.now()))
    return () => clearTimeout(timer)
  }, [current])
  return current === over ? undefined : current
}
