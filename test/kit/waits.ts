import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a browser spec waits for before its next step: each of it comes with the page's final answer and with nothing before. */

/** Until the router shows the address that the window is at. */
export async function routed(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const part = (whole: unknown, name: string): unknown =>
      typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined
    // The router of TanStack puts itself there for whoever looks into a page from outside.
    const router = part(window, '__TSR_ROUTER__')
    const asked = part(router, 'latestLocation')
    const state = part(router, 'state')
    const isAsked = part(asked, 'pathname') === location.pathname
    return isAsked && part(state, 'status') === 'idle' && part(part(state, 'resolvedLocation'), 'href') === part(asked, 'href')
  })
}

/** Until the focus is in here: keys go where it is, and a dialog takes it a moment after it is seen. */
export async function expectFocusIn(place: Locator): Promise<void> {
  await expect.poll(() => place.evaluate((element) => element.contains(document.activeElement))).toBe(true)
}

/** The next step of a job once it can be taken: while the one before waits for its answer, its words are there and it takes no click. */
export const nextStepOf = (page: Page): Locator => page.locator('[data-testid="next-step"]:not([data-loading])')
