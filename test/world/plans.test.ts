import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import {
  answerOf,
  assess,
  bringToReady,
  checkInOne,
  ENTRY,
  handBackOf,
  LABOUR,
  move,
  offer,
  release,
  unitOf,
  versionOf,
} from '../kit/job-life.ts'
import { count } from '../kit/rows.ts'
import { fitted, partOf, pickFor } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { type Client, failureOf, openWorld, refusalOf, type World } from '../kit/world.ts'

const DAY = 86_400_000

/** A unit out of every warranty, on the bench and assessed. */
async function assessed(world: World, client: Client): Promise<JobFile> {
  const job = await checkInOne(world, client)
  await move(world, client, job, 'assessing')
  await assess(world, client, job)
  return job
}

const fileOf = (client: Client, { number }: JobFile) => client.jobs.get({ number })
const planOf = async (client: Client, { id }: JobFile) => (await client.plans.ofJob({ jobId: id })).plans[0]
const kindsOf = async (client: Client, job: JobFile) => (await fileOf(client, job)).timeline.map(({ kind }) => kind)

const rowsNow = ({ store }: World) =>
  Promise.all(['plan', 'plan_line', 'approval', 'event', 'audit', 'idempotency'].map((table) => count(store.read, table)))

async function signature(): Promise<string> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#024' } })
    .png()
    .toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}

async function setTerms(world: World, change: object): Promise<void> {
  const { client } = await world.as('administrator')
  await client.depot.updateSettings({ ...(await client.depot.settings()), ...change, key: world.key() })
}

describe.each(DIALECTS)('a plan (%s)', (dialect) => {
  test('is suggested from the assessment, offered, approved and carried out', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('manager')
    await setTerms(world, { taxPoints: 1900, planValidDays: 10 })
    const job = await assessed(world, client)
    const suggestion = await client.plans.suggestion({ jobId: job.id })
    expect(suggestion).toMatchObject({
      cause: 'Heater shorted',
      validUntil: '2026-03-12',
      promisedOn: '2026-03-09',
      taxPoints: 1900,
      approved: null,
      lines: [{ kind: 'labour', quantity: 1000, unitPrice: 0, taxPoints: 1900 }],
    })
    const made = await offer(world, client, job, { promisedOn: '2026-03-20' })
    expect(made).toMatchObject({ number: 1, keepsApproval: false })
    expect(await planOf(client, job)).toMatchObject({
      state: 'offered',
      net: 8000,
      tax: 1520,
      total: 9520,
      madeBy: staff.name,
      lines: [{ isCovered: false, reason: { by: 'rule', clause: 'W.4' } }],
    })
    await move(world, client, job, 'awaiting-approval')
    await client.plans.answer(await answerOf(world, client, job, { way: 'signature', signature: await signature() }))
    expect(await fileOf(client, job)).toMatchObject({
      dueOn: '2026-03-20',
      approval: { state: 'approved', way: 'signature', by: staff.name },
      facts: { hasPlan: true, isReleased: true },
    })
    const { answers } = await client.plans.ofJob({ jobId: job.id })
    expect(answers).toMatchObject([{ number: 1, decision: 'approved', person: 'Li Ming', isSigned: true, total: 9520 }])
    await move(world, client, job, 'repairing')
    await client.bench.logRepair({ jobId: job.id, ...ENTRY, key: world.key() })
  })

  test('stands in the way of everything billable until the customer agrees', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await assessed(world, client)
    const part = await partOf(world)
    const fit = () =>
      client.bench.logRepair({
        jobId: job.id,
        ...ENTRY,
        parts: [fitted(part)],
        key: world.key(),
      })
    for (const to of ['repairing', 'awaiting-parts', 'at-vendor', 'awaiting-approval'] as const) {
      expect(await refusalOf(move(world, client, job, to))).toMatchObject({ reason: 'no-plan' })
    }
    expect(await refusalOf(fit())).toMatchObject({ reason: 'no-plan' })
    await offer(world, client, job)
    for (const to of ['repairing', 'awaiting-parts', 'at-vendor'] as const) {
      expect(await refusalOf(move(world, client, job, to))).toMatchObject({ reason: 'not-approved' })
    }
    expect(await refusalOf(fit())).toMatchObject({ reason: 'parts-not-released' })
    expect((await fileOf(client, job)).entries).toEqual([])
    await client.plans.answer(await answerOf(world, client, job))
    await pickFor(world, client, job, part)
    await fit()
    await move(world, client, job, 'at-vendor')
  })

  test('that costs nothing is released without a word, and goodwill is a manager’s', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician', 'front-desk')
    const { client: manager } = await world.as('manager')
    const job = await assessed(world, client)
    const goodwill = { ...LABOUR, treatment: 'goodwill', words: 'Waited long' } as const
    const discounted = { ...LABOUR, discount: 100 }
    for (const line of [goodwill, discounted]) {
      expect(await refusalOf(offer(world, client, job, { lines: [line] }))).toMatchObject({ reason: 'discount-needs-manager' })
    }
    await offer(world, manager, job, { lines: [goodwill] })
    expect(await planOf(client, job)).toMatchObject({ total: 0, lines: [{ isCovered: true, reason: { by: 'goodwill' } }] })
    await move(world, client, job, 'repairing')
    // What a manager gave may be carried on by whoever writes the next version; more of it may not.
    await offer(world, client, job, { lines: [goodwill, { ...LABOUR, description: 'Clean' }] })
    expect(await refusalOf(offer(world, client, job, { lines: [goodwill, discounted] }))).toMatchObject({
      reason: 'discount-needs-manager',
    })
  })

  test('keeps its approval within the tolerance, counted from what was agreed, and loses it beyond', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    await setTerms(world, { priceTolerance: 500, dateToleranceDays: 2 })
    const job = await assessed(world, client)
    const priced = (unitPrice: number, promisedOn: string | null = '2026-03-10') =>
      offer(world, client, job, { promisedOn, lines: [{ ...LABOUR, unitPrice, taxPoints: 0 }] })
    await priced(8000)
    await client.plans.answer(await answerOf(world, client, job))
    expect(await priced(8300)).toMatchObject({ number: 2, keepsApproval: true })
    expect(await priced(8500, '2026-03-12')).toMatchObject({ number: 3, keepsApproval: true })
    expect(await fileOf(client, job)).toMatchObject({ dueOn: '2026-03-12', facts: { isReleased: true } })
    // 8,501 is within 500 of version 3, but not of what the customer agreed to.
    expect(await priced(8501)).toMatchObject({ number: 4, keepsApproval: false })
    expect(await fileOf(client, job)).toMatchObject({ approval: { state: 'none' }, facts: { isReleased: false } })
    const { plans } = await client.plans.ofJob({ jobId: job.id })
    expect(plans.map(({ number, state }) => [number, state])).toEqual([
      [4, 'offered'],
      [3, 'void'],
      [2, 'superseded'],
      [1, 'superseded'],
    ])
    expect((await kindsOf(client, job)).includes('approval-voided')).toBe(true)
    expect(await refusalOf(move(world, client, job, 'repairing'))).toMatchObject({ reason: 'not-approved' })
  })

  test('is asked for anew when the promised day moves beyond the tolerance', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    await setTerms(world, { dateToleranceDays: 2 })
    const job = await assessed(world, client)
    await offer(world, client, job, { promisedOn: '2026-03-10' })
    await client.plans.answer(await answerOf(world, client, job))
    const due = async (dueOn: string) =>
      client.plans.setDue({
        ...(await versionOf(client, job)),
        dueOn,
        reason: 'A part is late',
        party: 'parts',
        told: 'phone',
        key: world.key(),
      })
    await due('2026-03-12')
    expect(await fileOf(client, job)).toMatchObject({ dueOn: '2026-03-12', facts: { isReleased: true } })
    await due('2026-03-13')
    expect(await fileOf(client, job)).toMatchObject({ dueOn: '2026-03-13', facts: { isReleased: false } })
    expect(await planOf(client, job)).toMatchObject({ number: 2, state: 'offered', promisedOn: '2026-03-13', total: 9520 })
  })

  test('takes no answer to an old version, to one that expired, or twice the same', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await assessed(world, client)
    await expect(answerOf(world, client, job)).rejects.toThrow('no plan')
    await offer(world, client, job, { validUntil: '2026-03-04' })
    const old = await answerOf(world, client, job)
    expect(await refusalOf(client.plans.answer({ ...old, way: 'signature' }))).toMatchObject({ reason: 'no-signature' })
    expect(await refusalOf(client.plans.answer({ ...old, decision: 'declined', declineFee: 1, key: world.key() }))).toEqual({
      reason: 'fee-above-offer',
      params: { amount: 0 },
    })
    await offer(world, client, job, { validUntil: '2026-03-04' })
    const { version } = await versionOf(client, job)
    expect(await refusalOf(client.plans.answer({ ...old, version, key: world.key() }))).toEqual({
      reason: 'plan-outdated',
      params: { number: 2 },
    })
    world.clock.advance(3 * DAY)
    const { client: later } = await world.as('manager')
    expect(await refusalOf(later.plans.answer(await answerOf(world, later, job)))).toMatchObject({ reason: 'plan-expired' })
    await later.plans.answer(await answerOf(world, later, job, { decision: 'declined' }))
    expect(await refusalOf(later.plans.answer(await answerOf(world, later, job, { decision: 'declined' })))).toMatchObject({
      reason: 'plan-answered',
    })
    expect((await later.plans.ofJob({ jobId: job.id })).answers).toHaveLength(1)
  })

  test('declined with its fee leads to a unit that goes back unrepaired', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await assessed(world, client)
    await offer(world, client, job, { declineFee: 2500 })
    await move(world, client, job, 'awaiting-approval')
    await client.plans.answer(await answerOf(world, client, job, { decision: 'declined', declineFee: 2500 }))
    await move(world, client, job, 'ready')
    const row = await world.store.read.selectFrom('job').select(['decline_fee', 'approval_state']).executeTakeFirstOrThrow()
    expect(row).toEqual({ decline_fee: 2500, approval_state: 'declined' })
    await client.handBack.complete(await handBackOf(world, client, job))
    expect(await fileOf(client, job)).toMatchObject({ outcome: 'returned-unrepaired' })
  })

  test('holds the unit at the hand-back until the customer has answered', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    await bringToReady(world, client, job)
    await offer(world, client, job, { lines: [{ ...LABOUR, unitPrice: 9000 }] })
    expect((await client.handBack.gate({ jobId: job.id })).facts.planState).toBe('open')
    expect(await refusalOf(client.handBack.complete(await handBackOf(world, client, job)))).toEqual({
      reason: 'gate-red',
      params: { lines: 'plan' },
    })
    await client.plans.answer(await answerOf(world, client, job))
    await client.handBack.complete(await handBackOf(world, client, job))
    expect(await fileOf(client, job)).toMatchObject({ stage: 'closed', outcome: 'repaired' })
  })

  test('asks for consent where the model wants it, before the unit is opened', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client, { mayDisassemble: false })
    const model = await client.catalogue.model({ modelId: job.modelId })
    const { id: modelId, isProvisional: _, ...fields } = model
    await client.catalogue.updateModel({ ...fields, modelId, asksDisassembly: true, asksData: true, key: world.key() })
    await move(world, client, job, 'assessing')
    await assess(world, client, job)
    await release(world, client, job)
    expect(await refusalOf(move(world, client, job, 'repairing'))).toMatchObject({ reason: 'consent-missing' })
    const consent = async (consents: { mayDisassemble: boolean; mayWipeData: boolean }) =>
      client.plans.recordConsent({
        ...(await versionOf(client, job)),
        consents,
        way: 'phone',
        person: 'Li Ming',
        key: world.key(),
      })
    await consent({ mayDisassemble: true, mayWipeData: false })
    expect(await refusalOf(move(world, client, job, 'repairing'))).toMatchObject({ reason: 'consent-missing' })
    await consent({ mayDisassemble: false, mayWipeData: true })
    await move(world, client, job, 'repairing')
    const told = (await fileOf(client, job)).timeline.filter(({ kind }) => kind === 'consent-recorded')
    expect(told.map(({ data }) => [data['disassembly'], data['data'], data['person']])).toEqual([
      [false, true, 'Li Ming'],
      [true, false, 'Li Ming'],
    ])
  })

  test('answered at two stations at once counts once', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('manager'), await world.as('front-desk')]
    const job = await assessed(world, one.client)
    await offer(world, one.client, job)
    const [yes, no] = [await answerOf(world, one.client, job), await answerOf(world, two.client, job, { decision: 'declined' })]
    const settled = await Promise.allSettled([one.client.plans.answer(yes), two.client.plans.answer(no)])
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await one.client.plans.ofJob({ jobId: job.id })).answers).toHaveLength(1)
  })

  test('with figures that cannot be is refused, and nothing is stored', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await assessed(world, client)
    const before = await rowsNow(world)
    for (const line of [
      { ...LABOUR, unitPrice: -1 },
      { ...LABOUR, unitPrice: 10.5 },
      { ...LABOUR, taxPoints: 10_001 },
      { ...LABOUR, discount: 8001 },
      { ...LABOUR, quantity: 0 },
    ])
      expect(await failureOf(offer(world, client, job, { lines: [line] }))).toMatchObject({ code: 'BAD_REQUEST' })
    expect(await refusalOf(offer(world, client, job, { promisedOn: '2026-03-01' }))).toMatchObject({ reason: 'date-before' })
    expect(await refusalOf(offer(world, client, job, { validUntil: '2026-03-01' }))).toMatchObject({ reason: 'date-before' })
    expect(await rowsNow(world)).toEqual(before)
  })
})

describe.each(DIALECTS)('the link to a plan (%s)', (dialect) => {
  const NO = { mayDisassemble: false, mayWipeData: false }

  async function linked(world: World) {
    const { client, staff } = await world.as('manager')
    const job = await assessed(world, client)
    await offer(world, client, job, { declineFee: 1500 })
    const token = await linkTo(world, client, job)
    return { client, staff, job, token, customer: world.place() }
  }

  async function linkTo(world: World, client: Client, job: JobFile): Promise<string> {
    const planId = (await planOf(client, job))?.id
    if (planId === undefined) throw new Error('there is no plan to link to')
    const { url } = await client.plans.makeLink({ jobId: job.id, planId, key: world.key() })
    const [, token = ''] = /^http:\/\/world\.test\/plan\/([\w-]{43})$/.exec(url) ?? []
    return token
  }

  const yes = (world: World, token: string) =>
    ({ token, decision: 'approved', person: 'Li Ming', signature: null, consents: NO, key: world.key() }) as const

  test('shows the plan to whoever has it, who answers without an account', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff, job, token, customer } = await linked(world)
    expect(await customer.client.plans.seeByLink({ token })).toMatchObject({
      depot: { name: 'Test Depot', currency: 'EUR' },
      language: 'zh-CN',
      jobNumber: job.number,
      plan: { number: 1, total: 9520, lines: [{ description: 'Replace heater and fuse' }] },
    })
    expect(await customer.client.plans.answerByLink(yes(world, token))).toEqual({ decision: 'approved' })
    const { answers } = await client.plans.ofJob({ jobId: job.id })
    expect(answers).toMatchObject([{ way: 'link', person: 'Li Ming', by: null, decision: 'approved' }])
    const [event] = (await fileOf(client, job)).timeline.filter(({ kind }) => kind === 'approval-recorded')
    expect(event).toMatchObject({ by: staff.name, data: { way: 'link', person: 'Li Ming' } })
    expect(await fileOf(client, job)).toMatchObject({ facts: { isReleased: true }, approval: { way: 'link', by: null } })
    expect(customer.session.token).toBeNull()
  })

  test('declines with the fee that the plan named', async () => {
    await using world = await openWorld({ dialect })
    const { token, customer } = await linked(world)
    await customer.client.plans.answerByLink({ ...yes(world, token), decision: 'declined' })
    const row = await world.store.read.selectFrom('job').select('decline_fee').executeTakeFirstOrThrow()
    expect(row).toEqual({ decline_fee: 1500 })
  })

  test('is used once, by one of two who use it at once', async () => {
    await using world = await openWorld({ dialect })
    const { client, job, token, customer } = await linked(world)
    const other = world.place()
    const settled = await Promise.allSettled([
      customer.client.plans.answerByLink(yes(world, token)),
      other.client.plans.answerByLink({ ...yes(world, token), decision: 'declined' }),
    ])
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await client.plans.ofJob({ jobId: job.id })).answers).toHaveLength(1)
    expect(await refusalOf(customer.client.plans.answerByLink(yes(world, token)))).toMatchObject({ reason: 'link-used' })
    expect(await refusalOf(customer.client.plans.seeByLink({ token }))).toMatchObject({ reason: 'link-used' })
  })

  test('says when it is over: expired, to an old version, answered elsewhere, replaced', async () => {
    await using world = await openWorld({ dialect })
    const { client, job, token, customer } = await linked(world)
    const see = (of: string) => refusalOf(customer.client.plans.seeByLink({ token: of }))
    const second = await linkTo(world, client, job)
    expect(await see(token)).toMatchObject({ reason: 'link-expired' })
    await offer(world, client, job)
    expect(await see(second)).toMatchObject({ reason: 'link-outdated' })
    expect(await refusalOf(customer.client.plans.answerByLink(yes(world, second)))).toMatchObject({ reason: 'link-outdated' })
    const third = await linkTo(world, client, job)
    await client.plans.answer(await answerOf(world, client, job))
    expect(await see(third)).toMatchObject({ reason: 'plan-answered' })
    const other = await checkInOne(world, client, { unit: unitOf('SN-200') })
    await move(world, client, other, 'assessing')
    await assess(world, client, other)
    await offer(world, client, other)
    const fourth = await linkTo(world, client, other)
    world.clock.advance(73 * 3_600_000)
    expect(await see(fourth)).toMatchObject({ reason: 'link-expired' })
    expect(await refusalOf(customer.client.plans.answerByLink(yes(world, fourth)))).toMatchObject({ reason: 'link-expired' })
    expect((await world.store.read.selectFrom('approval').select('id').execute()).length).toBe(1)
  })

  test('cannot be guessed: tries with wrong tokens wait, a right one does not', async () => {
    await using world = await openWorld({ dialect })
    const { token, customer } = await linked(world)
    const wrong = () => refusalOf(customer.client.plans.seeByLink({ token: 'A'.repeat(43) }))
    const reasons: string[] = []
    for (let tries = 0; tries < 6; tries += 1) reasons.push((await wrong()).reason)
    expect(reasons).toEqual([...Array.from({ length: 5 }, () => 'link-unknown'), 'too-many-tries'])
    expect(await customer.client.plans.seeByLink({ token })).toMatchObject({ plan: { number: 1 } })
  })

  test('stands nowhere in the store, and leads nowhere without an address', async () => {
    await using world = await openWorld({ dialect })
    const { client, job, token } = await linked(world)
    for (const table of ['approval_link', 'idempotency', 'audit', 'event'] as const) {
      expect(JSON.stringify(await world.store.read.selectFrom(table).selectAll().execute())).not.toContain(token)
    }
    const desktop = world.place({ host: 'desktop', ownAddress: null })
    const manager = await world.as('manager')
    desktop.session.write(manager.session.token ?? '', '2099-01-01T00:00:00.000Z')
    const planId = (await planOf(client, job))?.id
    if (planId === undefined) throw new Error('there is no plan')
    const make = () => desktop.client.plans.makeLink({ jobId: job.id, planId, key: world.key() })
    expect(await refusalOf(make())).toMatchObject({ reason: 'no-address-for-link' })
    await setTerms(world, { publicAddress: 'https://repair.example.com/' })
    expect((await make()).url).toMatch(/^https:\/\/repair\.example\.com\/plan\/[\w-]{43}$/)
  })
})
