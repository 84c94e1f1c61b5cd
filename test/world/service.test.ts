import { PLAIN_PART } from '../../shared/parts/parts.ts'
import { describe, expect, test } from 'vitest'
import { insertPart } from '../../electron/features/parts/parts.repository.ts'
import { unpackBoard } from '../../shared/jobs/board.ts'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { type PartId, partId } from '../../shared/kernel/ids.ts'
import { reportNumber } from '../../shared/scan/scan-codes.ts'
import {
  assess,
  bringToReady,
  checkInOne,
  ENTRY,
  handBackOf,
  jobOf,
  move,
  release,
  runTest,
  unitOf,
  versionOf,
  walkIn,
} from '../kit/job-life.ts'
import { demandReport, planVisit, registerReport, REPORT } from '../kit/quality-policy.ts'
import { fitted, pickFor } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { type Client, openWorld, refusalOf, failureOf, type World } from '../kit/world.ts'

const KEPT = { way: 'paper' } as const
const NOBODY = '00000000-0000-7000-8000-000000000000'

/** A request by telephone whose unit stays with the customer. */
async function requestRemotely(world: World, client: Client, serial = 'SN-REMOTE-1'): Promise<JobFile> {
  const job = jobOf({ unit: unitOf(serial), accessories: [] })
  const request = { ...walkIn(world, { jobs: [job], signing: KEPT }), channel: 'phone', requestType: 'inquiry' } as const
  const { jobs } = await client.intake.checkIn({ ...request, isRemoteFirst: true })
  return client.jobs.get({ number: jobs[0]?.number ?? '' })
}

const PERMISSION = { permissionBy: 'Li Ming', permissionWay: 'phone' } as const
const begin = (world: World, client: Client, job: { id: JobFile['id'] }) =>
  client.remote.begin({ jobId: job.id, ...PERMISSION, key: world.key() })

type Ending = Parameters<Client['remote']['end']>[0]
const ending = (world: World, sessionId: string, change: Partial<Ending> = {}): Ending => ({
  sessionId,
  tool: 'video call',
  steps: ['Held the power key for ten seconds', 'Loaded the firmware anew'],
  result: 'solved',
  causeCode: 'firmware',
  minutes: null,
  ...change,
  key: world.key(),
})

describe.each(DIALECTS)('help from afar (%s)', (dialect) => {
  test('closes a request by telephone without a unit, a slip or a signature', async () => {
    await using world = await openWorld({ dialect })
    const desk = await world.as('front-desk')
    const job = await requestRemotely(world, desk.client)
    expect(job).toMatchObject({ stage: 'received', waitsFor: 'depot', facts: { isUnitHere: false } })
    const { sessionId } = await begin(world, desk.client, job)
    world.clock.advance(25 * 60_000)
    const ended = await desk.client.remote.end(ending(world, sessionId))
    expect(ended).toMatchObject({ stage: 'closed' })
    const closed = await desk.client.jobs.get({ number: job.number })
    expect(closed).toMatchObject({ stage: 'closed', outcome: 'resolved-remotely', hasPasscode: false, minutesTotal: 25 })
    const slip = { document: { kind: 'hand-back-slip' as const, jobId: job.id } }
    expect(await refusalOf(desk.client.documents.render(slip))).toMatchObject({ reason: 'not-handed-back' })
    expect(closed.timeline.map(({ kind }) => kind)).toEqual(['stage-changed', 'remote-ended', 'remote-begun', 'checked-in'])
    expect(await desk.client.remote.ofJob({ jobId: job.id })).toMatchObject([
      { ...PERMISSION, result: 'solved', minutes: 25, steps: ['Held the power key for ten seconds', 'Loaded the firmware anew'] },
    ])
    const learned = await desk.client.knowledge.similar({ modelId: job.modelId, symptoms: ['no-power'] })
    expect(learned).toMatchObject({ jobs: 1, fixes: [{ causeCode: 'firmware', fixed: 1, jobs: 1 }] })
  })

  test('never closes a job whose unit is in the house, but is on record there too', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician', 'front-desk')
    const job = await checkInOne(world, client)
    const { sessionId } = await begin(world, client, job)
    expect(await client.remote.end(ending(world, sessionId))).toMatchObject({ stage: 'received' })
    expect(await refusalOf(client.remote.callIn({ ...(await versionOf(client, job)), key: world.key() }))).toMatchObject({
      reason: 'unit-in-house',
    })
    expect(await client.jobs.get({ number: job.number })).toMatchObject({ stage: 'received', outcome: null })
    expect(await refusalOf(move(world, client, job, 'closed'))).toMatchObject({ reason: 'only-by-arrival' })
  })

  test('needs the permission, knows one session at a time, and ends it once', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('technician', 'front-desk')
    const job = await requestRemotely(world, client)
    const nobody = client.remote.begin({ jobId: job.id, permissionBy: ' ', permissionWay: 'phone', key: world.key() })
    expect((await failureOf(nobody)).code).toBe('BAD_REQUEST')
    const { sessionId } = await begin(world, client, job)
    expect(await refusalOf(begin(world, client, job))).toEqual({ reason: 'session-open', params: { name: staff.name } })
    expect((await failureOf(client.remote.end(ending(world, sessionId, { steps: [] })))).code).toBe('BAD_REQUEST')
    expect((await failureOf(client.remote.end(ending(world, NOBODY)))).code).toBe('NOT_FOUND')
    await client.remote.end(ending(world, sessionId, { result: 'not-solved', minutes: 7 }))
    expect(await refusalOf(client.remote.end(ending(world, sessionId)))).toMatchObject({ reason: 'session-ended' })
    expect(await client.jobs.get({ number: job.number })).toMatchObject({ stage: 'received', minutesTotal: 7 })
  })

  test('expects the unit when it must come in, and can still solve it before it does', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician', 'front-desk')
    const job = await requestRemotely(world, client)
    await move(world, client, job, 'assessing')
    const first = await begin(world, client, job)
    expect(await client.remote.end(ending(world, first.sessionId, { result: 'must-come-in' }))).toMatchObject({
      stage: 'expected',
    })
    expect(await client.jobs.get({ number: job.number })).toMatchObject({ stage: 'expected', waitsFor: 'transit' })
    const again = await begin(world, client, job)
    expect(await client.remote.end(ending(world, again.sessionId))).toMatchObject({ stage: 'closed' })
    expect(await refusalOf(begin(world, client, job))).toMatchObject({ reason: 'already-closed' })
  })

  test('does not close what is on hold', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician', 'front-desk')
    const job = await requestRemotely(world, client)
    const { sessionId } = await begin(world, client, job)
    await client.jobs.hold({ ...(await versionOf(client, job)), reason: 'Asks his son', party: 'customer', key: world.key() })
    expect(await refusalOf(client.remote.end(ending(world, sessionId)))).toMatchObject({ reason: 'on-hold' })
    expect(await client.remote.ofJob({ jobId: job.id })).toMatchObject([{ endedAt: null }])
  })
})

describe.each(DIALECTS)('an escalation (%s)', (dialect) => {
  test('moves the clock to the party asked until the answer is written down, and forbids nothing', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician')
    const job = await checkInOne(world, (await world.as('front-desk')).client)
    const raise = async () =>
      client.escalations.raise({
        ...(await versionOf(client, job)),
        level: 'factory',
        reason: 'Board revision unknown to us',
        party: 'factory',
        key: world.key(),
      })
    const answer = async () =>
      client.escalations.answer({ ...(await versionOf(client, job)), answer: 'Use revision C', key: world.key() })
    expect(await refusalOf(answer())).toMatchObject({ reason: 'not-escalated' })
    await raise()
    const [card] = unpackBoard(await client.jobs.board({ stage: 'received' }))
    expect(card).toMatchObject({
      waitsFor: 'factory',
      escalation: { level: 'factory', reason: 'Board revision unknown to us', since: world.clock.now() },
    })
    expect(await refusalOf(raise())).toMatchObject({ reason: 'already-escalated' })
    await move(world, client, job, 'assessing')
    await client.jobs.hold({ ...(await versionOf(client, job)), reason: 'Asks first', party: 'customer', key: world.key() })
    expect(await client.jobs.get({ number: job.number })).toMatchObject({ stage: 'assessing', waitsFor: 'customer' })
    await client.jobs.release({ ...(await versionOf(client, job)), key: world.key() })
    await answer()
    const after = await client.jobs.get({ number: job.number })
    expect(after).toMatchObject({ waitsFor: 'depot', escalation: null })
    expect(after.timeline[0]).toMatchObject({ kind: 'escalation-answered', data: { answer: 'Use revision C', level: 'factory' } })
  })
})

describe.each(DIALECTS)('a delay (%s)', (dialect) => {
  test('says on whose account it goes, and stays a task until somebody told the customer', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk', 'technician')
    const job = await checkInOne(world, client)
    const told = async () =>
      client.jobs.noteTold({ ...(await versionOf(client, job)), way: 'phone', note: 'Agrees', key: world.key() })
    const postpone = async (dueOn: string, way: 'phone' | null) =>
      client.plans.setDue({
        ...(await versionOf(client, job)),
        dueOn,
        reason: 'The part is late',
        party: 'parts',
        told: way,
        key: world.key(),
      })
    expect(await refusalOf(told())).toMatchObject({ reason: 'nothing-to-tell' })
    await postpone('2026-03-12', null)
    const since = world.clock.now()
    world.clock.advance(60_000)
    await postpone('2026-03-13', null)
    expect(await client.jobs.get({ number: job.number })).toMatchObject({ dueOn: '2026-03-13', untoldSince: since })
    const today = await client.jobs.today()
    expect(today.untold.map(({ number }) => number)).toEqual([job.number])
    expect(today.counts.untold).toBe(1)
    await told()
    const after = await client.jobs.get({ number: job.number })
    expect(after.untoldSince).toBeNull()
    expect(after.timeline.slice(0, 2)).toMatchObject([
      { kind: 'customer-told', data: { way: 'phone', note: 'Agrees' } },
      { kind: 'due-changed', data: { to: '2026-03-13', reason: 'The part is late', party: 'parts', told: null } },
    ])
    await postpone('2026-03-16', null)
    await postpone('2026-03-17', 'phone')
    expect((await client.jobs.today()).counts.untold).toBe(0)
  })
})

describe.each(DIALECTS)('a quality report (%s)', (dialect) => {
  test('opens the way to fitting a part once quality registered it', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician')
    const quality = await world.as('quality')
    const job = await checkInOne(world, (await world.as('front-desk')).client)
    const ring = await addRing(world)
    const fit = () =>
      client.bench.logRepair({
        jobId: job.id,
        ...ENTRY,
        parts: [fitted(ring)],
        key: world.key(),
      })
    const file = () => client.quality.file({ jobId: job.id, ...REPORT, key: world.key() })
    await move(world, client, job, 'assessing')
    await assess(world, client, job)
    await release(world, client, job)
    await demandReport(world, job, ['part'], quality.staff)
    expect(await client.quality.ofJob({ jobId: job.id })).toEqual({ reports: [], holdsUp: { part: true, visit: false } })
    expect(await refusalOf(fit())).toMatchObject({ reason: 'quality-report-missing' })
    const rejected = await file()
    expect(await refusalOf(fit())).toMatchObject({ reason: 'quality-report-missing' })
    const judged = { version: 1, key: world.key() }
    await quality.client.quality.reject({ ...judged, reportId: rejected.reportId, judgement: 'No photo of the seal' })
    const again = { reportId: rejected.reportId, version: 2, judgement: null, key: world.key() }
    expect(await refusalOf(quality.client.quality.register(again))).toEqual({
      reason: 'report-judged',
      params: { number: rejected.number },
    })
    expect(await refusalOf(fit())).toMatchObject({ reason: 'quality-report-missing' })
    const filed = await file()
    expect([rejected.number, filed.number]).toEqual([reportNumber(1), reportNumber(2)])
    const wrong = { reportId: filed.reportId, version: 9, judgement: null, key: world.key() }
    expect((await failureOf(quality.client.quality.register(wrong))).code).toBe('STALE')
    await quality.client.quality.register({ reportId: filed.reportId, version: 1, judgement: 'Batch blocked', key: world.key() })
    await pickFor(world, client, job, ring, { clerk: (await world.as('parts')).client })
    await fit()
    expect((await client.quality.ofJob({ jobId: job.id })).holdsUp).toEqual({ part: false, visit: false })
    const page = await client.quality.list({ state: 'registered' })
    expect(page.items).toMatchObject([
      {
        number: filed.number,
        jobNumber: job.number,
        form: { product: 'Norden Kettle 2', serial: 'SN-100-A', batch: 'L-2026-07' },
      },
    ])
    const first = await client.quality.list({ limit: 1 })
    expect(first.items.map(({ number }) => number)).toEqual([filed.number])
    expect((await client.quality.list({ limit: 1, cursor: first.next })).items).toMatchObject([{ number: rejected.number }])
    expect(await client.quality.get({ number: filed.number.toLowerCase() })).toMatchObject({ judgement: 'Batch blocked' })
    expect(await client.search.resolveScan({ payload: `HB${filed.number}` })).toEqual({ kind: 'report', number: filed.number })
    expect(await client.search.find({ text: filed.number.slice(0, -1).toLowerCase() })).toMatchObject([
      { kind: 'report', ref: filed.number, subtitle: `${job.number} · Norden Kettle 2` },
    ])
    const timeline = (await client.jobs.get({ number: job.number })).timeline.map(({ kind }) => kind)
    expect(timeline.filter((kind) => kind.startsWith('report'))).toEqual([
      'report-registered',
      'report-filed',
      'report-rejected',
      'report-filed',
    ])
    const paper = await client.documents.render({
      document: { kind: 'quality-report', reportId: filed.reportId },
      language: 'zh-CN',
    })
    expect(paper.html).toContain('产品质量信息反馈及处理单')
  })

  test('is asked for before a visit starts, by the policy that the job follows and by no other', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('manager')
    const job = await checkInOne(world, client)
    await move(world, client, job, 'assessing')
    await assess(world, client, job)
    await planVisit(world, job, staff)
    expect((await client.jobs.get({ number: job.number })).facts.isQualityCleared).toBe(true)
    await demandReport(world, job, ['part', 'visit'], staff)
    const [card] = unpackBoard(await client.jobs.board({ stage: 'assessing' }))
    expect(card?.facts.isQualityCleared).toBe(false)
    expect(await refusalOf(move(world, client, job, 'repairing'))).toMatchObject({ reason: 'quality-report-missing' })
    await registerReport(world, client, job)
    await move(world, client, job, 'repairing')
    expect(await client.jobs.get({ number: job.number })).toMatchObject({ stage: 'repairing', facts: { isQualityCleared: true } })
  })

  test('is refused with a photo that is not there, and on a job that is closed', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await bringToReady(world, client, await checkInOne(world, client))
    const file = (photoIds: string[]) => client.quality.file({ jobId: job.id, ...REPORT, photoIds, key: world.key() })
    expect(await refusalOf(file([NOBODY]))).toMatchObject({ reason: 'unknown-attachment' })
    await client.handBack.complete(await handBackOf(world, client, job))
    expect(await refusalOf(file([]))).toMatchObject({ reason: 'already-closed' })
    expect((await client.quality.list({})).items).toEqual([])
  })
})

async function addRing(world: World): Promise<PartId> {
  const id = partId.parse(world.core.random.id())
  const part = { ...PLAIN_PART, sku: 'RING-40', name: { en: 'Seal ring', 'zh-CN': '密封圈' }, price: 300 }
  await world.store.transact((db) => insertPart(db, id, part))
  return id
}

describe.each(DIALECTS)('what do we know (%s)', (dialect) => {
  test('tells what fixed the same symptom of the same model, with its parts, and what came back', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const ring = await addRing(world)
    const model = { kind: 'new', brand: 'Norden', name: 'Kettle 2', serialKind: 'plain' } as const
    const first = await checkInOne(world, client, { unit: unitOf('SN-1', { model }), symptoms: ['leaks', 'noise'] })
    const known = { kind: 'known', id: first.modelId } as const
    await move(world, client, first, 'assessing')
    await assess(world, client, first)
    await release(world, client, first)
    await move(world, client, first, 'repairing')
    await pickFor(world, client, first, ring, { quantity: 2 })
    await client.bench.logRepair({
      jobId: first.id,
      ...ENTRY,
      done: 'Fitted a new seal',
      parts: [{ ...fitted(ring), quantity: 2 }],
      key: world.key(),
    })
    await client.bench.logRepair({ jobId: first.id, ...ENTRY, key: world.key() })
    await move(world, client, first, 'testing')
    await runTest(world, client, first, true)
    await client.handBack.complete(await handBackOf(world, client, first))
    world.clock.advance(3_600_000)
    const second = await checkInOne(world, client, { unit: unitOf('SN-2', { model: known }), symptoms: ['leaks'] })
    await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, second)))
    const back = await checkInOne(world, client, { unit: { kind: 'known', id: second.unitId }, symptoms: ['leaks'] })
    await world.store.transact((db) => db.updateTable('job').set({ bounce_of_id: second.id }).where('id', '=', back.id).execute())
    const { jobs, fixes } = await client.knowledge.similar({ modelId: first.modelId, symptoms: ['leaks', 'noise'] })
    expect(jobs).toBe(2)
    expect(fixes).toMatchObject([
      {
        causeCode: 'component-failure',
        jobs: 2,
        fixed: 1,
        bounced: 1,
        parts: [{ sku: 'RING-40', quantity: 2, jobs: 1, name: { en: 'Seal ring' } }],
        examples: [
          { number: first.number, hasBounced: false, done: ['Fitted a new seal', 'Replaced heater and fuse'] },
          { number: second.number, hasBounced: true },
        ],
      },
    ])
    expect((await client.knowledge.similar({ modelId: first.modelId, symptoms: ['no-power'] })).jobs).toBe(0)
  })
})
