import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PartSummary } from '../../shared/parts/parts.ts'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import type { Bin } from '../../shared/stock/bins.ts'
import { type App, describeHost } from '../kit/app.ts'
import { atRest, seriousInBothThemes, wearTheme } from '../kit/axe.ts'
import { FRESH_KEYS } from '../kit/job-life.ts'
import { printedPages } from '../print/printed-pages.ts'

/** Faulty pieces: found in a bin, claimed, sent with their list, answered serial for serial. */
describeHost('station', 'A faulty piece', (launch) => {
  const SERIALS = ['CLAIM-1', 'CLAIM-2'] as const
  let app: App
  let part: PartSummary
  let shelf: Bin
  let number = ''
  beforeAll(async () => {
    app = await launch({ as: 'parts' })
    await wearTheme(app.page, 'light')
    const { client } = app
    const key = () => FRESH_KEYS.key()
    const [bins, parts] = await Promise.all([client.stock.bins(), client.parts.list({ limit: 100 })])
    const tracked = parts.items.find(({ tracking }) => tracking === 'serial')
    const bin = bins.find(({ kind, isActive }) => kind === 'shelf' && isActive)
    if (tracked === undefined || bin === undefined) throw new Error('the sample has no such part or bin')
    part = tracked
    shelf = bin
    const nobody = { contact: null, phone: null, email: null, address: null, note: null }
    const { id } = await client.purchasing.addSupplier({ name: 'Rhein Elektronik', ...nobody, leadTimeDays: 4, key: key() })
    const order = await client.purchasing.makeOrder({ supplierId: id, note: null, key: key() })
    const line = { orderId: order.id, partId: part.id, quantity: 2, unitPrice: 1250 }
    const { version } = await client.purchasing.setLine({ ...line, version: order.version, key: key() })
    await client.purchasing.send({ orderId: order.id, version, expectedOn: null, key: key() })
    await client.purchasing.receive({
      source: { orderId: order.id },
      delivery: { noteNumber: null },
      partId: part.id,
      binId: shelf.id,
      quantity: 2,
      lots: SERIALS.map((serial) => ({ number: serial, quantity: 1 })),
      unitPrice: null,
      evenIfMore: false,
      key: key(),
    })
  })
  afterAll(() => app.close())

  const press = (...keys: string[]) => app.keys.press(keys, () => 120)
  const claim = () => app.client.claims.claim({ number })
  const serious = async () => {
    await atRest(app.page)
    return seriousInBothThemes(app.page)
  }
  const dialog = () => app.page.getByRole('dialog')

  test('is put into quarantine by its serial, and waits with whoever delivered it', async () => {
    const { page, keys } = app
    await app.open(`/parts/${part.number}`)
    await page.getByRole('heading', { name: part.sku, level: 1 }).waitFor()
    for (const serial of SERIALS) {
      await press('Alt+f')
      await dialog().getByRole('textbox', { name: 'Serial' }).waitFor()
      await keys.scan(scanCodeOf(shelf.number))
      await dialog().locator('option:checked', { hasText: shelf.code }).waitFor({ state: 'attached' })
      await keys.scan(serial)
      await dialog().locator(`input[value="${serial}"]`).waitFor()
      if (serial === SERIALS[0]) {
        await press('Control+Enter')
        await dialog().getByText('Please fill this in.').waitFor()
      }
      await dialog().getByRole('textbox', { name: 'Reason' }).fill('No picture')
      await press('Control+Enter')
      await dialog().waitFor({ state: 'hidden' })
    }
    await app.open('/claims')
    const waiting = page.getByRole('list', { name: 'Rhein Elektronik' })
    await waiting.getByText(SERIALS[0]).waitFor()
    await waiting.getByText(SERIALS[1]).waitFor()
    expect(await serious()).toEqual([])
    const pieces = (await app.client.claims.waiting()).filter(({ partId }) => partId === part.id)
    expect(pieces.map(({ lot, origin, paid }) => [lot, origin, paid])).toEqual(SERIALS.map((one) => [one, 'doa-bin', 1250]))
  })

  test('becomes a claim, and leaves the stock with a list whose codes lead back to it', async () => {
    const { page, keys } = app
    await page.getByRole('region', { name: 'Rhein Elektronik' }).getByRole('button', { name: 'Begin a claim' }).click()
    const heading = page.getByRole('heading', { name: /^Claim K/ })
    await heading.waitFor()
    number = (await heading.innerText()).replace('Claim ', '')
    expect(await claim()).toMatchObject({ state: 'draft', lines: 2, owed: 2500 })
    await press('Alt+s')
    await page.getByRole('button', { name: 'Send and print the list' }).click()
    const [list] = await app.print('Packing list of a claim')
    const { items } = await claim()
    const [sheet] = await printedPages(list ?? Buffer.alloc(0), 300)
    expect(new Set(sheet?.codes)).toEqual(new Set([number, ...items.map(({ code }) => code)].map(scanCodeOf)))
    for (const word of ['Rhein Elektronik', ...SERIALS, 'No picture']) expect(sheet?.text).toContain(word)
    await page.getByText('Sent', { exact: true }).first().waitFor()
    expect(await claim()).toMatchObject({ state: 'sent', openPieces: 2 })
    await app.open('/')
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor()
    await keys.scan(scanCodeOf(number))
    await heading.waitFor()
  })

  test('is replaced by a new serial, and the other credited; more than was paid is asked', async () => {
    const { page, keys } = app
    const [first, second] = (await claim()).items
    await keys.scan(scanCodeOf(first?.code ?? ''))
    await dialog().getByRole('textbox', { name: 'Serial of the new piece' }).waitFor()
    await keys.scan('FRESH-1')
    await expect.poll(() => dialog().getByRole('textbox', { name: 'Serial of the new piece' }).inputValue()).toBe('FRESH-1')
    await keys.scan(scanCodeOf(shelf.number))
    await dialog().locator(`input[value^="${shelf.code}"]`).waitFor()
    await press('Control+Enter')
    await dialog().waitFor({ state: 'hidden' })
    await page.getByText(`FRESH-1 · ${shelf.code}`).waitFor()

    await keys.scan(second?.lot ?? '')
    await dialog().getByText('Credited').click()
    const amount = dialog().getByRole('textbox', { name: 'Amount credited' })
    await amount.fill('13')
    await press('Control+Enter')
    await dialog().getByText('Compare it with the credit note').waitFor()
    await amount.fill('')
    await press('Control+Enter')
    await dialog().waitFor({ state: 'hidden' })
    await page.getByText('Answered', { exact: true }).first().waitFor()
    expect(await serious()).toEqual([])
    expect(await claim()).toMatchObject({ state: 'closed', owed: 0, credited: 1250 })
    await app.open('/claims?show=closed')
    await page.getByRole('link', { name: number }).waitFor()
  })
})
