import type { SessionCarrier } from '../host.ts'

/** The session of one window: it ends with the window and is never written down. */
export function createMemoryCarrier(now: () => number = Date.now): SessionCarrier {
  let held: { token: string; expires: number } | null = null
  return {
    read() {
      if (held !== null && held.expires <= now()) held = null
      return held?.token ?? null
    },
    write(token, expiresAt) {
      held = { token, expires: Date.parse(expiresAt) }
    },
    clear() {
      held = null
    },
  }
}
