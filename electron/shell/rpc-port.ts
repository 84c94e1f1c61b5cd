import { MessageChannelMain } from 'electron'
import type { IpcMain, IpcMainEvent, WebContents } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { Logger } from 'pino'
import type { CallContext, HostRouter, Printing, SessionCarrier } from '../host.ts'
import { hideUndeclaredErrors } from '../rpc-errors.ts'
import { isOwnUrl } from './own-origin.ts'
import { PORT_CHANNEL } from './port-channel.ts'

/** The slice of an IPC event that says who sent it. */
export interface Sender {
  sender: Pick<WebContents, 'id' | 'mainFrame'>
  senderFrame: Pick<NonNullable<IpcMainEvent['senderFrame']>, 'url'> | null
}

/**
 * Only the application's page itself, not a frame in it, gets a port. A frame that is gone has no sender and none either, and
 * an empty URL is not ours.
 */
export function isTrustedSender({ sender, senderFrame }: Sender): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnUrl(senderFrame.url)
}

/** Answers each page's one request for a port with the router behind it. */
export function servePorts(ipcMain: IpcMain, router: HostRouter, printing: Printing, log: Logger): void {
  const handler = new RPCHandler<CallContext>(router, { clientInterceptors: [hideUndeclaredErrors(log)] })
  const sessions = new WeakMap<WebContents, SessionCarrier>()

  ipcMain.on(PORT_CHANNEL, (event) => {
    if (!isTrustedSender(event)) {
      log.warn({ window: event.sender.id }, 'a stranger asked for a port')
      return
    }
    const { port1, port2 } = new MessageChannelMain()
    const session = sessions.get(event.sender) ?? createMemoryCarrier()
    sessions.set(event.sender, session)
    handler.upgrade(port1, { context: { host: 'desktop', session, device: 'desktop', printing } })
    port1.start()
    event.senderFrame?.postMessage(PORT_CHANNEL, null, [port2])
  })
}

/** The session of one window: it ends with the window and is never written down. */
export function createMemoryCarrier(now: () => number = Date.now): SessionCarrier {
  let held: { token: string; expires: number } | null = null
  return {
    read() {
      if (held !== null && held.expires <= now()) held = null
      return held?.token ?? null
    },
    write(token, expiresAt) {
      held = { token, expires: Date.parse(expiresAt) }
    },
    clear() {
      held = null
    },
  }
}
