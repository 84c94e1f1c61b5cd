import { EventEmitter } from 'node:events'
import type { MessagePortMain } from 'electron'
import type { WireData } from './preload-world.ts'

/** Where what a port receives goes on to, once it was handed to a page. */
export interface PageEnd {
  receive(data: unknown): void
  close(): void
}

type PortSlice = Pick<MessagePortMain, 'postMessage' | 'start' | 'close'>

/** A port of the main process; like Electron's own it keeps what comes until it is started, or handed to a page. */
export class DoublePort extends EventEmitter implements PortSlice {
  #other: DoublePort | null = null
  #page: PageEnd | null = null
  #waiting: unknown[] = []
  #isStarted = false
  #isClosed = false

  entangle(other: DoublePort): void {
    this.#other = other
  }

  /** From now on the page holds this port. */
  moveToPage(page: PageEnd): void {
    this.#page = page
    for (const data of this.#waiting.splice(0)) page.receive(data)
  }

  postMessage(message: unknown): void {
    if (!this.#isClosed) this.#other?.receive(message)
  }

  /** What the other port of the channel posted. */
  receive(data: unknown): void {
    if (this.#isClosed) return
    if (this.#page !== null) this.#page.receive(data)
    else if (this.#isStarted) this.emit('message', { data, ports: [] })
    else this.#waiting.push(data)
  }

  start(): void {
    this.#isStarted = true
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] })
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#page?.close()
    this.#other?.close()
    this.emit('close')
  }
}

export class MessageChannelMain {
  readonly port1 = new DoublePort()
  readonly port2 = new DoublePort()

  constructor() {
    this.port1.entangle(this.port2)
    this.port2.entangle(this.port1)
  }
}

export function encodeForPage(data: unknown): WireData {
  if (typeof data === 'string') return { text: data }
  if (data instanceof ArrayBuffer) return { base64: Buffer.from(data).toString('base64') }
  if (ArrayBuffer.isView(data)) return { base64: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64') }
  throw new TypeError('The double carries text and bytes only')
}

export function decodeFromPage(data: WireData): string | Uint8Array {
  return 'text' in data ? data.text : new Uint8Array(Buffer.from(data.base64, 'base64'))
}
