import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { bringToReady, checkInOne, handBackOf, move, unitOf } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { type Client, openWorld, type World } from '../kit/world.ts'

type Chain = 'audit' | 'custody'

/** Every page of a chain, as the page of the auditor asks for them. */
async function verify(client: Client, chain: Chain) {
  for (let [after, checked] = [0, 0]; ;) {
    const page = await client.audit.verify({ chain, after })
    checked += page.checked
    if (page.broken !== null || page.isEnd) return { checked, broken: page.broken }
    after = page.last
  }
}

/** As somebody with the database and no respect does it: triggers dropped first. */
async function tamper({ store }: World, chain: Chain, statement: string): Promise<void> {
  const [verbs, on] = store.dialect === 'sqlite' ? [['update', 'delete'], ''] : [['update'], ` on ${chain}`]
  await store.transact(async (db) => {
    for (const verb of verbs) await sql.raw(`drop trigger ${chain}_no_${verb}${on}`).execute(db)
    await sql.raw(statement).execute(db)
  })
}

/** Real: router, services, repositories, store. */
describe.each(DIALECTS)('the chains of audit and custody (%s)', (dialect) => {
  async function withHistory(world: World) {
    const { client } = await world.as('manager')
    const first = await checkInOne(world, client)
    await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, first)))
    await checkInOne(world, client, { unit: unitOf('SN-2') })
    return client
  }

  test('hold after a whole life of a job', async () => {
    await using world = await openWorld({ dialect })
    const client = await withHistory(world)
    const [audit, custody] = [await verify(client, 'audit'), await verify(client, 'custody')]
    expect(audit.broken).toBeNull()
    expect(audit.checked).toBeGreaterThan(10)
    expect(custody).toEqual({ checked: 4, broken: null })
  })

  test('hold when many write at the same moment', async () => {
    await using world = await openWorld({ dialect })
    const people = await Promise.all(['front-desk', 'manager', 'front-desk'].map(() => world.as('front-desk', 'technician')))
    await Promise.all(
      people.flatMap(({ client }, person) =>
        [1, 2, 3, 4].map((unit) => checkInOne(world, client, { unit: unitOf(`SN-${person}-${unit}`) })),
      ),
    )
    const { client } = await world.as('auditor')
    expect(await verify(client, 'custody')).toEqual({ checked: 12, broken: null })
    expect((await verify(client, 'audit')).broken).toBeNull()
  })

  test('hold when a shelf is counted, renamed and emptied at the same moment', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const place = await client.custody.addPlace({ code: 'A1', name: null, kind: 'shelf', key: world.key() })
    const to = { kind: 'place', placeId: place.id } as const
    const jobs = []
    for (const serial of ['SN-1', 'SN-2', 'SN-3']) jobs.push(await checkInOne(world, client, { unit: unitOf(serial) }))
    for (const { unitId } of jobs) await client.custody.move({ unitId, to, note: null, key: world.key() })
    await Promise.all([
      ...jobs.map(({ unitId }) => client.custody.move({ unitId, to: { kind: 'desk' }, note: null, key: world.key() })),
      ...jobs.map((job) => move(world, client, job, 'assessing')),
      client.custody.finishCount({ placeId: place.id, seen: [], key: world.key() }),
      client.custody.changePlace({
        placeId: place.id,
        version: 1,
        code: 'A2',
        name: null,
        kind: 'shelf',
        isActive: true,
        key: world.key(),
      }),
    ])
    expect(await verify(client, 'custody')).toMatchObject({ broken: null })
    expect((await verify(client, 'audit')).broken).toBeNull()
  })

  test.each([
    ['shown elsewhere', `update custody_now set kind = 'desk', name = null where kind = 'customer'`, 2],
    ['shown as gone', `update custody_now set is_here = 0 where kind = 'desk'`, 3],
    ['not shown at all', `delete from custody_now where kind = 'desk'`, 3],
  ])('name the last entry of a unit that is %s', async (_, statement, offset) => {
    await using world = await openWorld({ dialect })
    const client = await withHistory(world)
    const first = await world.store.read.selectFrom('custody').select('seq').orderBy('seq').limit(1).executeTakeFirstOrThrow()
    await world.store.transact((db) => sql.raw(statement).execute(db))
    const { broken } = await verify(client, 'custody')
    expect(broken).toMatchObject({ fault: 'contradicted', seq: first.seq + offset })
    expect(broken?.at).toMatch(/^2026-03-02T/)
  })

  test('name a unit that is shown without any entry', async () => {
    await using world = await openWorld({ dialect })
    const client = await withHistory(world)
    const unit = await world.store.read.selectFrom('unit').select('id').executeTakeFirstOrThrow()
    await tamper(world, 'custody', 'delete from custody')
    await world.store.transact((db) => sql.raw(`update chain_head set hash = '' where name = 'custody'`).execute(db))
    const { broken } = await verify(client, 'custody')
    expect(broken).toMatchObject({ fault: 'contradicted', content: { kind: expect.any(String) } })
    expect(broken?.content['unit_id']).toHaveLength(unit.id.length)
  })

  test.each([
    ['altered', 'audit', `update audit set after = '{"stage":"closed"}' where seq = (select min(seq) + 2 from audit)`, 2],
    ['altered', 'custody', `update custody set to_name = 'Somebody' where why = 'hand-back'`, 2],
    ['unlinked', 'audit', 'delete from audit where seq = (select min(seq) + 3 from audit)', 4],
    ['cut-off', 'custody', 'delete from custody where seq = (select max(seq) from custody)', 2],
  ] as const)('name the first entry that was %s in %s', async (fault, chain, statement, offset) => {
    await using world = await openWorld({ dialect })
    const client = await withHistory(world)
    const first = await world.store.read.selectFrom(chain).select('seq').orderBy('seq').limit(1).executeTakeFirstOrThrow()
    await tamper(world, chain, statement)
    const { broken } = await verify(client, chain)
    expect(broken).toMatchObject({ fault, seq: first.seq + offset })
    expect(broken?.at).toMatch(/^2026-03-02T/)
    expect(broken?.content).toHaveProperty('device')
    // The other chain knows nothing of it.
    expect((await verify(client, chain === 'audit' ? 'custody' : 'audit')).broken).toBeNull()
  })
})
