import { AxeBuilder } from '@axe-core/playwright'
import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'

/** What of axe's default rules depends on the theme; everything else it asks of the elements, which are the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Lines of a table or list beyond these look like the ones before; judging hundreds of them took most of the time. */
const LINES_LIKE_OTHERS = ['tbody tr:nth-child(n+9)', '[data-index]:nth-child(n+9)']

/**
 * What axe finds serious or critical: rule, and where. With a dialog open that is the dialog: what lies behind it has its own look.
 * The paper's own frame is judged as paper, not here.
 */
export async function seriousOn(page: Page, rules?: string[]): Promise<string[]> {
  // Legacy: without a page of its own, since a desktop's windows are the application's to open. Nobody reads what passed, and
  // collecting it takes as long as the judging.
  const isThere = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: NOTHING_TO_LOAD } : {}) }).setLegacyMode(true).options({
    iframes: false,
    resultTypes: ['violations'],
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
  })
  if ((await page.locator(DIALOG).count()) > 0) axe.include(DIALOG)
  for (const line of LINES_LIKE_OTHERS) axe.exclude(line)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** A page keeps the half megabyte of rules until it is loaded anew. */
const NOTHING_TO_LOAD = ';'

const DIALOG = '[role="dialog"], [role="alertdialog"]'

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
    // A busy machine, or a window behind another, has no idle moment; after two seconds what was fetched is long done with.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 })))
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

/**
 * What is serious in either theme on the page as it is shown. The theme that came second stays on. What arrives while axe judges (the live
 * stream, a slow answer) is judged too: the page is looked at anew until it has been one and the same from the first look to the last.
 */
export async function seriousInBothThemes(page: Page): Promise<string[]> {
  let found: string[] = []
  await expect
    .poll(async () => {
      await atRest(page)
      const [first, second] = (await isDark(page)) ? (['dark', 'light'] as const) : (['light', 'dark'] as const)
      const structure = await structureOf(page)
      const inFirst = await seriousOn(page)
      await wearTheme(page, second)
      const inSecond = await seriousOn(page, COLOUR_RULES)
      found = [...inFirst.map((one) => `${first}: ${one}`), ...inSecond.map((one) => `${second}: ${one}`)]
      return (await structureOf(page)) === structure
    }, UNTIL_STILL)
    .toBe(true)
  return found
}

const UNTIL_STILL = { timeout: 60_000, message: 'the page never stood still while it was judged' }

const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.dataset['mantineColorScheme'] === 'dark')
