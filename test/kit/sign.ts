import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Signs on the pad that is on the page, with a pointer as a customer does, until the page says that it is signed: a stroke goes beside the
 * pad where something above it came late and pushed it away.
 */
export async function signOn(page: Page): Promise<void> {
  const pad = page.locator('.hb-signature canvas')
  // What wipes a signature can be pressed once there is one.
  const signed = page.locator('.hb-signature + * button:enabled')
  await expect
    .poll(async () => {
      if ((await signed.count()) > 0) return true
      // Not only into sight: the bar at the end of a page may cover it there.
      await pad.evaluate((canvas) => canvas.scrollIntoView({ block: 'center' }))
      const place = await pad.boundingBox()
      if (place === null) throw new Error('there is no place to sign on')
      const [x, y] = [place.x + 40, place.y + place.height / 2]
      await page.mouse.move(x, y)
      await page.mouse.down()
      for (const step of [1, 2, 3, 4]) await page.mouse.move(x + step * 25, y + (step % 2 === 0 ? -20 : 20))
      await page.mouse.up()
      return false
    })
    .toBe(true)
}
