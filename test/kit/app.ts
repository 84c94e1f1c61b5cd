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

export { SAMPLE_PIN }

export type AppLanguage = 'en' | 'zh-CN'

export interface AppOptions {
  /** False: a folder in which no depot was set up. */
  sample?: boolean
  /** Of the screens. */
  language?: AppLanguage
  /** Who is signed in at the first window; null leaves the sign-in page. */
  as?: Role | null
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
  /** Takes the place of whoever is signed in at that window, without its sign-in page, and opens Today. */
  signIn(role: Role, page?: Page): Promise<void>
  /** Opens an address of the app in a window as a link within it does. */
  open(path: string, page?: Page): Promise<void>
  /** Loads the first window anew at Today, with nothing left of drafts, notices or choices but the language. */
  refresh(): Promise<void>
  /** Somebody else at the same host, signed in as manager; may sign in as another. A depot not set up has nobody. */
  client: HostClient
  papers: PaperTray
  /**
   * Prints the papers that the page is printing now and gives them as PDF. A desktop prints by itself; elsewhere each is shown
   * in a dialog of that name, in which this presses the key for Print.
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

/** Tests on one host, for what is the same on both, or on that one alone. */
export function describeHost(host: Host, name: string, define: (launch: Launch, host: Host) => void): void {
  describe(`${name}, ${host}`, () => {
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
  first: Page
  client: HostClient
  papers: PaperTray
  openWindow(): Promise<Page>
  signIn(page: Page, role: Role): Promise<void>
  close(): Promise<unknown>
}

async function launchAtStation(options: AppOptions = {}): Promise<App> {
  const dataDir = await depotFor(options)
  const [station, browser] = await Promise.all([launchStation({ dataDir }), launchBrowser()])
  const origin = station.url
  const tray = await dialogTray(browser)
  const openWindow = async () => {
    const context = await newContext(browser)
    const page = await context.newPage()
    await tray.watch(page)
    await page.goto(origin)
    return page
  }
  const { client } = stationClient(origin)
  return settle(options, {
    host: 'station',
    first: await openWindow(),
    client,
    papers: tray,
    openWindow,
    async signIn(page, role) {
      const session = stationClient(origin)
      await signInBySample(session.client, role)
      const [name = '', value = ''] = session.cookie().split('=')
      const { hostname } = new URL(origin)
      await page
        .context()
        .addCookies([{ name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' }])
      await page.goto(origin)
    },
    async close() {
      await browser.close()
      await station.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  })
}

async function launchAtDesktop(options: AppOptions = {}): Promise<App> {
  const dataDir = await depotFor(options)
  const desktop = await launchDesktop({ dataDir })
  const { spoolDir } = desktop
  const driver = await windowClient(await desktop.newWindow())
  return settle(options, {
    host: desktop.host,
    first: desktop.page,
    client: driver.client,
    papers: spoolDir === null ? noTray : spoolTray(spoolDir),
    openWindow: () => desktop.newWindow(),
    async signIn(page, role) {
      const { client, giveBack } = await windowClient(page)
      await signInBySample(client, role)
      await giveBack()
    },
    async close() {
      await desktop.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  })
}

/** Electron itself prints on the machine's own printers, which a test cannot look into. */
const noTray: PaperTray = {
  waiting: () => 0,
  take: () => Promise.reject(new Error('papers of real Electron are on the printer')),
}

const depotFor = ({ sample = true }: AppOptions): Promise<string> => (sample ? copySampleDepot() : emptyDepot())

/** Brings language, size and people into place. */
async function settle({ sample = true, language = 'en', as = 'manager' }: AppOptions, ground: Ground): Promise<App> {
  const problems: string[] = []
  const begin = async (page: Page, role: Role | null): Promise<Page> => {
    page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) problems.push(message.text())
    })
    page.setDefaultTimeout(15_000)
    // A page behind another one draws once a second, and whoever waits for it to stand still waits long.
    await page.bringToFront()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate((chosen) => localStorage.setItem('handback.language', chosen), language)
    if (role === null) await page.reload()
    else await signIn(role, page)
    return page
  }
  const signIn = async (role: Role, page: Page): Promise<void> => {
    await ground.signIn(page, role)
    // Keys before the app listens are nobody's.
    await page.getByRole('navigation').waitFor()
  }
  if (sample) await signInBySample(ground.client, 'manager')
  const page = await begin(ground.first, sample ? as : null)
  const keys = await keysOf(page)
  return {
    ...ground,
    page,
    keys,
    async print(...names) {
      if (ground.host === 'electron-double') return ground.papers.take(names.length)
      const printed: Buffer[] = []
      for (const name of names) {
        await page.getByRole('dialog', { name }).locator('button[aria-keyshortcuts="Control+P"]').waitFor()
        await keys.press(['Control+p'], () => 200)
        printed.push(...(await ground.papers.take(1)))
      }
      return printed
    },
    newWindow: async (role = 'manager') => begin(await ground.openWindow(), role),
    signIn: (role, window = page) => signIn(role, window),
    open: (path, window = page) => follow(window, path),
    async refresh() {
      await page.bringToFront()
      await follow(page, '/')
      await page.evaluate((chosen) => {
        localStorage.clear()
        localStorage.setItem('handback.language', chosen)
      }, language)
      await page.reload()
      await page.getByRole('navigation').waitFor()
    },
    async close() {
      await ground.close()
      if (problems.length > 0) throw new Error(`The pages had problems:\n${problems.join('\n')}`)
    },
  }
}

/** The router of the page hears of addresses that its history gets. The desktop allows no other way. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, path)
}

async function signInBySample(client: HostClient, role: Role): Promise<void> {
  const names = await client.session.names()
  const person = names.find(({ roles }) => roles.includes(role))
  if (person === undefined) throw new Error(`nobody of the sample is ${role}`)
  await client.session.signIn({ staffId: person.id, pin: SAMPLE_PIN })
}

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
}
