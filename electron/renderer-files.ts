import { readFile, realpath } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { CAMERA_WORKER_POLICY, contentPolicy, createNonce, SECURITY_HEADERS } from './content-policy.ts'
import type { HostKind } from './host.ts'

/** Only what our own build writes; anything else in the folder is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Vite names built files by their content (`assets/main-Bx3f9a.js`), so a name never changes its bytes. */
const HASHED_ASSET = /^assets\/.+-[\w-]{8,}\.\w+$/
const CAMERA_WORKER = /^assets\/camera-worker-[\w-]+\.js$/
const NONCE_PLACEHOLDER = '__CSP_NONCE__'

export interface RendererFilesOptions {
  /** Folder of the built pages, `out/renderer`. */
  rendererDir: string
  host: HostKind
}

/**
 * Answers a GET of the application's page or one of its files; both hosts serve through this. `liveHost` is the host, with its port,
 * whose WebSocket the page may open; null where there is none.
 */
export type RendererFiles = (encodedPathname: string, liveHost: string | null) => Promise<Response>

/**
 * Maps an encoded URL path to a file inside `folder`, or null when the path leaves it, is malformed, or names a hidden file.
 * Backslashes and NUL are refused, since some platforms read them as separators or ends.
 */
export function containedPath(folder: string, encodedPathname: string): string | null {
  const pathname = decodePathname(encodedPathname)
  if (pathname === null || pathname.includes('\0') || pathname.includes('\\') || pathname.includes(':')) return null
  const segments = pathname.split('/').filter((segment) => segment !== '')
  if (segments.some((segment) => segment.startsWith('.'))) return null
  const root = resolve(folder)
  const path = resolve(root, ...segments)
  return path === root || path.startsWith(root + sep) ? path : null
}

/** Marks the page with its host, and gives its styles the nonce that the policy of the same answer names. */
export function preparePage(html: string, host: HostKind, nonce: string): string {
  const marks = [`<meta name="handback-host" content="${host}">`]
  if (!html.includes(NONCE_PLACEHOLDER)) marks.push(`<meta property="csp-nonce" nonce="${nonce}">`)
  return html.replaceAll(NONCE_PLACEHOLDER, nonce).replace(/<head[^>]*>/i, (head) => head + marks.join(''))
}

export function createRendererFiles(options: RendererFilesOptions): RendererFiles {
  return async (encodedPathname, liveHost) => {
    const path = containedPath(options.rendererDir, encodedPathname)
    if (path === null) return refused(400, 'Bad path')
    const isFile = extname(path) !== '' && extname(path) !== '.html'
    if (!isFile) return page(options, liveHost)
    return file(options.rendererDir, path)
  }
}

/** Every path without a file ending is a route of the single page. */
async function page(options: RendererFilesOptions, liveHost: string | null): Promise<Response> {
  const html = await readInside(options.rendererDir, resolve(options.rendererDir, 'index.html'))
  if (html === null) return refused(503, 'The pages are not built. Run: npm run build')
  const nonce = createNonce()
  return new Response(preparePage(html.toString('utf8'), options.host, nonce), {
    headers: {
      ...SECURITY_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentPolicy(nonce, liveHost),
    },
  })
}

async function file(rendererDir: string, path: string): Promise<Response> {
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()]
  const bytes = contentType === undefined ? null : await readInside(rendererDir, path)
  if (bytes === null || contentType === undefined) return refused(404, 'Not found')
  const name = path.slice(resolve(rendererDir).length + 1).replaceAll(sep, '/')
  const cache = HASHED_ASSET.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache'
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...SECURITY_HEADERS,
      'content-type': contentType,
      'cache-control': cache,
      // An SVG opened by itself is a document; it gets no script either.
      'content-security-policy': CAMERA_WORKER.test(name)
        ? CAMERA_WORKER_POLICY
        : "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
}

/** Reads the file if it is still inside the folder after links are followed; null when there is none. */
async function readInside(folder: string, path: string): Promise<Buffer | null> {
  try {
    const [realFolder, realFile] = await Promise.all([realpath(folder), realpath(path)])
    return realFile.startsWith(realFolder + sep) ? await readFile(realFile) : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG'
}

function decodePathname(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

function refused(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
