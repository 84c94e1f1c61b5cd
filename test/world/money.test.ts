import { describe, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { parseFieldMessage } from '../../shared/kernel/field-message.ts'
import {
  answerOf,
  assess,
  bringToReady,
  checkInOne,
  jobOf,
  LABOUR,
  move,
  type Offer,
  offer,
  release,
  unitOf,
  unpaidHandBackOf,
  walkIn,
} from '../kit/job-life.ts'
import { count } from '../kit/rows.ts'
import { DIALECTS } from '../kit/stores.ts'
import { type Client, failureOf, openWorld, refusalOf, type World } from '../kit/world.ts'

/** 120.00 and its tax of 22.80. */
const PLAN = { lines: [LABOUR, { ...LABOUR, kind: 'part', description: 'Heater', unitPrice: 4000 }] } satisfies Partial<Offer>
const TOTAL = 14_280

async function readyJob(world: World, client: Client, change: Partial<Offer> = PLAN): Promise<JobFile> {
  return bringToReady(world, client, await checkInOne(world, client), change)
}

async function assessedJob(world: World, client: Client, serial: string): Promise<JobFile> {
  const job = await checkInOne(world, client, { unit: unitOf(serial) })
  await move(world, client, job, 'assessing')
  await assess(world, client, job)
  return job
}

type Payment = Parameters<Client['money']['pay']>[0]

const pay = (world: World, client: Client, job: JobFile, amount: number, change: Partial<Payment> = {}) =>
  client.money.pay({
    jobId: job.id,
    kind: 'cash',
    amount,
    reference: null,
    evenIfAboveDue: false,
    key: world.key(),
    ...change,
  })
const waive = (world: World, client: Client, job: JobFile, amount: number) =>
  client.money.waive({ jobId: job.id, amount, reason: 'We were late', key: world.key() })
const refund = (world: World, client: Client, job: JobFile, amount: number) =>
  client.money.refund({ jobId: job.id, kind: 'cash', amount, reference: null, reason: 'Paid twice', key: world.key() })

const problemOf = async (call: Promise<unknown>) => {
  const { data } = await failureOf(call)
  const { issues } = data as { issues: { message: string }[] } // Safe: what oRPC answers to bad input.
  return issues.map(({ message }) => parseFieldMessage(message)?.problem ?? message)
}

describe.each(DIALECTS)('money (%s)', (dialect) => {
  test('is taken in parts, and the gate is red until the last cent is there', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('front-desk', 'technician')
    const job = await readyJob(world, client)
    expect(await client.money.ofJob({ jobId: job.id })).toMatchObject({
      charge: {
        kind: 'plan',
        net: 12_000,
        tax: 2280,
        total: TOTAL,
        lines: [{ amount: 8000 }, { amount: 4000 }],
      },
      balance: { charged: TOTAL, waived: 0, paid: 0, due: TOTAL, overpaid: 0 },
      may: { pay: true, refund: false, waive: false },
    })
    expect(await client.handBack.gate({ jobId: job.id })).toMatchObject({ facts: { due: TOTAL } })

    const first = await pay(world, client, job, 10_000, { kind: 'card', reference: 'TX-1' })
    expect(first).toMatchObject({ number: 'T0000001', balance: { paid: 10_000, due: 4280 } })
    const refused = await refusalOf(client.handBack.complete(await unpaidHandBackOf(world, client, job)))
    expect(refused).toEqual({ reason: 'gate-red', params: { lines: 'paid' } })

    expect(await pay(world, client, job, 4280)).toMatchObject({ number: 'T0000002', balance: { due: 0, overpaid: 0 } })
    await client.handBack.complete(await unpaidHandBackOf(world, client, job))
    const { payments } = await client.money.ofJob({ jobId: job.id })
    expect(payments).toMatchObject([
      { kind: 'card', amount: 10_000, reference: 'TX-1', by: staff.name },
      { kind: 'cash', amount: 4280, reference: null },
    ])
    const { timeline } = await client.jobs.get({ number: job.number })
    expect(timeline.filter(({ kind }) => kind === 'payment-taken').map(({ data }) => data)).toEqual([
      { amount: 4280, kind: 'cash', number: 'T0000002' },
      { amount: 10_000, kind: 'card', number: 'T0000001' },
    ])
    expect(await count(world.store.read, 'audit')).toBeGreaterThan(2)
  })

  test('above what is due is asked about, taken when meant, and given back to the cent', async () => {
    await using world = await openWorld({ dialect })
    const [desk, manager] = [await world.as('front-desk', 'technician'), await world.as('manager')]
    const job = await readyJob(world, desk.client)
    expect(await refusalOf(pay(world, desk.client, job, TOTAL + 1))).toEqual({
      reason: 'payment-above-due',
      params: { amount: TOTAL, currency: 'EUR' },
    })
    expect(await count(world.store.read, 'payment')).toBe(0)
    await pay(world, desk.client, job, 15_000, { evenIfAboveDue: true })
    expect(await refusalOf(refund(world, manager.client, job, 721))).toMatchObject({
      reason: 'refund-above-overpaid',
      params: { amount: 720 },
    })
    // It is owed to the customer also after the unit has left.
    await desk.client.handBack.complete(await unpaidHandBackOf(world, desk.client, job))
    expect(await refund(world, manager.client, job, 720)).toMatchObject({ balance: { paid: TOTAL, due: 0, overpaid: 0 } })
    expect(await refusalOf(refund(world, manager.client, job, 1))).toMatchObject({ reason: 'nothing-overpaid' })
    expect(await refusalOf(pay(world, desk.client, job, 1))).toMatchObject({ reason: 'already-closed' })
    expect(await refusalOf(waive(world, manager.client, job, 1))).toMatchObject({ reason: 'already-closed' })
    expect(await count(world.store.read, 'payment')).toBe(2)
  })

  test('is waived by who may, in that role, never more than is due, and makes no credit when the plan falls', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('technician', 'manager')
    const job = await assessedJob(world, client, 'SN-1')
    await release(world, client, job, PLAN)
    expect(await refusalOf(waive(world, client, job, TOTAL + 1))).toMatchObject({
      reason: 'waiver-above-due',
      params: { amount: TOTAL },
    })
    expect(await waive(world, client, job, 4280)).toMatchObject({ balance: { waived: 4280, due: 10_000 } })
    await pay(world, client, job, 10_000)
    expect(await refusalOf(waive(world, client, job, 1))).toMatchObject({ reason: 'nothing-due' })
    const money = await client.money.ofJob({ jobId: job.id })
    expect(money.waivers).toMatchObject([{ amount: 4280, reason: 'We were late', role: 'manager', by: staff.name }])
    // A cheaper version stays within what was approved.
    await offer(world, client, job, { lines: [{ ...LABOUR, unitPrice: 2000, taxPoints: 0 }] })
    expect((await client.money.ofJob({ jobId: job.id })).balance).toEqual({
      charged: 2000,
      waived: 2000,
      paid: 10_000,
      due: 0,
      overpaid: 10_000,
    })
  })

  test('that was waived in full settles a plan whose approval a later date made void', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const dated = (promisedOn: string) => ({ ...PLAN, promisedOn })
    const job = await bringToReady(world, client, await checkInOne(world, client), dated('2026-03-10'))
    await waive(world, client, job, TOTAL - 1)
    await offer(world, client, job, dated('2026-03-20'))
    const { facts } = await client.handBack.gate({ jobId: job.id })
    expect(facts).toMatchObject({ planState: 'open', due: 0 })
    await client.plans.answer(await answerOf(world, client, job))
    await waive(world, client, job, 1)
    await offer(world, client, job, dated('2026-03-30'))
    expect((await client.handBack.gate({ jobId: job.id })).facts).toMatchObject({ planState: 'settled', due: 0 })
    await client.handBack.complete(await unpaidHandBackOf(world, client, job))
  })

  test('of a declined plan is its fee, and of an unanswered one nothing', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await assessedJob(world, client, 'SN-1')
    await offer(world, client, job, { ...PLAN, declineFee: 2500 })
    expect(await client.money.ofJob({ jobId: job.id })).toMatchObject({ charge: { kind: 'none' }, balance: { due: 0 } })
    await client.plans.answer(await answerOf(world, client, job, { decision: 'declined', declineFee: 2500 }))
    expect(await client.money.ofJob({ jobId: job.id })).toMatchObject({
      charge: { kind: 'decline-fee', lines: [], total: 2500 },
      balance: { due: 2500 },
    })
  })

  test('taken at two stations at once: the second is asked', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('front-desk', 'technician'), await world.as('front-desk')]
    const job = await readyJob(world, one.client)
    const calls = await Promise.allSettled([one, two].map(({ client }) => pay(world, client, job, TOTAL)))
    expect(calls.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await one.client.money.ofJob({ jobId: job.id })).toMatchObject({ balance: { paid: TOTAL, due: 0, overpaid: 0 } })
  })

  test('is counted once, however often the same request arrives', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await readyJob(world, client)
    const key = world.key()
    const first = await pay(world, client, job, 5000, { key })
    expect(await pay(world, client, job, 5000, { key })).toEqual(first)
    expect(await refusalOf(pay(world, client, job, 6000, { key }))).toMatchObject({ reason: 'key-reused' })
    expect(await count(world.store.read, 'payment')).toBe(1)
  })

  test('of a sibling is shown beside the gate and settled at its own', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const { jobs } = await client.intake.checkIn(
      walkIn(world, { jobs: [jobOf({ unit: unitOf('SN-1-A') }), jobOf({ unit: unitOf('SN-1-B') })] }),
    )
    const [first, second] = await Promise.all(jobs.map(({ number }) => client.jobs.get({ number })))
    if (first === undefined || second === undefined) throw new Error('two jobs were checked in')
    await bringToReady(world, client, first, { lines: [{ ...LABOUR, treatment: 'goodwill', words: 'A regular' }] })
    await bringToReady(world, client, second, PLAN)
    expect(await client.handBack.gate({ jobId: first.id })).toMatchObject({
      facts: { due: 0 },
      siblings: [{ id: second.id, due: TOTAL }],
    })
    await client.handBack.complete(await unpaidHandBackOf(world, client, first))
    expect(await refusalOf(client.handBack.complete(await unpaidHandBackOf(world, client, second)))).toMatchObject({
      reason: 'gate-red',
    })
  })

  test('of a day is that of the depot’s calendar: what is paid after midnight is tomorrow’s', async () => {
    // 23:30 in Berlin.
    await using world = await openWorld({ dialect, now: '2026-03-02T22:30:00.000Z' })
    const { client } = await world.as('manager')
    const job = await readyJob(world, client)
    await pay(world, client, job, 5000, { kind: 'mobile', reference: '=cmd' })
    await waive(world, client, job, 280)
    world.clock.advance(30 * 60_000)
    await pay(world, client, job, 10_000, { evenIfAboveDue: true })
    await refund(world, client, job, 1000)
    const [before, after] = [await client.money.day({ date: '2026-03-02' }), await client.money.day({ date: '2026-03-03' })]
    expect(before.entries).toMatchObject([
      { what: 'payment', kind: 'mobile', amount: 5000, reference: '=cmd', jobNumber: job.number, customerName: job.customerName },
      { what: 'waiver', kind: null, amount: 280, number: null, reason: 'We were late' },
    ])
    expect(after.entries).toMatchObject([
      { what: 'payment', amount: 10_000 },
      { what: 'refund', amount: -1000, number: 'T0000003' },
    ])
    expect((await client.money.day({ date: '2026-03-04' })).entries).toEqual([])
  })
})

describe('money that is no money', () => {
  test.each([
    ['nothing', 0, 'notPositive'],
    ['cents below zero', -100, 'notPositive'],
    ['a fraction of a cent', 10.5, 'notANumber'],
    ['10^12', 10 ** 12, 'amountTooLarge'],
  ])('%s is refused, with nothing stored', async (_, amount, problem) => {
    await using world = await openWorld()
    const { client } = await world.as('manager')
    const job = await readyJob(world, client)
    for (const call of [
      pay(world, client, job, amount, { evenIfAboveDue: true }),
      waive(world, client, job, amount),
      refund(world, client, job, amount),
    ]) {
      expect(await problemOf(call)).toEqual([problem])
    }
    expect([await count(world.store.read, 'payment'), await count(world.store.read, 'waiver')]).toEqual([0, 0])
  })

  test('a waiver without its reason is refused', async () => {
    await using world = await openWorld()
    const { client } = await world.as('manager')
    const job = await readyJob(world, client)
    expect(await problemOf(client.money.waive({ jobId: job.id, amount: 1, reason: ' ', key: world.key() }))).toEqual(['required'])
  })

  test('a job that does not exist has none', async () => {
    await using world = await openWorld()
    const { client, staff } = await world.as('manager')
    // Safe: an id of the right shape that is no job's.
    const jobId = staff.id as unknown as JobFile['id']
    expect(await failureOf(client.money.ofJob({ jobId }))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('papers of money', () => {
  test('a receipt says how the job stood then; the slip says all of it', async () => {
    await using world = await openWorld()
    const { client } = await world.as('manager')
    const fuse = { ...LABOUR, kind: 'part', description: 'Fuse', treatment: 'goodwill', words: 'A regular' } as const
    const job = await readyJob(world, client, { lines: [...PLAN.lines, fuse] })
    const first = await pay(world, client, job, 10_000, { kind: 'card', reference: 'TX-1' })
    world.clock.advance(60_000)
    await waive(world, client, job, 280)
    await pay(world, client, job, 4000)
    const ref = { jobId: job.id, paymentId: first.paymentId }
    for (const kind of ['receipt', 'receipt-roll'] as const) {
      const { html, title, widthMicrons } = await client.documents.render({ document: { kind, ...ref }, language: 'en' })
      expect(title).toBe('Receipt T0000001')
      expect(widthMicrons).toBe(kind === 'receipt' ? 210_000 : 80_000)
      for (const text of ['€100.00', '€22.80', '€142.80', '€42.80', 'TX-1', job.number]) expect(html).toContain(text)
      expect(html).not.toContain('We were late')
    }
    // In the customer's language unless another is asked for.
    expect((await client.documents.render({ document: { kind: 'receipt', ...ref } })).title).toBe('收据 T0000001')
    await client.handBack.complete(await unpaidHandBackOf(world, client, job))
    const slip = await client.documents.render({ document: { kind: 'hand-back-slip', jobId: job.id }, language: 'en' })
    for (const text of ['€142.80', 'Waived: We were late', 'T0000001', 'T0000002', 'Fuse (covered)'])
      expect(slip.html).toContain(text)
    const other = await checkInOne(world, client, { unit: unitOf('SN-100-Z') })
    const stray = { kind: 'receipt', jobId: other.id, paymentId: first.paymentId } as const
    expect(await failureOf(client.documents.render({ document: stray }))).toMatchObject({ code: 'NOT_FOUND' })
  })
})
