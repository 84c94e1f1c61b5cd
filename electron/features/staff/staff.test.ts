import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { failureOf, openWorld, refusalOf, WORLD_PIN } from '../../../test/kit/world.ts'

describe.each(DIALECTS)('staff (%s)', (dialect) => {
  it('are added with a PIN of their own, once a key', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    const request = { name: '王小明', roles: ['technician' as const, 'technician' as const], pin: '4711', key: world.key() }
    const added = await client.staff.create(request)
    expect(added).toMatchObject({ name: '王小明', roles: ['technician'], isActive: true, hasBadge: false, version: 1 })
    expect(await client.staff.create(request)).toEqual(added)
    expect(await refusalOf(client.staff.create({ ...request, pin: '4712' }))).toMatchObject({ reason: 'key-reused' })
    expect((await client.staff.list()).filter((member) => member.name === '王小明')).toHaveLength(1)
    await world.place().client.session.signIn({ staffId: added.id, pin: '4711' })
  })

  it('leave no PIN in audit or keys that could be guessed from a plain hash', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    await client.staff.create({ name: 'Kim', roles: ['parts'], pin: '48151623', key: world.key() })
    for (const table of ['audit', 'idempotency', 'staff'] as const) {
      expect(JSON.stringify(await world.store.read.selectFrom(table).selectAll().execute())).not.toContain('48151623')
    }
  })

  it('have different names, however they are spelt, and no PIN that everybody guesses', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    await client.staff.create({ name: 'Ana  López', roles: ['parts'], pin: '4711', key: world.key() })
    const create = (name: string, pin: string) => client.staff.create({ name, roles: ['parts'], pin, key: world.key() })
    expect(await refusalOf(create('ANA LÓPEZ', '4711'))).toEqual({ reason: 'name-taken', params: { name: 'Ana  López' } })
    for (const pin of ['1111', '1234', '87654321'])
      expect(await refusalOf(create('Bo', pin))).toMatchObject({ reason: 'pin-too-simple' })
    expect(await failureOf(create('Bo', '12a4'))).toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('lose their sessions with their place or a new PIN', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    const person = await world.as('technician')
    const { version } = await client.staff.setPin({ staffId: person.staff.id, version: 1, pin: '4711', key: world.key() })
    expect(await person.client.session.me()).toBeNull()
    await person.client.session.signIn({ staffId: person.staff.id, pin: '4711' })
    const left = await client.staff.setActive({ staffId: person.staff.id, version, isActive: false, key: world.key() })
    expect(left).toMatchObject({ isActive: false, version: 3 })
    expect(await person.client.session.me()).toBeNull()
    expect(await refusalOf(person.client.session.signIn({ staffId: person.staff.id, pin: '4711' }))).toMatchObject({
      reason: 'wrong-pin',
    })
    expect(await client.session.names()).not.toContainEqual(expect.objectContaining({ id: person.staff.id }))
  })

  it('keep one active administrator', async () => {
    await using world = await openWorld({ dialect })
    const first = await world.as('administrator', 'manager')
    const self = { staffId: first.staff.id, version: 1 }
    const leave = () => first.client.staff.setActive({ ...self, isActive: false, key: world.key() })
    const stepDown = () => first.client.staff.update({ ...self, name: 'Chief', roles: ['manager'], key: world.key() })
    expect(await refusalOf(leave())).toMatchObject({ reason: 'last-administrator' })
    expect(await refusalOf(stepDown())).toMatchObject({ reason: 'last-administrator' })
    await world.as('administrator')
    expect(await stepDown()).toMatchObject({ roles: ['manager'] })
    expect(
      await failureOf(first.client.staff.create({ name: 'Bo', roles: ['parts'], pin: '4711', key: world.key() })),
    ).toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('are not changed by who saw an older version', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    const { staff } = await world.as('parts')
    const rename = (name: string) =>
      client.staff.update({ staffId: staff.id, version: 1, name, roles: ['parts'], key: world.key() })
    await rename('Bo')
    expect(await failureOf(rename('Bob'))).toEqual({ code: 'STALE', data: { yours: 1, current: 2 } })
  })
})

describe.each(DIALECTS)('first start (%s)', (dialect) => {
  const setUp = (key: string) => ({
    name: 'Depot',
    address: null,
    phone: null,
    email: null,
    language: 'zh-CN' as const,
    currency: 'CNY' as const,
    timeZone: 'Asia/Shanghai',
    administrator: { name: 'Li', pin: WORLD_PIN, alsoWorks: true },
    key,
  })

  it('sets up the depot with an administrator who is signed in, once', async () => {
    await using world = await openWorld({ dialect, isSetUp: false })
    const { client } = world.place({ host: 'desktop' })
    expect(await client.depot.info()).toMatchObject({
      isSetUp: false,
      isSample: false,
      name: '',
      host: 'desktop',
      canPrintSilently: false,
      samplePin: null,
      sampleBadge: null,
    })
    const request = setUp(world.key())
    expect(await client.depot.setUp(request)).toEqual({ name: 'Depot' })
    expect(await client.session.me()).toMatchObject({ staff: { name: 'Li', roles: ['administrator', 'manager'] } })
    expect(await client.depot.info()).toMatchObject({
      isSetUp: true,
      name: 'Depot',
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
    })
    expect(await client.depot.settings()).toMatchObject({ repairWarrantyDays: 90, defaultTurnaroundDays: 7, version: 1 })
    expect(await client.depot.setUp(request)).toEqual({ name: 'Depot' })
    const other = world.place()
    expect(await refusalOf(other.client.depot.setUp(setUp(world.key())))).toMatchObject({ reason: 'already-set-up' })
    expect(await refusalOf(other.client.depot.openSample({ language: 'en', key: world.key() }))).toMatchObject({
      reason: 'already-set-up',
    })
    expect(other.session.token).toBeNull()
  })

  it('leaves no depot behind when the PIN is too simple', async () => {
    await using world = await openWorld({ dialect, isSetUp: false })
    const { client, session } = world.place()
    const request = setUp(world.key())
    const simple = { ...request, administrator: { ...request.administrator, pin: '1234' } }
    expect(await refusalOf(client.depot.setUp(simple))).toMatchObject({ reason: 'pin-too-simple' })
    expect(await client.depot.info()).toMatchObject({ isSetUp: false })
    expect(session.token).toBeNull()
  })

  it('changes its settings later, from the version that was seen', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    const settings = await client.depot.settings()
    expect(await client.depot.updateSettings({ ...settings, phone: '030 4711', key: world.key() })).toEqual({
      version: 2,
    })
    expect(await client.depot.settings()).toMatchObject({ phone: '030 4711', version: 2 })
    const late = client.depot.updateSettings({ ...settings, name: 'Other', key: world.key() })
    expect(await failureOf(late)).toEqual({ code: 'STALE', data: { yours: 1, current: 2 } })
  })
})
