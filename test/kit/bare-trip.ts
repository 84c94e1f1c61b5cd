import type { Page } from 'playwright-core'

/** How busy the machine is, for bars in time: a limit by the clock alone fails where something else runs, and says nothing there. */

/** A machine that carries a bare file to a window within this many ms is on its own. */
const BARE_MS = 50
/** One alone may slip through between two others' turns. */
const TRIES = 5

/** Milliseconds from a window to its host and back for a file that is only read, the slowest of some: none of our pages and no store take part. */
export const bareTripOf = (page: Page): Promise<number> =>
  page.evaluate(async (tries) => {
    let slowest = 0
    for (let left = tries; left > 0; left -= 1) {
      const began = performance.now()
      await fetch('/icon.svg', { cache: 'no-store' }).then((file) => file.text())
      slowest = Math.max(slowest, performance.now() - began)
    }
    return slowest
  }, TRIES)

/** A bar of a quiet machine as it is on one whose bare trip takes that long: as much later. */
export const barAt = (barMs: number, bareMs: number): number => barMs * Math.max(1, bareMs / BARE_MS)
