import { describe, expect, test, vi } from 'vitest'
import { checkInOne } from '../../../test/kit/job-life.ts'
import { failureOf, openWorld, refusalOf, type World } from '../../../test/kit/world.ts'
import type { PrintRequest, Printing } from '../../host.ts'

/** A printer that takes what it is given, or says why not. */
function createPrinter(): { taken: PrintRequest[]; fault: string | null; printing: Printing } {
  const printer = {
    taken: [] as PrintRequest[], // Widened from never[]: the list is filled later.
    fault: null as string | null, // Widened from null: a test breaks the printer later.
    printing: {
      printers: async () => [],
      savePdf: async () => new Uint8Array(),
      print: async (request: PrintRequest) => {
        if (printer.fault !== null) throw new Error(printer.fault)
        printer.taken.push(request)
      },
    },
  }
  return printer
}

async function atTheDesk(world: World) {
  const printer = createPrinter()
  const person = await world.as('manager')
  const { client, session } = world.place({ host: 'desktop', printing: printer.printing })
  session.write(person.session.token ?? '', '')
  const job = await checkInOne(world, client)
  const request = { document: { kind: 'job-label', jobId: job.id }, printerName: null, copies: 1 } as const
  const printedEvents = async () => {
    const { timeline } = await client.jobs.get({ number: job.number })
    return timeline.filter((event) => event.kind === 'printed').length
  }
  return { client, printer, request, printedEvents }
}

describe('printing at the desk', () => {
  test('the same request sent again comes out once, and is noted once', async () => {
    await using world = await openWorld()
    const { client, printer, request, printedEvents } = await atTheDesk(world)
    const key = world.key()
    expect(await client.documents.print({ ...request, key })).toEqual({ printed: true })
    expect(await client.documents.print({ ...request, key })).toEqual({ printed: true })
    expect(await refusalOf(client.documents.print({ ...request, copies: 2, key }))).toMatchObject({ reason: 'key-reused' })
    expect([printer.taken.length, await printedEvents()]).toEqual([1, 1])
  })

  test('sent twice at the same moment it comes out once', async () => {
    await using world = await openWorld()
    const { client, printer, request, printedEvents } = await atTheDesk(world)
    const key = world.key()
    await Promise.allSettled([client.documents.print({ ...request, key }), client.documents.print({ ...request, key })])
    expect([printer.taken.length, await printedEvents()]).toEqual([1, 1])
  })

  test('what the printer did not take is not noted, and the same request may try again', async () => {
    await using world = await openWorld()
    const { client, printer, request, printedEvents } = await atTheDesk(world)
    const key = world.key()
    printer.fault = 'out of labels'
    expect(await refusalOf(client.documents.print({ ...request, key }))).toEqual({
      reason: 'printer-failed',
      params: { message: 'out of labels' },
    })
    expect(await printedEvents()).toBe(0)
    printer.fault = null
    expect(await client.documents.print({ ...request, key })).toEqual({ printed: true })
    expect([printer.taken.length, await printedEvents()]).toEqual([1, 1])
  })

  test('what came out but could not be noted is not printed again by the same request, and says why', async () => {
    await using world = await openWorld()
    const { client, printer, request } = await atTheDesk(world)
    const key = world.key()
    const { transact } = world.core.store
    const transacting = vi.spyOn(world.core.store, 'transact').mockImplementation((work) => {
      if (printer.taken.length > 0) return Promise.reject(new Error('the disk is full'))
      return transact(work)
    })
    expect(await failureOf(client.documents.print({ ...request, key }))).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    transacting.mockRestore()
    expect(await refusalOf(client.documents.print({ ...request, key }))).toMatchObject({ reason: 'maybe-printed' })
    expect(printer.taken).toHaveLength(1)
  })

  test('paper of a job that does not exist is neither printed nor noted', async () => {
    await using world = await openWorld()
    const { client, printer } = await atTheDesk(world)
    const document = { kind: 'job-label', jobId: '0192a000-0000-7000-8000-000000000001' } as const
    const print = client.documents.print({ document, printerName: null, copies: 1, key: world.key() })
    expect(await failureOf(print)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await failureOf(client.documents.notePrinted({ document, key: world.key() }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(printer.taken).toEqual([])
  })
})
