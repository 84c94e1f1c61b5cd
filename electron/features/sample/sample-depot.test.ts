import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STAGES } from '../../../shared/jobs/stages.ts'
import { ROLES, role } from '../../../shared/kernel/permissions.ts'
import { dateInZone } from '../../../shared/kernel/time.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { describeEachDialect, type FreshStore } from '../../../test/kit/stores.ts'
import { isPin } from '../staff/pin-hash.ts'
import { dueOfJobs } from '../money/money.service.ts'
import { signInWithBadge } from '../staff/session.service.ts'
import { readPool } from '../loaners/loaners.service.ts'
import { listPastLoans } from '../loaners/loans.repository.ts'
import { readPinHash } from '../staff/staff.repository.ts'
import { readDepotInfo } from '../depot/depot.service.ts'
import { readJobEntitlement } from '../entitlement/entitlement.service.ts'
import { checkStock } from '../ledger/check.service.ts'
import type { Core } from '../../work/core.ts'
import { createSerialScanner } from '../../devices/serial-scanner.ts'
import { createLiveHub } from '../../work/live-hub.ts'
import { createPhotoFiles } from '../../work/photo-files.ts'
import { createSealer } from '../../work/sealer.ts'
import { readClosedClaims, readOpenClaims } from '../claims/claims.service.ts'
import { readWaiting } from '../claims/waiting.service.ts'
import { readExpected } from '../arrivals/arrival-page.service.ts'
import { readOrders } from '../purchasing/purchasing.service.ts'
import { readProposals } from '../purchasing/reorder.service.ts'
import { fillSampleDepot } from './sample-depot.ts'

/** Two moments of which the second finds hardly a job in assessment: the sample has to come about at any hour. */
const NOWS = { sqlite: '2026-11-21T08:30:00.000Z', postgres: '2026-11-23T08:20:00.000Z' }
const ZONE = 'Asia/Shanghai'

describeEachDialect('the sample depot', (openFreshStore, dialect) => {
  const NOW = NOWS[dialect]
  let store: FreshStore
  let folder: string
  let core: Core
  let answer: { jobs: number }
  const told: unknown[] = []
  const progress: { done: number; total: number }[] = []

  beforeAll(async () => {
    store = await openFreshStore()
    folder = await mkdtemp(join(tmpdir(), 'handback-sample-'))
    core = coreOn(store, folder, NOW)
    core.hub.subscribe((list) => told.push(list.changes))
    answer = await fillSampleDepot(core, dialect === 'sqlite' ? 'zh-CN' : 'en', (reached) => progress.push(reached))
  })

  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  const jobs = () => store.read.selectFrom('job').selectAll().orderBy('seq').execute()

  test('says all the time how far its filling has come', () => {
    const total = progress[0]?.total ?? 0
    expect(total).toBeGreaterThan(500)
    expect(progress).toEqual(Array.from({ length: total }, (_, done) => ({ done, total })))
  })

  test('is a sample in the language that was asked for', async () => {
    const depot = await store.read.selectFrom('depot').selectAll().executeTakeFirstOrThrow()
    expect(depot).toMatchObject(
      dialect === 'sqlite'
        ? { is_sample: 1, language: 'zh-CN', name: '江岸维修站' }
        : { is_sample: 1, language: 'en', name: 'Riverside Repair Depot' },
    )
  })

  test('has 12 models, 40 parts, 60 customers and 172 jobs', async () => {
    const count = async (table: 'model' | 'part' | 'customer' | 'job') =>
      (await store.read.selectFrom(table).select('id').execute()).length
    expect(await Promise.all([count('model'), count('part'), count('customer'), count('job')])).toEqual([12, 40, 60, 172])
    expect(answer).toEqual({ jobs: 172 })
  })

  test('has a stock that agrees with its ledger, and jobs that wait for a part', async () => {
    const { movements, differences } = await checkStock(store.read)
    expect(movements).toBeGreaterThan(100)
    expect(differences).toEqual([])
    const short = (await jobs()).filter((job) => job.short_parts > 0)
    expect(short.length).toBeGreaterThan(2)
    expect(new Set(short.map((job) => job.stage))).toEqual(new Set(['awaiting-parts']))
  })

  test('lends: one loaner is out, one is late, one came back incomplete, and none stands in the way of a hand-back', async () => {
    const pool = await readPool(store.read, dateInZone(NOW, ZONE))
    expect(pool.map(({ loan, outOfUse }) => (loan === null ? outOfUse === null : loan.isOverdue))).toEqual([
      true,
      false,
      true,
      true,
      false,
    ])
    const lent = new Set<string>(pool.flatMap(({ loan }) => loan?.jobId ?? []))
    expect((await jobs()).filter(({ id }) => lent.has(id)).map(({ stage }) => stage)).toEqual(['at-vendor', 'at-vendor'])
    const [back] = await listPastLoans(store.read, { loanerId: pool.find(({ serial }) => serial === 'LN-FJ10-01')?.id ?? '' })
    expect(back?.returned?.accessories.map(({ isBack }) => isBack)).toEqual([true, false])
  })

  test('has staff of every role, who sign in with the PIN that is shown', async () => {
    const staff = await store.read.selectFrom('staff').select(['id', 'roles']).execute()
    expect(new Set(staff.flatMap((one) => role.array().parse(JSON.parse(one.roles))))).toEqual(new Set(ROLES))
    expect(await isPin('2468', await readPinHash(store.read, staff[0]?.id ?? ''), core.pinCostLog2)).toBe(true)
  })

  test('has a badge for everybody, and shows the one that the sign-in page lets people try', async () => {
    const staff = await store.read.selectFrom('staff').select('badge_hash').execute()
    expect(new Set(staff.map((one) => one.badge_hash)).size).toBe(staff.length)
    const { sampleBadge } = await readDepotInfo(core)
    const place = { device: 'test', procedure: 'session.signInWithBadge' }
    const answer = await signInWithBadge(core, place, sampleBadge?.code ?? '')
    expect(answer).toMatchObject({
      kind: 'done',
      value: { signedIn: { staff: { name: sampleBadge?.name, roles: ['manager'] } } },
    })
  })

  test('promises by presets that its manager adopted: goods and equipment at home, one agreement abroad', async () => {
    const uses = await store.read
      .selectFrom('policy_use')
      .innerJoin('policy', 'policy.id', 'policy_use.policy_id')
      .leftJoin('model', 'model.id', 'policy_use.model_id')
      .select(['policy_use.region', 'policy.preset', 'model.name'])
      .orderBy('model.name')
      .execute()
    expect(uses.filter(({ name }) => name === null)).toEqual(
      expect.arrayContaining([
        { region: 'domestic', preset: 'consumer-goods', name: null },
        { region: 'export', preset: 'equipment-export', name: null },
      ]),
    )
    const equipment = uses.filter(({ preset }) => preset === 'equipment-domestic').map(({ name }) => name)
    expect(equipment).toEqual(['BP-7 Clinic', 'DrillPro 18V', 'HT-60 Terminal', 'LP-420'])
  })

  test('has jobs in every stage: urgent, late, on hold, reworked, back again, and closed with what the customer thought', async () => {
    const all = await jobs()
    const open = all.filter((job) => job.stage !== 'closed')
    expect(new Set(all.map((job) => job.stage))).toEqual(new Set(STAGES))
    expect(open.filter((job) => job.is_urgent === 1).length).toBeGreaterThan(3)
    expect(open.filter((job) => (job.due_on ?? '9') < '2026-11-21' && job.stage !== 'ready').length).toBeGreaterThan(3)
    expect(open.filter((job) => job.hold_reason !== null).length).toBeGreaterThan(2)
    expect(all.filter((job) => job.rework_count > 0).length).toBeGreaterThan(3)
    expect(all.filter((job) => job.previous_job_id !== null).length).toBeGreaterThan(9)
    expect(all.filter((job) => job.satisfaction !== null).length).toBeGreaterThan(30)
    expect(all.filter((job) => job.hand_back_signature_id !== null).length).toBeGreaterThan(3)
    expect(all.filter((job) => job.stage === 'closed').every((job) => job.outcome !== null && job.passcode_sealed === null)).toBe(
      true,
    )
  })

  test('waits for parcels: a dealer’s of which some have come, one that is overdue, one without a serial', async () => {
    const expected = await readExpected(store.read)
    expect(expected.map(({ counts }) => counts)).toEqual([
      { expected: 2, arrived: 0, missing: 0, surplus: 0 },
      { expected: 8, arrived: 12, missing: 0, surplus: 1 },
      { expected: 1, arrived: 0, missing: 0, surplus: 0 },
    ])
    const today = dateInZone(NOW, ZONE)
    expect((expected[0]?.expectedOn ?? '9') < today).toBe(true)
  })

  test('helps from afar, asks above, has somebody to tell, and reports to quality', async () => {
    const all = await jobs()
    const sessions = await store.read.selectFrom('remote_session').select(['result']).orderBy('begun_at').execute()
    expect(sessions).toEqual([{ result: 'solved' }, { result: null }])
    expect(all.filter((job) => job.outcome === 'resolved-remotely' && job.arrival === 'remote')).toHaveLength(1)
    expect(all.filter((job) => job.escalation_id !== null)).toHaveLength(1)
    expect(all.filter((job) => job.untold_since !== null)).toHaveLength(1)
    const reports = await store.read.selectFrom('quality_report').select('state').orderBy('seq').execute()
    expect(reports.filter(({ state }) => state === 'filed')).toHaveLength(1)
    expect(reports.filter(({ state }) => state === 'registered').length).toBeGreaterThan(0)
    const closed = await store.read.selectFrom('closed_symptom').select('job_id').execute()
    expect(closed.length).toBeGreaterThan(60)
  })

  test('takes money: ahead, at once, too much, with a part let off; no closed job owes anything', async () => {
    const payments = await store.read.selectFrom('payment').selectAll().execute()
    const waivers = await store.read.selectFrom('waiver').selectAll().execute()
    expect(payments.some(({ amount }) => amount < 0)).toBe(true)
    expect(new Set(payments.map(({ kind }) => kind)).size).toBeGreaterThan(3)
    expect(waivers.length).toBeGreaterThan(0)
    const [open, closed] = [await jobs(), await jobs()].map((all, index) =>
      all.filter(({ stage }) => (stage === 'closed') === (index === 1)).map(({ id }) => id),
    )
    expect(Math.max(...(await dueOfJobs(store.read, closed ?? [])).values())).toBe(0)
    const partly = [...(await dueOfJobs(store.read, open ?? []))].filter(
      ([id, due]) => due > 0 && payments.some(({ job_id: paid }) => paid === id),
    )
    expect(partly.length).toBeGreaterThan(0)
  })

  test('buys: one order is done with, one came in part and is late, one is on its way, and one is a draft', async () => {
    const read = (show: 'open' | 'closed') => readOrders(core.store.read, { show, cursor: null, limit: 50 })
    const [open, closed] = [(await read('open')).items, (await read('closed')).items]
    expect(closed).toMatchObject([{ state: 'received', openPieces: 0 }])
    expect(open.map(({ state }) => state)).toEqual(['partly-received', 'sent', 'draft'])
    expect((open[0]?.expectedOn ?? '9') < dateInZone(NOW, ZONE)).toBe(true)
    expect((await readProposals(core.store.read)).flatMap(({ lines }) => lines).length).toBeGreaterThan(2)
  })

  test('has a claim that a supplier owes an answer to for weeks, one that was credited, and pieces that wait', async () => {
    const { drafts, sent, owed } = await readOpenClaims(core.store.read, dateInZone(NOW, ZONE))
    expect(drafts).toEqual([])
    expect(sent).toMatchObject([{ pieces: 2, openPieces: 2, credited: 0 }])
    expect(owed[0]?.oldest).toBeGreaterThan(30)
    const { items } = await readClosedClaims(core.store.read, { cursor: null, limit: 9 }, dateInZone(NOW, ZONE))
    expect(items).toMatchObject([{ state: 'closed', owed: 0 }])
    expect(items[0]?.credited).toBeGreaterThan(0)
    expect((await readWaiting(core.store.read)).map(({ origin, quantity }) => [origin, quantity])).toEqual([
      ['doa-bin', 1],
      ['doa-bin', 2],
    ])
  })

  test('speaks with each customer in the own language', async () => {
    const faults = await store.read
      .selectFrom('job')
      .innerJoin('customer', 'customer.id', 'job.customer_id')
      .select(['job.fault', 'customer.language'])
      .execute()
    const chinese = faults.filter((one) => one.language === 'zh-CN')
    expect(Math.min(chinese.length, faults.length - chinese.length)).toBeGreaterThan(40)
    for (const { fault, language } of faults) expect(/\p{Script=Han}/u.test(fault)).toBe(language === 'zh-CN')
  })

  test('has units in warranty, out of it, and without proof', async () => {
    const all = await jobs()
    const verdicts = await Promise.all(all.map((job) => readJobEntitlement(store.read, jobNumber(job.seq))))
    const known = verdicts.filter((verdict) => verdict !== null)
    const states = new Set(known.map(({ entitlement, facts }) => `${entitlement.lines.part.state} ${facts.proof}`))
    for (const state of ['covered verified', 'charged verified', 'charged none', 'open unverified'])
      expect(states).toContain(state)
    expect(known.filter(({ bounce }) => bounce !== null).length).toBeGreaterThan(0)
  })

  test('has all its past behind it, in order, within opening hours', async () => {
    const events = await store.read.selectFrom('event').select(['at', 'kind']).orderBy('seq').execute()
    expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted())
    expect(events.at(-1)?.at.localeCompare(NOW)).toBeLessThan(0)
    const taken = (await jobs()).filter((job) => job.arrival === null).map((job) => job.received_at)
    expect(taken).toEqual(taken.toSorted())
    expect(new Set(taken.map((at) => dateInZone(at, ZONE))).size).toBeGreaterThan(50)
  })

  test('tells every open page once, and is not put into a depot that is in use', async () => {
    expect(told).toEqual([[{ entity: 'depot', id: 'depot' }]])
    await expect(fillSampleDepot(core, 'en')).rejects.toThrow('in use')
    expect(await jobs()).toHaveLength(172)
  })
})

function coreOn(store: FreshStore, folder: string, now: string): Core {
  return {
    store,
    clock: { now: () => now },
    random: {
      id: () => uuidv7(),
      bytes: (count) => randomBytes(count),
      digits: (count) => '4'.repeat(count),
      token: () => randomBytes(32).toString('base64url'),
    },
    hub: createLiveHub(),
    sealer: createSealer(randomBytes(32)),
    photos: createPhotoFiles(folder),
    serial: createSerialScanner({ file: join(folder, 'serial-scanner.json'), log: pino({ level: 'silent' }) }),
    log: pino({ level: 'silent' }),
    pinCostLog2: 4,
  }
}
