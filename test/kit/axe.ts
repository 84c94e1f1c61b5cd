import { AxeBuilder } from '@axe-core/playwright'
import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'

/** What of axe's default rules depends on the theme; everything else it asks of the elements, which are the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What axe finds serious or critical: rule, and where. The paper's own frame is judged as paper, not here. */
export async function seriousOn(page: Page, rules?: string[]): Promise<string[]> {
  // Legacy: without a page of its own, since a desktop's windows are the application's to open. Nobody reads what passed, and
  // collecting it takes as long as the judging.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    iframes: false,
    resultTypes: ['violations'],
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
  })
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** The elements of the page and what they declare, without their texts: a minute may pass between two looks. */
const structureOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((one) => `${one.tagName} ${one.getAttributeNames().join(' ')}`).join('\n'),
  )

const fetching = new WeakMap<Page, Set<Request>>()

/** What the page asked for and has not got yet, from the first call on. */
function openRequestsOf(page: Page): ReadonlySet<Request> {
  const known = fetching.get(page)
  if (known !== undefined) return known
  const open = new Set<Request>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  fetching.set(page, open)
  return open
}

/** Until nothing on the page moves, is fetched, or is still to be done with what was fetched. For the station's pages. */
export async function atRest(page: Page): Promise<void> {
  const open = openRequestsOf(page)
  let awaited: Request[]
  do {
    await page.waitForFunction(
      () =>
        document.querySelector('.mantine-Loader-root') === null &&
        document.getAnimations().every(({ playState }) => playState !== 'running'),
    )
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    awaited = [...open]
    await Promise.all(awaited.map(async (request) => (await request.response())?.finished()))
  } while (awaited.length > 0)
}

/** Shows the page in that theme, as a system that changes its own does. */
export async function wearTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await page.waitForFunction((worn) => document.documentElement.dataset['mantineColorScheme'] === worn, theme)
  await atRest(page)
}

/** What is serious in either theme on the page as it is shown. It is left in the light theme. */
export async function seriousInBothThemes(page: Page): Promise<string[]> {
  await atRest(page)
  const inLight = await seriousOn(page)
  const structure = await structureOf(page)
  await wearTheme(page, 'dark')
  expect(await structureOf(page)).toBe(structure)
  const inDark = await seriousOn(page, COLOUR_RULES)
  await wearTheme(page, 'light')
  return [...inLight.map((one) => `light: ${one}`), ...inDark.map((one) => `dark: ${one}`)]
}
