/** One message over a port between the page and the double: JSON carries text as it is and bytes as base64. */
export type WireData = { text: string } | { base64: string }

/** From the preload's world to the double's main side. */
export type WireMessage =
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'port-message'; port: number; data: WireData }
  | { kind: 'port-close'; port: number }

/** What the double's main side calls in the preload's world. */
export interface WorldSide {
  deliver(channel: string, message: unknown, ports: number[]): void
  portMessage(port: number, data: WireData): void
  portClose(port: number): void
}

/**
 * The preload's `electron` module: the slice that a sandboxed preload of ours uses. This function runs IN THE PAGE, in the
 * preload's isolated world; it is sent there as source text, so it may use nothing from outside itself.
 */
export function preloadWorld(send: (payload: string) => void, globalName: string) {
  type Listener = (event: { ports: MessagePort[] }, message: unknown) => void
  const listeners = new Map<string, Set<Listener>>()
  const ports = new Map<number, MessagePort>()
  const tell = (message: WireMessage) => send(JSON.stringify(message))

  const encode = (data: unknown): WireData => {
    if (typeof data === 'string') return { text: data }
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data
    if (!(bytes instanceof Uint8Array)) throw new TypeError('The double carries text and bytes only')
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    return { base64: btoa(binary) }
  }
  const decode = (data: WireData): string | Uint8Array =>
    'text' in data ? data.text : Uint8Array.from(atob(data.base64), (character) => character.charCodeAt(0))

  const openPort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', (event) => tell({ kind: 'port-message', port: id, data: encode(event.data) }))
    port1.addEventListener('close', () => tell({ kind: 'port-close', port: id }))
    port1.start()
    ports.set(id, port1)
    return port2
  }
  const side: WorldSide = {
    deliver(channel, message, portIds) {
      const event = { ports: portIds.map(openPort) }
      for (const listener of listeners.get(channel) ?? []) listener(event, message)
    },
    portMessage: (id, data) => ports.get(id)?.postMessage(decode(data)),
    portClose(id) {
      ports.get(id)?.close()
      ports.delete(id)
    },
  }
  Object.defineProperty(globalThis, globalName, { value: side })

  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
  }
  const once = (channel: string, listener: Listener) => {
    const wrapped: Listener = (event, message) => {
      listeners.get(channel)?.delete(wrapped)
      listener(event, message)
    }
    on(channel, wrapped)
  }
  const electron = {
    ipcRenderer: { on, once, send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args }) },
  }
  return (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`A sandboxed preload may not require ${name}`)
  }
}
