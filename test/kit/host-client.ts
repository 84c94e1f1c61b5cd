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

const FLAG = 'handback.test.port'
const BINDING = 'handbackTestReceive'

/**
 * Over the port of a desktop window, which from now on belongs to the test: its page loads, but gets no port. The window's
 * session stays with it when `giveBack` lets the page have its port again.
 */
export async function windowClient(page: Page): Promise<{ client: HostClient; giveBack: () => Promise<void> }> {
  const port = new EventTarget()
  await page.exposeBinding(BINDING, (_source, data: string) => {
    port.dispatchEvent(new MessageEvent('message', { data }))
  })
  await page.addInitScript(takePort, { flag: FLAG, binding: BINDING, ask: ASK_FOR_PORT, channel: PORT_CHANNEL })
  await page.evaluate((flag) => sessionStorage.setItem(flag, 'yes'), FLAG)
  await page.reload()
  await page.waitForFunction((flag) => flag in window, FLAG)
  const link = new PortLink({ port: tunnelTo(page, port) })
  return {
    client: createORPCClient(link),
    giveBack: async () => {
      await page.evaluate((flag) => sessionStorage.removeItem(flag), FLAG)
      await page.reload()
    },
  }
}

function tunnelTo(page: Page, port: EventTarget) {
  const post = (data: unknown): void => {
    if (typeof data !== 'string') throw new TypeError('the tunnel carries text only; send files from a page')
    void page.evaluate(({ flag, text }) => window.dispatchEvent(new CustomEvent(flag, { detail: text })), {
      flag: FLAG,
      text: data,
    })
  }
  return Object.assign(port, { postMessage: post })
}

interface TakePort {
  flag: string
  binding: string
  ask: string
  channel: string
}

/** Runs in the page before its own scripts: asks for the port first and keeps it from the page. */
function takePort({ flag, binding, ask, channel }: TakePort): void {
  if (window.top !== window || !/^(https|app):/.test(location.protocol) || sessionStorage.getItem(flag) === null) return
  window.addEventListener('message', (event) => {
    const [port] = event.ports
    if (event.source !== window || event.data !== channel || port === undefined) return
    event.stopImmediatePropagation()
    const receive: unknown = Reflect.get(window, binding)
    port.addEventListener('message', ({ data }) => typeof receive === 'function' && receive(data))
    port.start()
    window.addEventListener(flag, (sent) => sent instanceof CustomEvent && port.postMessage(sent.detail))
    Reflect.set(window, flag, true)
  })
  window.postMessage(ask, location.origin)
}
