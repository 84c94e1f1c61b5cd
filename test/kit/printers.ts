import { startPrintWorker, type PrintWorker } from '../../electron/features/printers/print-worker.ts'
import { sendOverTcp } from '../../electron/devices/send-over-tcp.ts'
import type { Printing, PrintRequest } from '../../electron/host.ts'
import type { Core } from '../../electron/work/core.ts'
import type { BadPrinter } from './bad-printer.ts'
import { checkInOne } from './job-life.ts'
import { createTestTimers, type TestTimers } from './timers.ts'
import type { World } from './world.ts'

/** A printer of the system that takes what it is given, says why not, or never answers. */
export interface SystemTray {
  taken: PrintRequest[]
  /** What it says next instead of taking; null takes. */
  fault: Error | null
  printing: Printing
}

export const COMPUTER = 'counter-pc'

export function createSystemTray(): SystemTray {
  const tray: SystemTray = {
    taken: [],
    fault: null,
    printing: {
      computer: COMPUTER,
      printers: async () => [{ name: 'office', displayName: 'Office printer', isDefault: true }],
      savePdf: async () => new Uint8Array(),
      print: async (request) => {
        if (tray.fault !== null) throw tray.fault
        tray.taken.push(request)
      },
    },
  }
  return tray
}

/** A worker that sends to test printers: an address of the depot's stands for one of them. */
export interface Sending {
  worker: PrintWorker
  timers: TestTimers
}

/**
 * @param at which test printer stands at which address
 */
export function startSending(core: Core, at: Readonly<Record<string, BadPrinter>>): Sending {
  const timers = createTestTimers()
  const worker = startPrintWorker(core, {
    timers,
    send: (print) => {
      const printer = at[print.ip]
      if (printer === undefined) throw new Error(`no test printer stands at ${print.ip}`)
      return sendOverTcp({ ...print, ip: '127.0.0.1', port: printer.port })
    },
  })
  return { worker, timers }
}

/** What a label printer in the depot is like, unless a test says otherwise. */
export const ZEBRA = {
  name: 'Zebra',
  kind: 'zpl',
  address: '192.168.1.50',
  port: 9100,
  systemName: null,
  dpi: 203,
  widthMm: null,
  heightMm: null,
  offsetXMm: 0,
  offsetYMm: 0,
  mustConfirm: true,
} as const

/** A depot with a job that is here and a label printer, and somebody who prints. */
export async function depotWithPrinter(world: World) {
  const administrator = await world.as('administrator')
  const printer = await administrator.client.printers.add({ ...ZEBRA, key: world.key() })
  const person = await world.as('manager')
  const job = await checkInOne(world, person.client)
  const { client } = person
  // As by rule: a test prints the same as often as it likes.
  const print = (options: { copies?: number; printerId?: typeof printer.id } = {}) =>
    client.printers.print({
      document: { kind: 'job-label', jobId: job.id },
      printerId: printer.id,
      isByRule: true,
      key: world.key(),
      ...options,
    })
  const stateOf = async (id: string) => {
    const lines = [...(await client.printers.open()), ...(await client.printers.past({})).items]
    const line = lines.find((each) => each.id === id)
    if (line === undefined) throw new Error('the print is in no list')
    return line
  }
  const printedEvents = async () =>
    (await client.jobs.get({ number: job.number })).timeline.filter(({ kind }) => kind === 'printed').length
  return { administrator, client, job, person, print, printedEvents, printer, stateOf }
}
