import { describe, expect, test } from 'vitest'
import { type BadPrinter, openBadPrinter, type Temper } from '../../test/kit/bad-printer.ts'
import { createTestTimers, type TestTimers } from '../../test/kit/timers.ts'
import { sendOverTcp } from './send-over-tcp.ts'

const LABEL = '^XA^FDA1^FS^XZ\n'
/** More than all buffers between two sockets hold. */
const LONG = `^XA${'^FD0123456789ABCDEF^FS'.repeat(1_000_000)}^XZ\n`
/** As the transport waits: for a connection, for progress, for a printer that hangs up by itself, for one that follows. */
const [CONNECT, STALL, SETTLE, CONFIRM, LINGER] = [4_000, 15_000, 300, 10_000, 1_000]

interface Options {
  text?: string
  mustConfirm?: boolean
  signal?: AbortSignal
}

function send(
  { port }: Pick<BadPrinter, 'port'>,
  timers: TestTimers,
  { text = LABEL, mustConfirm = true, ...rest }: Options = {},
) {
  return sendOverTcp({ ip: '127.0.0.1', port, bytes: Buffer.from(text), mustConfirm, timers, ...rest })
}

describe('a raw port', () => {
  test.each<Temper>(['good', 'chattering'])('of a %s printer gets every byte once', async (temper) => {
    await using printer = await openBadPrinter(temper)
    const timers = createTestTimers()
    const sent = send(printer, timers)
    await timers.pass(SETTLE)
    expect(await sent).toEqual({ kind: 'sent' })
    expect(printer.received()).toEqual([LABEL])
    expect(timers.waiting()).toEqual([])
  })

  test('of a slow printer is waited for as long as it goes on', async () => {
    await using printer = await openBadPrinter('slow')
    const timers = createTestTimers()
    const sent = send(printer, timers, { text: LONG })
    const reading = (async () => {
      for (let read = 0; read < LONG.length;) read = await printer.readOn(read)
    })()
    await timers.pass(SETTLE)
    await reading
    expect(await sent).toEqual({ kind: 'sent' })
    expect(printer.received()).toEqual([LONG])
  })

  test('that is off got nothing', async () => {
    const printer = await openBadPrinter()
    await printer.off()
    expect(await send(printer, createTestTimers())).toEqual({ kind: 'nothing', fault: 'refused' })
  })

  test('that never answers got nothing', async () => {
    // A full backlog is as silent as an address where nobody is; 192.0.2.0/24 is reserved for documentation.
    const timers = createTestTimers()
    const sent = sendOverTcp({ ip: '192.0.2.1', port: 9100, bytes: Buffer.from(LABEL), mustConfirm: true, timers })
    if (timers.waiting().includes(CONNECT)) await timers.pass(CONNECT)
    expect(await sent).toMatchObject({ kind: 'nothing' })
  })

  test.each<Temper>(['shut', 'closing', 'resetting'])('of a %s printer leaves it open what came out', async (temper) => {
    await using printer = await openBadPrinter(temper)
    expect(await send(printer, createTestTimers(), { text: LONG })).toEqual({ kind: 'unsure', fault: 'closed' })
  })

  test.each<Temper>(['shut', 'closing', 'resetting'])('of a %s printer does so for a short label too', async (temper) => {
    await using printer = await openBadPrinter(temper)
    expect(await send(printer, createTestTimers())).toEqual({ kind: 'unsure', fault: 'closed' })
  })

  test('that reads nothing of much is given up', async () => {
    await using printer = await openBadPrinter('deaf')
    const timers = createTestTimers()
    const sent = send(printer, timers, { text: LONG })
    await printer.accepted(1)
    // Each piece that the system takes begins the wait anew; it is over when no more pieces are taken.
    let isOver = false
    void sent.finally(() => (isOver = true))
    while (!isOver) await Promise.race([timers.pass(STALL), sent])
    expect(await sent).toEqual({ kind: 'unsure', fault: 'stalled' })
  })

  test.each<Temper>(['deaf', 'mute'])('that is %s and never closes has not confirmed', async (temper) => {
    await using printer = await openBadPrinter(temper)
    const timers = createTestTimers()
    const sent = send(printer, timers)
    await timers.pass(SETTLE)
    await timers.pass(CONFIRM)
    expect(await sent).toEqual({ kind: 'unsure', fault: 'unconfirmed' })
  })

  test('that never closes is believed where the depot says that it never does', async () => {
    await using printer = await openBadPrinter('mute')
    const timers = createTestTimers()
    const sent = send(printer, timers, { mustConfirm: false })
    await timers.pass(SETTLE)
    await printer.heard(LABEL)
    await timers.pass(LINGER)
    expect(await sent).toEqual({ kind: 'sent' })
    expect(printer.received()).toEqual([LABEL])
  })

  test('is let go when the host ends: before the connection nothing was sent, after it nobody knows', async () => {
    await using printer = await openBadPrinter('mute')
    const early = AbortSignal.abort()
    expect(await send(printer, createTestTimers(), { signal: early })).toEqual({ kind: 'nothing', fault: 'host-ended' })
    const late = new AbortController()
    const timers = createTestTimers()
    const sent = send(printer, timers, { signal: late.signal })
    await timers.pass(SETTLE)
    late.abort()
    expect(await sent).toEqual({ kind: 'unsure', fault: 'host-ended' })
  })
})
