import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { ASK_FOR_PORT, PORT_CHANNEL } from '../../shared/live/host-port.ts'

/**
 * The two ways to the depot: the desktop's MessagePort, which its preload hands over, and the station's HTTP with a
 * WebSocket for the stream of changes. Nothing above this file knows which one it is.
 */

export type Link = ClientLink<ClientContext>

/** Who served this page; the host writes it into the page's head. */
export const hostKind = (): 'desktop' | 'station' =>
  document.querySelector('meta[name="handback-host"]')?.getAttribute('content') === 'desktop' ? 'desktop' : 'station'

/** Asks the preload for its port; it answers once per load. */
const takePort = (): Promise<MessagePort> => {
  const { promise, resolve } = Promise.withResolvers<MessagePort>()
  const onMessage = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports
    if (event.source !== window || event.data !== PORT_CHANNEL || port === undefined) return
    window.removeEventListener('message', onMessage)
    port.start()
    resolve(port)
  }
  window.addEventListener('message', onMessage)
  window.postMessage(ASK_FOR_PORT, window.location.origin)
  return promise
}

let portLink: Promise<Link> | undefined

const desktopLink = (): Promise<Link> => {
  portLink ??= takePort().then((port) => new PortLink({ port }))
  return portLink
}

const stationLink: Link = new FetchLink({
  url: () => new URL('/rpc', window.location.origin),
  // Cross-site pages cannot set a header of their own; the station refuses calls without it.
  headers: { 'x-handback': '1' },
})

/** The way for calls. */
export const callLink = (): Promise<Link> => (hostKind() === 'desktop' ? desktopLink() : Promise.resolve(stationLink))

export interface LiveConnection {
  readonly link: Link
  readonly close: () => void
}

const openSocket = (): Promise<LiveConnection> => {
  const { promise, resolve, reject } = Promise.withResolvers<LiveConnection>()
  const url = new URL('/live', window.location.origin)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(url)
  socket.addEventListener('open', () => resolve({ link: new SocketLink({ websocket: socket }), close: () => socket.close() }), {
    once: true,
  })
  socket.addEventListener('error', () => reject(new TypeError('the live connection was refused')), { once: true })
  return promise
}

/** A way for the stream of changes, fresh for each attempt. On the desktop it is the port that calls use too. */
export const openLiveConnection = async (): Promise<LiveConnection> =>
  hostKind() === 'desktop' ? { link: await desktopLink(), close: () => undefined } : openSocket()
