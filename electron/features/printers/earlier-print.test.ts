import { describe, expect, test } from 'vitest'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { lendTo } from '../../../test/kit/loaners.ts'
import { depotWithPrinter } from '../../../test/kit/printers.ts'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { openWorld, refusalOf, type World } from '../../../test/kit/world.ts'

/** Somebody at the depot, who prints what is said, and reads the queue's line of it. */
async function opened(world: World) {
  const { client, job, printer, stateOf } = await depotWithPrinter(world)
  const jobLabel: DocumentRef = { kind: 'job-label', jobId: job.id }
  const print = (document: DocumentRef, options: { reason?: string; isByRule?: boolean } = {}) =>
    client.printers.print({ document, printerId: printer.id, key: world.key(), ...options })
  const earlier = (document: DocumentRef) => client.printers.earlier({ document })
  const came = (printId: Awaited<ReturnType<typeof print>>['id']) =>
    world.store.transact((db) => db.updateTable('print').set({ state: 'sent' }).where('id', '=', printId).execute())
  return { client, job, jobLabel, print, earlier, came, stateOf }
}

describe.each(DIALECTS)('printing the same once more (%s)', (dialect) => {
  test('asks why, while it waits and after it came out, and points to the first', async () => {
    await using world = await openWorld({ dialect })
    const { jobLabel, print, earlier, came, stateOf } = await opened(world)
    expect(await earlier(jobLabel)).toBeNull()
    const first = await print(jobLabel, { reason: 'of what was never printed' })
    expect((await stateOf(first.id)).reprint).toBeNull()
    expect(await refusalOf(print(jobLabel))).toEqual({ reason: 'printed-before', params: {} })
    await came(first.id)
    expect(await refusalOf(print(jobLabel))).toMatchObject({ reason: 'printed-before' })
    const second = await print(jobLabel, { reason: 'lost' })
    const third = await print(jobLabel, { reason: 'on the wrong unit' })
    expect((await stateOf(second.id)).reprint).toEqual({ of: first.id, reason: 'lost' })
    expect((await stateOf(third.id)).reprint).toEqual({ of: first.id, reason: 'on the wrong unit' })
    expect(await earlier(jobLabel)).toMatchObject({ first: first.id, last: { id: third.id }, printed: 1, all: 1, rest: null })
  })

  test('is known of labels that came together, and leaves those that did not', async () => {
    await using world = await openWorld({ dialect })
    const { client, job, jobLabel, print, earlier } = await opened(world)
    const { rmaId } = job
    const all = await print({ kind: 'rma-labels', rmaId }, { isByRule: true })
    expect(await earlier(jobLabel)).toMatchObject({ first: all.id })
    expect(await earlier({ kind: 'accessory-tags', jobId: job.id })).toMatchObject({ first: all.id })
    expect(await earlier({ kind: 'arrival-labels', rmaId, jobIds: [job.id] })).toMatchObject({ printed: 1, all: 1 })

    const bin = async (code: string) =>
      (await client.stock.addBin({ code, name: null, kind: 'shelf', keeperId: null, key: world.key() })).id
    const [a, b] = [await bin('A-1'), await bin('A-2')]
    await print({ kind: 'bin-labels', binIds: [a] })
    expect(await earlier({ kind: 'bin-labels', binIds: [b] })).toBeNull()
    const both = await earlier({ kind: 'bin-labels', binIds: [a, b] })
    expect(both).toMatchObject({ printed: 1, all: 2, rest: { kind: 'bin-labels', binIds: [b] } })
    expect(await refusalOf(print({ kind: 'bin-labels', binIds: [a, b] }))).toMatchObject({ reason: 'printed-before' })
  })
})

describe('nobody is asked why', () => {
  test('of the agreement about another loan of the same job, nor of one to fill in by hand', async () => {
    await using world = await openWorld()
    const { client, job, earlier } = await opened(world)
    const document: DocumentRef = { kind: 'loaner-agreement', jobId: job.id }
    const print = () => client.printers.noteByBrowser({ document, title: 'Agreement', reason: null, key: world.key() })
    await print()
    expect(await earlier(document)).toBeNull()
    const { id, condition, accessories } = await lendTo(world, client, job)
    expect(await earlier(document)).toBeNull()
    const { id: first } = await print()
    expect(await earlier(document)).toMatchObject({ first })
    const back = accessories.map((name) => ({ name, isBack: true, explanation: null }))
    await client.loaners.giveBack({ loanId: id, condition, accessories: back, outOfUse: null, key: world.key() })
    await lendTo(world, client, job)
    expect(await earlier(document)).toBeNull()
  })

  test('when it comes by rule', async () => {
    await using world = await openWorld()
    const { job, print, stateOf } = await opened(world)
    const slips: DocumentRef = { kind: 'job-label', jobId: job.id }
    await print(slips)
    expect((await stateOf((await print(slips, { isByRule: true })).id)).reprint).toBeNull()
  })

  test('when the first never came out', async () => {
    await using world = await openWorld()
    const { client, jobLabel, print, earlier } = await opened(world)
    const { id } = await print(jobLabel)
    await client.printers.cancel({ printId: id, key: world.key() })
    expect(await earlier(jobLabel)).toBeNull()
    await print(jobLabel)
  })

  test('of command labels, which are printed at will', async () => {
    await using world = await openWorld()
    const { print, earlier } = await opened(world)
    await print({ kind: 'command-labels' })
    expect(await earlier({ kind: 'command-labels' })).toBeNull()
    await print({ kind: 'command-labels' })
  })
})

test('what browsers print is known as well, and points to the first for its reason', async () => {
  await using world = await openWorld()
  const { client, job, earlier } = await opened(world)
  const document: DocumentRef = { kind: 'rma-slips', rmaId: job.rmaId }
  const note = (reason: string | null) => client.printers.noteByBrowser({ document, title: 'Slips', reason, key: world.key() })
  const [first, second] = [await note(null), await note('damaged')]
  expect(await earlier(document)).toMatchObject({
    first: first.id,
    last: { id: second.id, way: 'browser', reprint: { of: first.id, reason: 'damaged' } },
  })
})
