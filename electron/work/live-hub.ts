import type { ChangeList } from '../../shared/live/live.contract.ts'

/** Tells every open station what was committed. In memory: a station that missed something asks for all anew. */
export interface LiveHub {
  publish(list: ChangeList): void
  /** Calls `listener` on every later commit; returns how to stop. */
  subscribe(listener: (list: ChangeList) => void): () => void
  lastSeq(): number
}

export function createLiveHub(): LiveHub {
  const listeners = new Set<(list: ChangeList) => void>()
  let lastSeq = 0
  return {
    publish(list) {
      lastSeq = Math.max(lastSeq, list.seq)
      for (const listener of listeners) listener(list)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lastSeq: () => lastSeq,
  }
}
