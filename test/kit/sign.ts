import type { Page } from 'playwright-core'

/** Signs on the pad that is on the page, with a pointer as a customer does. */
export async function signOn(page: Page): Promise<void> {
  const pad = page.locator('.hb-signature canvas')
  await pad.scrollIntoViewIfNeeded()
  const place = await pad.boundingBox()
  if (place === null) throw new Error('there is no place to sign on')
  const [x, y] = [place.x + 40, place.y + place.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (const step of [1, 2, 3, 4]) await page.mouse.move(x + step * 25, y + (step % 2 === 0 ? -20 : 20))
  await page.mouse.up()
}
