import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterEach, describe } from 'vitest'
import type { Role } from '../../shared/kernel/permissions.ts'
import { launchBrowser } from './browser.ts'
import { launchDesktop } from './desktop.ts'
import { type HostClient, stationClient, windowClient } from './host-client.ts'
import { type Keys, keysOf } from './keys.ts'
import { dialogTray, type PaperTray, spoolTray } from './paper-tray.ts'
import { copySampleDepot, emptyDepot, SAMPLE_PIN } from './sample-store.ts'
import { launchStation } from './station.ts'
import { routed } from './waits.ts'

export { SAMPLE_PIN }

export interface AppOptions {
  /** False: a folder in which no depot was set up. */
  sample?: boolean
  /** Who is signed in at the first window; null leaves the sign-in page. */
  as?: Role | null
  /** Left out, windows are those of a person who asked the system for less motion, and nothing waits for what glides. */
  motion?: 'reduce' | 'no-preference'
  /** Puts more into the data folder before the station starts. */
  prepare?: (dataDir: string) => Promise<void>
}

/** The whole application as its users have it: a real host, real pages in Chromium, printers that can be looked into. */
export interface App {
  host: 'station' | 'electron' | 'electron-double'
  /** The first window. */
  page: Page
  /** At the first window. */
  keys: Keys
  /** Another window: of the desktop, or another browser at the station. Signed in unless `as` is null. */
  newWindow(as?: Role | null): Promise<Page>
  /** Opens an address of the app in a window as a link within it does, and waits until its page is the one that is shown. */
  open(path: string, page?: Page): Promise<void>
  /** Loads the first window anew at Today, in English, with nothing left of drafts, notices or choices. */
  refresh(): Promise<void>
  /** Somebody else at the same host, signed in as manager; may sign in as another. A depot not set up has nobody. */
  client: HostClient
  papers: PaperTray
  /**
   * Prints the papers that the page is printing now and gives them as PDF. A desktop prints by itself; elsewhere each is shown
   * in a dialog of that name, in which this presses the key for Print and which it sees closed again.
   */
  print(...names: readonly string[]): Promise<Buffer[]>
  close(): Promise<void>
}

/** Waits until at least one of these is seen; fails the test when none comes. */
export const expectShown = (locator: Locator): Promise<void> => locator.first().waitFor()

type Launch = (options?: AppOptions) => Promise<App>

type Host = 'station' | 'desktop'
const LAUNCHES: Readonly<Record<Host, Launch>> = { station: launchAtStation, desktop: launchAtDesktop }

/** The same tests on the station and on the desktop; each says where it ran. */
export function describeEachHost(name: string, define: (launch: Launch, host: Host) => void): void {
  for (const host of ['station', 'desktop'] as const) describeHost(host, name, define)
}

/**
 * Tests on one host, for what is the same on both, or on that one alone. On a machine that is busy with something else a browser may lose
 * a key or a frame: one that fails is tried once more, and the end of the run names each that needed it, since it may be a race of ours.
 */
export function describeHost(host: Host, name: string, define: (launch: Launch, host: Host) => void): void {
  describe(`${name}, ${host}`, { retry: 1 }, () => {
    const launched: App[] = []
    pictureFailures(launched)
    define(async (options) => {
      const app = await LAUNCHES[host](options)
      launched.push(app)
      return app
    }, host)
  })
}

/** With HANDBACK_PICTURES naming a folder, each test that fails leaves a picture of the first window there. */
function pictureFailures(launched: readonly App[]): void {
  const folder = process.env['HANDBACK_PICTURES']
  afterEach(async ({ task }) => {
    const app = launched.at(-1)
    if (folder === undefined || app === undefined || task.result?.state !== 'fail' || app.page.isClosed()) return
    await app.page.screenshot({ path: join(folder, `${app.host} ${task.name.replaceAll(/\W+/g, ' ').slice(0, 80)}.png`) })
  })
}

/** What both hosts leave open, how a window is begun there. */
interface Ground {
  host: App['host']
  client: HostClient
  papers: PaperTray
  /** A window that is loaded, with that member of the sample's staff signed in. */
  openWindow(as: Role | null): Promise<Page>
  close(): Promise<unknown>
}

async function launchAtStation(options: AppOptions = {}): Promise<App> {
  const dataDir = await depotFor(options)
  await options.prepare?.(dataDir)
  const [station, browser] = await Promise.all([launchStation({ dataDir }), launchBrowser()])
  const origin = station.url
  const tray = await dialogTray(browser)
  const { client } = stationClient(origin)
  return settle(options, {
    host: 'station',
    client,
    papers: tray,
    async openWindow(as) {
      const context = await newContext(browser)
      await context.addInitScript(beginAnew)
      if (as !== null) await context.addCookies([await cookieOf(as, origin)])
      const page = await context.newPage()
      await tray.watch(page)
      await page.goto(origin)
      return page
    },
    async close() {
      await Promise.all([browser.close(), station.stop()])
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 })
    },
  })
}

/** The session that a member of the sample's staff opened elsewhere, for a browser to begin with. */
async function cookieOf(role: Role, origin: string) {
  const session = stationClient(origin)
  await signInBySample(session.client, role)
  const [name = '', value = ''] = session.cookie().split('=')
  const { hostname } = new URL(origin)
  return { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' as const }
}

async function launchAtDesktop(options: AppOptions = {}): Promise<App> {
  const dataDir = await depotFor(options)
  const desktop = await launchDesktop({ dataDir })
  const { spoolDir } = desktop
  const client = await windowClient(await desktop.newWindow())
  let isFirst = true
  return settle(options, {
    host: desktop.host,
    client,
    papers: spoolDir === null ? noTray : spoolTray(spoolDir),
    async openWindow(as) {
      const page = isFirst ? desktop.page : await desktop.newWindow()
      isFirst = false
      await page.addInitScript(beginAnew)
      // What the application opens is loaded already, in the language of the machine.
      if ((await page.evaluate(() => document.documentElement.lang)) !== 'en') await page.reload()
      if (as !== null) await signInByHand(page, await memberOf(client, as))
      return page
    },
    async close() {
      await desktop.close()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 })
    },
  })
}

/** As a person does: the name, the PIN. A window of the desktop keeps its session to itself, so none can be brought along. */
async function signInByHand(page: Page, { name }: { name: string }): Promise<void> {
  await page.getByRole('group').getByRole('button', { name }).click()
  await page.locator('input[type="password"]').fill(SAMPLE_PIN)
  await page.keyboard.press('Enter')
}

/** Electron itself prints on the machine's own printers, which a test cannot look into. */
const noTray: PaperTray = {
  waiting: () => 0,
  take: () => Promise.reject(new Error('papers of real Electron are on the printer')),
}

const depotFor = ({ sample = true }: AppOptions): Promise<string> => (sample ? copySampleDepot() : emptyDepot())

/** Brings size and people into place. */
async function settle({ sample = true, as = 'manager', motion = 'reduce' }: AppOptions, ground: Ground): Promise<App> {
  const problems: string[] = []
  const begin = async (role: Role | null): Promise<Page> => {
    const page = await ground.openWindow(role)
    page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) problems.push(message.text())
    })
    page.setDefaultTimeout(30_000)
    // A page behind another one draws once a second, and whoever waits for it to stand still waits long.
    await page.bringToFront()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ reducedMotion: motion })
    // Keys before the app listens are nobody's.
    if (role !== null) await page.getByRole('navigation').waitFor()
    return page
  }
  if (sample) await signInBySample(ground.client, 'manager')
  const page = await begin(sample ? as : null)
  const keys = await keysOf(page)
  return {
    ...ground,
    page,
    keys,
    async print(...names) {
      if (ground.host === 'electron-double') return ground.papers.take(names.length)
      const printed: Buffer[] = []
      for (const name of names) {
        const dialog = page.getByRole('dialog', { name })
        await dialog.locator('button[aria-keyshortcuts="Control+P"]').waitFor()
        await keys.press(['Control+p'], () => 200)
        printed.push(...(await ground.papers.take(1)))
        await dialog.waitFor({ state: 'hidden' })
      }
      return printed
    },
    newWindow: (role = 'manager') => begin(role),
    open: (path, window = page) => follow(window, path),
    async refresh() {
      await page.bringToFront()
      await page.evaluate((mark) => {
        sessionStorage.setItem(mark, 'yes')
        // The router has put its own in front of the browser's: it would show Today before that is loaded anew.
        History.prototype.replaceState.call(history, null, '', '/')
      }, ANEW)
      await page.reload()
      await page.getByRole('navigation').waitFor()
    },
    async close() {
      await ground.close()
      if (problems.length > 0) throw new Error(`The pages had problems:\n${problems.join('\n')}`)
    },
  }
}

const ANEW = 'handback.test.anew'

/** Runs in each page before its own scripts: English unless chosen otherwise, and nothing left where `refresh` asked for that. */
function beginAnew(): void {
  if (window.top !== window || !/^(https?|app):/.test(location.protocol)) return
  if (sessionStorage.getItem('handback.test.anew') !== null) {
    localStorage.clear()
    sessionStorage.clear()
  }
  if (localStorage.getItem('handback.language') === null) localStorage.setItem('handback.language', 'en')
}

/** The router of the page hears of addresses that its history gets. The desktop allows no other way. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, path)
  await routed(page)
}

async function memberOf(client: HostClient, role: Role) {
  const person = (await client.session.names()).find(({ roles }) => roles.includes(role))
  if (person === undefined) throw new Error(`nobody of the sample is ${role}`)
  return person
}

async function signInBySample(client: HostClient, role: Role): Promise<void> {
  const { id } = await memberOf(client, role)
  await client.session.signIn({ staffId: id, pin: SAMPLE_PIN })
}

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
}
