import { useEffect, useState, useSyncExternalStore } from 'react'

/** Something that is remembered, and until when. */
export interface Remembered<T> {
  readonly value: T
  /** ms since 1970 */
  readonly until: number
}

/**
 * What this window remembers of a scan for a while and then forgets by itself: somebody else may stand here by then. Not stored:
 * after a reload nothing should happen to what nobody looks at.
 */
export const createPassingMemory = <T>(lastsMs: number) => {
  let held: Remembered<T> | undefined
  const listeners = new Set<() => void>()
  const change = (next: Remembered<T> | undefined): void => {
    held = next
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    /** In the place of what was remembered before; the same again begins anew. */
    remember: (value: T, at = Date.now()): void => change({ value, until: at + lastsMs }),
    forget: (): void => {
      if (held !== undefined) change(undefined)
    },
    current: (now = Date.now()): T | undefined => (held !== undefined && now <= held.until ? held.value : undefined),
    /** The same for the screen; it goes by itself when its time is over. */
    useCurrent: (): Remembered<T> | undefined => {
      const current = useSyncExternalStore(subscribe, () => held)
      const [over, setOver] = useState<Remembered<T>>()
      useEffect(() => {
        if (current === undefined) return undefined
        const timer = setTimeout(() => setOver(current), Math.max(0, current.until - Date.now()))
        return () => clearTimeout(timer)
      }, [current])
      return current === over ? undefined : current
    },
  }
}
