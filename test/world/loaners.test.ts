import { describe, expect, test } from 'vitest'
import { loanerNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { announceThem, finishOf } from '../kit/arrivals.ts'
import { bringToReady, checkInOne, handBackOf, jobOf, unitOf, versionOf, walkIn } from '../kit/job-life.ts'
import { addLoaner, LOANER, lendTo } from '../kit/loaners.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld, refusalOf } from '../kit/world.ts'

const BACK = { condition: 'As it went', outOfUse: null } as const
const back = (name: string) => ({ name, isBack: true, explanation: null })

/** What became of calls that were under way at the same moment: `done`, or why not. */
const settled = (calls: readonly Promise<unknown>[]): Promise<string[]> =>
  Promise.all(
    calls.map((call) =>
      call.then(
        () => 'done',
        async () => (await refusalOf(call)).reason,
      ),
    ),
  )

describe.each(DIALECTS)('loaners (%s)', (dialect) => {
  test('lent and taken back: the job tells it, the pool knows what is left of it', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('front-desk')
    const job = await checkInOne(world, client)
    const loaner = await addLoaner(world, client, { serial: 'LN-1' })
    expect(loaner).toMatchObject({ number: loanerNumber(1), loan: null, version: 1 })
    const loan = await lendTo(world, client, job, { loaner, dueOn: '2026-03-09' })
    expect(loan).toMatchObject({
      jobNumber: job.number,
      lentBy: staff.name,
      dueOn: '2026-03-09',
      isOverdue: false,
      condition: LOANER.condition,
      accessories: LOANER.accessories,
      returned: null,
    })
    expect((await client.loaners.list()).map((item) => item.loan?.id)).toEqual([loan.id])
    expect(await client.search.resolveScan({ payload: scanCodeOf(loaner.number) })).toEqual({
      kind: 'loaner',
      number: loaner.number,
      jobNumber: job.number,
    })
    expect(await client.search.resolveScan({ payload: 'ln 1' })).toMatchObject({ kind: 'loaner' })
    expect(await client.search.find({ text: 'LN-1' })).toMatchObject([{ kind: 'loaner', ref: loaner.number }])
    world.clock.advance(8 * 86_400_000)
    const nextWeek = await world.as('front-desk')
    expect(await nextWeek.client.loaners.ofJob({ jobId: job.id })).toMatchObject({ open: { isOverdue: true }, past: [] })
    const said = { loanId: loan.id, condition: 'Cracked foot', outOfUse: 'Foot to be replaced' }
    const accessories = [back('Power cord'), { name: 'Lid', isBack: false, explanation: 'Lost, 10 € agreed' }]
    const ended = await nextWeek.client.loaners.giveBack({ ...said, accessories, key: world.key() })
    expect(ended).toMatchObject({
      isOverdue: false,
      returned: { by: nextWeek.staff.name, condition: 'Cracked foot', accessories },
    })
    expect(await nextWeek.client.loaners.get({ number: loaner.number })).toMatchObject({
      loaner: { accessories: ['Power cord'], condition: 'Cracked foot', outOfUse: 'Foot to be replaced', loan: null, version: 2 },
      past: [{ id: loan.id }],
    })
    expect(await nextWeek.client.loaners.ofJob({ jobId: job.id })).toMatchObject({ open: null, past: [{ id: loan.id }] })
    const { timeline } = await nextWeek.client.jobs.get({ number: job.number })
    expect(timeline.slice(0, 2)).toMatchObject([
      { kind: 'loaner-returned', data: { number: loaner.number, missing: 'Lid: Lost, 10 € agreed' } },
      { kind: 'loaner-lent', data: { number: loaner.number, dueOn: '2026-03-09' } },
    ])
  })

  test('the slip has lines to write on until one is lent, and says then what was lent; its label codes its number', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk')
    const job = await checkInOne(world, client)
    const slip = async (language: 'en' | 'zh-CN' | 'both') => {
      const asked = { document: { kind: 'loaner-agreement', jobId: job.id } as const, language }
      return (await client.documents.render(asked)).html
    }
    const lines = (html: string) => html.split('class="to-fill"').length - 1
    const blank = lines(await slip('en'))
    const loaner = await addLoaner(world, client, { serial: 'LN-1', accessories: ['Charger <b>'] })
    await lendTo(world, client, job, { loaner })
    for (const language of ['en', 'zh-CN', 'both'] as const) {
      const html = await slip(language)
      expect(html).toContain(`${loaner.model} · ${loaner.number}`)
      expect(html).toContain('Charger &lt;b&gt;')
      // Deposit, value and the return are still written by hand.
      expect(blank - lines(html)).toBe(4)
    }
    const label = await client.documents.render({ document: { kind: 'loaner-labels', loanerIds: [loaner.id] } })
    expect(label.html).toContain(`data-code="${scanCodeOf(loaner.number)}"`)
  })

  test('no way closes a job while its loaner is out; then each does', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const ready = await bringToReady(world, client, await checkInOne(world, client))
    const loan = await lendTo(world, client, ready)
    const request = await handBackOf(world, client, ready)
    expect(await refusalOf(client.handBack.complete(request))).toEqual({ reason: 'gate-red', params: { lines: 'loaner' } })
    const { facts } = await client.handBack.gate({ jobId: ready.id })
    expect(facts.loaner).toEqual({ number: loan.loaner.number, model: LOANER.model })
    await client.loaners.giveBack({
      loanId: loan.id,
      ...BACK,
      accessories: LOANER.accessories.map(back),
      key: world.key(),
    })
    await client.handBack.complete({ ...request, key: world.key() })
    expect(await client.jobs.get({ number: ready.number })).toMatchObject({ stage: 'closed' })
    expect(await refusalOf(lendTo(world, client, ready))).toMatchObject({ reason: 'already-closed' })
  })

  test('nor by calling off what never came, nor by help from afar', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const rma = await announceThem(world, client, ['SN-9'])
    const [line] = rma.lines
    if (line === undefined) throw new Error('one unit was announced')
    const expected = await lendTo(world, client, { id: line.jobId })
    const kept = { number: expected.loaner.number, model: LOANER.model }
    expect(await refusalOf(client.arrivals.finish(finishOf(world, rma, 'cancel')))).toEqual({
      reason: 'loaner-not-back',
      params: kept,
    })
    const remote = jobOf({ unit: unitOf('SN-8'), accessories: [] })
    const { jobs } = await client.intake.checkIn({
      ...walkIn(world, { jobs: [remote], channel: 'phone', requestType: 'inquiry' }),
      isRemoteFirst: true,
    })
    const job = await client.jobs.get({ number: jobs[0]?.number ?? '' })
    const far = await lendTo(world, client, job)
    const permission = { permissionBy: 'Li Ming', permissionWay: 'phone' } as const
    const { sessionId } = await client.remote.begin({ jobId: job.id, ...permission, key: world.key() })
    const solved = { sessionId, tool: null, result: 'solved', causeCode: 'firmware', minutes: 5 } as const
    expect(await refusalOf(client.remote.end({ ...solved, steps: ['Reset'], key: world.key() }))).toMatchObject({
      reason: 'loaner-not-back',
    })
    const accessories = LOANER.accessories.map(back)
    for (const { id } of [expected, far]) await client.loaners.giveBack({ loanId: id, ...BACK, accessories, key: world.key() })
    await client.arrivals.finish(finishOf(world, await client.arrivals.get({ number: rma.number }), 'cancel'))
    expect(await client.remote.end({ ...solved, steps: ['Reset'], key: world.key() })).toMatchObject({ stage: 'closed' })
  })

  test('says why not, and leaves everything as it was', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const [one, two] = [await checkInOne(world, client), await checkInOne(world, client, { unit: unitOf('SN-2') })]
    const loaner = await addLoaner(world, client, { serial: 'LN-1' })
    const broken = await addLoaner(world, client, { outOfUse: 'Broken' })
    const params = { number: loaner.number, job: one.number, name: 'Li Ming 李明' }
    const loan = await lendTo(world, client, one, { loaner })
    const lending = [
      [() => lendTo(world, client, two, { loaner }), { reason: 'loaner-out', params }],
      [() => lendTo(world, client, two, { loaner: broken }), { reason: 'loaner-out-of-use' }],
      [() => lendTo(world, client, one), { reason: 'job-has-loaner', params: { number: loaner.number } }],
      [() => lendTo(world, client, two, { dueOn: '2026-03-01' }), { reason: 'date-before' }],
      [
        () => addLoaner(world, client, { serial: 'ln 1' }),
        { reason: 'loaner-known', params: { serial: 'LN-1', number: loaner.number } },
      ],
    ] as const
    for (const [call, reason] of lending) expect(await refusalOf(call())).toMatchObject(reason)
    const fields = { ...LOANER, serial: 'LN-1', loanerId: loaner.id, version: 1 }
    const close = client.loaners.change({ ...fields, outOfUse: 'Sold', key: world.key() })
    expect(await refusalOf(close)).toEqual({ reason: 'loaner-out', params })
    const changed = await client.loaners.change({ ...fields, model: 'Norden Kettle 1b', key: world.key() })
    expect(changed).toMatchObject({ version: 2, loan: { id: loan.id, loaner: { model: 'Norden Kettle 1b' } } })
    expect((await failureOf(client.loaners.change({ ...fields, key: world.key() }))).code).toBe('STALE')
    const give = (accessories: Parameters<typeof client.loaners.giveBack>[0]['accessories']) =>
      client.loaners.giveBack({ loanId: loan.id, ...BACK, accessories, key: world.key() })
    expect(await refusalOf(give([back('Power cord')]))).toEqual({ reason: 'loaner-accessory-open', params: { names: 'Lid' } })
    const later = await client.loaners.extend({ loanId: loan.id, dueOn: '2026-05-01', key: world.key() })
    expect(later.dueOn).toBe('2026-05-01')
    await give(LOANER.accessories.map(back))
    expect(await refusalOf(give(LOANER.accessories.map(back)))).toMatchObject({ reason: 'loaner-back' })
    const extend = client.loaners.extend({ loanId: loan.id, dueOn: '2026-06-01', key: world.key() })
    expect(await refusalOf(extend)).toMatchObject({ reason: 'loaner-back' })
    expect((await failureOf(client.loaners.get({ number: loanerNumber(99) }))).code).toBe('NOT_FOUND')
    expect(await client.search.resolveScan({ payload: scanCodeOf(loanerNumber(99)) })).toMatchObject({ kind: 'unknown-code' })
  })

  test('two stations lend one loaner, and two loaners to one job, at the same moment: one does, the other is told', async () => {
    await using world = await openWorld({ dialect })
    const [here, there] = [await world.as('front-desk'), await world.as('front-desk')]
    const jobs = [await checkInOne(world, here.client), await checkInOne(world, here.client, { unit: unitOf('SN-2') })] as const
    const loaner = await addLoaner(world, here.client)
    const same = await settled([
      lendTo(world, here.client, jobs[0], { loaner }),
      lendTo(world, there.client, jobs[1], { loaner }),
    ])
    expect(same.toSorted()).toEqual(['done', 'loaner-out'])
    const free = same[0] === 'done' ? jobs[1] : jobs[0]
    const pool = [await addLoaner(world, here.client), await addLoaner(world, here.client)] as const
    const both = await settled([
      lendTo(world, here.client, free, { loaner: pool[0] }),
      lendTo(world, there.client, free, { loaner: pool[1] }),
    ])
    expect(both.toSorted()).toEqual(['done', 'job-has-loaner'])
  })

  test('a job is handed back and lent to at the same moment: never closed with its loaner out', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const other = await world.as('front-desk')
    const ready = await bringToReady(world, client, await checkInOne(world, client))
    const loaner = await addLoaner(world, client)
    const request = { ...(await handBackOf(world, client, ready)), ...(await versionOf(client, ready)) }
    await Promise.allSettled([client.handBack.complete(request), lendTo(world, other.client, ready, { loaner })])
    const [{ stage }, { open }] = [
      await client.jobs.get({ number: ready.number }),
      await client.loaners.ofJob({ jobId: ready.id }),
    ]
    expect(stage === 'closed').toBe(open === null)
  })
})
