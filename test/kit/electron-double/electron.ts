import { EventEmitter } from 'node:events'
import type { Dialog, Protocol, Shell } from 'electron'
import { DoubleApp } from './application.ts'
import { DoubleWindow, events } from './double-window.ts'
import { DoubleMenu } from './menu.ts'
import { onParent, tellParent } from './parent.ts'
import { session } from './sessions.ts'

/** The slice of Electron's main-process API that the application uses, over real Chromium pages. See README.md. */

export const app = new DoubleApp()
export const BrowserWindow = DoubleWindow
export const Menu = DoubleMenu
export { MessageChannelMain } from './message-ports.ts'
export { session }

export const ipcMain = new EventEmitter()
events.on('ipc', (channel: string, event: unknown, args: unknown[]) => ipcMain.emit(channel, event, ...args))

export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    const isKnown = schemes.every(
      ({ scheme, privileges }) => scheme === 'app' && privileges?.standard === true && privileges.secure === true,
    )
    if (!isKnown) throw new Error('The double shows one scheme, app, as a standard and secure one')
  },
  handle: (scheme, handler) => session.defaultSession.protocol.handle(scheme, handler),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>

export const dialog = {
  showErrorBox: (title, content) => tellParent({ kind: 'dialog', title, content }),
} satisfies Pick<Dialog, 'showErrorBox'>

export const shell = {
  async openExternal(url) {
    tellParent({ kind: 'opened-outside', url })
  },
} satisfies Pick<Shell, 'openExternal'>

onParent((message) => {
  if (message.kind === 'quit') app.quit()
  else Menu.getApplicationMenu()?.clickById(message.id)
})
