import type { SessionCarrier } from '../host.ts'

/** Bound to this origin by its prefix: secure, no domain, path `/`. Browsers take `http://127.0.0.1` as secure for it. */
export const SESSION_COOKIE = '__Host-handback'
/** 256 random bits in base64url or hex; anything else is not ours and is not handed on. */
const TOKEN = /^[A-Za-z0-9_-]{16,128}$/
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict'

/** The session of one HTTP call: read from its cookie, written into its answer. */
export interface CookieCarrier extends SessionCarrier {
  /** `Set-Cookie` value to send along, or null when the call left the session alone. */
  setCookie(): string | null
}

export function readSessionCookie(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const split = pair.indexOf('=')
    if (split === -1 || pair.slice(0, split).trim() !== SESSION_COOKIE) continue
    const value = pair.slice(split + 1).trim()
    return TOKEN.test(value) ? value : null
  }
  return null
}

export function createCookieCarrier(header: string | undefined): CookieCarrier {
  let token = readSessionCookie(header)
  let answer: string | null = null
  return {
    read: () => token,
    write(next, expiresAt) {
      if (!TOKEN.test(next)) throw new TypeError('A session token must be base64url')
      token = next
      answer = `${SESSION_COOKIE}=${next}; Expires=${new Date(expiresAt).toUTCString()}; ${ATTRIBUTES}`
    },
    clear() {
      token = null
      answer = `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`
    },
    setCookie: () => answer,
  }
}

/** The session of a WebSocket: fixed when it opens, since no answer can carry a cookie any more. Sign in and out over /rpc. */
export function createSocketCarrier(header: string | undefined): SessionCarrier {
  const token = readSessionCookie(header)
  const refuse = () => {
    throw new Error('A session cannot change over the live connection; call over /rpc')
  }
  return { read: () => token, write: refuse, clear: refuse }
}
