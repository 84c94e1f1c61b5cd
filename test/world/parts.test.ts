import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLAIN_PART } from '../../shared/parts/parts.ts'
import { agreedJob, binOf, stockUp, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** The catalogue of parts through the real router, on both stores. */
describe.each(DIALECTS)('the catalogue of parts (%s)', (dialect) => {
  let world: World
  let clerk: Person

  beforeAll(async () => {
    world = await openWorld({ dialect })
    clerk = await world.as('manager')
  })
  afterAll(() => world.close())

  const key = () => world.key()
  const NAME = { en: 'Charging port', 'zh-CN': '充电口' }
  const add = (change: Partial<typeof PLAIN_PART> = {}) =>
    clerk.client.parts.create({ ...PLAIN_PART, sku: unlike('CAT'), name: NAME, ...change, key: key() })
  const update = (part: Awaited<ReturnType<typeof add>>, change: Partial<typeof PLAIN_PART>) =>
    clerk.client.parts.update({ ...part, ...change, partId: part.id, key: key() })
  const skusOf = async (query: string) => (await clerk.client.parts.list({ query })).items.map(({ sku }) => sku)

  test('keeps what was said of a part, and a stale edit is refused', async () => {
    const other = await add()
    const added = await add({ maker: 'Norvaak', makerNumber: 'NVK-77/1', barcodes: ['4006381333931'], substituteIds: [other.id] })
    expect(await clerk.client.parts.get({ number: added.number })).toMatchObject({
      part: { ...added, barcodes: ['4006381333931'] },
      stock: { owned: 0, averageCost: null },
      substitutes: [{ sku: other.sku }],
      isLow: false,
    })
    expect((await clerk.client.parts.get({ number: other.number })).standsInFor).toMatchObject([{ sku: added.sku }])
    const changed = await update(added, { barcodes: [], substituteIds: [], minimum: 2 })
    expect(changed).toMatchObject({ version: 2, barcodes: [], minimum: 2 })
    expect(await failureOf(update(added, { minimum: 9 }))).toMatchObject({ code: 'STALE', data: { yours: 1, current: 2 } })
  })

  test('has no SKU and no barcode twice, in whatever form', async () => {
    const ean = '96385074'
    const first = await add({ barcodes: [ean] })
    expect(await refusalOf(add({ sku: first.sku.toLowerCase() }))).toMatchObject({ reason: 'sku-known' })
    expect(await refusalOf(add({ barcodes: [`01000000${ean}`] }))).toEqual({
      reason: 'barcode-known',
      params: { code: ean, sku: first.sku },
    })
    expect(await failureOf(add({ barcodes: ['96385075'] }))).toMatchObject({ code: 'BAD_REQUEST' })
    expect((await update(first, { minimum: 1 })).barcodes).toEqual([ean])
  })

  test('keeps how pieces are told apart while there are any, and closes no part that a job wants', async () => {
    const part = await add()
    const shelf = await binOf(world, clerk.client)
    await stockUp(world, clerk.client, part.id, shelf, 3)
    expect(await refusalOf(update(part, { tracking: 'serial' }))).toMatchObject({
      reason: 'tracking-in-use',
      params: { there: 3 },
    })
    const job = await agreedJob(world, clerk.client, [[part.id, 1]])
    await clerk.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })
    expect(await refusalOf(update(part, { isActive: false }))).toMatchObject({ reason: 'part-needed', params: { jobs: 1 } })
    const [need] = (await clerk.client.jobParts.ofJob({ jobId: job.id })).parts
    expect(await clerk.client.parts.get({ number: part.number })).toMatchObject({
      waiting: [{ number: job.number, wanted: 1, reserved: 1 }],
      used: [],
    })
    if (need === undefined) throw new Error('the job needs a part')
    await clerk.client.jobParts.setWanted({ jobPartId: need.id, wanted: 0, key: key() })
    expect((await update(part, { isActive: false })).isActive).toBe(false)
    expect((await clerk.client.parts.find({ query: part.sku })).map(({ sku }) => sku)).toEqual([])
    expect((await clerk.client.parts.list({ query: part.sku, show: 'closed' })).items).toMatchObject([{ onHand: 3 }])
  })

  test('is found by SKU, maker’s number and names in both languages, of two Chinese characters too', async () => {
    const part = await add({ makerNumber: 'QX-9911-07', name: { en: 'Quill bearing', 'zh-CN': '主轴轴承' } })
    const found = (query: string) => expect(skusOf(query)).resolves.toContain(part.sku)
    for (const query of [part.sku.toLowerCase(), 'qx9911', 'QX-9911', 'quill', '轴承', '主轴轴']) await found(query)
    expect(await skusOf('no such thing')).toEqual([])
  })

  test('is listed page by page, each part once, and only what is low or in a bin on request', async () => {
    const skus = await Promise.all(Array.from({ length: 5 }, () => add({ sku: unlike('PAGE'), minimum: 2 }))).then((parts) =>
      parts.map(({ sku }) => sku).toSorted(),
    )
    const seen: string[] = []
    for (let cursor: string | null = null, isMore = true; isMore;) {
      const page: Awaited<ReturnType<typeof clerk.client.parts.list>> = await clerk.client.parts.list({
        query: 'page',
        cursor,
        limit: 2,
      })
      seen.push(...page.items.map(({ sku }) => sku))
      cursor = page.next
      isMore = cursor !== null
    }
    expect(seen.toSorted()).toEqual(skus)
    const [part] = (await clerk.client.parts.list({ query: skus[0] ?? '' })).items
    if (part === undefined) throw new Error('no such part')
    const shelf = await binOf(world, clerk.client)
    await stockUp(world, clerk.client, part.id, shelf, 2)
    expect((await clerk.client.parts.list({ binId: shelf })).items).toMatchObject([{ sku: part.sku, onHand: 2, isLow: false }])
    const low = (await clerk.client.parts.list({ query: 'page', show: 'low' })).items.map(({ sku }) => sku)
    expect(low.toSorted()).toEqual(skus.filter((sku) => sku !== part.sku))
    expect((await clerk.client.parts.list({ query: 'PA', show: 'on-order' })).items).toEqual([])
  })

  test('knows every code that names a part, a bin or a piece', async () => {
    const part = await add({ makerNumber: 'ZZ-1-2', barcodes: ['036000291452'], tracking: 'serial' })
    const shelf = await binOf(world, clerk.client)
    const serial = unlike('SN')
    const lots = [{ number: serial, quantity: 1 }]
    const received = { partId: part.id, binId: shelf, quantity: 1, unitCost: 100, lots, reason: null }
    await clerk.client.stock.receive({ ...received, key: key() })
    const { bin } = await clerk.client.stock.bin({ binId: shelf })
    const lookUp = (code: string) => clerk.client.parts.lookUp({ code })
    const means = { kind: 'part', part: { sku: part.sku, available: 1 }, lot: null }
    for (const code of [`HB${part.number}`, part.number, part.sku.toLowerCase(), '036000291452', 'zz12'])
      expect(await lookUp(code)).toMatchObject(means)
    expect(await lookUp(serial.toLowerCase())).toMatchObject({ ...means, lot: serial })
    expect(await lookUp('010003600029145210L\u001D21S-5')).toMatchObject({ ...means, lot: 'S-5' })
    for (const code of [`HB${bin.number}`, bin.number, bin.code]) expect(await lookUp(code)).toMatchObject({ kind: 'bin', bin })
    for (const code of ['HBP9999999', 'nothing', '', '17']) expect(await lookUp(code)).toEqual({ kind: 'unknown' })
    const twin = await add({ makerNumber: 'zz 1.2' })
    expect(await lookUp('ZZ-1-2')).toMatchObject({ kind: 'several', parts: [{ sku: part.sku }, { sku: twin.sku }] })
  })
})
