import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from 'playwright-core'
import type { contract } from '../../shared/contract.ts'
import { ASK_FOR_PORT, PORT_CHANNEL } from '../../shared/live/host-port.ts'

/** Callers of a running host from the test: the same wire, the same permissions, a session of their own. */

export type HostClient = ContractRouterClient<typeof contract>

export interface StationClient {
  client: HostClient
  /** `name=value` of the session, as a browser would send it; '' while nobody is signed in. */
  cookie(): string
}

/** Over HTTP, with its own cookie. */
export function stationClient(origin: string): StationClient {
  let cookie = ''
  const link = new FetchLink({
    url: new URL('/rpc', origin).href,
    headers: () => ({ 'x-handback': '1', ...(cookie === '' ? {} : { cookie }) }),
    fetch: async (request, init) => {
      const response = await fetch(request, init)
      const [set] = response.headers.getSetCookie()
      if (set !== undefined) cookie = set.split(';', 1)[0] ?? ''
      return response
    },
  })
  return { client: createORPCClient(link), cookie: () => cookie }
}

const RECEIVE = 'handbackTestReceive'
const SEND = 'handbackTestSend'

/**
 * Over the port of a desktop window, which from now on belongs to the test: the window shows a picture of the application's instead
 * of its page, whose scripts would ask for the port themselves.
 */
export async function windowClient(page: Page): Promise<HostClient> {
  const port = new EventTarget()
  await page.exposeBinding(RECEIVE, (_source, data: string) => {
    port.dispatchEvent(new MessageEvent('message', { data }))
  })
  await page.goto(new URL('/icon.svg', page.url()).href)
  await page.evaluate(takePort, { receive: RECEIVE, send: SEND, ask: ASK_FOR_PORT, channel: PORT_CHANNEL })
  return createORPCClient(new PortLink({ port: tunnelTo(page, port) }))
}

function tunnelTo(page: Page, port: EventTarget) {
  const post = (data: unknown): void => {
    if (typeof data !== 'string') throw new TypeError('the tunnel carries text only; send files from a page')
    void page.evaluate(({ send, text }) => window.dispatchEvent(new CustomEvent(send, { detail: text })), {
      send: SEND,
      text: data,
    })
  }
  return Object.assign(port, { postMessage: post })
}

interface TakePort {
  receive: string
  send: string
  ask: string
  channel: string
}

/** Runs in the page: asks the preload for the port, as the application would; resolves once it is there. */
function takePort({ receive, send, ask, channel }: TakePort): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  window.addEventListener('message', (event) => {
    const [port] = event.ports
    if (event.source !== window || event.data !== channel || port === undefined) return
    const hear: unknown = Reflect.get(window, receive)
    port.addEventListener('message', ({ data }) => typeof hear === 'function' && hear(data))
    port.start()
    window.addEventListener(send, (sent) => sent instanceof CustomEvent && port.postMessage(sent.detail))
    resolve()
  })
  window.postMessage(ask, location.origin)
  return promise
}
