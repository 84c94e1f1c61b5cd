import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  PrintToPDFOptions,
  WebContents,
  WebContentsPrintOptions,
} from 'electron'
import type { Page } from 'playwright-core'
import { isAppUrl, toAppUrl, toPageUrl } from './addresses.ts'
import { openPage } from './chromium-host.ts'
import type { DoublePort } from './message-ports.ts'
import { bridgePreload } from './preload-bridge.ts'
import type { PreloadBridge } from './preload-bridge.ts'
import { session } from './sessions.ts'
import type { DoubleSession } from './sessions.ts'
import { PRINTERS, renderPdf, spool } from './spooler.ts'

const MM_PER_INCH = 25.4
type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

/** What the double's `app` and `ipcMain` hear from windows. */
export const events = new EventEmitter()
const open = new Set<DoubleWindow>()
let lastId = 0

/** The frame at the top of a page, as its URL looks to the application. */
class MainFrame {
  readonly #contents: DoubleContents

  constructor(contents: DoubleContents) {
    this.#contents = contents
  }

  get url(): string {
    return toAppUrl(this.#contents.page.url())
  }

  postMessage(channel: string, message: unknown, transfer: DoublePort[] = []): void {
    this.#contents.bridge?.postMessage(channel, message, transfer)
  }
}

type ContentsSlice = Pick<
  WebContents,
  'id' | 'executeJavaScript' | 'setWindowOpenHandler' | 'getPrintersAsync' | 'print' | 'printToPDF'
>

export class DoubleContents extends EventEmitter implements ContentsSlice {
  readonly id: number
  readonly session: DoubleSession
  readonly mainFrame = new MainFrame(this)
  bridge: PreloadBridge | null = null
  #page: Page | null = null
  #handleWindowOpen: WindowOpenHandler = () => ({ action: 'allow' })

  constructor(session: DoubleSession) {
    super()
    lastId += 1
    this.id = lastId
    this.session = session
  }

  get page(): Page {
    if (this.#page === null) throw new Error('The window has no page yet')
    return this.#page
  }

  async open(preloadFile: string | null): Promise<void> {
    this.#page = await openPage({
      session: this.session,
      mayNavigate: (url) => this.#mayNavigate(url),
      openWindow: (url) => void this.#handleWindowOpen(windowOpenDetails(url)),
    })
    if (preloadFile === null) return
    this.bridge = await bridgePreload(this.page, readFileSync(preloadFile, 'utf8'), (channel, args) => {
      events.emit('ipc', channel, { sender: this, senderFrame: this.mainFrame, ports: [] }, args)
    })
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#handleWindowOpen = handler
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.page.evaluate(code)
  }

  async getPrintersAsync() {
    return PRINTERS
  }

  print(options: WebContentsPrintOptions = {}, callback: (success: boolean, failureReason: string) => void = () => {}): void {
    if (options.silent !== true) throw new Error('The double has nobody to ask: print silently')
    void this.#spool(options, callback)
  }

  async #spool(options: WebContentsPrintOptions, callback: (success: boolean, failureReason: string) => void): Promise<void> {
    const failure = await spool(this.page, options, process.env['HANDBACK_SPOOL_DIR'] ?? 'spool').catch(String)
    callback(failure === null, failure ?? '')
  }

  printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    if (typeof options.pageSize !== 'object') throw new TypeError('The double prints on paper of a size in inches only')
    const { width, height } = options.pageSize
    return renderPdf(this.page, width * MM_PER_INCH, height * MM_PER_INCH, options.landscape ?? false)
  }

  #mayNavigate(url: string): boolean {
    let isPrevented = false
    this.emit('will-navigate', { url, isMainFrame: true, preventDefault: () => (isPrevented = true) })
    return !isPrevented
  }
}

function windowOpenDetails(url: string): Parameters<WindowOpenHandler>[0] {
  return { url, frameName: '', features: '', disposition: 'new-window', referrer: { policy: 'no-referrer', url: '' } }
}

type WindowSlice = Pick<
  BrowserWindow,
  'loadURL' | 'show' | 'focus' | 'isMinimized' | 'restore' | 'destroy' | 'close' | 'isDestroyed'
>

export class DoubleWindow extends EventEmitter implements WindowSlice {
  readonly webContents: DoubleContents
  readonly #preloadFile: string | null
  #isDestroyed = false

  static getAllWindows(): DoubleWindow[] {
    return [...open]
  }

  constructor({ webPreferences = {} }: BrowserWindowConstructorOptions = {}) {
    super()
    const { sandbox, contextIsolation, nodeIntegration, preload, partition } = webPreferences
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false) {
      throw new Error('The double opens sandboxed windows only')
    }
    this.#preloadFile = preload ?? null
    this.webContents = new DoubleContents(partition === undefined ? session.defaultSession : session.fromPartition(partition))
    open.add(this)
    events.emit('web-contents-created', this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.open(this.#preloadFile)
    const { page } = this.webContents
    page.on('close', () => this.#closed())
    page.on('load', () => this.webContents.emit('did-finish-load'))
    const pageUrl = toPageUrl(url)
    const { origin } = new URL(url)
    if (isAppUrl(pageUrl) && this.webContents.session.allowsCamera(origin === 'null' ? url : origin)) {
      await page.context().grantPermissions(['camera'], { origin: new URL(pageUrl).origin })
    }
    await page.goto(pageUrl, { waitUntil: 'load' })
    this.emit('ready-to-show')
  }

  show(): void {
    events.emit('shown', this)
  }

  focus(): void {
    void this.webContents.page.bringToFront()
  }

  isMinimized(): boolean {
    return false
  }

  restore(): void {
    this.show()
  }

  close(): void {
    void this.webContents.page.close()
  }

  destroy(): void {
    this.close()
    this.#closed()
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  #closed(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    open.delete(this)
    this.emit('closed')
    if (open.size === 0) events.emit('window-all-closed')
  }
}
