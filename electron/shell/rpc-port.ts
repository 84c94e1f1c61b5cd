import { MessageChannelMain } from 'electron'
import type { IpcMain, WebContents } from 'electron'
import { MessagePortHandler } from '@orpc/server/message-port'
import type { Logger } from 'pino'
import { PORT_CHANNEL } from '../../shared/live/host-port.ts'
import type { CallContext, HostRouter, Printing, SessionCarrier } from '../host.ts'
import { hideUndeclaredErrors } from '../rpc-errors.ts'
import { createRpcHandler } from '../rpc-handler.ts'
import { createMemoryCarrier } from './memory-carrier.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** Answers each page's one request for a port with the router behind it. */
export function servePorts(ipcMain: IpcMain, router: HostRouter, printing: Printing, log: Logger): void {
  const handler = new MessagePortHandler(
    createRpcHandler<CallContext>(router, { clientInterceptors: [hideUndeclaredErrors(log)] }),
  )
  const sessions = new WeakMap<WebContents, SessionCarrier>()

  ipcMain.on(PORT_CHANNEL, (event) => {
    if (!isTrustedSender(event)) {
      log.warn({ window: event.sender.id }, 'a stranger asked for a port')
      return
    }
    const { port1, port2 } = new MessageChannelMain()
    const session = sessions.get(event.sender) ?? createMemoryCarrier()
    sessions.set(event.sender, session)
    handler.upgrade(port1, { context: { host: 'desktop', session, device: 'desktop', printing, ownAddress: null } })
    port1.start()
    event.senderFrame?.postMessage(PORT_CHANNEL, null, [port2])
  })
}
