import { PLAIN_PART } from '../../../shared/parts/parts.ts'
import { sql } from 'kysely'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeEachDialect, DIALECTS, type FreshStore } from '../../../test/kit/stores.ts'
import { plansOf, wastefulSteps } from '../../../test/kit/plans.ts'
import { openWorld, type Person, type World } from '../../../test/kit/world.ts'
import {
  accessoryCode,
  badgeCode,
  commandCode,
  jobNumber,
  rmaNumber,
  partNumber,
  scanCodeOf,
  unitNumber,
} from '../../../shared/scan/scan-codes.ts'
import { searchTerms } from '../../../shared/search/search-terms.ts'
import { listModels } from '../catalogue/catalogue.repository.ts'
import { insertPart } from '../parts/parts.repository.ts'
import { partId } from '../../../shared/kernel/ids.ts'
import { matchEntries, matchStatement, putSearchEntry } from '../../db/search-index.ts'
import { find, resolveScan } from './search.service.ts'

const NO_PROOF = { state: 'none' as const, kind: null, number: null, attachmentId: null }

async function checkIn(world: World, { client }: Person, name: string, phone: string, serials: readonly string[]) {
  return client.intake.checkIn({
    channel: 'counter',
    requestType: 'fault',
    customer: {
      kind: 'new',
      evenIfPhoneKnown: true,
      fields: {
        kind: 'person',
        name,
        contactName: null,
        phone,
        email: null,
        address: null,
        region: 'domestic',
        tier: 'standard',
        isDealer: false,
        language: 'en',
        note: null,
      },
    },
    signing: { way: 'paper' },
    key: world.key(),
    jobs: serials.map((serial) => ({
      unit: {
        kind: 'new' as const,
        serial,
        model: { kind: 'new' as const, brand: 'Acme', name: 'One', serialKind: 'plain' as const },
        boughtOn: null,
        installedOn: null,
        proof: NO_PROOF,
      },
      fault: 'Does not start',
      symptoms: [],
      occurredOn: null,
      wishedFor: null,
      isUrgent: false,
      accessories: [{ name: 'Charger', note: null }],
      condition: null,
      photoIds: [],
      mayWipeData: false,
      mayDisassemble: true,
      passcode: null,
    })),
  })
}

describe.each(DIALECTS)('the box on top (%s)', (dialect) => {
  it('finds numbers, serials, phones, names and two Chinese characters', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    const wang = await checkIn(world, manager, '王小明', '138 0013 8000', ['SN-2024-0001'])
    const ada = await checkIn(world, manager, 'Ada Lovelace', '+49 30 1234567', ['XY77/1', 'XY77/2'])
    const find = async (text: string) => (await manager.client.search.find({ text })).map((hit) => `${hit.kind} ${hit.title}`)
    const wangs = [`job ${wang.jobs[0]?.number}`]
    const adas = ada.jobs.map((job) => `job ${job.number}`).toReversed()
    expect(await find('1')).toEqual([...wangs, `rma ${wang.rmaNumber}`])
    expect(await find(wang.jobs[0]?.number ?? '')).toEqual(wangs)
    expect(await find('r 2')).toEqual([`rma ${ada.rmaNumber}`])
    expect(await find('sn20240001')).toEqual([...wangs, 'unit SN-2024-0001'])
    expect(await find('24-00')).toEqual([...wangs, 'unit SN-2024-0001'])
    expect(await find('xy77')).toEqual([...adas, 'unit XY77/1', 'unit XY77/2'])
    expect(await find('小明')).toEqual([...wangs, 'customer 王小明'])
    expect(await find('0013 8000')).toEqual([...wangs, 'customer 王小明'])
    expect(await find('lovel')).toEqual([...adas, 'customer Ada Lovelace'])
    expect(await find('ad')).toEqual([...adas, 'customer Ada Lovelace'])
    for (const nothing of ['', '   ', 'zzz', '明小', 'J99', '%%%', '___']) expect(await find(nothing)).toEqual([])
  })

  it('never fails, whatever is typed', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    await checkIn(world, manager, '王小明', '138 0013 8000', ['SN-2024-0001'])
    const signs = fc.string({ unit: fc.constantFrom(...'"*:^()-+\\%_\'&|!<> 明王aN0.{}\u0000'.split('')), maxLength: 12 })
    const texts = fc.oneof(
      signs,
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('a OR b', 'NEAR(a b)', 'text:abc', '"""'),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(Array.isArray(await manager.client.search.find({ text }))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('says what a scan means here', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    const { rmaNumber: rma, jobs } = await checkIn(world, manager, 'Ada', '030 55551', ['SN-1', 'SN-2'])
    const [first] = jobs
    if (first === undefined) throw new Error('no job')
    await world.store.transact((db) =>
      insertPart(db, partId.parse(world.key()), {
        ...PLAIN_PART,
        sku: 'BAT-01',
        name: { en: 'Battery', 'zh-CN': '电池' },
        price: 1990,
      }),
    )
    const resolve = (payload: string) => manager.client.search.resolveScan({ payload })
    expect(await resolve(scanCodeOf(first.number).toLowerCase())).toEqual({
      kind: 'job',
      number: first.number,
      stage: 'received',
      expectedBy: null,
    })
    expect(await resolve(scanCodeOf(rma))).toEqual({
      kind: 'rma',
      number: rma,
      jobs: jobs.map(({ number }) => ({ number, stage: 'received' })),
    })
    expect(await resolve(scanCodeOf(accessoryCode(1, 1)))).toEqual({
      kind: 'accessory',
      jobNumber: first.number,
      name: 'Charger',
    })
    expect(await resolve(scanCodeOf(accessoryCode(1, 2)))).toEqual({ kind: 'unknown-code', text: accessoryCode(1, 2) })
    const unit = await resolve('sn1')
    expect(unit).toMatchObject({ kind: 'unit', serial: 'SN-1', openJob: first.number })
    expect(await resolve(scanCodeOf(unitNumber(1)))).toEqual(unit)
    const part = { kind: 'part', number: partNumber(1), sku: 'BAT-01' }
    for (const code of ['BAT-01', scanCodeOf(partNumber(1))]) expect(await resolve(code)).toEqual(part)
    expect(await resolve('SN-3')).toEqual({ kind: 'unknown-serial', serial: 'SN-3' })
    expect(await resolve(scanCodeOf(jobNumber(99)))).toEqual({ kind: 'unknown-code', text: jobNumber(99) })
    const odd = `${scanCodeOf(first.number).slice(0, -1)}?`
    expect(await resolve(odd)).toEqual({ kind: 'unknown-code', text: odd })
    expect(await resolve('王')).toEqual({ kind: 'unknown-code', text: '王' })
    expect(await resolve(`]C1010400638133393121SN-1`)).toEqual(unit)
    expect(await resolve(`]d2010400638133393121NEW-7`)).toEqual({ kind: 'unknown-serial', serial: 'NEW-7' })
    expect(await resolve(']C1010400638133393110LOT-7')).toEqual({ kind: 'article', text: '04006381333931' })
    const wrong = scanCodeOf(first.number).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(await resolve(wrong)).toEqual({ kind: 'misread', text: wrong })
    for (const payload of [
      '',
      '\u0000',
      'x'.repeat(500),
      scanCodeOf(badgeCode('0123456789')),
      scanCodeOf(commandCode('start')),
    ]) {
      expect(await resolve(payload)).toMatchObject({ kind: 'unreadable' })
    }
  })
})

describe('a serial in the form of our own codes', () => {
  it.each([
    ['with a wrong check character', 'HBD58246864'],
    ['with the right one', scanCodeOf(jobNumber(4711))],
  ])('%s is its unit once it is known', async (_what, serial) => {
    await using world = await openWorld()
    const manager = await world.as('manager')
    const before = await manager.client.search.resolveScan({ payload: serial })
    expect(['misread', 'unknown-code']).toContain(before.kind)
    const { jobs } = await checkIn(world, manager, 'Ada', '030 55551', [serial])
    expect(await manager.client.search.resolveScan({ payload: serial })).toMatchObject({
      kind: 'unit',
      serial,
      openJob: jobs[0]?.number,
    })
  })
})

const put = (store: FreshStore, ref: string, ...fields: string[]) =>
  store.transact((db) => putSearchEntry(db, 'customer', ref, fields))
const refs = async (store: FreshStore, text: string, before: number | null = null) =>
  (await matchEntries(store.read, searchTerms(text), { limit: 10, before })).map((match) => match.ref)

describeEachDialect('search entries', (openStore) => {
  it('are replaced, not doubled', async () => {
    await using store = await openStore()
    await put(store, 'a', '王小明 Wang')
    await put(store, 'a', '李华 Li Hua')
    expect(await refs(store, '小明')).toEqual([])
    expect(await refs(store, 'wang')).toEqual([])
    expect(await refs(store, '李华')).toEqual(['a'])
    expect(await refs(store, 'hua')).toEqual(['a'])
  })

  it('match full-width letters, capitals and rare characters as they match plain ones', async () => {
    await using store = await openStore()
    await put(store, 'a', 'ＡＢＣ－１２３', '𠮷野 さん')
    expect(await refs(store, 'abc-123')).toEqual(['a'])
    expect(await refs(store, 'ÀBC')).toEqual([])
    expect(await refs(store, '𠮷野')).toEqual(['a'])
    expect(await refs(store, '𠮷')).toEqual(['a'])
    expect(await refs(store, 'さん')).toEqual(['a'])
  })

  it('come newest first, and no match reaches over two fields', async () => {
    await using store = await openStore()
    for (const ref of ['a', 'b', 'c']) await put(store, ref, 'north', 'wind')
    expect(await refs(store, 'north')).toEqual(['c', 'b', 'a'])
    const [newest] = await matchEntries(store.read, searchTerms('north'), { limit: 1 })
    expect(await refs(store, 'north', newest?.row ?? 0)).toEqual(['b', 'a'])
    expect(await refs(store, 'thwin')).toEqual([])
  })
})

describe('the plan of a search', () => {
  it.each(['wang', '小明', '张', '138 0013', 'wang 小明'])(
    'for %j walks an index newest first and sorts nothing',
    async (text) => {
      await using world = await openWorld()
      const statement = matchStatement('sqlite', searchTerms(text), { kind: 'customer', limit: 20 })
      const plan = await sql<{ detail: string }>`explain query plan ${statement}`.execute(world.store.read)
      const details = plan.rows.map((row) => row.detail)
      expect(details[0]).toMatch(/SCAN f VIRTUAL TABLE INDEX \d+:.*M/)
      expect(details[1]).toMatch(/SEARCH e USING INTEGER PRIMARY KEY/)
      expect(details.join('\n')).not.toMatch(/TEMP B-TREE|SCAN e/)
    },
  )

  it.each(['1', 'R2', 'U3', 'wa', '小明', '138 0013', 'sn-0001', 'lovelace'])('for %j walks no table', async (text) => {
    await using world = await openWorld()
    const manager = await world.as('manager')
    await checkIn(world, manager, 'Wang 小明 Lovelace', '138 0013 8000', ['SN-0001', 'SN-0002'])
    const plans = await plansOf(world.store, (db) => find(db, text))
    expect(plans.length).toBeGreaterThan(0)
    expect(wastefulSteps(plans)).toEqual([])
  })

  it('would show a walk if there were one', async () => {
    await using world = await openWorld()
    expect(
      wastefulSteps(
        await plansOf(world.store, (db) => listModels(db, { query: '', onlyToComplete: false, after: null, limit: 50 })),
      ),
    ).toMatchObject([expect.stringMatching(/^SCAN model/)])
  })

  it('of a scan walks no table either', async () => {
    await using world = await openWorld()
    const payloads = [
      scanCodeOf(jobNumber(1)),
      scanCodeOf(rmaNumber(1)),
      scanCodeOf(unitNumber(1)),
      scanCodeOf(accessoryCode(1, 1)),
      'SN-1',
      'SF1234567890',
    ]
    for (const payload of payloads)
      expect(wastefulSteps(await plansOf(world.store, (db) => resolveScan(db, payload)))).toEqual([])
  })
})
