import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { CallContext, HostRouter } from '../host.ts'
import { describeError, hideUndeclaredErrors } from '../rpc-errors.ts'
import { judgedHeaders, refuseForeignSocket } from './request-guards.ts'
import { createSocketCarrier } from './session-cookie.ts'

const MAX_MESSAGE_BYTES = 1024 * 1024
/** A station that reads this far behind is cut off; it reconnects and asks anew. */
const MAX_UNSENT_BYTES = 8 * 1024 * 1024
const HEARTBEAT_MS = 30_000

export interface LiveSocket {
  close(): void
}

/** Serves the router over WebSocket at `/live`, for the stream of changes; the same checks as calls before the upgrade. */
export function attachLiveSocket(server: Server, router: HostRouter, log: Logger, port: () => number): LiveSocket {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const handler = new RPCHandler<CallContext>(router, { clientInterceptors: [hideUndeclaredErrors(log)] })
  const answered = new WeakSet<WebSocket>()

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', (error) => log.debug({ error: describeError(error) }, 'upgrade broken off'))
    const pathname = new URL(request.url ?? '/', 'http://station').pathname
    const refusal = pathname === '/live' ? refuseForeignSocket(judgedHeaders(request.headers), port()) : NOT_FOUND
    if (refusal !== null) return refuseUpgrade(socket, refusal.status, refusal.message)
    sockets.handleUpgrade(request, socket, head, (live) => open(live, request))
  })

  function open(live: WebSocket, request: IncomingMessage): void {
    answered.add(live)
    live.on('pong', () => answered.add(live))
    live.on('error', (error) => log.debug({ error: describeError(error) }, 'live connection broken off'))
    void handler.upgrade(live, { context: socketContext(request) })
    sockets.emit('connection', live, request)
  }

  const heartbeat = setInterval(() => {
    for (const live of sockets.clients) {
      if (!answered.delete(live) || live.bufferedAmount > MAX_UNSENT_BYTES) live.terminate()
      else live.ping()
    }
  }, HEARTBEAT_MS).unref()

  return {
    close() {
      clearInterval(heartbeat)
      for (const live of sockets.clients) live.terminate()
      sockets.close()
    },
  }
}

const NOT_FOUND = { status: 404, message: 'Not found' }

function socketContext(request: IncomingMessage): CallContext {
  return {
    host: 'station',
    session: createSocketCarrier(request.headers.cookie),
    device: `station:${request.socket.remoteAddress ?? 'unknown'}`,
    printing: null,
    ownAddress: null,
  }
}

function refuseUpgrade(socket: Duplex, status: number, message: string): void {
  socket.end(`HTTP/1.1 ${status} ${message}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
