import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, unlinkSync, watch, writeFileSync } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import { startChromium, stopChromium } from './chromium-host.ts'
import { DoubleWindow, events } from './double-window.ts'

type AppSlice = Pick<
  App,
  | 'isPackaged'
  | 'enableSandbox'
  | 'getLocale'
  | 'setPath'
  | 'getPath'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
>

export class DoubleApp extends EventEmitter implements AppSlice {
  readonly isPackaged = false
  readonly #paths = new Map<string, string>()
  #ready: Promise<void> | null = null
  #isReady = false
  #knocks: FSWatcher | null = null
  #isQuitting = false

  constructor() {
    super()
    events.on('web-contents-created', (contents) => this.emit('web-contents-created', {}, contents))
    events.on('window-all-closed', () => {
      if (!this.#isQuitting && !this.emit('window-all-closed')) this.quit()
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit())
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before the app is ready')
  }

  getLocale(): string {
    return process.env['HANDBACK_DOUBLE_LOCALE'] ?? 'en'
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`The double has no path for ${name}`)
    return path
  }

  /** A file with the process's number is the lock; a second instance that finds it knocks and leaves. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const lock = join(folder, 'double.lock')
    if (existsSync(lock) && isRunning(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(join(folder, 'double.knock'), String(process.pid))
      return false
    }
    writeFileSync(lock, String(process.pid))
    process.on('exit', () => unlinkSync(lock))
    this.#knocks = watch(folder, (_event, file) => {
      if (file === 'double.knock') this.emit('second-instance', {}, [], process.cwd(), {})
    })
    return true
  }

  whenReady(): Promise<void> {
    this.#ready ??= this.#start()
    return this.#ready
  }

  async #start(): Promise<void> {
    await startChromium(join(this.getPath('userData'), 'chromium'))
    this.#isReady = true
    this.emit('ready')
  }

  isReady(): boolean {
    return this.#isReady
  }

  quit(): void {
    let isPrevented = false
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) })
    if (isPrevented) return
    this.#isQuitting = true
    for (const window of DoubleWindow.getAllWindows()) window.destroy()
    this.exit(0)
  }

  exit(code = 0): void {
    this.#isQuitting = true
    this.#knocks?.close()
    stopChromium().then(
      () => process.exit(code),
      () => process.exit(code === 0 ? 1 : code),
    )
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch {
    // Nobody by that number: the lock was left by a process that was killed.
    return false
  }
}
