import type { Timers } from '../../electron/devices/timers.ts'

/** Time that passes only when the test says so. */
export interface TestTimers extends Timers {
  /** The waits that stand now, in milliseconds. */
  waiting(): number[]
  /** Waits until somebody waits so long, and lets that wait be over. */
  pass(milliseconds: number): Promise<void>
}

export function createTestTimers(): TestTimers {
  const waits = new Set<{ milliseconds: number; callBack: () => void }>()
  const watchers = new Set<() => void>()
  return {
    after(milliseconds, callBack) {
      const wait = { milliseconds, callBack }
      waits.add(wait)
      for (const look of watchers) look()
      return () => waits.delete(wait)
    },
    waiting: () => [...waits].map((wait) => wait.milliseconds),
    pass: (milliseconds) =>
      new Promise((resolve) => {
        const look = () => {
          const wait = [...waits].find((each) => each.milliseconds === milliseconds)
          if (wait === undefined) return
          watchers.delete(look)
          waits.delete(wait)
          // Never while somebody is still asking for a wait.
          queueMicrotask(() => resolve(wait.callBack()))
        }
        watchers.add(look)
        look()
      }),
  }
}
