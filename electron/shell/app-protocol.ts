import type { Protocol } from 'electron'
import { DOCUMENT_POLICY, SECURITY_HEADERS } from '../content-policy.ts'
import type { RendererFiles } from '../renderer-files.ts'
import { APP_SCHEME, isOwnUrl, PRINT_URL } from './own-origin.ts'

/** Must run before the application is ready: afterwards Chromium's idea of a scheme is fixed. */
export function declareAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built pages; the policy with its nonce and the containment of paths are those of the station. */
export function servePages(protocol: Protocol, files: RendererFiles): void {
  protocol.handle(APP_SCHEME, (request) => {
    if (!isOwnUrl(request.url) || request.method !== 'GET') return notFound()
    return files(new URL(request.url).pathname, null)
  })
}

/** Documents waiting for a printer, by their one-time address. */
export type PreparedDocuments = Map<string, string>

/** Serves documents to the printing session, each under a policy without any script or network. */
export function serveDocuments(protocol: Protocol, documents: PreparedDocuments): void {
  protocol.handle(APP_SCHEME, (request) => {
    const html = documents.get(request.url)
    if (html === undefined || !request.url.startsWith(PRINT_URL) || request.method !== 'GET') return notFound()
    return new Response(html, {
      headers: {
        ...SECURITY_HEADERS,
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': DOCUMENT_POLICY,
      },
    })
  })
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain' } })
}
