import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import sharp from 'sharp'
import { attachmentId } from '../../shared/kernel/ids.ts'
import type { StaffMember } from '../../shared/staff/staff.ts'
import type { Client } from '../kit/world.ts'
import { unpackBoard } from '../../shared/jobs/board.ts'
import { parseFieldMessage } from '../../shared/kernel/field-message.ts'
import {
  bringToReady,
  checkInOne,
  type CheckInJob,
  ENTRY,
  handBackOf,
  jobOf,
  unitOf,
  versionOf,
  WALK_IN,
  walkIn,
} from '../kit/job-life.ts'
import { jobNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { failureOf, openWorld, refusalOf, type World } from '../kit/world.ts'

/** Bad input of every kind that the counter produces: a reason that the page can word, and nothing stored. */

let world: World
let client: Client

beforeEach(async () => {
  world = await openWorld()
  client = (await world.as('manager')).client
})
afterEach(() => world.close())

const COUNTED = ['customer', 'model', 'unit', 'rma', 'job', 'accessory', 'event', 'audit', 'idempotency', 'search_entry'] as const

async function rowsNow(): Promise<Record<string, number>> {
  const counts = await Promise.all(
    COUNTED.map(async (table) => {
      const rows = await world.store.read
        .selectFrom(table)
        .select((select) => select.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      return [table, Number(rows.count)] as const
    }),
  )
  return Object.fromEntries(counts)
}

/** The problems of a rejected form, by field path. */
async function problemsOf(call: Promise<unknown>): Promise<Record<string, string>> {
  const { code, data } = await failureOf(call)
  expect(code).toBe('BAD_REQUEST')
  const { issues } = data as { issues: { path: (string | number)[]; message: string }[] } // Safe: what oRPC answers to bad input.
  return Object.fromEntries(
    issues.map((issue) => [issue.path.join('.'), parseFieldMessage(issue.message)?.problem ?? issue.message]),
  )
}

const withJob = (change: Partial<CheckInJob>) => walkIn(world, { jobs: [jobOf(change)] })
const withUnit = (...unit: Parameters<typeof unitOf>) => withJob({ unit: unitOf(...unit) })
const withCustomer = (change: object) =>
  walkIn(world, { customer: { kind: 'new', fields: { ...WALK_IN, ...change }, evenIfPhoneKnown: true } })

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'

describe('a check-in is refused, with nothing stored', () => {
  test.each([
    ['an empty fault', () => withJob({ fault: '   ' }), 'jobs.0.fault', 'required'],
    ['a fault of 10,000 characters', () => withJob({ fault: 'x'.repeat(10_000) }), 'jobs.0.fault', 'tooLong'],
    ['a fault with control characters', () => withJob({ fault: 'beep\u0007' }), 'jobs.0.fault', 'controlCharacters'],
    ['an empty name', () => withCustomer({ name: '' }), 'customer.fields.name', 'required'],
    ['a name of 10,000 characters', () => withCustomer({ name: '王'.repeat(10_000) }), 'customer.fields.name', 'tooLong'],
    ['a name of two lines', () => withCustomer({ name: 'Ann\nLee' }), 'customer.fields.name', 'controlCharacters'],
    ['a phone without digits', () => withCustomer({ phone: 'call me' }), 'customer.fields.phone', 'notAPhone'],
    ['a serial of two characters', () => withJob({ unit: unitOf('A1') }), 'jobs.0.unit.serial', 'tooShort'],
    ['a serial with markup', () => withJob({ unit: unitOf('<b>1</b>') }), 'jobs.0.unit.serial', 'notASerial'],
    ['a date before 1970', () => withJob({ occurredOn: '1969-12-31' }), 'jobs.0.occurredOn', 'dateTooEarly'],
    ['a date that does not exist', () => withJob({ wishedFor: '2026-02-30' }), 'jobs.0.wishedFor', 'notADate'],
    [
      'a signature that is no picture',
      () => walkIn(world, { signing: { way: 'screen', image: 'data:text/html,hello' } }),
      'signing.image',
      'notASignature',
    ],
  ])('%s', async (_what, request, field, problem) => {
    const before = await rowsNow()
    expect(await problemsOf(client.intake.checkIn(request()))).toMatchObject({ [field]: problem })
    expect(await rowsNow()).toEqual(before)
  })

  test.each([
    [
      'a fault of tomorrow',
      () => withJob({ occurredOn: '2026-03-03' }),
      { reason: 'date-in-future', params: { field: 'occurredOn' } },
    ],
    [
      'a wish for yesterday',
      () => withJob({ wishedFor: '2026-03-01' }),
      { reason: 'date-before', params: { field: 'wishedFor' } },
    ],
    [
      'a purchase of tomorrow',
      () => withUnit('SN-9', { boughtOn: '2026-03-03' }),
      { reason: 'date-in-future', params: { field: 'boughtOn' } },
    ],
    [
      'a fault before the purchase',
      () => withJob({ unit: unitOf('SN-9', { boughtOn: '2026-01-02' }), occurredOn: '2026-01-01' }),
      { reason: 'date-before', params: { field: 'occurredOn' } },
    ],
    [
      'an installation before the purchase',
      () => withUnit('SN-9', { boughtOn: '2026-01-02', installedOn: '2026-01-01' }),
      { reason: 'date-before', params: { field: 'installedOn' } },
    ],
    [
      'an IMEI whose last digit is wrong',
      () => withUnit('490154203237517', { model: { kind: 'new', brand: 'Kite', name: 'One', serialKind: 'imei' } }),
      { reason: 'bad-imei', params: { serial: '490154203237517' } },
    ],
    [
      'a photo that nobody uploaded',
      () => withJob({ photoIds: ['0192a000-0000-7000-8000-000000000001'] }),
      { reason: 'unknown-attachment' },
    ],
    [
      'a signature of broken bytes',
      () => walkIn(world, { signing: { way: 'screen', image: 'data:image/png;base64,AAAA' } }),
      { reason: 'no-signature' },
    ],
    [
      'a signature that says PNG and is another kind of picture',
      () => walkIn(world, { signing: { way: 'screen', image: `data:image/png;base64,${btoa(DRAWING)}` } }),
      { reason: 'no-signature' },
    ],
  ])('%s', async (_what, request, refusal) => {
    const before = await rowsNow()
    expect(await refusalOf(client.intake.checkIn(request()))).toMatchObject(refusal)
    expect(await rowsNow()).toEqual(before)
  })

  test('a phone that is known is offered instead', async () => {
    await client.intake.checkIn(walkIn(world))
    const again = walkIn(world, {
      customer: { kind: 'new', fields: { ...WALK_IN, name: 'Somebody', phone: '138-0013-8000' }, evenIfPhoneKnown: false },
      jobs: [jobOf({ unit: unitOf('SN-200') })],
    })
    const before = await rowsNow()
    expect(await refusalOf(client.intake.checkIn(again))).toEqual({ reason: 'phone-known', params: { name: 'Li Ming 李明' } })
    expect(await rowsNow()).toEqual(before)
  })
})

describe('a retry and a stale edit', () => {
  test('the same request sent twice makes one job and answers the same', async () => {
    const request = walkIn(world)
    const [first, second] = await Promise.all([client.intake.checkIn(request), client.intake.checkIn(request)])
    expect(second).toEqual(first)
    expect(await rowsNow()).toMatchObject({ rma: 1, job: 1, accessory: 2 })
  })

  test('the same key with another body is refused', async () => {
    const request = walkIn(world)
    await client.intake.checkIn(request)
    const changed = { ...request, jobs: [jobOf({ fault: 'Something else', unit: unitOf('SN-7') })] }
    expect(await refusalOf(client.intake.checkIn(changed))).toMatchObject({ reason: 'key-reused' })
  })

  test('an edit of an older version says which one is current', async () => {
    const job = await checkInOne(world, client)
    const old = await versionOf(client, job)
    await client.jobs.setUrgent({ ...old, isUrgent: true, key: world.key() })
    expect(await failureOf(client.jobs.setShelf({ ...old, shelf: 'A3', key: world.key() }))).toEqual({
      code: 'STALE',
      data: { yours: old.version, current: old.version + 1 },
    })
  })

  test('a session that has ended', async () => {
    const job = await checkInOne(world, client)
    world.clock.advance(12 * 3_600_000 + 1)
    expect(await failureOf(client.jobs.get({ number: job.number }))).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('scans', () => {
  test.each([
    ['an unknown serial', 'ZX-81-0001', { kind: 'unknown-serial', serial: 'ZX-81-0001' }],
    ['an own code with a wrong check character', 'HBJ0000001A', { kind: 'misread' }],
    ['nothing at all', '\u0000\u0007', { kind: 'unreadable', reason: 'empty' }],
    ['a novel', 'x'.repeat(10_000), { kind: 'unreadable', reason: 'too-long' }],
  ])('%s', async (_what, payload, meaning) => {
    expect(await client.search.resolveScan({ payload })).toMatchObject(meaning)
  })

  test('a label of a job that this depot does not have', async () => {
    const job = await checkInOne(world, client)
    expect(await client.search.resolveScan({ payload: `HB${job.number}` })).toEqual({
      kind: 'job',
      number: job.number,
      stage: 'received',
      expectedBy: null,
    })
    expect(await client.search.resolveScan({ payload: scanCodeOf(jobNumber(999)) })).toMatchObject({ kind: 'unknown-code' })
  })
})

describe('a change at the bench is refused, with nothing stored', () => {
  const REASON = { reason: 'Waits for a part', party: 'parts', told: 'phone' } as const
  const NOBODY = '0192a000-0000-7000-8000-000000000001' as StaffMember['id'] // Safe: an id of the right shape that nobody has.

  test('a job for somebody who does not work at the bench, has left, or never was', async () => {
    const job = await checkInOne(world, client)
    const [desk, gone] = [await world.as('front-desk'), await world.as('technician')]
    const { client: administrator } = await world.as('administrator')
    await administrator.staff.setActive({ staffId: gone.staff.id, version: 1, isActive: false, key: world.key() })
    const before = await rowsNow()
    const assign = (assigneeId: StaffMember['id']) =>
      client.jobs.assign({ jobId: job.id, version: job.version, assigneeId, key: world.key() })
    for (const { staff } of [desk, gone])
      expect(await refusalOf(assign(staff.id))).toEqual({ reason: 'not-a-technician', params: { name: staff.name } })
    expect(await failureOf(assign(NOBODY))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await rowsNow()).toEqual(before)
  })

  test('a promise for yesterday, a photo or an entry that is not there', async () => {
    const job = await checkInOne(world, client)
    const before = await rowsNow()
    const log = (change: object) => client.bench.logRepair({ jobId: job.id, ...ENTRY, ...change, key: world.key() })
    const promise = { jobId: job.id, version: job.version, dueOn: '2026-03-01', ...REASON, key: world.key() }
    expect(await refusalOf(client.plans.setDue(promise))).toEqual({ reason: 'date-before', params: { field: 'dueOn' } })
    expect(await refusalOf(log({ photoIds: [NOBODY] }))).toMatchObject({ reason: 'unknown-attachment' })
    expect(await refusalOf(log({ corrects: NOBODY }))).toMatchObject({ reason: 'entry-not-of-job' })
    expect(await rowsNow()).toEqual(before)
  })

  test('a photo of another job', async () => {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#369' } })
      .png()
      .toBuffer()
    const photo = await client.attachments.upload({ file: new File([new Uint8Array(picture)], 'a.png') })
    await checkInOne(world, client, { photoIds: [photo.id] })
    const other = await checkInOne(world, client, { unit: unitOf('SN-2') })
    const take = client.bench.addPhotos({ jobId: other.id, photoIds: [photo.id], caption: null, key: world.key() })
    expect(await refusalOf(take)).toMatchObject({ reason: 'unknown-attachment' })
  })

  test('a signature for a proof of purchase', async () => {
    const line = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const image = `data:image/png;base64,${line.toString('base64')}`
    await client.intake.checkIn(walkIn(world, { signing: { way: 'screen', image } }))
    const { id } = await world.store.read.selectFrom('attachment').select('id').executeTakeFirstOrThrow()
    const proof = { kind: 'invoice', number: null, attachmentId: attachmentId.parse(id) } as const
    const request = walkIn(world, { jobs: [jobOf({ unit: unitOf('SN-2', { proof }) })] })
    expect(await refusalOf(client.intake.checkIn(request))).toMatchObject({ reason: 'unknown-attachment' })
  })
})

describe('the hand-back gate at the store', () => {
  test('takes no accessory of another job', async () => {
    const ready = await bringToReady(world, client, await checkInOne(world, client))
    const other = await checkInOne(world, client, { unit: unitOf('SN-2') })
    const request = await handBackOf(world, client, ready)
    const strange = other.accessories.map(({ id }) => ({ id, isReturned: true, explanation: null }))
    const mixed = { ...request, accessories: [...request.accessories, ...strange] }
    expect(await refusalOf(client.handBack.complete(mixed))).toMatchObject({ reason: 'unknown-code' })
    expect((await client.jobs.get({ number: other.number })).accessories.every((item) => item.returnedAt === null)).toBe(true)
  })

  test('says which lines are red, whatever the screen said', async () => {
    const job = await checkInOne(world, client)
    const request = await handBackOf(world, client, job)
    expect(await refusalOf(client.handBack.complete(request))).toEqual({ reason: 'gate-red', params: { lines: 'stage, test' } })
    const ready = await bringToReady(world, client, job)
    const forgetful = { ...(await handBackOf(world, client, ready)), accessories: [] }
    expect(await refusalOf(client.handBack.complete(forgetful))).toEqual({ reason: 'gate-red', params: { lines: 'accessories' } })
  })

  test.each([
    ['the slip of another RMA', { way: 'slip', rmaNumber: 'R0000999' }],
    ['a wrong pick-up code', { way: 'pickup-code', code: '000' }],
  ] as const)('%s proves nobody', async (_what, identity) => {
    const ready = await bringToReady(world, client, await checkInOne(world, client))
    const request = { ...(await handBackOf(world, client, ready)), identity }
    expect(await refusalOf(client.handBack.complete(request))).toMatchObject({ reason: 'wrong-identity' })
    expect(await client.jobs.get({ number: ready.number })).toMatchObject({ stage: 'ready', hasPasscode: true })
  })

  test('the pick-up code on the customer copy does', async () => {
    const ready = await bringToReady(world, client, await checkInOne(world, client))
    const { pickup_code: code } = await world.store.read.selectFrom('rma').select('pickup_code').executeTakeFirstOrThrow()
    await client.handBack.complete({ ...(await handBackOf(world, client, ready)), identity: { way: 'pickup-code', code } })
    expect(await client.jobs.get({ number: ready.number })).toMatchObject({ stage: 'closed' })
  })
})

describe('a full disk', () => {
  const limit = (pages: number) =>
    world.store.transact((db) => sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(db))

  test('refuses what would be written, stores nothing, still answers, and lets the same form through once there is room', async () => {
    const form = withJob({ fault: 'x'.repeat(4000) })
    await limit(1) // SQLite takes it as "what there is now"
    const before = await rowsNow()
    expect(await refusalOf(client.intake.checkIn({ ...form, key: world.key() }))).toEqual({ reason: 'disk-full', params: {} })
    expect(await rowsNow()).toEqual(before)
    expect(unpackBoard(await client.jobs.board({ stage: null }))).toEqual([])
    await limit(1_000_000)
    await expect(client.intake.checkIn({ ...form, key: world.key() })).resolves.toMatchObject({ jobs: [{}] })
  })
})
