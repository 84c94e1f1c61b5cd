import { connect, type Socket } from 'node:net'
import type { PrintFault } from '../../shared/printers/prints.ts'
import type { Timers } from './timers.ts'

/**
 * What became of the bytes.
 *
 * - `sent`    the printer took them all and closed when we did
 * - `nothing` not a byte was sent: it may be sent again
 * - `unsure`  some or all were sent: whether they came out only the person at the printer knows
 */
export type Sent =
  | { kind: 'sent' }
  | { kind: 'nothing'; fault: PrintFault; detail?: string }
  | { kind: 'unsure'; fault: PrintFault; detail?: string }

export interface TcpPrint {
  ip: string
  port: number
  bytes: Uint8Array
  /** See `printerFields.mustConfirm`. */
  mustConfirm: boolean
  timers: Timers
  /** Ends at once: the host is closing. */
  signal?: AbortSignal
}

const CONNECT_MS = 4_000
/** A printer that takes nothing for so long is out of paper, or hangs. */
const STALL_MS = 15_000
/** A printer that hangs up by itself does so before this is over; then we close, and it has to follow. */
const SETTLE_MS = 300
const CONFIRM_MS = 10_000
/** Given to a printer that never confirms to take what the network still holds. */
const LINGER_MS = 1_000
/** Small enough that progress shows before a slow printer is taken for one that hangs. */
const CHUNK = 16_384

/**
 * Sends bytes to a raw port and tells as exactly as TCP allows what became of them. When the operating system has taken all bytes
 * the printer has not: so we wait whether it hangs up, close our side, and count as printed only what the printer answers by
 * closing too. What it says meanwhile is read and thrown away.
 */
export function sendOverTcp({ ip, port, bytes, mustConfirm, timers, signal }: TcpPrint): Promise<Sent> {
  return new Promise((resolve) => {
    const socket = connect({ host: ip, port, family: 4, noDelay: true, allowHalfOpen: true })
    let state: 'connecting' | 'sending' | 'settling' | 'confirming' | 'over' = 'connecting'
    let callOff: () => void = () => undefined

    const finish = (sent: Sent) => {
      if (state === 'over') return
      state = 'over'
      callOff()
      signal?.removeEventListener('abort', abort)
      socket.destroy()
      resolve(sent)
    }
    const fail = (fault: PrintFault, nothing: PrintFault = fault) =>
      finish(state === 'connecting' ? { kind: 'nothing', fault: nothing } : { kind: 'unsure', fault })
    const wait = (milliseconds: number, then: () => void) => {
      callOff()
      callOff = timers.after(milliseconds, then)
    }
    const abort = () => fail('host-ended')

    const confirm = () => {
      state = 'confirming'
      socket.end()
      wait(mustConfirm ? CONFIRM_MS : LINGER_MS, () => (mustConfirm ? fail('unconfirmed') : finish({ kind: 'sent' })))
    }
    const send = async () => {
      state = 'sending'
      for (let at = 0; at < bytes.length; at += CHUNK) {
        wait(STALL_MS, () => fail('stalled'))
        if (!(await written(socket, bytes.subarray(at, at + CHUNK)))) return
      }
      // Awaited in between: it may be over by now.
      if (stateNow() !== 'sending') return
      state = 'settling'
      wait(SETTLE_MS, confirm)
    }
    const stateNow = () => state

    socket.on('connect', () => void send())
    // Read and thrown away: a printer whose answers nobody reads stops listening.
    socket.on('data', () => undefined)
    // Closing after us is its answer; closing before us is hanging up.
    socket.on('end', () => (state === 'confirming' ? finish({ kind: 'sent' }) : fail('closed')))
    socket.on('error', (error) => fail('closed', connectFault(error)))
    socket.on('close', () => fail('closed', 'unreachable'))
    signal?.addEventListener('abort', abort)
    wait(CONNECT_MS, () => fail('no-connection'))
    if (signal?.aborted === true) abort()
  })
}

/** Resolves when the system has taken the bytes; false when the connection is over. */
function written(socket: Socket, bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    socket.write(bytes, (error) => resolve(error === null || error === undefined))
  })
}

/** Why no connection came about. */
function connectFault(error: Error): PrintFault {
  const code = 'code' in error ? error.code : null
  if (code === 'ECONNREFUSED') return 'refused'
  return code === 'ETIMEDOUT' ? 'no-connection' : 'unreachable'
}
