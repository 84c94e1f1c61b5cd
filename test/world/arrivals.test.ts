import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countArrivals } from '../../shared/arrivals/arrivals.ts'
import { MOST_UNITS } from '../../shared/intake/intake.ts'
import { announcedOf, announcementOf, announceThem, arrivalOf, finishOf, lineOf, surplusOf } from '../kit/arrivals.ts'
import { checkInOne, jobOf, move, unitOf, walkIn } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { type Client, failureOf, openWorld, refusalOf, type World } from '../kit/world.ts'

const serials = (count: number, from = 1) => Array.from({ length: count }, (_, index) => `SN-${1000 + from + index}`)

describe.each(DIALECTS)('an RMA before its units (%s)', (dialect) => {
  let world: World
  let client: Client

  beforeEach(async () => {
    world = await openWorld({ dialect })
    client = (await world.as('front-desk')).client
  })
  afterEach(() => world.close())

  const arrivalFile = (rma: { number: string }) => client.arrivals.get({ number: rma.number })
  const jobFile = (line: { number: string }) => client.jobs.get({ number: line.number })

  test('has its number at once; its jobs are expected, promise nothing and are not counted as received', async () => {
    const rma = await announceThem(world, client, ['SN-1', null])
    expect(rma.lines).toMatchObject([
      { stage: 'expected', state: 'expected', serial: 'SN-1', announced: ['Power cord'], accessories: [], receivedAt: null },
      { stage: 'expected', state: 'expected', serial: null, mayUndo: false },
    ])
    expect(await jobFile(lineOf(rma, 0))).toMatchObject({
      dueOn: null,
      waitsFor: 'transit',
      accessories: [],
      timeline: [{ kind: 'announced' }],
    })
    expect((await client.jobs.today()).counts).toMatchObject({ expected: 2, receivedToday: 0, late: 0, urgent: 0 })
    expect(await client.arrivals.expected()).toMatchObject([{ number: rma.number, counts: { expected: 2, arrived: 0 } }])
  })

  test('takes 100 units in one commit and says so when there are more', async () => {
    const { jobs } = await client.arrivals.announce(announcementOf(world, serials(MOST_UNITS)))
    expect(jobs).toHaveLength(MOST_UNITS)
    const changes = await world.store.read.selectFrom('change_list').select('changes').orderBy('seq', 'desc').execute()
    expect(changes[0]?.changes).toContain(jobs.at(-1)?.id ?? '-')
    expect(changes[0]?.changes).toContain(jobs[0]?.id ?? '-')
    const tooMany = client.arrivals.announce(announcementOf(world, serials(MOST_UNITS + 1, 500)))
    expect((await failureOf(tooMany)).code).toBe('BAD_REQUEST')
  })

  test('is received by a scan: with what is seen of it, a promise that counts from today, and its event', async () => {
    const rma = await announceThem(world, client, ['SN-1'])
    world.clock.advance(3 * 86_400_000)
    client = (await world.as('front-desk')).client
    await client.arrivals.receive(arrivalOf(world, lineOf(rma, 'SN-1')))
    expect(await jobFile(lineOf(rma, 0))).toMatchObject({
      stage: 'received',
      condition: 'Box dented',
      receivedAt: '2026-03-05T09:00:00.000Z',
      dueOn: '2026-03-12',
      accessories: [{ name: 'Power cord', position: 1 }],
    })
    const { timeline } = await jobFile(lineOf(rma, 0))
    expect(timeline.map((event) => event.kind).toSorted()).toEqual(['announced', 'arrived', 'stage-changed'])
    expect((await client.jobs.today()).counts).toMatchObject({ expected: 0, receivedToday: 1 })
    expect(await client.arrivals.expected()).toEqual([])
  })

  test('learns the serial of a unit that was announced without one, and of one that was announced wrongly', async () => {
    const before = await checkInOne(world, client, { unit: unitOf('SN-7') })
    expect(before.serial).toBe('SN-7')
    const rma = await announceThem(world, client, [null, 'SN-TYPO'])
    const units = () => world.store.read.selectFrom('unit').select('serial').orderBy('seq').execute()
    await client.arrivals.receive(arrivalOf(world, lineOf(rma, 0), 'SN-8'))
    await client.arrivals.receive(arrivalOf(world, lineOf(rma, 1), 'SN-9'))
    expect((await units()).map(({ serial }) => serial)).toEqual(['SN-7', 'SN-8', 'SN-9'])
    expect(await client.search.find({ text: 'SN-TYPO' })).toEqual([])
    expect((await client.catalogue.models({ query: 'Kettle', limit: 5 })).items).toMatchObject([{ unitCount: 3 }])
    expect((await arrivalFile(rma)).lines.map(({ serial }) => serial)).toEqual(['SN-8', 'SN-9'])
  })

  test('is reconciled: 18 of 20 arrive, one comes unannounced, two do not come and are cancelled', async () => {
    const rma = await announceThem(world, client, serials(20))
    for (const line of rma.lines.slice(0, 18)) await client.arrivals.receive(arrivalOf(world, line))
    await client.arrivals.addSurplus(surplusOf(world, rma, 'SN-EXTRA'))
    const before = await arrivalFile(rma)
    expect(countArrivals(before.lines)).toEqual({ expected: 2, arrived: 18, missing: 0, surplus: 1 })
    const { arrived } = await client.arrivals.finish(finishOf(world, before, 'cancel'))
    expect(arrived).toHaveLength(19)
    const after = await arrivalFile(rma)
    expect(countArrivals(after.lines)).toEqual({ expected: 0, arrived: 18, missing: 2, surplus: 1 })
    expect(await jobFile(lineOf(rma, 19))).toMatchObject({ stage: 'closed', outcome: 'cancelled', dueOn: null })
    expect(after.lines.some((line) => line.mayUndo)).toBe(false)
    const labels = { kind: 'arrival-labels', rmaId: rma.rmaId, jobIds: arrived.map(({ id }) => id) } as const
    const { html } = await client.documents.render({ document: labels })
    expect(html.match(/class="label size0"/g)).toHaveLength(19 + 18)
    const slips = await client.documents.render({ document: { kind: 'rma-slips', rmaId: rma.rmaId } })
    expect(slips.html).toContain('Announced 20, arrived 18, missing 2, not announced 1.')
    expect(slips.html.match(/class="unit"/g)).toHaveLength(19 * 2)
  })

  test('may be kept waiting for the rest, which arrives later and is settled by itself', async () => {
    const rma = await announceThem(world, client, serials(3))
    await client.arrivals.receive(arrivalOf(world, lineOf(rma, 0)))
    world.clock.advance(60_000)
    await client.arrivals.finish(finishOf(world, await arrivalFile(rma), 'keep'))
    const kept = await arrivalFile(rma)
    expect(kept.lines.map(({ state, stage }) => `${state} ${stage}`)).toEqual([
      'arrived received',
      'missing expected',
      'missing expected',
    ])
    world.clock.advance(60_000)
    await client.arrivals.receive(arrivalOf(world, lineOf(kept, 1)))
    expect((await arrivalFile(rma)).lines.map((line) => line.mayUndo)).toEqual([false, true, false])
    const { arrived } = await client.arrivals.finish(finishOf(world, await arrivalFile(rma), 'cancel'))
    expect(arrived.map(({ id }) => id)).toEqual([lineOf(rma, 1).jobId])
  })

  test('is settled unit by unit: one may still come, another is cancelled', async () => {
    const rma = await announceThem(world, client, serials(2))
    await client.arrivals.finish(finishOf(world, rma, 'keep', 'cancel'))
    expect((await arrivalFile(rma)).lines.map(({ state, stage }) => `${state} ${stage}`)).toEqual([
      'missing expected',
      'missing closed',
    ])
  })

  test('takes a wrong arrival back: expected again, and a surplus unit was never here', async () => {
    const rma = await announceThem(world, client, serials(2))
    await client.arrivals.receive(arrivalOf(world, lineOf(rma, 0)))
    await client.arrivals.addSurplus(surplusOf(world, rma, 'SN-EXTRA'))
    const here = await arrivalFile(rma)
    for (const line of here.lines.filter((one) => one.mayUndo))
      await client.arrivals.undo({ jobId: line.jobId, version: line.version, key: world.key() })
    const after = await arrivalFile(rma)
    expect(after.lines).toMatchObject([{ state: 'expected', accessories: [], condition: null }, { state: 'expected' }])
    await client.arrivals.receive(arrivalOf(world, lineOf(after, 0)))
    const extra = await checkInOne(world, client, { unit: unitOf('SN-EXTRA') })
    expect(extra).toMatchObject({ stage: 'received' })
    const grounds = world.store.read.selectFrom('job').select('previous_job_id').where('id', '=', extra.id)
    expect(await grounds.executeTakeFirst()).toEqual({ previous_job_id: null })
  })

  describe('refuses, with nothing stored:', () => {
    test('a day that is over, and a list that names a unit twice, here, or expected', async () => {
      await checkInOne(world, client, { unit: unitOf('SN-HERE') })
      const rma = await announceThem(world, client, ['SN-1'])
      const refused = async (list: readonly string[], change = {}) =>
        refusalOf(client.arrivals.announce(announcementOf(world, list, change)))
      expect(await refused(['SN-5'], { expectedOn: '2026-03-01' })).toMatchObject({ reason: 'date-before' })
      expect(await refused(['SN-5', 'sn 5'])).toEqual({ reason: 'serial-twice-in-rma', params: { serial: 'SN-5' } })
      expect(await refused(['SN-5', 'SN-HERE'])).toMatchObject({ reason: 'serial-has-open-job' })
      expect(await refused(['SN-5', 'SN-1'])).toEqual({ reason: 'serial-is-expected', params: { number: rma.number } })
      expect(await refusalOf(client.intake.checkIn(walkIn(world, { jobs: [jobOf({ unit: unitOf('SN-1') })] })))).toEqual({
        reason: 'serial-is-expected',
        params: { number: rma.number },
      })
      expect(await client.arrivals.expected()).toHaveLength(1)
      expect(await client.units.lookUp({ serial: 'SN-5' })).toBeNull()
    })

    test('an arrival of what is here, cancelled or not announced at all', async () => {
      const walkedIn = await checkInOne(world, client)
      const rma = await announceThem(world, client, serials(2))
      const [first, second] = [lineOf(rma, 0), lineOf(rma, 1)]
      await client.arrivals.receive(arrivalOf(world, first))
      expect(await refusalOf(client.arrivals.receive(arrivalOf(world, first)))).toEqual({
        reason: 'already-arrived',
        params: { number: first.number },
      })
      await client.arrivals.finish(finishOf(world, await arrivalFile(rma), 'cancel'))
      expect(await refusalOf(client.arrivals.receive(arrivalOf(world, second)))).toMatchObject({ reason: 'already-closed' })
      const notAnnounced = client.arrivals.receive({ ...arrivalOf(world, first), jobId: walkedIn.id })
      expect(await refusalOf(notAnnounced)).toMatchObject({ reason: 'not-announced' })
    })

    test('a serial that is here or expected elsewhere, for a unit that was announced as another one', async () => {
      await checkInOne(world, client, { unit: unitOf('SN-HERE') })
      const other = await announceThem(world, client, ['SN-THERE'])
      const rma = await announceThem(world, client, [null])
      const [line] = [lineOf(rma, 0)]
      expect(await refusalOf(client.arrivals.receive(arrivalOf(world, line, 'SN-HERE')))).toMatchObject({
        reason: 'serial-has-open-job',
      })
      expect(await refusalOf(client.arrivals.receive(arrivalOf(world, line, 'SN-THERE')))).toEqual({
        reason: 'serial-is-expected',
        params: { number: other.number },
      })
      expect(await refusalOf(client.arrivals.addSurplus(surplusOf(world, rma, 'SN-THERE')))).toMatchObject({
        reason: 'serial-is-expected',
      })
      expect((await arrivalFile(rma)).lines).toMatchObject([{ state: 'expected', serial: null }])
    })

    test('a photo that nobody uploaded', async () => {
      const rma = await announceThem(world, client, ['SN-1'])
      const request = { ...arrivalOf(world, lineOf(rma, 0)), photoIds: ['0192a000-0000-7000-8000-000000000001'] }
      expect(await refusalOf(client.arrivals.receive(request))).toEqual({ reason: 'unknown-attachment', params: {} })
      expect((await arrivalFile(rma)).lines).toMatchObject([{ state: 'expected', accessories: [] }])
    })

    test('to finish what somebody else has moved on meanwhile', async () => {
      const rma = await announceThem(world, client, serials(3))
      const seen = await arrivalFile(rma)
      await client.arrivals.receive(arrivalOf(world, lineOf(rma, 0)))
      expect(await refusalOf(client.arrivals.finish(finishOf(world, seen, 'cancel')))).toMatchObject({
        reason: 'arrivals-changed',
      })
      expect(await refusalOf(client.arrivals.finish(finishOf(world, seen)))).toMatchObject({ reason: 'arrivals-changed' })
      const reason = client.arrivals.finish({
        ...finishOf(world, seen, 'keep'),
        rest: { kind: 'missing', reason: ' ', jobs: [] },
      })
      expect((await failureOf(reason)).code).toBe('BAD_REQUEST')
      expect((await arrivalFile(rma)).reconciledAt).toBeNull()
    })

    test('to take back what is settled, worked on, or changed since', async () => {
      const bench = (await world.as('technician')).client
      const rma = await announceThem(world, client, serials(2))
      for (const line of rma.lines) await client.arrivals.receive(arrivalOf(world, line))
      const [first, second] = (await arrivalFile(rma)).lines
      if (first === undefined || second === undefined) throw new Error('two lines were announced')
      const undo = ({ jobId, version }: typeof first) => client.arrivals.undo({ jobId, version, key: world.key() })
      expect(await failureOf(undo({ ...first, version: 1 }))).toMatchObject({ code: 'STALE' })
      await move(world, bench, await jobFile(first), 'assessing')
      expect(await refusalOf(undo({ ...first, version: first.version + 1 }))).toMatchObject({ reason: 'nothing-to-undo' })
      world.clock.advance(1000)
      await client.arrivals.finish(finishOf(world, await arrivalFile(rma)))
      expect(await refusalOf(undo(second))).toMatchObject({ reason: 'arrival-settled' })
    })

    test('to move an expected unit by hand, and to print for it what is for units that are here', async () => {
      const rma = await announceThem(world, client, ['SN-1'])
      const job = await jobFile(lineOf(rma, 0))
      expect(await refusalOf(move(world, client, job, 'received'))).toMatchObject({ reason: 'only-by-arrival' })
      for (const document of [
        { kind: 'rma-slips', rmaId: rma.rmaId },
        { kind: 'rma-labels', rmaId: rma.rmaId },
        { kind: 'job-label', jobId: job.id },
      ] as const)
        expect(await refusalOf(client.documents.render({ document }))).toMatchObject({ reason: 'not-arrived-yet' })
      await client.arrivals.receive(arrivalOf(world, lineOf(rma, 0)))
      const packing = client.documents.render({ document: { kind: 'packing-instructions', rmaId: rma.rmaId } })
      expect(await refusalOf(packing)).toMatchObject({ reason: 'nothing-awaited' })
    })
  })

  test('judges a list line by line before it is kept', async () => {
    await checkInOne(world, client, { unit: unitOf('SN-HERE') })
    const rma = await announceThem(world, client, ['SN-1'])
    await client.arrivals.announce(
      announcementOf(world, [], {
        units: [
          announcedOf('490154203237518', {
            unit: unitOf('490154203237518', { model: { kind: 'new', brand: 'Kite', name: 'One', serialKind: 'imei' } }),
          }),
        ],
      }),
    )
    const line = (serial: string, model = '') => ({ serial, model })
    const judged = await client.arrivals.judgeList({
      modelId: null,
      lines: [
        line('SN-NEW', 'kettle 2'),
        line('SN-NEW', 'Norden Kettle 2'),
        line('sn here'),
        line('SN-1'),
        line('SN-1', 'Kite One'),
        line('SN-2', 'Kite Two'),
        line('490154203237517', 'Kite One'),
        line('', ''),
      ],
    })
    expect(judged.map(({ refusal }) => refusal?.reason ?? null)).toEqual([
      null,
      null,
      'serial-has-open-job',
      'serial-is-expected',
      'serial-is-expected',
      'model-unknown',
      'bad-imei',
      null,
    ])
    expect(judged[0]?.model).toMatchObject({ name: 'Norden Kettle 2' })
    expect(judged[2]?.unit).toMatchObject({ modelName: 'Norden Kettle 2', ownerName: 'Li Ming 李明' })
    expect(judged[3]?.refusal?.params).toEqual({ number: rma.number })
  })

  test('tells a scan anywhere where the unit is waited for', async () => {
    const rma = await announceThem(world, client, ['SN-1'])
    expect(await client.search.resolveScan({ payload: 'SN-1' })).toMatchObject({ kind: 'unit', expectedBy: rma.number })
    expect(await client.search.resolveScan({ payload: `HB${rma.number}` })).toMatchObject({
      kind: 'rma',
      jobs: [{ stage: 'expected' }],
    })
    await client.arrivals.receive(arrivalOf(world, lineOf(rma, 0)))
    expect(await client.search.resolveScan({ payload: 'SN-1' })).toMatchObject({ kind: 'unit', expectedBy: null })
  })

  test('is none where the unit is helped from afar: nothing was announced, and its slips say nothing of it', async () => {
    const { rmaId, rmaNumber } = await client.intake.checkIn(walkIn(world, { isRemoteFirst: true }))
    expect((await client.arrivals.get({ number: rmaNumber })).lines).toEqual([])
    const slips = await client.documents.render({ document: { kind: 'rma-slips', rmaId } })
    expect(slips.html).not.toContain('What was announced and what came')
  })

  test('counts a unit once that two stations scan at the same moment', async () => {
    const rma = await announceThem(world, client, serials(1))
    const other = (await world.as('manager')).client
    const reasons = async (calls: readonly Promise<unknown>[]) =>
      (await Promise.allSettled(calls)).map((call) => call.status === 'fulfilled')
    const line = lineOf(rma, 0)
    const received = await reasons([client, other].map((one) => one.arrivals.receive(arrivalOf(world, line))))
    expect(received.filter(Boolean)).toHaveLength(1)
    const surplus = await reasons([client, other].map((one) => one.arrivals.addSurplus(surplusOf(world, rma, 'SN-EXTRA'))))
    expect(surplus.filter(Boolean)).toHaveLength(1)
    expect(countArrivals((await arrivalFile(rma)).lines)).toEqual({ expected: 0, arrived: 1, missing: 0, surplus: 1 })
    expect((await jobFile(line)).accessories).toHaveLength(1)
  })

  test('writes packing instructions and the mail in the customer’s language, and sends nothing', async () => {
    const rma = await announceThem(world, client, ['SN-1', null])
    const document = { kind: 'packing-instructions', rmaId: rma.rmaId } as const
    const { html } = await client.documents.render({ document })
    expect(html).toContain('Packing instructions')
    expect((await client.documents.render({ document, language: 'zh-CN' })).html).toContain('寄送说明')
    const mail = await client.documents.packingMail({ rmaId: rma.rmaId })
    expect(mail).toMatchObject({ to: 'rma@borealis.test', subject: `Your return ${rma.number}: how to send it to us` })
    expect(mail.text).toContain('Norden Kettle 2 · SN-1 · Does not heat · Power cord')
    expect(mail.text).not.toMatch(/[{}]/)
  })
})
