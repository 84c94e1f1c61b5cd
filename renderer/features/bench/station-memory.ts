import { useSyncExternalStore } from 'react'
import type { MadeMove } from './bench-command.ts'

/**
 * What this window remembers of the bench while somebody works: the job scanned last, which commands are about, and the move
 * made last, which `undo` takes back. Not stored: after a reload nothing should happen to a job that nobody looks at.
 */

/** After this long a command is no longer about the job scanned last: somebody else may stand here by then. */
export const SCANNED_JOB_MS = 120_000

interface Memory {
  readonly scanned: { readonly number: string; readonly at: number } | undefined
  readonly move: MadeMove | undefined
}

let memory: Memory = { scanned: undefined, move: undefined }
const listeners = new Set<() => void>()

const change = (next: Partial<Memory>): void => {
  memory = { ...memory, ...next }
  for (const listener of listeners) listener()
}

export const rememberScannedJob = (number: string, at = Date.now()): void => change({ scanned: { number, at } })
export const rememberMove = (move: MadeMove | undefined): void => change({ move })
export const lastMove = (): MadeMove | undefined => memory.move

/** The number of the job that a command is about; undefined when none was scanned in the last two minutes. */
export const scannedJob = (now = Date.now()): string | undefined =>
  memory.scanned !== undefined && now - memory.scanned.at <= SCANNED_JOB_MS ? memory.scanned.number : undefined

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The same for the screen, so that the job is marked to which a command would go. */
export const useScannedJob = (): string | undefined => useSyncExternalStore(subscribe, () => scannedJob())
