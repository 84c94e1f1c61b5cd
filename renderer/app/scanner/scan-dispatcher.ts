import { scanPriorities, type ScanEvent, type ScanHandler, type ScanPriority } from './scan-event.ts'

export interface ScanDispatcher {
  /** Adds a handler and returns its removal. */
  readonly register: (handler: ScanHandler, priority: ScanPriority) => () => void
  /** Hands a scan over, after those still waiting. */
  readonly dispatch: (event: ScanEvent) => void
  /** Keeps scans waiting, e.g. while a dialog opens, until the returned release is called. */
  readonly hold: () => () => void
}

interface Dependencies {
  /** A scan that nobody dealt with. */
  onUnhandled: (event: ScanEvent) => void
  /** A handler that threw: the scan counts as dealt with, later ones go on. */
  onError: (error: unknown) => void
  /** Resolves when a slow handler has had its time; later scans go on then, its own answer no longer matters. */
  patience: () => Promise<void>
  /** Resolves once the page shows what a scan did: the next one meets that, not what was there before. */
  rest: () => Promise<void>
}

/** Scans beyond this, waiting, are the same finger on the trigger; the oldest are kept. */
const mostWaiting = 20

/** Takes scans one after another to the handlers, topmost first, and keeps them in order while somebody is busy. */
export function createScanDispatcher({ onUnhandled, onError, patience, rest }: Dependencies): ScanDispatcher {
  const entries: { handler: ScanHandler; priority: ScanPriority }[] = []
  const waiting: ScanEvent[] = []
  let holds = 0
  let isBusy = false

  const topmostFirst = () =>
    scanPriorities.flatMap((priority) =>
      entries
        .filter((entry) => entry.priority === priority)
        .toReversed()
        .map(({ handler }) => handler),
    )

  /** Asks `handlers` in turn; answers at once as long as they do, so that a quick scan is dealt with before the next key. */
  const offer = (event: ScanEvent, handlers: readonly ScanHandler[]): void | Promise<void> => {
    for (const [at, handler] of handlers.entries()) {
      const answer = handler(event)
      if (answer === true) return
      if (answer === false) continue
      const inTime = Promise.race([answer, patience().then(() => true)])
      return inTime.then((isUsed) => (isUsed ? undefined : offer(event, handlers.slice(at + 1))))
    }
    onUnhandled(event)
  }

  const next = () => (holds === 0 ? waiting.shift() : undefined)

  const attempt = async (event: ScanEvent): Promise<void> => {
    try {
      await offer(event, topmostFirst())
    } catch (error) {
      onError(error)
    }
  }

  const drain = (): void => {
    const event = isBusy ? undefined : next()
    if (event === undefined) return
    isBusy = true
    void attempt(event).then(rest).then(goOn)
  }

  const goOn = () => {
    isBusy = false
    drain()
  }

  return {
    register(handler, priority) {
      const entry = { handler, priority }
      entries.push(entry)
      return () => {
        const at = entries.indexOf(entry)
        if (at >= 0) entries.splice(at, 1)
      }
    },
    dispatch(event) {
      if (waiting.length < mostWaiting) waiting.push(event)
      drain()
    },
    hold() {
      holds += 1
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        holds -= 1
        // Whoever it was held for begins to listen in the same moment.
        if (isBusy) return
        isBusy = true
        void rest().then(goOn)
      }
    },
  }
}
