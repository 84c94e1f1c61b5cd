import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claim } from '../../shared/claims/claims.ts'
import type { Answered, Claimed } from '../../shared/claims/claims.contract.ts'
import type { BinId, PartId, SupplierId } from '../../shared/kernel/ids.ts'
import { claimedOf, markFaulty, waitingOf } from '../kit/claims.ts'
import { ENTRY, move } from '../kit/job-life.ts'
import { offer, orderOf, supplierOf } from '../kit/purchasing.ts'
import { agreedJob, binOf, fitted, partOf, pickFor, stockUp, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** What suppliers are to make good, through the real router, on both stores. The world begins on 2026-03-02. */
describe.each(DIALECTS)('claims (%s)', (dialect) => {
  let world: World
  let boss: Person
  let shelf: BinId
  let quarantine: BinId

  beforeAll(async () => {
    world = await openWorld({ dialect })
    boss = await world.as('manager')
    shelf = await binOf(world, boss.client)
    quarantine = await binOf(world, boss.client, 'quarantine')
  })
  afterAll(() => world.close())

  const key = () => world.key()
  const claims = () => boss.client.claims
  const bins = () => ({ from: shelf, to: quarantine })
  const stockOf = (partId: PartId) => boss.client.stock.ofPart({ partId })
  const begin = (supplierId: SupplierId, lines: Claimed[] = []) => claims().begin({ supplierId, lines, key: key() })
  const one = ({ id, version }: Claim) => ({ claimId: id, version })
  const send = (claim: Claim) => claims().send({ ...one(claim), key: key() })
  const answer = (claim: Claim, answered: Answered, line = claim.items[0]) => {
    if (line === undefined) throw new Error('the claim has no such line')
    return claims().answer({ ...one(claim), lineId: line.id, answer: answered, key: key() })
  }
  /** Pieces of a part that came on an order, and of which some turned out faulty. */
  const faulty = async (pieces: number, tracking: 'none' | 'serial' = 'none') => {
    const [part, supplier] = [await partOf(world, tracking), await supplierOf(world, boss.client)]
    const order = await orderOf(world, boss.client, supplier.id, [[part, pieces]])
    const serials = tracking === 'none' ? [] : Array.from({ length: pieces }, () => unlike('SN'))
    await boss.client.purchasing.receive({
      source: { orderId: order.id },
      delivery: { noteNumber: null },
      partId: part,
      binId: shelf,
      quantity: pieces,
      lots: serials.map((number) => ({ number, quantity: 1 })),
      unitPrice: null,
      evenIfMore: false,
      key: key(),
    })
    if (tracking === 'none') await markFaulty(world, boss.client, part, bins(), { quantity: pieces })
    for (const lot of serials) await markFaulty(world, boss.client, part, bins(), { lot })
    return { part, supplier, serials, lines: (await waitingOf(boss.client, part)).map((piece) => claimedOf(piece)) }
  }
  /** Nobody stays signed in so long. */
  const days = async (count: number) => {
    world.clock.advance(count * 86_400_000)
    boss = await world.as('manager')
  }
  const balanced = async () => expect((await boss.client.stock.check()).differences).toEqual([])

  test('a piece dead out of its box is claimed of whoever delivered it, leaves the stock, and is replaced', async () => {
    const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
    const order = await orderOf(world, boss.client, supplier.id, [[part, 1]])
    const what = { source: { orderId: order.id }, delivery: { noteNumber: null }, partId: part, binId: shelf, lots: [] }
    await boss.client.purchasing.receive({ ...what, quantity: 1, unitPrice: null, evenIfMore: false, key: key() })
    const job = await agreedJob(world, boss.client, [[part, 1]])
    await boss.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })
    await boss.client.jobParts.pick({
      jobId: job.id,
      partId: part,
      binId: shelf,
      quantity: 1,
      lot: null,
      evenIfMore: false,
      key: key(),
    })
    const [need] = (await boss.client.jobParts.ofJob({ jobId: job.id })).parts
    if (need === undefined) throw new Error('the job needs the part')
    const doa = { jobPartId: need.id, binId: quarantine, quantity: 1, lot: null, reason: 'Does not heat' }
    await boss.client.jobParts.reportDoa({ ...doa, key: key() })

    const [piece, ...others] = await waitingOf(boss.client, part)
    expect(others).toEqual([])
    expect(piece).toMatchObject({
      quantity: 1,
      origin: 'doa-job',
      cause: 'doa',
      paid: 800,
      reason: 'Does not heat',
      job: { number: job.number },
      supplier: { supplierId: supplier.id },
    })
    if (piece === undefined) throw new Error('the piece waits')
    const draft = await begin(supplier.id, [claimedOf(piece)])
    expect(draft).toMatchObject({ state: 'draft', days: null, owed: 800, items: [{ quantity: 1, job: { number: job.number } }] })
    expect(await waitingOf(boss.client, part)).toEqual([])
    expect(await stockOf(part)).toMatchObject({ owned: 1 })

    const sent = await send(draft)
    const { items: entries } = await boss.client.stock.movements({ partId: part, limit: 1 })
    expect(entries).toMatchObject([{ kind: 'to-supplier', claimNumber: sent.number, jobNumber: job.number }])
    expect(sent).toMatchObject({ state: 'sent', sentOn: '2026-03-02', days: 0 })
    expect(await stockOf(part)).toMatchObject({ owned: 0, value: 0 })
    const { items } = await boss.client.stock.movements({ partId: part })
    expect(items[0]).toMatchObject({ kind: 'to-supplier', quantity: 1, jobNumber: job.number })

    const after = await answer(sent, { kind: 'replaced', quantity: 1, binId: shelf, lots: [] })
    expect(after).toMatchObject({
      state: 'closed',
      closedOn: '2026-03-02',
      owed: 0,
      items: [{ open: 0, answers: [{ kind: 'replaced' }] }],
    })
    expect(await stockOf(part)).toMatchObject({ owned: 1, value: 800, reserved: 1 })
    expect((await boss.client.jobs.get({ number: job.number })).stage).toBe('repairing')
    await balanced()
  })

  test('serials are answered one by one: replaced by another, credited, refused; each only once', async () => {
    const { part, supplier, serials, lines } = await faulty(3, 'serial')
    const sent = await send(await begin(supplier.id, lines))
    expect(new Set(sent.items.map((line) => line.lot))).toEqual(new Set(serials))
    expect(new Set(sent.items.map((line) => line.code)).size).toBe(3)
    const [first, second, third] = sent.items
    const here = unlike('SN')
    await boss.client.stock.receive({
      partId: part,
      binId: shelf,
      quantity: 1,
      unitCost: 1,
      lots: [{ number: here, quantity: 1 }],
      reason: null,
      key: key(),
    })
    const twice = answer(sent, { kind: 'replaced', quantity: 1, binId: shelf, lots: [{ number: here, quantity: 1 }] }, first)
    expect(await refusalOf(twice)).toMatchObject({ reason: 'serial-in-stock' })
    const none = answer(sent, { kind: 'replaced', quantity: 1, binId: shelf, lots: [] }, first)
    expect(await refusalOf(none)).toMatchObject({ reason: 'lots-differ' })
    const wrong = answer(sent, { kind: 'replaced', quantity: 1, binId: quarantine, lots: [{ number: 'N', quantity: 1 }] }, first)
    expect(await refusalOf(wrong)).toMatchObject({ reason: 'wrong-bin-kind' })
    const fresh = unlike('SN')
    let claim = await answer(sent, { kind: 'replaced', quantity: 1, binId: shelf, lots: [{ number: fresh, quantity: 1 }] }, first)
    const again = answer(claim, { kind: 'credited', quantity: 1, amount: 1, evenIfMore: false }, first)
    expect(await refusalOf(again)).toMatchObject({ reason: 'answered-more', params: { open: 0 } })
    const above = answer(claim, { kind: 'credited', quantity: 1, amount: 900, evenIfMore: false }, second)
    expect(await refusalOf(above)).toMatchObject({ reason: 'credit-above-paid', params: { amount: 800 } })
    claim = await answer(claim, { kind: 'credited', quantity: 1, amount: 900, evenIfMore: true }, second)
    expect(claim).toMatchObject({ state: 'sent', openPieces: 1, owed: 800, credited: 900 })
    claim = await answer(claim, { kind: 'refused', quantity: 1, reason: 'Opened', binId: quarantine }, third)
    expect(claim.state).toBe('closed')
    expect(claim.items.flatMap((line) => line.answers.map((one) => [one.kind, one.lot]))).toEqual([
      ['replaced', fresh],
      ['credited', null],
      ['refused', third?.lot],
    ])
    expect(await waitingOf(boss.client, part)).toMatchObject([{ origin: 'came-back', lot: third?.lot, reason: 'Opened' }])
    expect(await stockOf(part)).toMatchObject({ owned: 3 })
    const late = answer(claim, { kind: 'credited', quantity: 1, amount: 1, evenIfMore: false }, third)
    expect(await refusalOf(late)).toMatchObject({ reason: 'answered-more' })
    await balanced()
  })

  test('an old part that goes back to its supplier was never stock: it is claimed by its serial, and cannot come back into a bin', async () => {
    const [part, supplier] = [await partOf(world), await supplierOf(world, boss.client)]
    await offer(world, boss.client, supplier.id, part)
    const job = await agreedJob(world, boss.client, [[part, 1]])
    await pickFor(world, boss.client, job, part)
    await move(world, boss.client, job, 'repairing')
    const parts = [{ ...fitted(part), oldFate: 'to-supplier' as const, oldSerial: 'OLD-7' }]
    await boss.client.bench.logRepair({ jobId: job.id, ...ENTRY, parts, key: key() })
    const [piece] = await waitingOf(boss.client, part)
    expect(piece).toMatchObject({
      origin: 'old-part',
      cause: 'warranty',
      lot: 'OLD-7',
      bin: null,
      supplier: { name: supplier.name },
    })
    if (piece === undefined) throw new Error('the old part waits')
    const before = await stockOf(part)
    const draft = await begin(supplier.id, [claimedOf(piece)])
    const other = begin(supplier.id, [claimedOf(piece)])
    expect(await refusalOf(other)).toMatchObject({ reason: 'claimed-already', params: { number: draft.number } })
    const sent = await send(draft)
    expect(sent.items).toMatchObject([{ lot: 'OLD-7', bin: null, job: { number: job.number } }])
    const back = answer(sent, { kind: 'refused', quantity: 1, reason: 'Wear', binId: quarantine })
    expect(await refusalOf(back)).toMatchObject({ reason: 'never-stock' })
    const done = await answer(sent, { kind: 'refused', quantity: 1, reason: 'Wear', binId: null })
    expect(done.state).toBe('closed')
    expect(await stockOf(part)).toEqual(before)
    expect(await waitingOf(boss.client, part)).toEqual([])
  })

  test('a part that went in stays on the paper, and the old one waits for its claim, though the words of the entry are corrected', async () => {
    const part = await partOf(world)
    const job = await agreedJob(world, boss.client, [[part, 1]])
    await pickFor(world, boss.client, job, part)
    await move(world, boss.client, job, 'repairing')
    const parts = [{ ...fitted(part), oldFate: 'to-supplier' as const, oldSerial: 'OLD-8', newSerial: 'NEW-8' }]
    const { entryId } = await boss.client.bench.logRepair({ jobId: job.id, ...ENTRY, parts, key: key() })
    await boss.client.bench.logRepair({ jobId: job.id, ...ENTRY, done: 'Spelt right', parts: [], corrects: entryId, key: key() })
    expect(await waitingOf(boss.client, part)).toMatchObject([{ origin: 'old-part', lot: 'OLD-8' }])
    const { html } = await boss.client.documents.render({ document: { kind: 'repair-report', jobId: job.id } })
    expect(html).toContain('Spelt right')
    for (const said of ['OLD-8', 'NEW-8', '退供应商']) expect(html).toContain(said)
  })

  test('what is owed ages, by supplier, the oldest first', async () => {
    const [first, second] = [await faulty(2), await faulty(1)]
    const early = await send(await begin(first.supplier.id, first.lines))
    await days(5)
    const late = await send(await begin(second.supplier.id, second.lines))
    await days(2)
    const { sent, owed } = await claims().open()
    const numbers = sent.map((claim) => claim.number)
    expect(numbers.indexOf(early.number)).toBeLessThan(numbers.indexOf(late.number))
    expect(sent.find((claim) => claim.id === early.id)).toMatchObject({ days: 7, owed: 1600, openPieces: 2 })
    expect(owed.find((one) => one.supplierId === first.supplier.id)).toMatchObject({ oldest: 7, owed: 1600, claims: 1 })
    expect(owed.find((one) => one.supplierId === second.supplier.id)).toMatchObject({ oldest: 2, owed: 800 })
    const half = await answer(await again(early), { kind: 'credited', quantity: 1, amount: 800, evenIfMore: false })
    expect(half).toMatchObject({ state: 'sent', owed: 800, credited: 800 })
    const closed = await answer(half, { kind: 'refused', quantity: 1, reason: 'No fault found', binId: null })
    expect(closed).toMatchObject({ state: 'closed', days: 7 })
    expect((await claims().closed({})).items[0]).toMatchObject({ number: early.number })
  })
  const again = (claim: Claim) => claims().claim({ number: claim.number })

  test('a piece is in one claim at most, and waits again once it is taken off or the draft is discarded', async () => {
    const { part, supplier, lines } = await faulty(3)
    const [all] = lines
    if (all === undefined) throw new Error('the pieces wait')
    const draft = await begin(supplier.id, [{ ...all, quantity: 2 }])
    expect(await waitingOf(boss.client, part)).toMatchObject([{ quantity: 1 }])
    const tooMany = await refusalOf(begin(supplier.id, [{ ...all, quantity: 2 }]))
    expect(tooMany).toMatchObject({ reason: 'claimed-already', params: { number: draft.number } })
    const twice = await refusalOf(begin(supplier.id, [all, all]))
    expect(twice.reason).toBe('claimed-already')
    const [line] = draft.items
    if (line === undefined) throw new Error('the draft has a line')
    const lineId = line.id
    const changed = await claims().setLine({ ...one(draft), lineId, quantity: 3, cause: 'warranty', key: key() })
    expect(changed.items).toMatchObject([{ quantity: 3, cause: 'warranty' }])
    const stale = await failureOf(claims().dropLine({ ...one(draft), lineId, key: key() }))
    expect(stale.code).toBe('STALE')
    const empty = await claims().dropLine({ ...one(changed), lineId, key: key() })
    expect(await refusalOf(send(empty))).toMatchObject({ reason: 'claim-empty' })
    const full = await claims().addLines({ ...one(empty), lines: [all], key: key() })
    expect(await waitingOf(boss.client, part)).toEqual([])
    await claims().discard({ ...one(full), key: key() })
    expect(await waitingOf(boss.client, part)).toMatchObject([{ quantity: 3 }])
    expect((await failureOf(again(draft))).code).toBe('NOT_FOUND')
  })

  test('marking a promised piece as faulty gives its promise back, and the job gets another', async () => {
    const part = await partOf(world)
    const other = await binOf(world, boss.client)
    await stockUp(world, boss.client, part, shelf, 1)
    const job = await agreedJob(world, boss.client, [[part, 1]])
    await boss.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })
    await stockUp(world, boss.client, part, other, 1)
    await markFaulty(world, boss.client, part, bins())
    const [need] = (await boss.client.jobParts.ofJob({ jobId: job.id })).parts
    expect(need).toMatchObject({ short: 0, bins: [{ binId: other }] })
    expect(await waitingOf(boss.client, part)).toMatchObject([{ origin: 'doa-bin', cause: 'faulty', paid: 1000, supplier: null }])
    const wrong = { partId: part, fromBinId: other, toBinId: shelf, quantity: 1, lot: null, reason: 'x' }
    expect(await refusalOf(claims().markFaulty({ ...wrong, key: key() }))).toMatchObject({ reason: 'wrong-bin-kind' })
    const none = { ...wrong, fromBinId: shelf, toBinId: quarantine }
    expect(await refusalOf(claims().markFaulty({ ...none, key: key() }))).toMatchObject({ reason: 'not-in-bin' })
    await balanced()
  })

  test('bad input is refused in words, and nothing stays of it', async () => {
    const { part, supplier, serials, lines } = await faulty(1, 'serial')
    const [line] = lines
    const plain = await partOf(world)
    if (line === undefined || !('partId' in line)) throw new Error('the piece waits')
    for (const quantity of [0, -1, 1.5, 10 ** 12]) {
      expect((await failureOf(begin(supplier.id, [{ ...line, quantity }]))).code).toBe('BAD_REQUEST')
    }
    const refused = async (change: Partial<typeof line>) => (await refusalOf(begin(supplier.id, [{ ...line, ...change }]))).reason
    expect(await refused({ lot: 'SN-NEVER' })).toBe('not-in-quarantine')
    expect(await refused({ lot: null })).toBe('lot-needed')
    expect(await refused({ quantity: 2 })).toBe('one-serial-a-piece')
    expect(await refused({ binId: shelf })).toBe('not-in-quarantine')
    expect(await refused({ movement: 1 })).toBe('claim-line-changed')
    expect(await refused({ partId: plain })).toBe('lot-not-tracked')

    const draft = await begin(supplier.id, [line])
    const early = answer(draft, { kind: 'credited', quantity: 1, amount: 1, evenIfMore: false })
    expect((await refusalOf(early)).reason).toBe('claim-not-sent')
    const gone = { partId: part, binId: quarantine, quantity: 1, lot: serials[0] ?? '', reason: 'thrown away' }
    await boss.client.stock.scrap({ ...gone, key: key() })
    expect(await refusalOf(send(draft))).toMatchObject({ reason: 'not-in-quarantine' })
    const before = await boss.client.purchasing.supplier({ supplierId: supplier.id })
    const { id, version, isActive: _, ...fields } = before.supplier
    await boss.client.purchasing.changeSupplier({ ...fields, supplierId: id, version, isActive: false, key: key() })
    expect(await refusalOf(begin(supplier.id))).toMatchObject({ reason: 'claim-supplier-closed' })
    expect(await refusalOf(send(draft))).toMatchObject({ reason: 'claim-supplier-closed' })
    expect(await again(draft)).toMatchObject({ state: 'draft', lines: 1 })
  })

  test('two clerks who take the same piece at the same moment: one gets it', async () => {
    const { supplier, lines } = await faulty(1)
    const both = await Promise.allSettled([begin(supplier.id, lines), begin(supplier.id, lines)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('the number opens the claim, and so does the code of its line', async () => {
    const { supplier, lines } = await faulty(1)
    const claim = await begin(supplier.id, lines)
    const meaning = { kind: 'claim', number: claim.number }
    expect(await boss.client.search.resolveScan({ payload: `HB${claim.number}` })).toEqual(meaning)
    expect(await boss.client.search.resolveScan({ payload: `HB${claim.items[0]?.code}` })).toEqual(meaning)
    expect(await boss.client.search.find({ text: claim.number })).toMatchObject([{ kind: 'claim', ref: claim.number }])
    const named = await claims().setNote({ ...one(claim), reference: 'RMA-55', note: null, key: key() })
    expect(named.reference).toBe('RMA-55')
  })
})
