import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { plansOf, wastefulSteps } from '../../../test/kit/plans.ts'
import { failureOf, openWorld, refusalOf, type World } from '../../../test/kit/world.ts'
import { listCustomers } from './customers.service.ts'

const customer = (name: string, phone: string) => ({
  kind: 'person' as const,
  name,
  contactName: null,
  phone,
  email: null,
  address: null,
  region: 'domestic' as const,
  tier: 'standard' as const,
  isDealer: false,
  language: 'en' as const,
  note: null,
})

async function withCustomers(world: World, people: readonly (readonly [string, string])[]) {
  const { client } = await world.as('front-desk')
  for (const [name, phone] of people) {
    await client.customers.create({ ...customer(name, phone), evenIfPhoneKnown: false, key: world.key() })
  }
  return client
}

describe.each(DIALECTS)('customers (%s)', (dialect) => {
  it('are offered instead of created again when their phone is known, in whatever spelling', async () => {
    await using world = await openWorld({ dialect })
    const client = await withCustomers(world, [['Ana López', '+49 30 1234-567']])
    const again = { ...customer('A. Lopez', '(4930) 1234567'), key: world.key() }
    const refused = client.customers.create({ ...again, evenIfPhoneKnown: false })
    expect(await refusalOf(refused)).toEqual({ reason: 'phone-known', params: { name: 'Ana López' } })
    const added = await client.customers.create({ ...again, evenIfPhoneKnown: true })
    expect(added).toMatchObject({ name: 'A. Lopez', phone: '(4930) 1234567', version: 1, createdAt: world.clock.now() })
  })

  it('are listed by name, page by page, each once', async () => {
    await using world = await openWorld({ dialect })
    const names = ['bo', 'Bo', 'Änne', 'Zoë', '王小明', 'Ada', 'O’Neill', 'ÄNNE']
    const client = await withCustomers(
      world,
      names.map((name, index) => [name, `030 5555 ${100 + index}`] as const),
    )
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof client.customers.list>> = await client.customers.list({ cursor, limit: 3 })
      seen.push(...page.items.map((item) => item.name))
      cursor = page.next
    } while (cursor !== null)
    expect(seen.toSorted()).toEqual(names.toSorted())
    expect(seen.slice(0, 3)).toEqual(['Ada', 'bo', 'Bo'])
    expect(seen.at(-1)).toBe('王小明')
  })

  it('begin the list anew for a cursor that is not one of ours', async () => {
    await using world = await openWorld({ dialect })
    const client = await withCustomers(world, [['Ada', '030 55551']])
    for (const cursor of ['%%%', 'bm8', Buffer.from('{"nameKey":1}').toString('base64url')]) {
      expect((await client.customers.list({ cursor })).items).toHaveLength(1)
    }
  })

  it('are found by a part of name, phone or e-mail, also after a change', async () => {
    await using world = await openWorld({ dialect })
    const client = await withCustomers(world, [
      ['Wang Xiaoming 王小明', '138 0013 8000'],
      ['100% Repairs_Ltd', '030 99 88 77'],
    ])
    const find = async (query: string) => (await client.customers.list({ query })).items.map((item) => item.name)
    for (const query of ['aomi', '小明', '王', '1380013', '0013-8000', 'wang 8000', 'wa', 'XIAO']) {
      expect(await find(query)).toEqual(['Wang Xiaoming 王小明'])
    }
    expect(await find('00%')).toEqual(['100% Repairs_Ltd'])
    expect(await find('rs_l')).toEqual(['100% Repairs_Ltd'])
    for (const query of ['zzz', '明小', '"aomi" OR', 'a*b', '_ang', 'NEAR(x y)']) expect(await find(query)).toEqual([])
    const [first] = (await client.customers.list({ query: '小明' })).items
    if (first === undefined) throw new Error('nobody')
    const changed = { ...customer('李华', '139 1111 2222'), email: 'li@example.test' }
    await client.customers.update({ ...changed, customerId: first.id, version: 1, key: world.key() })
    expect(await find('小明')).toEqual([])
    expect(await find('example.t')).toEqual(['李华'])
  })

  it('page through what was found, newest first', async () => {
    await using world = await openWorld({ dialect })
    const client = await withCustomers(
      world,
      Array.from({ length: 7 }, (_, index) => [`Miller ${index}`, `030 777 ${100 + index}`] as const),
    )
    const first = await client.customers.list({ query: 'miller', limit: 4 })
    const second = await client.customers.list({ query: 'miller', limit: 4, cursor: first.next })
    expect([...first.items, ...second.items].map((item) => item.name)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((index) => `Miller ${index}`),
    )
    expect(second.next).toBeNull()
  })

  it('are not changed by who saw an older version, and not by who may only read', async () => {
    await using world = await openWorld({ dialect })
    const client = await withCustomers(world, [['Ada', '030 55551']])
    const [{ id: customerId } = { id: undefined }] = (await client.customers.list({})).items
    if (customerId === undefined) throw new Error('nobody')
    const update = (name: string) => ({ ...customer(name, '030 55551'), customerId, version: 1, key: world.key() })
    expect(await client.customers.update(update('Ada B.'))).toMatchObject({ name: 'Ada B.', version: 2 })
    expect(await failureOf(client.customers.update(update('Ada C.')))).toEqual({ code: 'STALE', data: { yours: 1, current: 2 } })
    const auditor = await world.as('auditor')
    expect(await failureOf(auditor.client.customers.update(update('Ada D.')))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await auditor.client.customers.get({ customerId })).toMatchObject({
      customer: { name: 'Ada B.' },
      units: [],
      jobs: [],
    })
  })

  it('keep what was before and after in the audit', async () => {
    await using world = await openWorld({ dialect })
    await withCustomers(world, [['Ada', '030 55551']])
    const lines = await world.store.read.selectFrom('audit').selectAll().where('entity', '=', 'customer').execute()
    expect(lines).toMatchObject([{ procedure: 'customers.create', before: null, after: expect.stringContaining('Ada') }])
  })
})

describe('the plans of customers', () => {
  it('walk the index of names, and no table', async () => {
    await using world = await openWorld()
    await withCustomers(world, [['Ada', '030 55551']])
    const next = Buffer.from('{"nameKey":"a","id":"a"}').toString('base64url')
    const pages = [
      { query: '', cursor: next, limit: 10 },
      { query: 'ad', cursor: null, limit: 10 },
      { query: 'ada', cursor: null, limit: 10 },
    ]
    for (const page of pages) {
      expect(wastefulSteps(await plansOf(world.store, (db) => listCustomers(db, page)))).toEqual([])
    }
  })
})
