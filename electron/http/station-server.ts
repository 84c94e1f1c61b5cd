import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import type { HostRouter } from '../host.ts'
import { createRendererFiles } from '../renderer-files.ts'
import { describeError } from '../rpc-errors.ts'
import { attachLiveSocket } from './live-socket.ts'
import { refusedCall } from './refused-call.ts'
import { type PublicPlace, publicPlaceOf, refuseFromOutside } from './public-place.ts'
import type { JudgedHeaders, Refusal } from './request-guards.ts'
import {
  FOREIGN_HOST,
  isOwnHost,
  judgedHeaders,
  refuseForeignCall,
  refuseForeignOrigin,
  refuseLargeBody,
} from './request-guards.ts'
import { createRpcRoute } from './rpc-route.ts'

const LOOPBACK = '127.0.0.1'
const MAX_CALL_BYTES = 1024 * 1024
/** A photo of up to 15 MB and its form around it. */
const MAX_ATTACHMENT_BYTES = 16 * 1024 * 1024
/** A file of 100,000 parts or more, and its form around it. */
const MAX_IMPORT_CALL_BYTES = 33 * 1024 * 1024

/** Calls that bring a file, as form data; test/architecture holds them against the contract. */
export const UPLOADS = [
  { under: '/rpc/attachments/', limit: MAX_ATTACHMENT_BYTES },
  { under: '/rpc/templates/uploadLogo', limit: MAX_ATTACHMENT_BYTES },
  { under: '/rpc/imports/upload', limit: MAX_IMPORT_CALL_BYTES },
] as const

export interface StationOptions {
  depot: {
    router: HostRouter
    /** Where a customer's browser finds this depot from outside, as set now; null = nowhere. */
    publicAddress(): Promise<string | null>
  }
  /** 0 takes any free port. */
  port: number
  rendererDir: string
  log: Logger
}

export interface Station {
  /** Address to open in a browser on this machine. */
  url: string
  port: number
  /** Ends every connection; the depot stays open, its owner closes it afterwards. */
  close(): Promise<void>
}

/** Serves the depot to browsers on this machine only. Rejects when the port is taken (`EADDRINUSE`). */
export async function startStation(options: StationOptions): Promise<Station> {
  let port = options.port
  const server = createServer()
  const app = createApp(options, () => port)
  server.on('request', getRequestListener(app.fetch))
  const live = attachLiveSocket(server, options.depot.router, options.log, () => port)
  port = await listen(server, options.port)
  return {
    url: `http://${LOOPBACK}:${port}/`,
    port,
    async close() {
      live.close()
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeAllConnections()
      await closed
    },
  }
}

function createApp(options: StationOptions, port: () => number): Hono<{ Bindings: HttpBindings }> {
  const { log } = options
  const app = new Hono<{ Bindings: HttpBindings }>()
  const callRpc = createRpcRoute(options.depot.router, log)
  const files = createRendererFiles({ rendererDir: options.rendererDir, host: 'station' })

  app.onError((error) => {
    log.error({ error: describeError(error) }, 'request failed')
    return refusedCall({ status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal error' })
  })
  app.use(async (context, next) => {
    const { incoming } = context.env
    const headers = judgedHeaders(incoming.headers)
    const refusal = isOwnHost(headers, port()) ? refuseForeignOrigin(headers) : refuseOutsider(headers, incoming, await outside())
    if (refusal !== null) return refusedCall(refusal)
    return next()
  })
  app.use('/rpc/*', async (context, next) => {
    const headers = judgedHeaders(context.env.incoming.headers)
    const upload = UPLOADS.find(({ under }) => context.req.path.startsWith(under))
    const refusal =
      refuseForeignCall(headers, context.req.method, upload !== undefined) ??
      refuseLargeBody(headers, upload?.limit ?? MAX_CALL_BYTES)
    if (refusal !== null) return refusedCall(refusal)
    return next()
  })
  app.all('/rpc/*', ({ req, env: { incoming } }) =>
    callRpc(req.raw, incoming.socket.remoteAddress ?? 'unknown', isInHouse(incoming)),
  )
  // The guard above let through only names of this machine and the public one, and there is no live connection from outside.
  app.get('*', ({ env: { incoming } }) =>
    files(rawPathname(incoming.url), isInHouse(incoming) ? (incoming.headers.host?.toLowerCase() ?? null) : null),
  )
  return app

  function isInHouse(incoming: IncomingMessage): boolean {
    return isOwnHost(judgedHeaders(incoming.headers), port())
  }

  async function outside(): Promise<PublicPlace | null> {
    return publicPlaceOf(await options.depot.publicAddress())
  }
}

/** By the depot's public name there is the plan of a link and nothing else; by any other name nothing at all. */
function refuseOutsider(headers: JudgedHeaders, request: IncomingMessage, place: PublicPlace | null): Refusal | null {
  if (place === null || headers.host?.toLowerCase() !== place.host) return FOREIGN_HOST
  return refuseFromOutside(request.method, rawPathname(request.url)) ?? refuseForeignOrigin(headers, place.origin)
}

/** The path as it was sent: parsing it as a URL would already have walked its dots. */
function rawPathname(url: string | undefined): string {
  return (url ?? '/').split(/[?#]/)[0] ?? '/'
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: LOOPBACK, port }, () => {
      server.off('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('The station has no port'))
      else resolve(address.port)
    })
  })
}
