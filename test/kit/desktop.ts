import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, chromium } from 'playwright-core'
import type { BrowserContext, Page } from 'playwright-core'
import { ensureBuilt } from '../../electron/start-build.ts'
import { ended, listen } from './child-process.ts'
import type { Ended } from './child-process.ts'
import { toPageUrl } from './electron-double/addresses.ts'
import type { FromParent, ToParent } from './electron-double/parent.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PAGE_ORIGIN = new URL(toPageUrl('app://handback/')).origin

export interface DesktopOptions {
  dataDir: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Another entry than the built application, which then always runs on the double. */
  entry?: string
}

export interface Dialog {
  title: string
  content: string
}

export interface RunningDesktop {
  host: 'electron' | 'electron-double'
  /** The first window. */
  page: Page
  /** By File → New Window; the two share the host, not the session. */
  newWindow(): Promise<Page>
  /** Where the double's printers leave `NNNN.pdf` with the job's options in `NNNN.json`; null on real Electron. */
  spoolDir: string | null
  /** What was handed to the system's browser; the double only. */
  openedOutside(): readonly string[]
  /** Quits as by the menu and waits until the process is gone. */
  close(): Promise<Ended>
  /** As by a power cut; the double only. */
  kill(): Promise<Ended>
}

/** The desktop ended before its first window; `dialogs` is what it told the user. */
export class DesktopEndedError extends Error {
  override readonly name = 'DesktopEndedError'
  readonly dialogs: readonly Dialog[]
  readonly code: number | null

  constructor(code: number | null, dialogs: readonly Dialog[], said: string) {
    super(`The desktop ended with ${code} before its first window\n${said}`)
    this.code = code
    this.dialogs = dialogs
  }
}

/** Starts the desktop on real Electron where its binary is installed, else on the double, and says which on standard output. */
export async function launchDesktop(options: DesktopOptions): Promise<RunningDesktop> {
  if (options.entry === undefined) await ensureBuilt(root)
  const binary = options.entry === undefined ? electronBinary() : null
  process.stdout.write(`desktop runs on ${binary === null ? 'electron-double (Chromium)' : 'Electron'}\n`)
  return binary === null ? launchOnDouble(options) : launchOnElectron(options, binary)
}

function electronBinary(): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const note = join(folder, 'path.txt')
  const binary = existsSync(note) ? join(folder, 'dist', readFileSync(note, 'utf8')) : null
  return binary !== null && existsSync(binary) ? binary : null
}

async function launchOnElectron(
  { dataDir, args = [], env = {} }: DesktopOptions,
  executablePath: string,
): Promise<RunningDesktop> {
  const application = await _electron.launch({
    executablePath,
    args: [...(process.platform === 'linux' ? ['--no-sandbox'] : []), root, '--data', dataDir, ...args],
    env: { ...definedOnly(process.env), ...env },
  })
  const child = application.process()
  return {
    host: 'electron',
    page: await application.firstWindow(),
    spoolDir: null,
    openedOutside: () => [],
    async newWindow() {
      const opened = application.waitForEvent('window')
      await application.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click())
      return opened
    },
    async close() {
      await application.close()
      return ended(child)
    },
    kill() {
      child.kill('SIGKILL')
      return ended(child)
    },
  }
}

async function launchOnDouble({ dataDir, args = [], env = {}, entry }: DesktopOptions): Promise<RunningDesktop> {
  const spoolDir = await mkdtemp(join(tmpdir(), 'handback-spool-'))
  const register = new URL('./electron-double/register.ts', import.meta.url).href
  const main = entry ?? join(root, 'out', 'main', 'main.js')
  const child = spawn(process.execPath, ['--import', register, main, '--data', dataDir, ...args], {
    cwd: root,
    env: { ...process.env, HANDBACK_SPOOL_DIR: spoolDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said = listen(child)
  const heard = hear(child)
  const gone = ended(child)
  const endpoint = await Promise.race([heard.endpoint, gone.then(({ code }) => fail(code, heard.dialogs, said.text()))])
  const browser = await chromium.connectOverCDP(endpoint).catch(async () => {
    // Its browser is gone because the application ended; that is what there is to say.
    const { code } = await gone
    return fail(code, heard.dialogs, said.text())
  })
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('The double has no pages')
  const page = await Promise.race([pageAfter(context, []), gone.then(({ code }) => fail(code, heard.dialogs, said.text()))])
  return {
    host: 'electron-double',
    page,
    spoolDir,
    openedOutside: () => heard.openedOutside,
    newWindow() {
      const before = ownPages(context)
      ask(child, { kind: 'menu', id: 'new-window' })
      return pageAfter(context, before)
    },
    async close() {
      if (child.connected) ask(child, { kind: 'quit' })
      const result = await gone
      await rm(spoolDir, { recursive: true, force: true })
      return result
    },
    kill() {
      child.kill('SIGKILL')
      return gone
    },
  }
}

interface Heard {
  endpoint: Promise<string>
  dialogs: Dialog[]
  openedOutside: string[]
}

function hear(child: ChildProcess): Heard {
  const dialogs: Dialog[] = []
  const openedOutside: string[] = []
  const endpoint = new Promise<string>((resolve) => {
    child.on('message', (raw) => {
      // The only sender is the double, which is typed by the same union.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const message = raw as ToParent
      if (message.kind === 'browser') resolve(message.endpoint)
      else if (message.kind === 'dialog') dialogs.push(message)
      else openedOutside.push(message.url)
    })
  })
  return { endpoint, dialogs, openedOutside }
}

function fail(code: number | null, dialogs: readonly Dialog[], said: string): never {
  throw new DesktopEndedError(code, dialogs, said)
}

function ask(child: ChildProcess, message: FromParent): void {
  child.send(message)
}

function ownPages(context: BrowserContext): Page[] {
  return context.pages().filter((page) => page.url().startsWith(PAGE_ORIGIN))
}

/** The application's page that was not there before, once it is loaded. */
async function pageAfter(context: BrowserContext, before: readonly Page[]): Promise<Page> {
  const isNew = (page: Page) => !before.includes(page) && page.url().startsWith(PAGE_ORIGIN)
  const found = await new Promise<Page>((resolve) => {
    const look = (page: Page) => {
      if (isNew(page)) resolve(page)
      else page.on('framenavigated', () => isNew(page) && resolve(page))
    }
    for (const page of context.pages()) look(page)
    context.on('page', look)
  })
  await found.waitForLoadState('load')
  return found
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
