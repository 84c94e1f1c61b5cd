import type { Protocol, Session } from 'electron'

type Handler = Parameters<Protocol['handle']>[1]
type SessionSlice = Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>

export class DoubleProtocol implements Pick<Protocol, 'handle' | 'isProtocolHandled'> {
  readonly #handlers = new Map<string, Handler>()

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already`)
    this.#handlers.set(scheme, handler)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }

  async answer(request: Request): Promise<Response> {
    const handler = this.#handlers.get(new URL(request.url).protocol.slice(0, -1))
    // Electron's handlers may also answer with its own Response type, which is the same class here.
    return handler === undefined ? new Response('No handler', { status: 404 }) : await handler(request)
  }
}

/** A session without storage of its own: all pages share one Chromium profile, but each session has its own handlers. */
export class DoubleSession implements SessionSlice {
  readonly protocol = new DoubleProtocol()
  #checkPermission: Parameters<Session['setPermissionCheckHandler']>[0] = null

  setPermissionRequestHandler(_handler: Parameters<Session['setPermissionRequestHandler']>[0]): void {
    // Chromium asks nobody here: what the check handler allows is granted beforehand (see double-window.ts).
  }

  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]): void {
    this.#checkPermission = handler
  }

  setDevicePermissionHandler(): void {
    // No devices are plugged into the double.
  }

  /** Whether a page of this origin may use the camera. */
  allowsCamera(origin: string): boolean {
    const details = { isMainFrame: true, mediaType: 'video', requestingUrl: origin, securityOrigin: origin } as const
    return this.#checkPermission?.(null, 'media', origin, details) ?? true
  }
}

const partitions = new Map<string, DoubleSession>()
const defaultSession = new DoubleSession()

export const session = {
  defaultSession,
  fromPartition(name: string): DoubleSession {
    const found = partitions.get(name) ?? new DoubleSession()
    partitions.set(name, found)
    return found
  },
}
