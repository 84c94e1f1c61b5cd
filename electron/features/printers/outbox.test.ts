import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { type BadPrinter, openBadPrinter, type Temper } from '../../../test/kit/bad-printer.ts'
import { COMPUTER, createSystemTray, depotWithPrinter, startSending } from '../../../test/kit/printers.ts'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { failureOf, openWorld, refusalOf, type World } from '../../../test/kit/world.ts'
import { PrintUnansweredError } from '../../devices/print-unanswered.ts'

const ZEBRA_IP = '192.168.1.50'
const SETTLE = 300
const RENEW = 100_000
const LEASE = 300_000

/** The world, a printer of that temper behind the depot's, and a worker that sends to it. */
async function opened(world: World, printer: BadPrinter) {
  const depot = await depotWithPrinter(world)
  const sending = startSending(world.core, { [ZEBRA_IP]: printer })
  await sending.worker.idle()
  return { ...depot, ...sending }
}

describe.each(DIALECTS)('the outbox (%s)', (dialect) => {
  test('answers at once, and the label arrives once', async () => {
    await using world = await openWorld({ dialect })
    await using printer = await openBadPrinter()
    const { print, printedEvents, stateOf, timers, worker } = await opened(world, printer)
    const { id, printer: name } = await print()
    expect(name).toBe('Zebra')
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent', tries: 1, piecesSent: 1, fault: null })
    expect(printer.received()).toEqual([expect.stringMatching(/^\^XA[^]*\^XZ\n$/)])
    expect(await printedEvents()).toBe(1)
    await worker.stop()
  })

  test('the same request sent again is one print', async () => {
    await using world = await openWorld({ dialect })
    const { client, job, printer } = await depotWithPrinter(world)
    const request = { document: { kind: 'job-label', jobId: job.id }, printerId: printer.id, key: world.key() } as const
    const [first, second] = await Promise.all([client.printers.print(request), client.printers.print(request)])
    expect(second).toEqual(first)
    expect(await refusalOf(client.printers.print({ ...request, copies: 2 }))).toMatchObject({ reason: 'key-reused' })
    expect(await client.printers.open()).toHaveLength(1)
  })

  test('what was asked for is answered again, though it could not be asked for any more', async () => {
    await using world = await openWorld({ dialect })
    const { administrator, client, job, printer } = await depotWithPrinter(world)
    const document = { kind: 'job-label', jobId: job.id } as const
    const request = { document, printerId: printer.id, key: world.key() }
    const trial = { printerId: printer.id, trial: 'ruler', language: 'en', key: world.key() } as const
    const [first, ruler] = [await client.printers.print(request), await administrator.client.printers.tryOut(trial)]
    await client.printers.cancel({ printId: first.id, key: world.key() })
    const again = { printId: first.id, reason: 'torn', key: world.key() }
    const second = await client.printers.reprint(again)
    const closed = { ...printer, printerId: printer.id, port: 9100, isActive: false, key: world.key() } as const
    await administrator.client.printers.change(closed)
    expect(await client.printers.print(request)).toEqual(first)
    expect(await administrator.client.printers.tryOut(trial)).toEqual(ruler)
    expect(await client.printers.reprint(again)).toEqual(second)
    const other = client.printers.print({ ...request, key: world.key() })
    expect(await refusalOf(other)).toMatchObject({ reason: 'printer-closed' })
    expect(await client.printers.open()).toHaveLength(2)
  })

  test('what changed between asking and sending is what came out, and what is asked about', async () => {
    await using world = await openWorld({ dialect })
    await using printer = await openBadPrinter('mute')
    const { print, stateOf, worker } = await opened(world, printer)
    const { id } = await print({ copies: 2 })
    // As another one had been drawn when it was asked for.
    await world.store.transact((db) => db.updateTable('print').set({ pieces: 9, hash: 'other', codes: '[]' }).execute())
    await printer.heard('^XZ')
    await worker.stop()
    expect(await stateOf(id)).toMatchObject({ state: 'needs-answer', pieces: 2, piecesSent: 0 })
  })

  test('a printer that is off is tried again, and gets the label once', async () => {
    await using world = await openWorld({ dialect })
    await using printer = await openBadPrinter()
    const { print, stateOf, timers, worker } = await opened(world, printer)
    await printer.off()
    const { id } = await print()
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'queued', tries: 1, fault: { kind: 'refused' } })
    await printer.on()
    world.clock.advance(5_000)
    await timers.pass(5_000)
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent', tries: 2 })
    expect(printer.received()).toHaveLength(1)
    await worker.stop()
  })
})

describe('a print whose fate nobody knows', () => {
  test.each<[Temper, string]>([
    ['closing', 'closed'],
    ['resetting', 'closed'],
    ['shut', 'closed'],
  ])('of a %s printer is asked about, and never sent again by itself', async (temper, fault) => {
    await using world = await openWorld()
    await using printer = await openBadPrinter(temper)
    const { client, print, printedEvents, stateOf, timers, worker } = await opened(world, printer)
    const { id } = await print()
    await printer.accepted(1)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'needs-answer', fault: { kind: fault } })
    expect(await client.printers.toSettle()).toEqual({ asking: 1, failed: 0 })
    printer.temper = 'good'
    world.clock.advance(3_600_000)
    await timers.pass(30_000)
    await worker.idle()
    expect(printer.received().length).toBeLessThan(2)
    expect(await stateOf(id)).toMatchObject({ state: 'needs-answer' })

    await client.printers.answer({ printId: id, hasPrinted: true, key: world.key() })
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent', piecesSent: 1 })
    expect(await printedEvents()).toBe(1)
    await worker.stop()
  })

  test('goes once more when it did not come out, and not when that is left', async () => {
    await using world = await openWorld()
    await using printer = await openBadPrinter('shut')
    const { client, print, stateOf, timers, worker } = await opened(world, printer)
    const [first, second] = [await print(), await print()]
    await printer.accepted(2)
    await worker.idle()
    printer.temper = 'good'
    await client.printers.answer({ printId: first.id, hasPrinted: false, key: world.key() })
    await client.printers.cancel({ printId: second.id, key: world.key() })
    await timers.pass(SETTLE)
    await worker.idle()
    expect([(await stateOf(first.id)).state, (await stateOf(second.id)).state]).toEqual(['sent', 'cancelled'])
    expect(printer.received()).toHaveLength(1)
    const late = client.printers.answer({ printId: first.id, hasPrinted: false, key: world.key() })
    expect(await refusalOf(late)).toEqual({ reason: 'print-moved-on', params: {} })
    await worker.stop()
  })

  test('is asked about by the label: those before it are not printed again', async () => {
    await using world = await openWorld()
    await using printer = await openBadPrinter()
    const { client, print, stateOf, timers, worker } = await opened(world, printer)
    const { id } = await print({ copies: 3 })
    // The first one is on its way: whatever comes after it meets another temper.
    await printer.accepted(1)
    printer.temper = 'closing'
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'needs-answer', pieces: 3, piecesSent: 1 })
    printer.temper = 'good'
    await client.printers.answer({ printId: id, hasPrinted: true, key: world.key() })
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent', piecesSent: 3 })
    expect(printer.received()).toHaveLength(3)
    await worker.stop()
  })

  test('is asked about after the host ended midway', async () => {
    await using world = await openWorld()
    await using printer = await openBadPrinter('mute')
    const { print, stateOf, worker } = await opened(world, printer)
    const { id } = await print()
    await printer.heard('^XZ')
    // What a power cut leaves: a row that says it is being sent, by a run of the host that is no more.
    await world.store.transact((db) => db.updateTable('print').set({ sender: 'an earlier run' }).execute())
    await worker.stop()
    const again = startSending(world.core, { [ZEBRA_IP]: printer })
    await again.worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'needs-answer', fault: { kind: 'host-ended' } })
    expect(printer.received()).toHaveLength(1)
    await again.worker.stop()
  })

  test('is asked about when the host is closed midway, and what waited still waits', async () => {
    await using world = await openWorld()
    await using printer = await openBadPrinter('mute')
    const { print, stateOf, worker } = await opened(world, printer)
    const [first, second] = [await print(), await print()]
    await printer.heard('^XZ')
    await worker.stop()
    expect(await stateOf(first.id)).toMatchObject({ state: 'needs-answer', fault: { kind: 'host-ended' } })
    expect(await stateOf(second.id)).toMatchObject({ state: 'queued', tries: 0 })
  })

  test('of another host on a shared store is left to it until it is silent for long', async () => {
    await using world = await openWorld({ dialect: 'postgres' })
    await using printer = await openBadPrinter('mute')
    const { print, stateOf, timers, worker } = await opened(world, printer)
    const { id } = await print()
    await printer.heard('^XZ')
    const other = startSending(world.core, { [ZEBRA_IP]: printer })
    await other.worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sending' })
    world.clock.advance(300_001)
    await other.timers.pass(30_000)
    await other.worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'needs-answer', fault: { kind: 'host-ended' } })
    // The first one wakes: the question stands.
    await timers.pass(SETTLE)
    await timers.pass(10_000)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'needs-answer', fault: { kind: 'host-ended' } })
    await worker.stop()
    await other.worker.stop()
  })
})

describe('two hosts on one PostgreSQL', () => {
  const leaseOf = async (world: World, id: string) =>
    (await world.store.read.selectFrom('print').select('lease_until').where('id', '=', id).executeTakeFirstOrThrow()).lease_until

  test('leave a print to the one that sends it, however slow its printer is', async () => {
    await using world = await openWorld({ dialect: 'postgres' })
    await using printer = await openBadPrinter('mute')
    const { print, stateOf, timers, worker } = await opened(world, printer)
    const { id } = await print()
    await printer.heard('^XZ')
    world.clock.advance(LEASE - 1)
    const before = await leaseOf(world, id)
    await timers.pass(RENEW)
    await expect.poll(() => leaseOf(world, id)).not.toBe(before)
    world.clock.advance(LEASE - 1)
    const other = startSending(world.core, { [ZEBRA_IP]: printer })
    await other.worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sending' })
    await worker.stop()
    await other.worker.stop()
  })

  test('the one that was taken for dead sends nothing more and changes nothing, whoever sends now', async () => {
    await using world = await openWorld({ dialect: 'postgres' })
    await using printer = await openBadPrinter()
    const { client, print, stateOf, timers, worker } = await opened(world, printer)
    const { id } = await print({ copies: 2 })
    await printer.heard('^XZ')
    world.clock.advance(LEASE + 1)
    const other = startSending(world.core, { [ZEBRA_IP]: printer })
    await other.worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'needs-answer', piecesSent: 0 })
    await other.worker.stop()
    // The same host takes it once more, while its first attempt still waits for the printer.
    await client.printers.answer({ printId: id, hasPrinted: false, key: world.key() })
    await printer.accepted(2)
    await timers.pass(SETTLE)
    await timers.pass(SETTLE)
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent', piecesSent: 2 })
    expect(printer.received()).toHaveLength(3)
    await worker.stop()
  })

  test('do not ask about a print that was noted in this very moment', async () => {
    await using world = await openWorld({ dialect: 'postgres' })
    await using printer = await openBadPrinter('mute')
    const { print, stateOf, worker } = await opened(world, printer)
    const { id } = await print()
    await printer.heard('^XZ')
    world.clock.advance(LEASE + 1)
    const [written, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const noting = world.store.transact(async (db) => {
      await db.updateTable('print').set({ state: 'sent', sender: null, ended_at: world.core.clock.now() }).execute()
      written.resolve()
      await asked.promise
    })
    await written.promise
    const other = startSending(world.core, { [ZEBRA_IP]: printer })
    await expect.poll(() => waitingForLocks(world)).toBe(1)
    asked.resolve()
    await noting
    await other.worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent', fault: null })
    await worker.stop()
    await other.worker.stop()
  })

  const waitingForLocks = async (world: World) => {
    const found = await sql<{ count: string }>`
      select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      world.store.read,
    )
    return Number(found.rows[0]?.count)
  }

  test('send each print once, one at a time', async () => {
    await using world = await openWorld({ dialect: 'postgres' })
    await using printer = await openBadPrinter()
    const { print, stateOf } = await depotWithPrinter(world)
    const hosts = [0, 1].map(() => startSending(world.core, { [ZEBRA_IP]: printer }))
    const ids: string[] = []
    for (let count = 0; count < 4; count += 1) ids.push((await print()).id)
    let isDone = false
    const passing = Promise.all(
      hosts.map(async ({ timers }) => {
        while (!isDone) await timers.pass(SETTLE)
      }),
    )
    const states = () => Promise.all(ids.map(async (id) => (await stateOf(id)).state))
    await expect.poll(states, { timeout: 30_000 }).toEqual(ids.map(() => 'sent'))
    isDone = true
    void passing
    expect(printer.received()).toHaveLength(4)
    for (const { worker } of hosts) await worker.stop()
  })
})

describe('a print that surely did not come out', () => {
  test('is given up after a while, says why, and goes when it is asked to', async () => {
    await using world = await openWorld()
    await using printer = await openBadPrinter()
    const { client, print, stateOf, timers, worker } = await opened(world, printer)
    await printer.off()
    const { id } = await print()
    await worker.idle()
    for (const delay of [5_000, 10_000, 20_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000]) {
      world.clock.advance(300_000)
      await timers.pass(delay)
      await worker.idle()
    }
    expect(await stateOf(id)).toMatchObject({ state: 'failed', tries: 12, fault: { kind: 'refused' } })
    expect(await client.printers.toSettle()).toEqual({ asking: 0, failed: 1 })
    await printer.on()
    await client.printers.retry({ printId: id, key: world.key() })
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent' })
    await worker.stop()
  })

  test('is not tried again where that would not help, and holds up nobody else', async () => {
    await using world = await openWorld()
    await using printer = await openBadPrinter()
    const { administrator, client, print, printer: zebra, stateOf, timers, worker } = await opened(world, printer)
    const moved = { ...zebra, printerId: zebra.id, port: 9100, offsetXMm: -5, key: world.key() } as const
    const { version } = await administrator.client.printers.change(moved)
    const { id } = await print()
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'failed', fault: { kind: 'off-label' } })
    await administrator.client.printers.change({ ...moved, version, offsetXMm: 0, key: world.key() })
    const next = await print()
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(next.id)).toMatchObject({ state: 'sent' })
    await client.printers.cancel({ printId: id, key: world.key() })
    expect(await client.printers.open()).toEqual([])
    await worker.stop()
  })
})

describe('printing again', () => {
  test('keeps why, and of which print', async () => {
    await using world = await openWorld()
    await using printer = await openBadPrinter()
    const { client, print, stateOf, timers, worker } = await opened(world, printer)
    const { id } = await print()
    await timers.pass(SETTLE)
    await worker.idle()
    const again = await client.printers.reprint({ printId: id, reason: 'torn', key: world.key() })
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(again.id)).toMatchObject({ state: 'sent', reprint: { of: id, reason: 'torn' } })
    expect(printer.received()).toHaveLength(2)
    const audited = await world.store.read.selectFrom('audit').select('after').where('entity', '=', 'print').execute()
    expect(audited.map(({ after }) => after).join()).toContain('torn')
    await worker.stop()
  })

  test('of a badge is not possible: its secret left the store with the print', async () => {
    await using world = await openWorld()
    const tray = createSystemTray()
    const { administrator, worker } = await opened(world, await openBadPrinter())
    worker.usePrinting(tray.printing)
    const { staff } = await world.as('technician')
    const { code } = await administrator.client.staff.issueBadge({ staffId: staff.id, version: 1, key: world.key() })
    const desk = world.place({ host: 'desktop', device: 'desktop', printing: tray.printing })
    desk.session.write(administrator.session.token ?? '', '')
    const document = { kind: 'staff-badge', staffId: staff.id, code } as const
    const { id } = await desk.client.printers.print({ document, key: world.key() })
    const row = () => world.store.read.selectFrom('print').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(JSON.stringify(await row())).not.toContain(code.slice(1))
    await worker.idle()
    expect(tray.taken).toHaveLength(1)
    expect(await row()).toMatchObject({ state: 'sent', request: null })
    const again = desk.client.printers.reprint({ printId: id, reason: 'lost', key: world.key() })
    expect(await refusalOf(again)).toMatchObject({ reason: 'print-forgotten' })
    await worker.stop()
  })

  test('a scan of a label within the minute says that it reads', async () => {
    await using world = await openWorld()
    await using printer = await openBadPrinter()
    const { client, job, print, stateOf, timers, worker } = await opened(world, printer)
    const { id } = await print()
    await timers.pass(SETTLE)
    await worker.idle()
    const scan = (code: string) => client.printers.readBack({ code, key: world.key() })
    expect(await scan('X')).toEqual({ printId: null })
    // As a scanner sends it that tells the symbology, with caps lock on.
    expect(await scan(`]C1${scanCodeOf(job.number).toLowerCase()}\r`)).toEqual({ printId: id })
    expect(await stateOf(id)).toMatchObject({ readBackAt: world.core.clock.now() })
    await worker.stop()
  })
})

describe('a label whose layout says 62 × 29 mm', () => {
  async function printedOn(loaded: { widthMm: number | null; heightMm: number | null }) {
    await using world = await openWorld()
    await using printer = await openBadPrinter()
    const { administrator, client, job, print, printer: zebra, stateOf, timers, worker } = await opened(world, printer)
    const changed = { ...zebra, ...loaded, printerId: zebra.id, port: 9100, key: world.key() } as const
    await administrator.client.printers.change(changed)
    const { id } = await print()
    await timers.pass(SETTLE)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent' })
    const shown = await client.documents.render({ document: { kind: 'job-label', jobId: job.id } })
    await worker.stop()
    return { zpl: printer.received().join(), shown: [shown.widthMicrons, shown.heightMicrons] }
  }

  test.each([
    ['50 × 30', { widthMm: 50, heightMm: 30 }, '^PW400^LL240'],
    ['29 × 90, where it lies', { widthMm: 29, heightMm: 90 }, '^PW232^LL719'],
    ['50 wide and of any length', { widthMm: 50, heightMm: null }, '^PW400^LL232'],
    ['any size', { widthMm: null, heightMm: null }, '^PW496^LL232'],
  ])('is laid out for the labels loaded: %s', async (_, loaded, size) => {
    const { zpl, shown } = await printedOn(loaded)
    expect(zpl.replaceAll('\n', '')).toContain(size)
    // What a browser shows and prints has the layout's own size.
    expect(shown).toEqual([62_000, 29_000])
  })
})

describe("printers of the desktop's system", () => {
  async function atTheDesk(world: World) {
    const tray = createSystemTray()
    const depot = await opened(world, await openBadPrinter())
    const desk = world.place({ host: 'desktop', device: 'desktop', printing: tray.printing })
    desk.session.write(depot.person.session.token ?? '', '')
    const document = { kind: 'job-label', jobId: depot.job.id } as const
    const printHere = () => desk.client.printers.print({ document, key: world.key() })
    return { ...depot, desk, printHere, tray }
  }

  test('the usual one is printed on without being set up, as soon as there is a window', async () => {
    await using world = await openWorld()
    const { printHere, stateOf, printedEvents, tray, worker } = await atTheDesk(world)
    const { id, printer } = await printHere()
    expect(printer).toBeNull()
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'queued', way: 'system' })
    worker.usePrinting(tray.printing)
    await worker.idle()
    expect(await stateOf(id)).toMatchObject({ state: 'sent' })
    expect(tray.taken).toEqual([expect.objectContaining({ printerName: null, widthMicrons: 62_000, copies: 1 })])
    expect(await printedEvents()).toBe(1)
    await worker.stop()
  })

  test('one that a station chose becomes the depot’s, and is used by it', async () => {
    await using world = await openWorld()
    const { administrator, desk, printHere, tray, worker } = await atTheDesk(world)
    worker.usePrinting(tray.printing)
    const printer = { systemName: 'office' }
    const { label } = await desk.client.printers.choose({ paper: 'label', printer, key: world.key() })
    expect(label).toMatchObject({ name: 'Office printer' })
    await printHere()
    await worker.idle()
    expect(tray.taken).toEqual([expect.objectContaining({ printerName: 'office' })])
    expect(await administrator.client.printers.stations()).toEqual([{ station: 'desktop', paper: 'label', printer: label }])
    expect(await administrator.client.printers.list()).toContainEqual(
      expect.objectContaining({ kind: 'system', systemName: 'office', computer: COMPUTER }),
    )
    await desk.client.printers.choose({ paper: 'label', printer: null, key: world.key() })
    expect(await desk.client.printers.mine()).toEqual({ label: null, page: null, roll: null })
    await worker.stop()
  })

  test('prints labels as large as those loaded, shown so before, with codes of whole dots', async () => {
    await using world = await openWorld()
    const { administrator, desk, job, printHere, tray, worker } = await atTheDesk(world)
    await desk.client.printers.choose({ paper: 'label', printer: { systemName: 'office' }, key: world.key() })
    const [office] = (await administrator.client.printers.list()).filter(({ kind }) => kind === 'system')
    if (office === undefined) throw new Error('the chosen printer is kept')
    expect(office).toMatchObject({ dpi: 203, widthMm: null, heightMm: null })
    const loaded = { ...office, printerId: office.id, port: 9100, dpi: 300, widthMm: 50, heightMm: 30, key: world.key() } as const
    await administrator.client.printers.change(loaded)
    const size = { widthMicrons: 50_000, heightMicrons: 30_000 }
    const shown = await desk.client.documents.render({ document: { kind: 'job-label', jobId: job.id } })
    expect(shown).toMatchObject(size)
    worker.usePrinting(tray.printing)
    await printHere()
    await worker.idle()
    expect(tray.taken).toMatchObject([{ ...size, html: shown.html }])
    const [, width, height, code] = /viewBox="0 0 (\S+) (\S+)">.*data-code="\S+" d="([^"]+)"/.exec(shown.html) ?? []
    expect([Number(width) / 50, Number(height) / 30]).toEqual([300 / 25.4, 300 / 25.4].map((dots) => expect.closeTo(dots, 3)))
    expect(code).toMatch(/^[MhvHVz\d\s,-]+$/)
    await worker.stop()
  })

  test('one that was taken out of use stays so, and one that the system does not offer is not added', async () => {
    await using world = await openWorld()
    const { administrator, desk, worker } = await atTheDesk(world)
    const choose = (systemName: string) =>
      desk.client.printers.choose({ paper: 'label', printer: { systemName }, key: world.key() })
    expect(await refusalOf(choose('invented'))).toMatchObject({ reason: 'no-printer-here' })
    await choose('office')
    const [office] = (await administrator.client.printers.list()).filter(({ kind }) => kind === 'system')
    if (office === undefined) throw new Error('the chosen printer is kept')
    const closed = { ...office, printerId: office.id, port: 9100, isActive: false, key: world.key() } as const
    await administrator.client.printers.change(closed)
    expect(await refusalOf(choose('office'))).toMatchObject({ reason: 'printer-closed' })
    expect((await administrator.client.printers.list()).filter(({ kind }) => kind === 'system')).toMatchObject([
      { isActive: false },
    ])
    await worker.stop()
  })

  test('what the system refuses fails with its reason; what it never answers is asked about', async () => {
    await using world = await openWorld()
    const { printHere, stateOf, tray, worker } = await atTheDesk(world)
    worker.usePrinting(tray.printing)
    tray.fault = new Error('out of labels')
    const refused = await printHere()
    await worker.idle()
    expect(await stateOf(refused.id)).toMatchObject({ state: 'failed', fault: { kind: 'system', detail: 'out of labels' } })
    tray.fault = new PrintUnansweredError('The printer did not answer')
    const silent = await printHere()
    await worker.idle()
    expect(await stateOf(silent.id)).toMatchObject({ state: 'needs-answer', fault: { kind: 'stalled' } })
    await worker.stop()
  })
})

describe('what cannot be printed is said at once', () => {
  test('a page on a label printer, labels too small for what stands on them, a printer out of use, no printer at all', async () => {
    await using world = await openWorld()
    const { administrator, client, job, printer } = await depotWithPrinter(world)
    const key = () => world.key()
    const sheet = { document: { kind: 'command-sheet' }, printerId: printer.id } as const
    expect(await refusalOf(client.printers.print({ ...sheet, key: key() }))).toMatchObject({ reason: 'labels-only' })
    const label = { document: { kind: 'job-label', jobId: job.id }, printerId: printer.id } as const
    const small = { ...printer, printerId: printer.id, port: 9100, widthMm: 25, heightMm: 15 } as const
    const changed = await administrator.client.printers.change({ ...small, key: key() })
    const tooSmall = await refusalOf(client.printers.print({ ...label, key: key() }))
    expect(tooSmall).toMatchObject({ reason: expect.stringMatching(/^loaded-label-/), params: { labelKind: 'job' } })
    expect(tooSmall).toMatchObject({ params: { name: 'Zebra', size: '25 × 15 mm' } })
    await administrator.client.printers.change({ ...small, version: changed.version, isActive: false, key: key() })
    expect(await refusalOf(client.printers.print({ ...label, key: key() }))).toMatchObject({ reason: 'printer-closed' })
    const nowhere = client.printers.print({ document: label.document, key: key() })
    expect(await refusalOf(nowhere)).toMatchObject({ reason: 'no-printer-here' })
    expect(await client.printers.open()).toEqual([])
  })

  test('paper of a job that does not exist is neither queued nor noted', async () => {
    await using world = await openWorld()
    const { client, printer } = await depotWithPrinter(world)
    const document = { kind: 'job-label', jobId: '0192a000-0000-7000-8000-000000000001' } as const
    const print = client.printers.print({ document, printerId: printer.id, key: world.key() })
    expect(await failureOf(print)).toMatchObject({ code: 'NOT_FOUND' })
    const note = client.printers.noteByBrowser({ document, title: 'Label', key: world.key() })
    expect(await failureOf(note)).toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.printers.past({})).items).toEqual([])
  })

  test('what a browser prints is in the list of what is over, and in the timeline', async () => {
    await using world = await openWorld()
    const { client, job, printedEvents } = await depotWithPrinter(world)
    const document = { kind: 'job-label', jobId: job.id } as const
    await client.printers.noteByBrowser({ document, title: 'Labels', key: world.key() })
    const [line] = (await client.printers.past({})).items
    expect(line).toMatchObject({ way: 'browser', state: 'sent', canReprint: false })
    expect(await printedEvents()).toBe(1)
  })
})
