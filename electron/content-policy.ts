import { randomBytes } from 'node:crypto'

/** A fresh value per answered page; whoever cannot read this answer cannot add a style to it. */
export function createNonce(): string {
  return randomBytes(18).toString('base64')
}

/**
 * The content security policy of the application's page, the same on both hosts.
 *
 * Scripts only from our own files. Style elements need the nonce (Mantine writes some while running); style attributes in
 * markup are refused, which styles set through the DOM are not. Frames may show our own prepared documents before printing.
 * `liveHost` is the host and port that the page was asked from, to whose WebSocket it may speak; the desktop has none.
 */
export function contentPolicy(nonce: string, liveHost: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' blob:",
    ["connect-src 'self'", ...liveOrigins(liveHost)].join(' '),
    "frame-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** The grammar of the policy has no IPv6 addresses: browsers drop such a source with a warning, and 'self' has to do there. */
function liveOrigins(liveHost: string | null): readonly string[] {
  return liveHost === null || liveHost.startsWith('[') ? [] : [`ws://${liveHost}`]
}

/**
 * The policy of the worker that reads the camera's pictures. Compiling WebAssembly needs 'wasm-unsafe-eval'; given to this one file, which
 * sees pictures and answers text, so that the page itself stays without it.
 */
export const CAMERA_WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** The policy of a document on its way to a printer: its own styles and embedded images, nothing from anywhere, no script. */
export const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

/** Headers that go with every answer. The camera is the only device the page may ask for. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()',
  'x-frame-options': 'DENY',
}
