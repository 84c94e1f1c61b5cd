import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/**
 * How a printer on the network behaves.
 *
 * - `good`       takes everything and closes when it is told to
 * - `slow`       the same, but reads a piece only when the test says so
 * - `chattering` the same, and answers garbage all the time
 * - `deaf`       accepts and never reads
 * - `mute`       takes everything and never closes
 * - `closing`    closes politely after the first piece
 * - `resetting`  resets after the first piece
 * - `shut`       closes as soon as it has accepted
 */
export type Temper = 'good' | 'slow' | 'chattering' | 'deaf' | 'mute' | 'closing' | 'resetting' | 'shut'

/**
 * A place of this process alone where a host of its own finds a test printer at the port of printers. All of 127/8 is one's own on
 * Linux, so that neither another program nor another run is there.
 */
export const OWN_ADDRESS = process.platform === 'linux' ? `127.77.${(process.pid >> 8) % 256}.${process.pid % 256}` : '127.0.0.1'

/** A real TCP server that behaves as badly as printers do. */
export interface BadPrinter extends AsyncDisposable {
  readonly port: number
  temper: Temper
  /** What was received by each connection that brought something, whole ones and broken ones. */
  received(): string[]
  /** Waits until so many connections were accepted in all. */
  accepted(count: number): Promise<void>
  /** Waits until one connection received that text. */
  heard(text: string): Promise<void>
  /** Lets a slow printer read on until more bytes came than so many; answers how many. */
  readOn(beyond: number): Promise<number>
  /** Stops listening; `on` listens on the same port again. */
  off(): Promise<void>
  on(): Promise<void>
}

export async function openBadPrinter(temper: Temper = 'good', at = { host: '127.0.0.1', port: 0 }): Promise<BadPrinter> {
  const sockets = new Set<Socket>()
  const jobs: Buffer[][] = []
  const watchers = new Set<() => void>()
  const told = () => watchers.forEach((look) => look())
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return
        watchers.delete(look)
        resolve()
      }
      watchers.add(look)
      look()
    })

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const job: Buffer[] = []
    jobs.push(job)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // Whoever hung up on us is the test's business, not an error of this server.
    socket.on('error', () => undefined)
    behave(socket, printer.temper, (piece) => {
      job.push(piece)
      told()
    })
    told()
  })
  const listen = async (port: number) => {
    server.listen(port, at.host)
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
    return address.port
  }
  const port = await listen(at.port)
  const off = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  const texts = () => jobs.map((job) => Buffer.concat(job).toString('latin1'))
  const printer: BadPrinter = {
    port,
    temper,
    received: () => texts().filter((text) => text !== ''),
    accepted: (count) => until(() => jobs.length >= count),
    heard: (text) => until(() => texts().some((received) => received.includes(text))),
    async readOn(beyond) {
      const size = () => jobs.flat().reduce((sum, piece) => sum + piece.length, 0)
      for (const socket of sockets) socket.resume()
      await until(() => size() > beyond)
      return size()
    },
    off,
    on: async () => void (await listen(port)),
    [Symbol.asyncDispose]: off,
  }
  return printer
}

function behave(socket: Socket, temper: Temper, receive: (piece: Buffer) => void): void {
  if (temper === 'deaf') return void socket.pause()
  if (temper === 'shut') return void socket.destroy()
  if (temper === 'chattering') socket.write('\u0002garbage\u0003'.repeat(500))
  socket.on('data', (piece) => {
    receive(piece)
    if (temper === 'closing') socket.destroy()
    if (temper === 'resetting') socket.resetAndDestroy()
    if (temper === 'slow') socket.pause()
    if (temper === 'chattering' && socket.writable) socket.write('\u0002more\u0003')
  })
  if (temper !== 'mute') socket.on('end', () => socket.end())
}
