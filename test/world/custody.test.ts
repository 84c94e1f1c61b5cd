import { describe, expect, test } from 'vitest'
import { accessoryCode, placeNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import type { WriteDb } from '../../electron/db/store.ts'
import type { UnitId } from '../../shared/kernel/ids.ts'
import { assess, bringToReady, checkInOne, handBackOf, move, release, unitOf } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { heldDuring } from '../kit/two-at-once.ts'
import { type Client, openWorld, refusalOf, type World } from '../kit/world.ts'

const pathOf = async (client: Client, unitId: UnitId) =>
  (await client.custody.ofUnit({ unitId })).path.map(({ why, to }) => [why, to.kind, to.name])

const addPlace = (world: World, client: Client, code: string) =>
  client.custody.addPlace({ code, name: null, kind: 'shelf', key: world.key() })

/** Real: router, contract, services, repositories, store. */
describe.each(DIALECTS)('custody (%s)', (dialect) => {
  test('follows a unit from the counter to the customer by itself', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('manager')
    const job = await checkInOne(world, client)
    const ready = await bringToReady(world, client, job)
    await client.jobs.setShelf({ jobId: job.id, version: ready.version, shelf: 'A 3', key: world.key() })
    await client.handBack.complete(await handBackOf(world, client, await client.jobs.get({ number: job.number })))
    expect(await pathOf(client, job.unitId)).toEqual([
      ['hand-back', 'customer', 'Li Ming 李明'],
      ['moved', 'place', 'A 3'],
      ['taken', 'person', staff.name],
      ['check-in', 'desk', null],
    ])
    const { now, left } = await client.custody.ofUnit({ unitId: job.unitId })
    expect(now?.holder).toEqual({ kind: 'customer', id: null, name: 'Li Ming 李明' })
    expect(left).toMatchObject({ to: 'Li Ming 李明', jobNumber: job.number })
    const place = await addPlace(world, client, 'B1')
    const gone = await refusalOf(
      client.custody.moveScanned({ unit: scanCodeOf(job.number), to: scanCodeOf(place.number), key: world.key() }),
    )
    expect(gone).toEqual({ reason: 'unit-left', params: { job: job.number, name: 'Li Ming 李明', date: '2026-03-02' } })
    expect(await client.custody.find({ payload: 'sn 100 a' })).toMatchObject({ left: { jobNumber: job.number } })
  })

  test('labels of places come in the order asked', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk')
    const places = [await addPlace(world, client, 'A3'), await addPlace(world, client, 'A1')]
    const { html } = await client.documents.render({ document: { kind: 'place-labels', placeIds: places.map(({ id }) => id) } })
    const printed = [...html.matchAll(/data-code="([^"]+)"/g)].map(([, code]) => code)
    expect(printed).toEqual(places.map(({ number }) => scanCodeOf(number)))
  })

  test('unit scan and place scan moves it, and the job shows the shelf', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician', 'front-desk')
    const job = await checkInOne(world, client)
    const place = await addPlace(world, client, 'A3')
    const to = scanCodeOf(place.number)
    const label = await client.documents.render({ document: { kind: 'place-labels', placeIds: [place.id] } })
    expect(label.html).toContain(`data-code="${to}"`)
    for (const unit of [scanCodeOf(job.number), 'SN100A']) {
      const moved = await client.custody.moveScanned({ unit, to, key: world.key() })
      expect(moved).toMatchObject({ to: { kind: 'place', name: 'A3' }, unit: { job: { number: job.number } } })
    }
    expect(await pathOf(client, job.unitId)).toEqual([
      ['moved', 'place', 'A3'],
      ['check-in', 'desk', null],
    ])
    const shelved = await client.jobs.get({ number: job.number })
    expect(shelved).toMatchObject({ shelf: 'A3', version: job.version })
    expect(shelved.timeline[0]).toMatchObject({ kind: 'shelved', data: { from: null, to: 'A3' } })
    expect((await client.custody.place({ number: place.number })).units.map(({ unitId }) => unitId)).toEqual([job.unitId])
    // Whoever takes it to work on it takes it off the shelf.
    await move(world, client, job, 'assessing')
    expect(await client.jobs.get({ number: job.number })).toMatchObject({ shelf: null })
    expect((await client.custody.places()).map(({ code, units }) => [code, units])).toEqual([['A3', 0]])
  })

  test('unit scan and badge gives it to a person, and undo gives it back', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const admin = await world.as('administrator')
    const technician = await world.as('technician')
    const badge = await admin.client.staff.issueBadge({
      staffId: technician.staff.id,
      version: technician.staff.version,
      key: world.key(),
    })
    const job = await checkInOne(world, client)
    const moved = await client.custody.moveScanned({ unit: scanCodeOf(job.number), to: badge.code, key: world.key() })
    expect(moved.to).toEqual({ kind: 'person', id: technician.staff.id, name: technician.staff.name })
    const undo = { unitId: job.unitId, entryId: moved.entryId ?? '' }
    expect(await refusalOf(technician.client.custody.takeBack({ ...undo, key: world.key() }))).toMatchObject({
      reason: 'nothing-to-undo',
    })
    expect(await client.custody.takeBack({ ...undo, key: world.key() })).toMatchObject({ to: { kind: 'desk' } })
    expect(await refusalOf(client.custody.takeBack({ ...undo, key: world.key() }))).toMatchObject({ reason: 'nothing-to-undo' })
    expect((await pathOf(client, job.unitId)).map(([why]) => why)).toEqual(['undone', 'moved', 'check-in'])
  })

  test('says no to what is not here, to codes of nothing, and to closed places', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    const place = await addPlace(world, client, 'A3')
    const scanned = (unit: string, to: string) => client.custody.moveScanned({ unit, to, key: world.key() })
    const [unit, to] = [scanCodeOf(job.number), scanCodeOf(place.number)]
    const wrong = [
      ['NOBODY-7', to],
      [unit, scanCodeOf(placeNumber(99))],
      [unit, unit],
      [scanCodeOf(accessoryCode(1, 1)), to],
    ] as const
    for (const [what, where] of wrong) expect(await refusalOf(scanned(what, where))).toMatchObject({ reason: 'unknown-code' })
    expect(await refusalOf(addPlace(world, client, ' a 3 '))).toMatchObject({ reason: 'place-known' })
    await scanned(unit, to)
    const fields = { code: 'A3', name: null, kind: 'shelf', placeId: place.id, isActive: false } as const
    const close = () => client.custody.changePlace({ ...fields, version: place.version, key: world.key() })
    expect(await refusalOf(close())).toMatchObject({ reason: 'place-not-empty' })
    await client.custody.move({
      unitId: job.unitId,
      to: { kind: 'courier', name: 'DHL 12' },
      note: 'to the other depot',
      key: world.key(),
    })
    await close()
    expect(await refusalOf(scanned(unit, to))).toMatchObject({ reason: 'place-closed' })
  })

  test('a count says what is missing and what is too much, and a move puts it right', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const [here, gone, other] = [
      await checkInOne(world, client),
      await checkInOne(world, client, { unit: unitOf('SN-2') }),
      await checkInOne(world, client, { unit: unitOf('SN-3') }),
    ]
    const place = await addPlace(world, client, 'A3')
    const to = { kind: 'place', placeId: place.id } as const
    for (const { unitId } of [here, gone]) await client.custody.move({ unitId, to, note: null, key: world.key() })
    const question = { text: '', days: 14, isDoubtfulOnly: true }
    expect((await client.custody.search(question)).units).toEqual([])
    const ended = await client.custody.finishCount({ placeId: place.id, seen: [here.unitId, other.unitId], key: world.key() })
    expect(ended).toMatchObject({
      found: 1,
      missing: [{ unitId: gone.unitId, now: { holder: { name: 'A3' } } }],
      unexpected: [{ unitId: other.unitId, now: { holder: { kind: 'desk' } } }],
    })
    expect((await client.custody.place({ number: place.number })).lastCount).toMatchObject({
      found: 1,
      missing: 1,
      unexpected: 1,
    })
    expect((await client.custody.search(question)).units.map(({ serial }) => serial)).toEqual(['SN-2'])
    await client.custody.move({ unitId: other.unitId, to, why: 'counted', note: null, key: world.key() })
    expect((await pathOf(client, other.unitId))[0]).toEqual(['counted', 'place', 'A3'])
    await client.custody.move({ unitId: gone.unitId, to: { kind: 'desk' }, note: 'count', key: world.key() })
    expect((await client.custody.search(question)).units).toEqual([])
    world.clock.advance(15 * 86_400_000)
    const { client: later } = await world.as('auditor')
    expect((await later.custody.search(question)).units).toHaveLength(3)
    const found = await later.custody.search({ ...question, text: 'sn-3 a3', isDoubtfulOnly: false })
    expect(found.units.map(({ unitId }) => unitId)).toEqual([other.unitId])
  })

  test('the serial in a code of its maker names the unit, an accessory of its job does not', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk')
    const { unitId } = await checkInOne(world, client)
    expect((await client.custody.find({ payload: '\u001d010950600013435221SN-100 A' })).unit?.unitId).toBe(unitId)
    expect(await client.custody.find({ payload: scanCodeOf(accessoryCode(1, 1)) })).toEqual({ unit: null, left: null })
    // A maker may number units in the form of our codes.
    expect(await client.custody.find({ payload: 'HBD58246864' })).toEqual({ unit: null, left: null })
    const other = await checkInOne(world, client, { unit: unitOf('HBD58246864') })
    expect((await client.custody.find({ payload: 'HBD58246864' })).unit?.unitId).toBe(other.unitId)
  })

  test('how a unit left is said alike by search and custody, whatever job was called off since', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, job)))
    const again = await checkInOne(world, client)
    // As a job that was solved at a distance ends.
    await world.store.transact((db) =>
      db
        .updateTable('job')
        .set({ stage: 'closed', closed_at: world.clock.now(), outcome: 'guidance-given' })
        .where('id', '=', again.id)
        .execute(),
    )
    const { left } = await client.custody.find({ payload: scanCodeOf(job.number) })
    expect(left).toMatchObject({ jobNumber: job.number, to: 'Li Ming 李明' })
    const found = await client.search.resolveScan({ payload: 'SN-100 A' })
    expect(found).toMatchObject({ left: { number: job.number, to: 'Li Ming 李明', outcome: 'repaired' } })
  })

  test('nothing goes back to a place that is out of use', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    const place = await addPlace(world, client, 'A3')
    const to = { kind: 'place', placeId: place.id } as const
    await client.custody.move({ unitId: job.unitId, to, note: null, key: world.key() })
    const moved = await client.custody.move({ unitId: job.unitId, to: { kind: 'desk' }, note: null, key: world.key() })
    const fields = { placeId: place.id, version: place.version, code: 'A3', name: null, kind: 'shelf', isActive: false } as const
    await client.custody.changePlace({ ...fields, key: world.key() })
    const undo = { unitId: job.unitId, entryId: moved.entryId ?? '', key: world.key() }
    expect(await refusalOf(client.custody.takeBack(undo))).toMatchObject({ reason: 'place-closed' })
    expect((await client.custody.ofUnit({ unitId: job.unitId })).now?.holder.kind).toBe('desk')
  })

  test('the factory and back', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    await move(world, client, job, 'assessing')
    await assess(world, client, job)
    await release(world, client, job)
    await move(world, client, job, 'at-vendor')
    expect((await client.custody.ofUnit({ unitId: job.unitId })).now?.holder.kind).toBe('factory')
    await move(world, client, job, 'testing')
    expect((await pathOf(client, job.unitId)).map(([why]) => why)).toEqual(['from-vendor', 'to-vendor', 'taken', 'check-in'])
  })
})

/** Real: two transactions at once on PostgreSQL, one of them held open. */
describe('custody of two at once (postgres)', () => {
  async function withUnit(world: World) {
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    const [from, to] = [await addPlace(world, client, 'A1'), await addPlace(world, client, 'A2')]
    const move = (placeId: typeof from.id) =>
      client.custody.move({ unitId: job.unitId, to: { kind: 'place', placeId }, note: null, key: world.key() })
    await move(from.id)
    return { client, job, from, to, move }
  }

  test('a unit does not go to a place that is being closed', async () => {
    await using world = await openWorld({ dialect: 'postgres' })
    const { to, move } = await withUnit(world)
    const close = (db: WriteDb) => db.updateTable('place').set({ is_active: 0 }).where('id', '=', to.id).execute()
    const refused = await heldDuring(world, close, () => refusalOf(move(to.id)))
    expect(refused).toMatchObject({ reason: 'place-closed' })
  })

  test('a count says nothing of a unit that is moved away meanwhile', async () => {
    await using world = await openWorld({ dialect: 'postgres' })
    const { client, job, from, to } = await withUnit(world)
    await heldDuring(
      world,
      (db) => db.updateTable('custody_now').set({ place_id: to.id }).where('unit_id', '=', job.unitId).execute(),
      () => client.custody.finishCount({ placeId: from.id, seen: [], key: world.key() }),
    )
    expect((await client.custody.ofUnit({ unitId: job.unitId })).now).toMatchObject({ missedAt: null })
  })

  test('whoever moves a unit waits for its job before taking the unit', async () => {
    await using world = await openWorld({ dialect: 'postgres' })
    const { job, to, move } = await withUnit(world)
    const moved = await heldDuring(
      world,
      (db) => db.selectFrom('job').select('id').where('id', '=', job.id).forUpdate().execute(),
      () => move(to.id),
      (db) => db.selectFrom('custody_now').select('unit_id').where('unit_id', '=', job.unitId).forUpdate().noWait().execute(),
    )
    expect(moved).toMatchObject({ to: { name: 'A2' } })
  })
})
