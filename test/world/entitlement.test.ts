import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { entitlementFacts } from '../../shared/entitlement/facts.ts'
import { judgeEntitlement } from '../../shared/entitlement/judge.ts'
import { assess, bringToReady, checkInOne, type CheckInJob, handBackOf, jobOf, unitOf, WALK_IN, walkIn } from '../kit/job-life.ts'
import { followPreset } from '../kit/policies.ts'
import { DIALECTS } from '../kit/stores.ts'
import { type Client, openWorld, refusalOf, type World } from '../kit/world.ts'

const DAY = 86_400_000
const INVOICE = { kind: 'invoice', number: 'A-1', on: '2026-02-27', attachmentId: null } as const
const BOUGHT = { boughtOn: '2026-02-28', proof: INVOICE }

/** One unit from the counter to the customer; answers its closed job. */
async function repairOnce(world: World, client: Client, change: Partial<CheckInJob> = {}) {
  const job = await bringToReady(world, client, await checkInOne(world, client, change))
  await client.handBack.complete(await handBackOf(world, client, job))
  return client.jobs.get({ number: job.number })
}

async function judge(world: World, client: Client, number: string, state: 'verified' | 'refused' = 'verified') {
  const { unit } = await client.entitlement.ofJob({ number })
  const judgement =
    state === 'verified' ? ({ state, reason: null } as const) : ({ state, reason: 'Another serial on it' } as const)
  return client.units.judgeProof({ unitId: unit.id, version: unit.version, judgement, key: world.key() })
}

describe.each(DIALECTS)('the verdict of a job (%s)', (dialect) => {
  test('stands on what the depot knows: dates, proof, customer, fleet, findings', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const fields = { ...WALK_IN, kind: 'organisation', isDealer: true, region: 'export' } as const
    const jobs = ['A-01', 'A-02', 'A-03'].map((serial) => jobOf({ unit: unitOf(serial, BOUGHT) }))
    const taken = await client.intake.checkIn(walkIn(world, { customer: { kind: 'new', fields, evenIfPhoneKnown: true }, jobs }))
    const number = taken.jobs[0]?.number ?? ''
    const job = await client.jobs.get({ number })
    expect((await client.entitlement.ofJob({ number })).facts).toMatchObject({
      on: '2026-03-02',
      boughtOn: '2026-02-28',
      proof: 'unverified',
      region: 'export',
      customerKind: 'dealer',
      unitsOwned: 3,
      unitsBoughtAtOnce: 3,
      maintenanceVisitsUsed: 0,
      repairs: [],
      sameFaultCount: 1,
      fault: null,
      responsibility: null,
      exclusions: null,
      isIntact: null,
      needsVisit: null,
      isDepotCaused: false,
    })
    await assess(world, client, job, {
      responsibility: 'user',
      exclusions: ['misuse'],
      isIntact: false,
      needsVisit: true,
      isDepotCaused: true,
    })
    expect((await client.entitlement.ofJob({ number })).facts).toMatchObject({
      fault: 'not-quality',
      responsibility: 'user',
      exclusions: ['misuse'],
      isIntact: false,
      needsVisit: true,
      // It did not bounce, so no repair of ours can have caused it, whatever was ticked.
      isDepotCaused: false,
    })
  })

  test('follows the version that was in force when the unit came in, whatever is written later', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const policy = await followPreset(world, client, 'consumer-goods')
    const before = await checkInOne(world, client, { unit: unitOf('SN-1', BOUGHT) })
    const { id: policyId, version, current } = policy
    const { name, body } = current
    const harder = { ...body, rules: body.rules.filter((rule) => rule.id === 'misuse-charged') }
    await client.policies.save({ policyId, version, name, body: harder, note: 'No more returns', key: world.key() })
    const after = await checkInOne(world, client, { unit: unitOf('SN-2', BOUGHT) })
    const choicesOf = async (number: string) => (await client.entitlement.ofJob({ number })).entitlement
    expect(await choicesOf(before.number)).toMatchObject({ policy: { version: 1 } })
    expect((await choicesOf(before.number)).choices.map(({ choice }) => choice)).toContain('return')
    expect(await choicesOf(after.number)).toMatchObject({ policy: { version: 2 } })
    expect((await choicesOf(after.number)).choices.map(({ choice }) => choice)).not.toContain('return')
  })

  test('a policy of the model goes before that of the region', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    await followPreset(world, client, 'consumer-goods')
    const first = await checkInOne(world, client, { unit: unitOf('SN-1') })
    const own = await client.policies.adopt({ preset: 'service-standard', key: world.key() })
    await client.policies.setUse({ region: 'domestic', modelId: first.modelId, policyId: own.id, key: world.key() })
    const second = await checkInOne(world, client, { unit: unitOf('SN-2') })
    expect((await client.entitlement.ofJob({ number: second.number })).entitlement.policy?.name).toEqual(own.current.name)
  })

  test('is the same at the counter as on the job, and is kept with its grounds', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const { current: policy } = await followPreset(world, client, 'consumer-goods')
    const first = await checkInOne(world, client, { unit: unitOf('SN-1', BOUGHT) })
    const preview = await client.entitlement.preview({
      unit: { kind: 'new', modelId: first.modelId, boughtOn: BOUGHT.boughtOn, installedOn: null, proof: 'unverified' },
      customer: { kind: 'new', region: 'domestic', customerKind: 'person' },
      requestType: 'fault',
      symptoms: ['no-power'],
    })
    const shown = await client.entitlement.ofJob({ number: first.number })
    expect(preview.entitlement).toEqual(shown.entitlement)
    expect(shown.entitlement).toMatchObject({ lines: { labour: { state: 'open' } }, missing: expect.arrayContaining(['proof']) })

    await judge(world, client, first.number)
    await assess(world, client, first)
    const rows = await world.store.read.selectFrom('audit').selectAll().where('procedure', '=', 'bench.assess').execute()
    const kept = z.object({ entitlement: z.object({ policyVersionId: z.string(), facts: entitlementFacts }) })
    const grounds = rows.flatMap((row) => kept.safeParse(JSON.parse(row.after ?? 'null')).data ?? [])
    expect(grounds).toHaveLength(1)
    const now = await client.entitlement.ofJob({ number: first.number })
    expect(grounds[0]?.entitlement.facts).toEqual(now.facts)
    expect(judgeEntitlement({ policy: { ...policy, version: 1 }, facts: now.facts })).toEqual(now.entitlement)
  })
})

describe.each(DIALECTS)('a proof of purchase (%s)', (dialect) => {
  test('is verified or refused by somebody, and unverified again when it or the purchase changes', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('front-desk')
    const job = await checkInOne(world, client, { unit: unitOf('SN-1', BOUGHT) })
    const verified = await judge(world, client, job.number)
    expect(verified.proof).toMatchObject({
      state: 'verified',
      judged: { by: staff.name, at: world.core.clock.now(), reason: null },
    })
    const same = { unitId: verified.id, boughtOn: BOUGHT.boughtOn, installedOn: '2026-03-01', proof: INVOICE }
    const installed = await client.units.updateDates({ ...same, version: verified.version, key: world.key() })
    expect(installed.proof.state).toBe('verified')
    const other = { ...same, proof: { ...INVOICE, number: 'A-2' } }
    const changed = await client.units.updateDates({ ...other, version: installed.version, key: world.key() })
    expect(changed.proof).toMatchObject({ state: 'unverified', number: 'A-2', judged: null })
    const refused = await judge(world, client, job.number, 'refused')
    expect(refused.proof).toMatchObject({ state: 'refused', judged: { reason: 'Another serial on it' } })
    const earlier = { ...other, boughtOn: '2026-02-01', version: refused.version, key: world.key() }
    expect((await client.units.updateDates(earlier)).proof.state).toBe('unverified')
    expect(await client.units.get({ unitId: verified.id })).toMatchObject({
      unit: { proof: { state: 'unverified', judged: null } },
    })
  })

  test('cannot be judged where there is none, nor carry a day that is still to come', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk')
    const job = await checkInOne(world, client, { unit: unitOf('SN-1') })
    expect(await refusalOf(judge(world, client, job.number))).toEqual({ reason: 'no-proof-shown', params: {} })
    const { unit } = await client.entitlement.ofJob({ number: job.number })
    const dates = { unitId: unit.id, version: unit.version, installedOn: null, key: world.key() }
    const late = client.units.updateDates({ ...dates, boughtOn: null, proof: { ...INVOICE, on: '2026-03-03' } })
    expect(await refusalOf(late)).toEqual({ reason: 'date-in-future', params: { field: 'proofOn' } })
    const before = client.units.updateDates({
      ...dates,
      key: world.key(),
      boughtOn: '2026-03-01',
      installedOn: '2026-02-28',
      proof: INVOICE,
    })
    expect(await refusalOf(before)).toEqual({ reason: 'date-before', params: { field: 'installedOn' } })
  })
})

describe.each(DIALECTS)('a bounce (%s)', (dialect) => {
  test('is linked, counted and told; whose fault it is, is asked, and the second quality fault opens the refund', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    await followPreset(world, manager.client, 'consumer-goods')
    const first = await repairOnce(world, manager.client, { unit: unitOf('SN-1', BOUGHT) })
    world.clock.advance(20 * DAY)
    const { client } = await world.as('manager')
    const again = { unit: { kind: 'known', id: first.unitId } } as const
    const asked = { unit: again.unit, customer: { kind: 'known', id: first.customer.id }, requestType: 'fault' } as const
    expect((await client.entitlement.preview({ ...asked, symptoms: ['noise', 'other'] })).bounce).toBeNull()
    expect((await client.entitlement.preview({ ...asked, symptoms: ['no-power'] })).bounce).toMatchObject({
      number: first.number,
      times: 1,
    })
    const second = await checkInOne(world, client, again)
    expect(second.bounceOf).toBe(first.number)
    expect(second.timeline.map((event) => event.kind)).toContain('bounced')
    expect((await client.entitlement.ofJob({ number: second.number })).facts).toMatchObject({
      sameFaultCount: 2,
      isDepotCaused: null,
    })
    await assess(world, client, second)
    const found = await client.entitlement.ofJob({ number: second.number })
    expect(found.entitlement.choices).toContainEqual(
      expect.objectContaining({ choice: 'refund', price: 'free', state: 'open-now', ruleId: 'same-fault-refund' }),
    )
    await assess(world, client, second, { isDepotCaused: true })
    expect((await client.entitlement.ofJob({ number: second.number })).entitlement.lines.shipping).toMatchObject({
      state: 'covered',
      ruleId: 'standing-depot-caused',
    })
  })

  test('ends with the days of the policy, and a unit that went back unrepaired cannot bounce', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    const first = await repairOnce(world, manager.client, { unit: unitOf('SN-1') })
    world.clock.advance(90 * DAY)
    const { client } = await world.as('manager')
    const asked = {
      customer: { kind: 'known' as const, id: first.customer.id },
      requestType: 'fault' as const,
      symptoms: ['no-power'],
    }
    const preview = (unitId: typeof first.unitId) => client.entitlement.preview({ ...asked, unit: { kind: 'known', id: unitId } })
    expect((await preview(first.unitId)).bounce).not.toBeNull()
    await world.store.transact((db) =>
      db.updateTable('job').set({ outcome: 'returned-unrepaired' }).where('id', '=', first.id).execute(),
    )
    expect((await preview(first.unitId)).bounce).toBeNull()
    world.clock.advance(DAY)
    const { client: later } = await world.as('manager')
    await world.store.transact((db) => db.updateTable('job').set({ outcome: 'repaired' }).where('id', '=', first.id).execute())
    expect((await checkInOne(world, later, { unit: { kind: 'known', id: first.unitId } })).bounceOf).toBeNull()
  })
})

describe.each(DIALECTS)('repair warranty and fleet (%s)', (dialect) => {
  test('parts and labour are warranted apart, by the policy of the job, and named at the next visit', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    const policy = await followPreset(world, manager.client, 'service-standard')
    const { id: policyId, version, current } = policy
    const { name, body } = current
    const duties = { ...body.duties, repairWarranty: { partsDays: 180, labourDays: 30 } }
    await manager.client.policies.save({
      policyId,
      version,
      name,
      body: { ...body, duties },
      note: 'Longer on parts',
      key: world.key(),
    })
    const closed = await repairOnce(world, manager.client, { unit: unitOf('SN-1') })
    expect(closed.repairWarranty).toEqual({ partsUntil: '2026-08-29', labourUntil: '2026-04-01' })
    world.clock.advance(60 * DAY)
    const { client } = await world.as('manager')
    const next = await checkInOne(world, client, { unit: { kind: 'known', id: closed.unitId }, symptoms: ['noise'] })
    await assess(world, client, next)
    const { entitlement, facts } = await client.entitlement.ofJob({ number: next.number })
    expect(facts.repairs).toEqual([
      { number: closed.number, closedOn: '2026-03-02', partsUntil: '2026-08-29', labourUntil: '2026-04-01' },
    ])
    expect(await client.entitlement.factsOfUnit({ unitId: closed.unitId })).toMatchObject({ repairs: facts.repairs })
    expect(entitlement.lines).toMatchObject({
      part: { state: 'covered', ruleId: 'standing-repair-warranty', until: '2026-08-29' },
      labour: { state: 'charged' },
    })
  })

  test('a customer of ten has a maintenance visit a year, and it is used by ordering one', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    await followPreset(world, client, 'equipment-domestic')
    const jobs = Array.from({ length: 10 }, (_, index) => jobOf({ unit: unitOf(`E-${index}00`) }))
    const fields = { ...WALK_IN, kind: 'organisation' } as const
    const taken = await client.intake.checkIn(walkIn(world, { customer: { kind: 'new', fields, evenIfPhoneKnown: true }, jobs }))
    const { customerId, unit } = await client.entitlement.ofJob({ number: taken.jobs[0]?.number ?? '' })
    expect(await client.entitlement.fleet({ customerId })).toMatchObject({
      year: 2026,
      perYear: 1,
      used: 0,
      left: 1,
      unitsOwned: 10,
    })
    const visit = {
      unit: { kind: 'known' as const, id: unit.id },
      customer: { kind: 'known' as const, id: customerId },
      symptoms: [],
    }
    const maintenance = async () => (await client.entitlement.preview({ ...visit, requestType: 'maintenance' })).entitlement
    expect((await maintenance()).lines.labour).toMatchObject({ state: 'covered', ruleId: 'maintenance-costs' })
    const order = walkIn(world, {
      requestType: 'maintenance',
      customer: { kind: 'known', id: customerId },
      jobs: [jobOf({ unit: unitOf('E-X11'), symptoms: [] })],
    })
    await client.intake.checkIn(order)
    expect(await client.entitlement.fleet({ customerId })).toMatchObject({ perYear: 1, used: 1, left: 0, unitsOwned: 11 })
    expect((await maintenance()).lines.labour).toMatchObject({ state: 'charged' })
    expect(await client.entitlement.factsOfUnit({ unitId: unit.id })).toMatchObject({
      customerKind: 'organisation',
      unitsOwned: 11,
      maintenanceVisitsUsed: 1,
    })
  })

  test('a fleet is served by the policy of its model where that promises more than the region’s', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    await followPreset(world, client, 'consumer-goods')
    const { modelId, customer } = await checkInOne(world, client)
    const promised = () => client.entitlement.fleet({ customerId: customer.id })
    expect(await promised()).toMatchObject({ policy: null, rows: [] })
    const equipment = await client.policies.adopt({ preset: 'equipment-domestic', key: world.key() })
    await client.policies.setUse({ region: 'domestic', modelId, policyId: equipment.id, key: world.key() })
    const { policy, rows } = await promised()
    expect(policy?.name.en).toMatch(/domestic/i)
    expect(rows.map(({ isReached }) => isReached)).toEqual([false, false])
  })
})
