import { FetchHandler } from '@orpc/server/fetch'
import { StrictGetMethodPlugin } from '@orpc/server/plugins'
import type { Logger } from 'pino'
import type { CallContext, HostRouter } from '../host.ts'
import { hideUndeclaredErrors } from '../rpc-errors.ts'
import { createRpcHandler } from '../rpc-handler.ts'
import { createCookieCarrier } from './session-cookie.ts'
import { refusedCall } from './refused-call.ts'

/** `hasSession` is false for callers from outside, who have no session whatever cookie they send. */
export type RpcRoute = (request: Request, remoteAddress: string, hasSession: boolean) => Promise<Response>

/** Answers calls under `/rpc`, with the session in a cookie. */
export function createRpcRoute(router: HostRouter, log: Logger): RpcRoute {
  const plugins = [new StrictGetMethodPlugin<CallContext>()]
  const handler = new FetchHandler(
    createRpcHandler<CallContext>(router, { clientInterceptors: [hideUndeclaredErrors(log)], plugins }),
  )
  return async (request, remoteAddress, hasSession) => {
    const session = createCookieCarrier(hasSession ? (request.headers.get('cookie') ?? undefined) : undefined)
    const ownAddress = new URL(request.url).origin
    const context: CallContext = { host: 'station', session, device: `station:${remoteAddress}`, printing: null, ownAddress }
    const { matched, response: answer } = await handler.handle(request, { prefix: '/rpc', context })
    if (!matched) return refusedCall({ status: 404, code: 'NOT_FOUND', message: 'No such procedure' })
    const response = await holdForm(answer)
    // Its own headers, and not a copy of the answer: a copy turns the body into a stream, which a board's is too large for.
    response.headers.set('cache-control', 'no-store')
    response.headers.set('x-content-type-options', 'nosniff')
    const cookie = session.setCookie()
    if (cookie !== null) response.headers.append('set-cookie', cookie)
    return response
  }
}

/**
 * An answer that brings a file is a form, which Node sends piece by piece; where its reader goes away midway, Node 24 throws where nobody
 * can catch it, and the host would end. So a form is read whole first; files are at most some MB.
 */
async function holdForm(response: Response): Promise<Response> {
  const { status, headers } = response
  if (!(headers.get('content-type') ?? '').startsWith('multipart/form-data')) return response
  return new Response(await response.arrayBuffer(), { status, headers })
}
