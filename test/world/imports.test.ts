import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportKind } from '../../shared/imports/columns.ts'
import { checked, checkRows, importRows, runFile, settled, uploadRows } from '../kit/imports.ts'
import { PLAIN_PART } from '../../shared/parts/parts.ts'
import { agreedJob, binOf, stockUp, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** Files of parts, suppliers, prices and stock through the real router, on both stores. */
describe.each(DIALECTS)('imports (%s)', (dialect) => {
  let world: World
  let clerk: Person

  beforeAll(async () => {
    world = await openWorld({ dialect })
    clerk = await world.as('manager')
  })
  afterAll(() => world.close())

  const key = () => world.key()
  const check = (kind: ImportKind, rows: readonly (readonly string[])[]) => checkRows(clerk.client, kind, rows)
  const take = (kind: ImportKind, rows: readonly (readonly string[])[], mode: 'all' | 'good' = 'all') =>
    importRows({ key, client: clerk.client }, kind, rows, mode)
  const partNamed = async (sku: string) => {
    const [part] = (await clerk.client.parts.list({ query: sku })).items.filter((one) => one.sku === sku)
    return part === undefined ? null : clerk.client.parts.get({ number: part.number })
  }
  const skuOf = async (tracking: 'none' | 'serial' = 'none') => {
    const fields = { ...PLAIN_PART, sku: unlike('SKU'), name: { en: 'Heater', 'zh-CN': '' }, tracking }
    return clerk.client.parts.create({ ...fields, key: key() })
  }
  const binNamed = async (id: string) => (await clerk.client.stock.bins()).find((bin) => bin.id === id)?.code ?? ''
  const agreesWithLedger = async () => expect((await clerk.client.stock.check()).differences).toEqual([])

  test('parts are added, changed by what a line says, and left alone by the same file', async () => {
    const [one, two] = [unlike('IMP'), unlike('IMP')]
    const rows = [
      ['Part number', '名称', 'Price', 'Tax', 'EAN', 'Tracking', 'Minimum'],
      [one, '屏幕', '49,90', '19 %', '4006381333931; 96385074', 'by serial', '3'],
      ['', '', '', '', '', '', ''],
      [two.toLowerCase(), '电池', '8.5', '', '', '', ''],
    ]
    const first = await check('parts', rows)
    expect(first).toMatchObject({
      counts: { added: 2, changed: 0, same: 0, bad: 0 },
      added: [{ line: 2, name: one }, { line: 4 }],
    })
    expect(await partNamed(one)).toBeNull()
    expect(await runFile(clerk.client, first.id, 'all', key())).toMatchObject({ state: 'done', counts: { added: 2 } })
    expect((await partNamed(one))?.part).toMatchObject({
      name: { en: '', 'zh-CN': '屏幕' },
      price: 4990,
      taxPoints: 1900,
      tracking: 'serial',
      minimum: 3,
      isGenuine: true,
      barcodes: ['4006381333931', '96385074'],
      version: 1,
    })
    expect((await clerk.client.parts.find({ query: '4006381333931' })).map(({ sku }) => sku)).toEqual([one])
    expect(await take('parts', rows)).toMatchObject({ state: 'done', counts: { added: 0, changed: 0, same: 2 } })

    const changed = await check('parts', [
      ['SKU', 'Price', 'Note'],
      [one, '51', ''],
      [two, '8.50', ''],
    ])
    expect(changed).toMatchObject({
      counts: { changed: 1, same: 1 },
      changed: [{ line: 2, name: one, changes: [{ column: 'price', before: '49.90', after: '51.00' }] }],
    })
    await runFile(clerk.client, changed.id, 'all', key())
    const after = await partNamed(one)
    expect(after?.part).toMatchObject({ price: 5100, minimum: 3, barcodes: ['4006381333931', '96385074'], version: 2 })
    expect((await partNamed(two))?.part).toMatchObject({ version: 1 })
    const audited = await world.store.read
      .selectFrom('audit')
      .select(['procedure', 'before', 'by_id'])
      .where('entity_id', '=', after?.part.id ?? '')
      .orderBy('at')
      .execute()
    expect(audited).toMatchObject([
      { procedure: 'imports.run', before: null, by_id: clerk.staff.id },
      { procedure: 'imports.run' },
    ])
  })

  test('parts name what stands in for them, of the depot or of the same file, in whatever order', async () => {
    const [known, one, two, three] = [await skuOf(), unlike('SUB'), unlike('SUB'), unlike('SUB')]
    const rows = [
      ['SKU', 'Name', 'Substitutes'],
      [one, 'One', `${two.toLowerCase()}; ${known.sku}`],
      [two, 'Two', one],
    ]
    expect(await take('parts', rows)).toMatchObject({ state: 'done', counts: { added: 2 } })
    const substitutesOf = async (sku: string) => (await partNamed(sku))?.substitutes.map((part) => part.sku).toSorted()
    expect(await substitutesOf(one)).toEqual([two, known.sku].toSorted())
    expect(await substitutesOf(two)).toEqual([one])
    expect(await take('parts', rows)).toMatchObject({ counts: { same: 2, changed: 0 } })
    const fewer = await check('parts', [
      ['SKU', 'Alternative'],
      [one, known.sku],
      [two, ''],
    ])
    expect(fewer).toMatchObject({ counts: { changed: 1, same: 1 }, changed: [{ changes: [{ column: 'substitutes' }] }] })
    await runFile(clerk.client, fewer.id, 'all', key())
    expect([await substitutesOf(one), await substitutesOf(two)]).toEqual([[known.sku], [one]])
    const { bad } = await check('parts', [
      ['SKU', 'Name', '替代件'],
      [three, 'Three', 'NO-SUCH'],
      [unlike('SUB'), 'Twice', `${one};${one}`],
      ['SUB-SELF', 'Self', 'sub-self'],
    ])
    expect(bad.map(({ line, faults }) => [line, faults])).toEqual([
      [2, [{ column: 'substitutes', refusal: { reason: 'unknown-sku', params: { sku: 'NO-SUCH' } } }]],
      [3, [{ column: 'substitutes', message: 'twice' }]],
      [4, [{ column: 'substitutes', message: 'invalid' }]],
    ])
  })

  test('a line whose stand-in is on a bad line waits with it, and says so', async () => {
    const known = await skuOf()
    const [one, two, three] = [unlike('WAIT'), unlike('WAIT'), unlike('WAIT')]
    const [four, five, six] = [unlike('WAIT'), unlike('WAIT'), unlike('WAIT')]
    const rows = (model: string) => [
      ['SKU', 'Name', 'Models', 'Substitutes'],
      [one, 'Names a bad one', '', two],
      [two, 'Bad', model, ''],
      [three, 'Names one that waits', '', one],
      [four, 'One of a pair', '', five],
      [five, 'One of a pair', '', four],
      [known.sku, 'Known, on a bad line', model, ''],
      [six, 'Names a known one', '', known.sku],
    ]
    const unknown = (sku: string) => [{ column: 'substitutes', refusal: { reason: 'unknown-sku', params: { sku } } }]
    const file = await check('parts', rows('Nobody X9'))
    expect(file.bad.map(({ line, faults }) => [line, faults])).toMatchObject([
      [2, unknown(two)],
      [3, [{ column: 'models' }]],
      [4, unknown(one)],
      [7, [{ column: 'models' }]],
    ])
    expect(file.counts).toMatchObject({ added: 3, bad: 4 })
    expect(await runFile(clerk.client, file.id, 'good', key())).toMatchObject({ state: 'done', counts: { added: 3, bad: 4 } })
    expect(await partNamed(one)).toBeNull()
    expect(await take('parts', rows(''))).toMatchObject({ state: 'done', counts: { added: 3, changed: 1, same: 3 } })
    const substitutesOf = async (sku: string) => (await partNamed(sku))?.substitutes.map((part) => part.sku)
    const linked = [await substitutesOf(one), await substitutesOf(three), await substitutesOf(four), await substitutesOf(six)]
    expect(linked).toEqual([[two], [one], [five], [known.sku]])
    expect(await take('parts', rows(''))).toMatchObject({ counts: { same: 7, changed: 0 } })
  })

  test('a bad line hundreds of lines behind the one that names it is found all the same', async () => {
    const word = unlike('AFAR')
    const line = (at: number) => [`${word}-${at}`, 'Afar', at === 600 ? 'Nobody X9' : '', at === 0 ? `${word}-600` : '']
    const many = Array.from({ length: 601 }, (_, at) => line(at))
    const { bad } = await check('parts', [['SKU', 'Name', 'Models', 'Substitutes'], ...many])
    expect(bad.map(({ line: at }) => at)).toEqual([2, 602])
  })

  test('a part that stands in for one hundreds of lines before it is found all the same', async () => {
    const word = unlike('FAR')
    const line = (at: number) => [`${word}-${at}`, 'Far', at === 0 ? `${word}-450` : '']
    await take('parts', [['SKU', 'Name', 'Substitutes'], ...Array.from({ length: 451 }, (_, at) => line(at))])
    expect((await partNamed(`${word}-0`))?.substitutes.map(({ sku }) => sku)).toEqual([`${word}-450`])
  })

  test('every line that cannot be taken says why, in which column', async () => {
    const known = await skuOf()
    const ean = '4012345678901'
    await take('parts', [
      ['SKU', 'Name', 'EAN'],
      [known.sku, 'Known', ean],
    ])
    const sku = unlike('BAD')
    const { counts, bad } = await check('parts', [
      ['SKU', 'Name in English', 'Price', 'Minimum', 'EAN', 'Genuine', 'Tracking', 'Models'],
      ['', 'No SKU', '1', '', '', '', '', ''],
      [sku, 'Good', '1', '', '', '', '', ''],
      [sku.toLowerCase(), 'Twice', '1', '', '', '', '', ''],
      [unlike('BAD'), '', '1', '', '', '', '', ''],
      [unlike('BAD'), 'Figures', 'cheap', '1.5', '', '', '', ''],
      [unlike('BAD'), 'Figures', '-1', '1000000000000', '', '', '', ''],
      [unlike('BAD'), 'Codes', '1.005', '', '4.01235E+12', 'maybe', 'by smell', ''],
      [unlike('BAD'), 'Codes', '1', '', '4006381333932', '', '', 'Nobody X1'],
      [unlike('BAD'), 'Taken', '1', '', ean, '', '', ''],
    ])
    expect(counts).toEqual({ added: 1, changed: 0, same: 0, bad: 8, earlier: 0 })
    expect(bad.map(({ line, faults }) => [line, faults])).toEqual([
      [2, [{ column: 'sku', message: 'required' }]],
      [4, [{ column: 'sku', twinOf: 3 }]],
      [5, [{ column: 'nameEn', message: 'required' }]],
      [
        6,
        [
          { column: 'price', message: 'notANumber' },
          { column: 'minimum', message: 'notWhole' },
        ],
      ],
      [
        7,
        [
          { column: 'price', message: 'negative' },
          { column: 'minimum', message: 'tooLarge|max=1000000' },
        ],
      ],
      [
        8,
        [
          { column: 'price', message: 'tooFine|digits=2' },
          { column: 'isGenuine', message: 'notYesNo' },
          { column: 'tracking', message: 'notATracking' },
          { column: 'barcodes', message: 'roundedNumber' },
        ],
      ],
      [9, [{ column: 'barcodes', message: 'badCheckDigit' }]],
      [10, [{ column: 'barcodes', refusal: { reason: 'barcode-known', params: { code: ean, sku: known.sku } } }]],
    ])
    expect(bad[0]?.cells).toEqual(['', 'No SKU', '1', '', '', '', '', ''])
  })

  test('all or nothing stores nothing when a line is bad; the good ones alone go in, and the mended rest later', async () => {
    const [good, later] = [unlike('GOOD'), unlike('LATER')]
    const file = await check('parts', [
      ['SKU', 'Name', 'Price'],
      [good, 'Good', '1'],
      [later, 'Later', 'one'],
    ])
    expect(await refusalOf(clerk.client.imports.run({ id: file.id, mode: 'all', key: key() }))).toEqual({
      reason: 'import-has-faults',
      params: { bad: 1 },
    })
    expect(await partNamed(good)).toBeNull()
    expect(await runFile(clerk.client, file.id, 'good', key())).toMatchObject({ state: 'done', counts: { added: 1, bad: 1 } })
    expect(await partNamed(good)).not.toBeNull()
    expect(await partNamed(later)).toBeNull()
    expect(await clerk.client.imports.badLines({ id: file.id })).toMatchObject([{ line: 3 }])
    const mended = await take('parts', [
      ['SKU', 'Name', 'Price'],
      [good, 'Good', '1'],
      [later, 'Later', '1'],
    ])
    expect(mended).toMatchObject({ counts: { added: 1, same: 1, bad: 0 } })
    const [newest, before] = await clerk.client.imports.runs()
    expect(newest).toMatchObject({
      kind: 'parts',
      state: 'done',
      mode: 'all',
      counts: { added: 1, same: 1 },
      by: clerk.staff.name,
    })
    expect(before).toMatchObject({ state: 'done', mode: 'good', counts: { added: 1, bad: 1 } })
  })

  test('a line that something else overtook ends the run of a whole file, and is passed over among the good ones', async () => {
    const [ean, sku] = ['4099999999996', unlike('RACE')]
    const rows = [
      ['SKU', 'Name', 'EAN'],
      [unlike('RACE'), 'First', ''],
      [sku, 'Overtaken', ean],
    ]
    const [whole, good] = [await check('parts', rows), await check('parts', rows)]
    expect(whole.counts).toMatchObject({ added: 2, bad: 0 })
    await take('parts', [
      ['SKU', 'Name', 'EAN'],
      [unlike('RACE'), 'Quicker', ean],
    ])
    expect(await runFile(clerk.client, whole.id, 'all', key())).toMatchObject({ state: 'stopped', counts: { added: 0, bad: 1 } })
    expect((await clerk.client.imports.runs())[0]).toMatchObject({ state: 'stopped' })
    expect(await runFile(clerk.client, good.id, 'good', key())).toMatchObject({ state: 'done', counts: { added: 1, bad: 1 } })
    expect(await partNamed(sku)).toBeNull()
  })

  test('a part in the house keeps how it is told apart, and one that a job wants is not closed', async () => {
    const [stocked, wanted] = [await skuOf(), await skuOf()]
    await stockUp(world, clerk.client, stocked.id, await binOf(world, clerk.client), 2)
    const job = await agreedJob(world, clerk.client, [[wanted.id, 1]])
    await clerk.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })
    const { bad } = await check('parts', [
      ['SKU', 'Tracking', 'In use'],
      [stocked.sku, 'serial', ''],
      [wanted.sku, '', 'no'],
    ])
    expect(bad.map(({ faults }) => faults)).toMatchObject([
      [{ column: 'tracking', refusal: { reason: 'tracking-in-use', params: { there: 2 } } }],
      [{ column: 'isActive', refusal: { reason: 'part-needed', params: { jobs: 1 } } }],
    ])
  })

  test('suppliers and their prices', async () => {
    const [name, sku] = [unlike('Supplier'), (await skuOf()).sku]
    const suppliers = [
      ['供应商', '电话', 'E-mail', 'Lead time (days)', '是否启用'],
      [name, '+49 30 1234567', 'sales@parts.example', '5', '是'],
      [unlike('Closed'), '', '', '', '否'],
    ]
    expect(await take('suppliers', suppliers)).toMatchObject({ state: 'done', counts: { added: 2 } })
    expect(await take('suppliers', suppliers)).toMatchObject({ counts: { added: 0, same: 2 } })
    const kept = (await clerk.client.purchasing.suppliers()).find((one) => one.name === name)
    expect(kept).toMatchObject({ leadTimeDays: 5, email: 'sales@parts.example', isActive: true, currency: 'EUR' })

    const prices = [
      ['Supplier', 'SKU', 'Price', 'MOQ', 'Preferred'],
      [name.toUpperCase(), sku, '12.30', '5', 'yes'],
      ['Nobody', 'NOTHING', '1', '', ''],
    ]
    const { bad, counts } = await check('offers', prices)
    expect(counts).toMatchObject({ added: 1, bad: 1 })
    expect(bad[0]?.faults).toMatchObject([{ refusal: { reason: 'unknown-supplier' } }, { refusal: { reason: 'unknown-sku' } }])
    await take('offers', prices, 'good')
    expect(await take('offers', prices, 'good')).toMatchObject({ counts: { added: 0, same: 1, bad: 1 } })
    const { parts } = await clerk.client.purchasing.supplier({ supplierId: kept?.id ?? never() })
    expect(parts).toMatchObject([{ sku, price: 1230, minimum: 5, pack: 1, isPreferred: true, version: 1 }])
  })

  test('stock comes in at the cost of its line, serves the jobs that wait, and comes once from a file', async () => {
    const [plain, serial] = [await skuOf(), await skuOf('serial')]
    const bin = await binNamed(await binOf(world, clerk.client))
    const job = await agreedJob(world, clerk.client, [[plain.id, 2]])
    await clerk.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })
    const rows = [
      ['料号', '库位', '序列号', '数量', '成本'],
      [plain.sku, bin.toLowerCase(), '', '5', '10.00'],
      [serial.sku, bin, 'SN-1', '1', '20'],
      [serial.sku, bin, 'SN-2', '1', '20'],
    ]
    expect(await take('stock', rows)).toMatchObject({ state: 'done', counts: { added: 3 } })
    const { stock } = (await partNamed(plain.sku)) ?? never()
    expect(stock).toMatchObject({ owned: 5, reserved: 2, averageCost: 1000, value: 5000 })
    expect((await clerk.client.jobParts.ofJob({ jobId: job.id })).parts).toMatchObject([{ reserved: 2 }])
    const [movement] = (await clerk.client.stock.movements({ partId: plain.id })).items.filter(({ kind }) => kind === 'receive')
    expect(movement).toMatchObject({ quantity: 5, unitCost: 1000, reason: 'file.csv' })

    const place = stock.bins[0]?.binId ?? never()
    await clerk.client.stock.scrap({ partId: plain.id, binId: place, quantity: 1, lot: null, reason: 'dropped', key: key() })
    expect(await take('stock', rows)).toMatchObject({ state: 'done', counts: { added: 0, changed: 0, same: 0, earlier: 3 } })
    expect((await partNamed(plain.sku))?.stock).toMatchObject({ owned: 4 })

    const count = [
      ['SKU', 'Bin', 'Pieces'],
      [plain.sku, bin, '1'],
    ]
    const { changed } = await check('stock', count)
    expect(changed).toMatchObject([{ changes: [{ column: 'quantity', before: '4', after: '1' }] }])
    await take('stock', count)
    expect((await partNamed(plain.sku))?.stock).toMatchObject({ owned: 1, reserved: 1, value: 1000 })
    await agreesWithLedger()
  })

  test('stock is not put right beside the count of its bin: what differs is approved there', async () => {
    const plain = await skuOf()
    const binId = await binOf(world, clerk.client)
    const bin = await binNamed(binId)
    const { id } = await clerk.client.stocktake.begin({ binIds: [binId], note: null, key: key() })
    await clerk.client.stocktake.beginBin({ stocktakeId: id, binId, again: false, key: key() })
    const { bad } = await check('stock', [
      ['SKU', 'Bin', 'Pieces', 'Cost'],
      [plain.sku, bin, '3', '1'],
    ])
    expect(bad).toMatchObject([{ faults: [{ column: 'bin', refusal: { reason: 'bin-under-count' } }] }])
    await clerk.client.stocktake.cancel({ stocktakeId: id, key: key() })
  })

  test('stock that cannot lie there is refused, and moves nothing', async () => {
    const [plain, serial] = [await skuOf(), await skuOf('serial')]
    const [one, two] = [await binNamed(await binOf(world, clerk.client)), await binNamed(await binOf(world, clerk.client))]
    await take('stock', [
      ['SKU', 'Bin', 'Serial', 'Pieces', 'Cost'],
      [serial.sku, one, 'IN-1', '1', '5'],
    ])
    const { bad, counts } = await check('stock', [
      ['SKU', 'Bin', 'Serial', 'Pieces', 'Cost'],
      [plain.sku, 'NOWHERE', '', '1', '1'],
      [plain.sku, one, '', '-1', '1'],
      [plain.sku, one, '', '1.5', '1'],
      [plain.sku, one, '', '1000000000000', '1'],
      [plain.sku, one, '', '1', ''],
      [plain.sku, one, 'SN', '1', '1'],
      [serial.sku, one, '', '1', '1'],
      [serial.sku, two, 'IN-1', '1', '1'],
      [serial.sku, one, 'NEW-1', '1', '1'],
      [serial.sku, two, 'new1', '1', '1'],
      [serial.sku, one, 'NEW-2', '2', '1'],
      [plain.sku, two, '', '1', '1'],
      [plain.sku, two, '', '2', '1'],
      ['NOTHING', one, '', '1', '1'],
    ])
    expect(counts).toMatchObject({ added: 2, bad: 12 })
    const why = bad.map(({ line, faults: [fault] }) => [
      line,
      fault === undefined ? '' : 'twinOf' in fault ? fault.twinOf : 'refusal' in fault ? fault.refusal.reason : fault.message,
    ])
    expect(why).toEqual([
      [2, 'unknown-bin'],
      [3, 'tooSmall|min=0'],
      [4, 'notWhole'],
      [5, 'tooLarge|max=1000000'],
      [6, 'import-no-cost'],
      [7, 'lot-not-tracked'],
      [8, 'lot-needed'],
      [9, 'serial-in-stock'],
      [11, 10],
      [12, 'one-serial-a-piece'],
      [14, 13],
      [15, 'unknown-sku'],
    ])
    expect((await partNamed(plain.sku))?.stock.owned).toBe(0)
  })

  test('what is exported is imported again and changes nothing, as CSV and as XLSX, in either language', async () => {
    const tricky = unlike('=SUM')
    await take('parts', [
      ['SKU', 'Name', 'Note', 'Maker'],
      [tricky, '+1 "plus"; two', "'=kept\nlines", '－5 < & >'],
    ])
    const [supplier, serial] = [unlike('Out and in'), await skuOf('serial')]
    const bin = await binNamed(await binOf(world, clerk.client))
    await take('suppliers', [
      ['Supplier', 'Phone'],
      [supplier, '+49 30 1234567'],
    ])
    await take('offers', [
      ['Supplier', 'SKU', 'Price'],
      [supplier, tricky, '3.05'],
    ])
    await take('stock', [
      ['SKU', 'Bin', 'Serial', 'Pieces', 'Cost'],
      [serial.sku, bin, '007', '1', '9.99'],
      [tricky, bin, '', '3', '0'],
    ])
    for (const kind of ['parts', 'suppliers', 'offers', 'stock'] as const) {
      for (const [format, language] of [
        ['csv', 'zh-CN'],
        ['xlsx', 'en'],
      ] as const) {
        const file = await clerk.client.imports.export({ kind, format, language })
        expect(file.name).toBe(`${kind}-2026-03-02.${format}`)
        const { id, headings, lines, kind: guessed } = await clerk.client.imports.upload({ file })
        const { counts } = await checked(clerk.client, id, headings, { kind })
        expect([kind, guessed, format, counts]).toEqual([
          kind,
          kind,
          format,
          { added: 0, changed: 0, same: lines, bad: 0, earlier: 0 },
        ])
        expect(lines).toBeGreaterThan(0)
      }
    }
    expect(await (await clerk.client.imports.export({ kind: 'parts', format: 'csv', language: 'en' })).text()).toContain(
      `\r\n'${tricky},`,
    )
  })

  test('ends when it is cancelled, between the lines of two transactions', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => [`CANCEL-${dialect}-${at}`, 'Many', '1'])
    const file = await check('parts', [['SKU', 'Name', 'Price'], ...many])
    await clerk.client.imports.run({ id: file.id, mode: 'all', key: key() })
    await clerk.client.imports.cancel({ id: file.id })
    const progress = await settled(clerk.client, file.id)
    expect(progress.state).toBe('cancelled')
    expect(progress.counts.added).toBeLessThan(3000)
    expect(progress.counts.added % 200).toBe(0)
    expect((await clerk.client.imports.runs())[0]).toMatchObject({ state: 'cancelled', counts: { added: progress.counts.added } })
    const again = await take('parts', [['SKU', 'Name', 'Price'], ...many])
    expect(again.counts).toMatchObject({ same: progress.counts.added, added: 3000 - progress.counts.added })
  })

  test('a file that is none says what it is instead, and one run at a time', async () => {
    const upload = (bytes: string | Uint8Array<ArrayBuffer>, name = 'file.csv') =>
      refusalOf(clerk.client.imports.upload({ file: new File([bytes], name) }))
    expect(await upload('')).toMatchObject({ reason: 'import-empty' })
    expect(await upload('SKU;Name\n')).toMatchObject({ reason: 'import-empty' })
    expect(await upload('SKU,Name,sku\nA,B,C')).toMatchObject({ reason: 'import-column-twice', params: { column: 'sku' } })
    expect(await upload('SKU,Name\nA,"B\nC,D')).toMatchObject({ reason: 'import-quote-open', params: { line: 2 } })
    expect(await upload(new Uint8Array([0x89, 0x50, 0, 1, 2]))).toMatchObject({ reason: 'import-not-a-table' })
    expect(await upload(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).toMatchObject({ reason: 'import-old-excel' })
    expect(await upload('PK\u0003\u0004 and no more')).toMatchObject({ reason: 'import-broken' })
    const xlsx = await (await clerk.client.imports.export({ kind: 'parts', format: 'xlsx', language: 'en' })).arrayBuffer()
    expect(await upload(new Uint8Array(xlsx.slice(0, xlsx.byteLength - 100)))).toMatchObject({ reason: 'import-broken' })
    const { id } = await uploadRows(clerk.client, [['Name'], ['x']])
    expect(await refusalOf(clerk.client.imports.check({ id, kind: 'parts', mapping: { nameEn: 0 }, language: 'en' }))).toEqual({
      reason: 'import-column-missing',
      params: { column: 'SKU' },
    })
    expect(await refusalOf(clerk.client.imports.run({ id, mode: 'all', key: key() }))).toMatchObject({
      reason: 'import-not-checked',
    })
    expect(await refusalOf(clerk.client.imports.progress({ id: key() }))).toMatchObject({ reason: 'import-file-gone' })
  })

  test('one run at a time; one that the end of the host interrupted says so', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => [`BUSY-${dialect}-${at}`, 'Many'])
    const [first, second] = [await check('parts', [['SKU', 'Name'], ...many]), await check('parts', [['SKU', 'Name'], ...many])]
    await clerk.client.imports.run({ id: first.id, mode: 'all', key: key() })
    const begun = (await clerk.client.imports.runs())[0]
    expect(begun?.state).toBe('running')
    expect(await refusalOf(clerk.client.imports.run({ id: second.id, mode: 'all', key: key() }))).toEqual({
      reason: 'import-running',
      params: { name: 'file.csv' },
    })
    await settled(clerk.client, first.id)
    expect(await runFile(clerk.client, second.id, 'all', key())).toMatchObject({ state: 'done', counts: { same: 1000 } })
    await world.store.transact((db) =>
      db
        .updateTable('import_run')
        .set({ state: 'running' })
        .where('id', '=', begun?.id ?? '')
        .execute(),
    )
    const left = (await clerk.client.imports.runs()).find(({ id }) => id === begun?.id)
    expect(left?.state).toBe('interrupted')
  })

  test('a run is begun once however often it is asked for', async () => {
    const { id } = await check('parts', [
      ['SKU', 'Name'],
      [unlike('ONCE'), 'Once'],
    ])
    const run = { id, mode: 'all', key: key() } as const
    const [first, second] = await Promise.all([clerk.client.imports.run(run), clerk.client.imports.run(run)])
    expect(second).toEqual(first)
    expect(await settled(clerk.client, id)).toMatchObject({ state: 'done' })
    expect(await clerk.client.imports.run(run)).toEqual(first)
    expect((await clerk.client.imports.runs()).filter((one) => one.id === first.runId)).toHaveLength(1)
  })

  test('reads what spreadsheets in China save, semicolons, tabs, and a title above the headings', async () => {
    // 「料号,名称」 and 「甲,屏幕」 in GB 18030.
    const gb = Buffer.from('c1cfbac52cc3fbb3c60ab1d72cc6c1c4bb0a', 'hex')
    const read = async (bytes: BlobPart) => {
      const { headings, first } = await clerk.client.imports.upload({ file: new File([bytes], 'file.csv') })
      return [headings, ...first]
    }
    expect(await read(new Uint8Array(gb))).toEqual([
      ['料号', '名称'],
      ['弊', '屏幕'],
    ])
    expect(await read('SKU;Name;Price\r\nA;"B;C";1,50\r\n')).toEqual([
      ['SKU', 'Name', 'Price'],
      ['A', 'B;C', '1,50'],
    ])
    expect(await read('SKU\tName\nA\tB\n')).toEqual([
      ['SKU', 'Name'],
      ['A', 'B'],
    ])
    expect(await read('Our parts\n\nSKU,Name\nA,B\n')).toEqual([
      ['SKU', 'Name'],
      ['A', 'B'],
    ])
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('SKU\tName\nA\t屏\n', 'utf16le')])
    expect(await read(utf16)).toEqual([
      ['SKU', 'Name'],
      ['A', '屏'],
    ])
  })
})

function never(): never {
  throw new Error('this is there')
}
