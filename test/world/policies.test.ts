import { describe, expect, test } from 'vitest'
import { FACTS } from '../../shared/entitlement/preset-case.ts'
import type { Policy } from '../../shared/policies/policies.ts'
import { findPolicyInForce, findPolicyOfJob } from '../../electron/features/entitlement/policy-in-force.repository.ts'
import { checkInOne } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { type Client, failureOf, openWorld, refusalOf, type World } from '../kit/world.ts'

const COUNTED = ['policy', 'policy_version', 'policy_use', 'audit', 'idempotency'] as const

async function rowsNow(world: World): Promise<Record<string, number>> {
  const counts = await Promise.all(
    COUNTED.map(async (table) => {
      const query = world.store.read.selectFrom(table).select((select) => select.fn.countAll().as('count'))
      return [table, Number((await query.executeTakeFirstOrThrow()).count)] as const
    }),
  )
  return Object.fromEntries(counts)
}

/** The policy's newest version as its editor sends it, with the days of its free repair changed. */
function edited(policy: Policy, days: number, change: { note?: string } = {}) {
  const rules = policy.current.body.rules.map((rule) =>
    rule.id === 'quality-repair'
      ? { ...rule, when: rule.when.map((asked) => (asked.if === 'within' ? { ...asked, amount: days } : asked)) }
      : rule,
  )
  const { id: policyId, version, current } = policy
  return {
    policyId,
    version,
    name: current.name,
    body: { ...current.body, rules },
    note: `Repair within ${days} days`,
    ...change,
  }
}

const adopt = (world: World, client: Client) => client.policies.adopt({ preset: 'consumer-goods', key: world.key() })

/** 40 days after the purchase, which 30 days do not cover and 45 do. */
const DAY_40 = { ...FACTS, boughtOn: '2026-04-24', on: '2026-06-03' }

describe.each(DIALECTS)('policies (%s)', (dialect) => {
  test('a preset becomes a policy of the depot, and each save a version that stays', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('manager')
    const adopted = await adopt(world, client)
    expect(adopted).toMatchObject({ preset: 'consumer-goods', isActive: true, version: 1, current: { number: 1, note: null } })
    world.clock.advance(60_000)
    const saved = await client.policies.save({ ...edited(adopted, 45), key: world.key() })
    expect(saved.versions).toMatchObject([
      { number: 2, note: 'Repair within 45 days', madeAt: '2026-03-02T09:01:00.000Z', madeBy: staff.name },
      { number: 1, note: null, madeAt: '2026-03-02T09:00:00.000Z' },
    ])
    expect(await client.policies.version({ policyId: adopted.id, number: 1 })).toEqual(adopted.current)
    expect((await client.policies.list()).policies).toMatchObject([{ id: adopted.id, number: 2, ruleCount: 7 }])
  })

  test('contradicting rules are refused by their clauses, with nothing stored', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const adopted = await adopt(world, client)
    const good = edited(adopted, 30)
    const [first] = good.body.rules
    if (first === undefined) throw new Error('the preset has rules')
    const rules = [
      { ...first, id: 'both', clause: { ...first.clause, number: '9.1' }, when: [...first.when, ...REGIONS] },
      { ...first, id: 'charged', price: 'charged' as const, clause: { ...first.clause, number: '9.2' } },
    ]
    const before = await rowsNow(world)
    const bad = { ...good, body: { ...good.body, rules: [...good.body.rules, ...rules] } }
    expect(await refusalOf(client.policies.save({ ...bad, key: world.key() }))).toEqual({
      reason: 'policy-contradicts',
      params: { rules: 'clash 1.1 9.2; impossible 9.1' },
    })
    expect(await rowsNow(world)).toEqual(before)
    expect(await client.policies.get({ policyId: adopted.id })).toEqual(adopted)
  })

  test('of two managers who save at once one is told which version there is now', async () => {
    await using world = await openWorld({ dialect })
    const [one, two] = [await world.as('manager'), await world.as('manager')]
    const adopted = await adopt(world, one.client)
    const saves = [one, two].map(({ client }, index) =>
      client.policies.save({ ...edited(adopted, 40 + index), key: world.key() }).then(
        () => 'saved',
        () => failureOf(client.policies.save({ ...edited(adopted, 50), key: world.key() })),
      ),
    )
    const outcomes = await Promise.all(saves)
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1)
    expect(outcomes.find((outcome) => outcome !== 'saved')).toEqual({ code: 'STALE', data: { yours: 1, current: 2 } })
    expect((await one.client.policies.get({ policyId: adopted.id })).versions.map(({ number }) => number)).toEqual([2, 1])
  })

  test('a region and a model in it are each given one policy, and the last word counts', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const { model } = await client.units.get({ unitId: (await checkInOne(world, client)).unitId })
    const goods = await adopt(world, client)
    const machines = await client.policies.adopt({ preset: 'equipment-domestic', key: world.key() })
    const give = (modelId: typeof model.id | null, policyId: typeof goods.id | null) =>
      client.policies.setUse({ region: 'domestic', modelId, policyId, key: world.key() })
    await give(model.id, goods.id)
    await give(null, goods.id)
    const { uses } = await give(model.id, machines.id)
    expect(uses).toMatchObject([
      { region: 'domestic', model: null, policyId: goods.id },
      { region: 'domestic', model: { id: model.id, name: 'Kettle 2' }, policyId: machines.id },
    ])
    expect((await client.policies.get({ policyId: machines.id })).uses).toHaveLength(1)
    expect((await give(model.id, null)).uses).toMatchObject([{ model: null }])
  })

  test('a model goes before its region, and a job keeps the version that was in force', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    const { model } = await client.units.get({ unitId: job.unitId })
    const inForce = (region: 'domestic' | 'export') => findPolicyInForce(world.store.read, { region, modelId: model.id })
    expect(await inForce('domestic')).toBeNull()
    const goods = await adopt(world, client)
    const machines = await client.policies.adopt({ preset: 'equipment-domestic', key: world.key() })
    const give = (modelId: typeof model.id | null, policyId: typeof goods.id | null) =>
      client.policies.setUse({ region: 'domestic', modelId, policyId, key: world.key() })
    await give(null, goods.id)
    expect(await inForce('domestic')).toMatchObject({ id: goods.current.id, version: 1 })
    await give(model.id, machines.id)
    expect(await inForce('domestic')).toMatchObject({ id: machines.current.id })
    expect(await inForce('export')).toBeNull()
    await give(model.id, null)
    await world.store.transact((db) =>
      db.updateTable('job').set({ policy_version_id: goods.current.id }).where('id', '=', job.id).execute(),
    )
    const saved = await client.policies.save({ ...edited(goods, 45), key: world.key() })
    expect(await inForce('domestic')).toMatchObject({ id: saved.current.id, version: 2 })
    expect(await findPolicyOfJob(world.store.read, job.id)).toMatchObject({ version: 1, body: goods.current.body })
  })

  test('a policy that somebody follows is not put away, and one put away is given to nobody', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const { id: policyId } = await adopt(world, client)
    const give = (to: typeof policyId | null) =>
      client.policies.setUse({ region: 'export', modelId: null, policyId: to, key: world.key() })
    const putAway = () => client.policies.setActive({ policyId, version: 1, isActive: false, key: world.key() })
    await give(policyId)
    expect(await refusalOf(putAway())).toMatchObject({ reason: 'policy-in-use' })
    await give(null)
    expect(await putAway()).toMatchObject({ isActive: false, version: 2 })
    expect(await refusalOf(give(policyId))).toMatchObject({ reason: 'policy-not-active' })
    expect(await failureOf(putAway())).toEqual({ code: 'STALE', data: { yours: 1, current: 2 } })
  })
})

const REGIONS = [
  { if: 'region', is: 'domestic' },
  { if: 'region', is: 'export' },
] as const

describe('trying rules out', () => {
  test('a draft and the stored version answer apart, and nothing is stored', async () => {
    await using world = await openWorld()
    const { client } = await world.as('manager')
    const auditor = await world.as('auditor')
    const adopted = await adopt(world, client)
    const { name, body } = edited(adopted, 45)
    const before = await rowsNow(world)
    const draft = await auditor.client.policies.judge({ facts: DAY_40, by: { kind: 'draft', name, version: 2, body } })
    expect(draft.lines.labour).toEqual({ state: 'covered', ruleId: 'quality-repair', until: '2026-06-08' })
    const stored = { kind: 'version', policyId: adopted.id, number: 1 } as const
    expect((await auditor.client.policies.judge({ facts: DAY_40, by: stored })).lines.labour.state).toBe('charged')
    expect(await auditor.client.policies.judge({ facts: DAY_40, by: null })).toMatchObject({ policy: null })
    expect(await failureOf(client.policies.judge({ facts: DAY_40, by: { ...stored, number: 2 } }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await rowsNow(world)).toEqual(before)
  })

  test('a purchase after the day asked is no fact', async () => {
    await using world = await openWorld()
    const { client } = await world.as('auditor')
    const typed = { ...FACTS, boughtOn: '2026-06-04' }
    expect(await failureOf(client.policies.judge({ facts: typed, by: null }))).toMatchObject({ code: 'BAD_REQUEST' })
  })
})
