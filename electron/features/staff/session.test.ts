import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { failureOf, openWorld, refusalOf, WORLD_PIN } from '../../../test/kit/world.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { staffId } from '../../../shared/kernel/ids.ts'
import { hashPin, isPin } from './pin-hash.ts'

const WRONG = '9999'

describe.each(DIALECTS)('signing in (%s)', (dialect) => {
  it('takes name and PIN, and ends after twelve hours', async () => {
    await using world = await openWorld({ dialect })
    const { staff } = await world.as('technician')
    const { client, session } = world.place()
    expect(await client.session.me()).toBeNull()
    const signedIn = await client.session.signIn({ staffId: staff.id, pin: WORLD_PIN })
    expect(signedIn).toMatchObject({ staff: { id: staff.id, name: staff.name, roles: ['technician'] } })
    expect(signedIn.permissions).toContain('bench')
    expect(await client.session.me()).toEqual(signedIn)
    world.clock.advance(12 * 3_600_000 - 1)
    expect(await client.session.me()).toEqual(signedIn)
    world.clock.advance(1)
    expect(await client.session.me()).toBeNull()
    expect(await failureOf(client.staff.list())).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(session.token).not.toBeNull()
  })

  it('keeps the token as a hash only, and forgets it on signing out', async () => {
    await using world = await openWorld({ dialect })
    const { client, session } = await world.as('technician')
    const token = session.token ?? ''
    const rows = await world.store.read.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    await client.session.signOut()
    expect(session.token).toBeNull()
    session.write(token, '')
    expect(await client.session.me()).toBeNull()
  })

  it('makes an account wait from the fifth wrong PIN on, longer each time, wherever the tries come from', async () => {
    await using world = await openWorld({ dialect })
    const { staff } = await world.as('technician')
    const tryPin = (pin: string) => world.place().client.session.signIn({ staffId: staff.id, pin })
    for (let count = 0; count < 5; count += 1) expect(await refusalOf(tryPin(WRONG))).toMatchObject({ reason: 'wrong-pin' })
    expect(await refusalOf(tryPin(WORLD_PIN))).toEqual({ reason: 'too-many-tries', params: { seconds: 30 } })
    world.clock.advance(29_999)
    expect(await refusalOf(tryPin(WORLD_PIN))).toEqual({ reason: 'too-many-tries', params: { seconds: 1 } })
    world.clock.advance(1)
    expect(await refusalOf(tryPin(WRONG))).toMatchObject({ reason: 'wrong-pin' })
    expect(await refusalOf(tryPin(WORLD_PIN))).toEqual({ reason: 'too-many-tries', params: { seconds: 60 } })
    world.clock.advance(60_000)
    await tryPin(WORLD_PIN)
    expect(await refusalOf(tryPin(WRONG))).toMatchObject({ reason: 'wrong-pin' })
    await tryPin(WORLD_PIN)
  })

  it('makes a device wait that tries many accounts, known or not', async () => {
    await using world = await openWorld({ dialect })
    const { client } = world.place()
    const people = await Promise.all([world.as('technician'), world.as('parts'), world.as('auditor')])
    const unknown = { staffId: staffId.parse('01935000-0000-7000-8000-ffffffffffff'), pin: WRONG }
    for (const { staff } of people) await refusalOf(client.session.signIn({ staffId: staff.id, pin: WRONG }))
    for (let count = 0; count < 2; count += 1) {
      expect(await refusalOf(client.session.signIn(unknown))).toMatchObject({ reason: 'wrong-pin' })
    }
    expect(await refusalOf(client.session.signIn(unknown))).toMatchObject({ reason: 'too-many-tries' })
    expect(await refusalOf(client.session.signInWithBadge({ code: 'HBS0' }))).toMatchObject({ reason: 'too-many-tries' })
  })

  it('gains nothing from many tries at once', async () => {
    await using world = await openWorld({ dialect })
    const { staff } = await world.as('technician')
    const tries = Array.from({ length: 12 }, () =>
      refusalOf(world.place().client.session.signIn({ staffId: staff.id, pin: WRONG })),
    )
    const reasons = (await Promise.all(tries)).map((refusal) => refusal.reason)
    expect(reasons.filter((reason) => reason === 'wrong-pin')).toHaveLength(5)
  })

  it('takes a badge alone, until a new one is issued', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    const { staff } = await world.as('technician')
    const { code, staff: badged } = await client.staff.issueBadge({ staffId: staff.id, version: 1, key: world.key() })
    expect(badged).toMatchObject({ hasBadge: true, version: 2 })
    const bench = world.place()
    expect(await bench.client.session.signInWithBadge({ code })).toMatchObject({ staff: { id: staff.id } })
    await client.staff.issueBadge({ staffId: staff.id, version: 2, key: world.key() })
    expect(await refusalOf(bench.client.session.signInWithBadge({ code }))).toEqual({ reason: 'wrong-badge', params: {} })
    const job = `HB${jobNumber(1)}`
    expect(await refusalOf(bench.client.session.signInWithBadge({ code: job }))).toMatchObject({ reason: 'wrong-badge' })
  })

  it('does not answer a badge twice, nor keep it readable', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('administrator')
    const request = { staffId: staff.id, version: 1, key: world.key() }
    const { code } = await client.staff.issueBadge(request)
    expect(await refusalOf(client.staff.issueBadge(request))).toMatchObject({ reason: 'key-reused' })
    for (const table of ['staff', 'idempotency', 'audit'] as const) {
      const rows = await world.store.read.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain(code.slice(3, -1))
    }
  })
})

describe('a kept PIN', () => {
  it('is told from every other one, and for nobody always wrong', async () => {
    const kept = await hashPin('2580', 4)
    expect(kept).toMatch(/^scrypt\$4\$[\w-]{22}\$[\w-]{43}$/)
    expect(await isPin('2580', kept, 17)).toBe(true)
    expect(await isPin('2581', kept, 17)).toBe(false)
    expect(await isPin('2580', null, 4)).toBe(false)
    await expect(isPin('2580', 'plain', 4)).rejects.toThrow('not in its form')
  })
})
