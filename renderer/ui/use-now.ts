import { useSyncExternalStore } from 'react'

/** One clock for the whole page, so that a board of 2,000 cards has one timer, and all cards tell the same time. */
const stepMs = 15_000
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

const tick = (): void => {
  now = Date.now()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  if (timer === undefined) {
    now = Date.now()
    timer = setInterval(tick, stepMs)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time in ms, renewed every 15 s while shown. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)
