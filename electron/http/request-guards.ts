import type { IncomingHttpHeaders } from 'node:http'

/** Header that only our own page sets; a form or an image on a foreign page cannot, and a foreign script's preflight is refused. */
export const OWN_HEADER = 'x-handback'
export const OWN_HEADER_VALUE = '1'

export type Refusal = { status: 403 | 411 | 413 | 415; code: string; message: string }

/** The few headers the guards judge, whatever the transport calls its header bag. */
export interface JudgedHeaders {
  host: string | undefined
  origin: string | undefined
  fetchSite: string | undefined
  fetchMode: string | undefined
  own: string | undefined
  contentType: string | undefined
  contentLength: string | undefined
  transferEncoding: string | undefined
}

export function judgedHeaders(headers: IncomingHttpHeaders): JudgedHeaders {
  return {
    host: headers.host,
    origin: headers.origin,
    fetchSite: single(headers['sec-fetch-site']),
    fetchMode: single(headers['sec-fetch-mode']),
    own: single(headers[OWN_HEADER]),
    contentType: headers['content-type'],
    contentLength: headers['content-length'],
    transferEncoding: headers['transfer-encoding'],
  }
}

/** Names under which this machine reaches itself; anything else in Host is another site whose name was pointed at us. */
export function allowedHosts(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)
}

/** DNS rebinding: the browser believes it talks to the attacker's name, so Host carries that name. */
export const FOREIGN_HOST: Refusal = { status: 403, code: 'FORBIDDEN_HOST', message: 'Unknown host name' }

export function isOwnHost(headers: JudgedHeaders, port: number): boolean {
  return headers.host !== undefined && allowedHosts(port).includes(headers.host.toLowerCase())
}

/**
 * A page of another origin may not call us, whatever it sends along. Opening our page from a link elsewhere is allowed.
 * `ownOrigin` is that of the pages that the caller reached by this host name.
 */
export function refuseForeignOrigin(headers: JudgedHeaders, ownOrigin = `http://${headers.host}`): Refusal | null {
  const refusal: Refusal = { status: 403, code: 'FORBIDDEN_ORIGIN', message: 'Foreign origin' }
  if (headers.origin !== undefined && headers.origin !== ownOrigin) return refusal
  if (headers.fetchSite === undefined || headers.fetchSite === 'same-origin' || headers.fetchSite === 'none') return null
  return headers.fetchMode === 'navigate' ? null : refusal
}

/** Calls need our own header, and a body that no plain form can send. Attachments are bytes and may come as form data. */
export function refuseForeignCall(headers: JudgedHeaders, method: string, mayBeForm: boolean): Refusal | null {
  if (headers.own !== OWN_HEADER_VALUE) {
    return { status: 403, code: 'MISSING_HEADER', message: `Header ${OWN_HEADER} is missing` }
  }
  if (headers.fetchMode === 'navigate') return { status: 403, code: 'FORBIDDEN_ORIGIN', message: 'Not a page' }
  if (method === 'GET') return null
  const type = headers.contentType?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json' || (mayBeForm && type === 'multipart/form-data')) return null
  return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send application/json' }
}

/** Bodies say their length beforehand, as browsers do; Node then reads no byte more than that. `limit` in bytes. */
export function refuseLargeBody(headers: JudgedHeaders, limit: number): Refusal | null {
  if (headers.transferEncoding !== undefined) {
    return { status: 411, code: 'LENGTH_REQUIRED', message: 'Send Content-Length' }
  }
  if (Number(headers.contentLength ?? 0) <= limit) return null
  return { status: 413, code: 'PAYLOAD_TOO_LARGE', message: `Larger than ${limit} bytes` }
}

/** A WebSocket is not bound by the same-origin policy, so here the origin must be given, and be ours. */
export function refuseForeignSocket(headers: JudgedHeaders, port: number): Refusal | null {
  const foreign = isOwnHost(headers, port) ? refuseForeignOrigin(headers) : FOREIGN_HOST
  if (foreign !== null) return foreign
  return headers.origin === undefined ? { status: 403, code: 'FORBIDDEN_ORIGIN', message: 'Origin is missing' } : null
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
