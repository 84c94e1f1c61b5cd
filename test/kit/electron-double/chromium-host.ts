import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core'
import { chromiumLaunchOptions } from '../browser.ts'
import { isAppUrl, toAppUrl } from './addresses.ts'
import { tellParent } from './parent.ts'
import type { DoubleSession } from './sessions.ts'

/** What the Chromium behind the double needs to know of a window whose page it shows. */
export interface PageOwner {
  session: DoubleSession
  /** Whether the window lets its page go there. */
  mayNavigate(url: string): boolean
  /** The page wants another window. */
  openWindow(url: string): void
}

const owners = new Map<Page, PageOwner>()
let opening = 0
let context: Promise<BrowserContext> | null = null

/** Starts Chromium once, with its profile where Electron would keep its own. */
export function startChromium(profileDir: string): Promise<BrowserContext> {
  context ??= start(profileDir)
  return context
}

export async function stopChromium(): Promise<void> {
  await (await context)?.close()
}

export async function openPage(owner: PageOwner): Promise<Page> {
  if (context === null) throw new Error('A window before the application is ready')
  const started = await context
  opening += 1
  try {
    const page = await started.newPage()
    owners.set(page, owner)
    page.on('close', () => owners.delete(page))
    await hearWindowsOf(page, owner)
    return page
  } finally {
    opening -= 1
  }
}

/** Told by the page that asks: the request of the window it opens may be gone before anybody sees it. */
async function hearWindowsOf(page: Page, owner: PageOwner): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  cdp.on('Page.windowOpen', ({ url }) => owner.openWindow(toAppUrl(url)))
  await cdp.send('Page.enable')
}

async function start(profileDir: string): Promise<BrowserContext> {
  mkdirSync(profileDir, { recursive: true })
  const options = chromiumLaunchOptions()
  const started = await chromium.launchPersistentContext(profileDir, {
    ...options,
    args: [
      ...(options.args ?? []),
      '--remote-debugging-port=0',
      '--window-size=1280,800',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
    viewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  await started.route('**/*', (route, request) => answer(route, request))
  started.on('page', (page) => {
    if (opening === 0) page.close().catch((error: unknown) => process.stderr.write(`electron-double: ${String(error)}\n`))
  })
  const [port] = readFileSync(join(profileDir, 'DevToolsActivePort'), 'utf8').split('\n')
  tellParent({ kind: 'browser', endpoint: `http://127.0.0.1:${port}` })
  return started
}

/** Every request of every page: those for our scheme go to the handler of the page's session, others go nowhere. */
async function answer(route: Route, request: PageRequest): Promise<void> {
  const owner = ownerOf(request)
  const url = request.url()
  if (owner === null || !isAppUrl(url)) {
    if (owner !== null && request.isNavigationRequest() && request.frame().parentFrame() === null)
      owner.mayNavigate(toAppUrl(url))
    // 'aborted' leaves the page as it is; any other reason would show an error page in its place.
    return route.abort('aborted')
  }
  const body = request.postDataBuffer()
  const response = await owner.session.protocol.answer(
    new Request(toAppUrl(url), {
      method: request.method(),
      headers: request.headers(),
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    }),
  )
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

/** The window behind a request; null for a page that Chromium opened by itself, as `window.open` or a link with a target asks. */
function ownerOf(request: PageRequest): PageOwner | null {
  try {
    return owners.get(request.frame().page()) ?? null
  } catch {
    // Playwright refuses to name the frame while a new page is only about to open.
    return null
  }
}
