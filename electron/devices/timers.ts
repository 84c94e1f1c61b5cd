/** Waiting, as devices and queues do it; a test gives its own and lets time pass by itself. */
export interface Timers {
  /** Calls back after so many milliseconds; answers how to call it off. */
  after(milliseconds: number, callBack: () => void): () => void
}

/** The machine's own; none of them keeps the process alive. */
export const systemTimers: Timers = {
  after(milliseconds, callBack) {
    const timer = setTimeout(callBack, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
