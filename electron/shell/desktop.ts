import { app, BrowserWindow, ipcMain, Menu, protocol, session, shell } from 'electron'
import type { Logger } from 'pino'
import type { HostRouter, Printing } from '../host.ts'
import { createRendererFiles } from '../renderer-files.ts'
import { describeError } from '../rpc-errors.ts'
import { hostLanguage } from '../start-failures.ts'
import { servePages } from './app-protocol.ts'
import { guardContents, guardPermissions } from './guards.ts'
import { menuTemplate } from './menu.ts'
import { createPrinting } from './printing.ts'
import { servePorts } from './rpc-port.ts'
import { bringForward, openWindow } from './window.ts'

export interface DesktopOptions {
  depot: { router: HostRouter; usePrinting(printing: Printing): void; close(): Promise<void> }
  rendererDir: string
  preloadFile: string
  log: Logger
}

/** Opens the first window on an open depot. Call after `app.whenReady()`, with the scheme declared before it. */
export async function startDesktop({ depot, rendererDir, preloadFile, log }: DesktopOptions): Promise<void> {
  closeBeforeQuit(depot, log)
  guardContents(app, shell, (what) => log.warn({ what }, 'refused to a page'))
  guardPermissions(session.defaultSession)
  servePages(protocol, createRendererFiles({ rendererDir, host: 'desktop' }))
  const printing = createPrinting(() => BrowserWindow.getAllWindows()[0]?.webContents ?? null)
  depot.usePrinting(printing)
  servePorts(ipcMain, depot.router, printing, log)

  const openAnother = () => {
    openWindow(preloadFile).catch((error: unknown) => log.error({ error: describeError(error) }, 'no window opened'))
  }
  const language = hostLanguage(app.getLocale())
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ language, isDevelopment: !app.isPackaged, openWindow: openAnother })),
  )
  app.on('second-instance', () => bringForward(BrowserWindow.getAllWindows()[0]))
  app.on('window-all-closed', () => app.quit())
  await openWindow(preloadFile)
}

/** Quitting waits until the depot has written its checkpoint; a failure there is logged and does not keep the window open. */
function closeBeforeQuit(depot: DesktopOptions['depot'], log: Logger): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    depot
      .close()
      .catch((error: unknown) => log.fatal({ error: describeError(error) }, 'close failed'))
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
}
