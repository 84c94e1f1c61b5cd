import { afterAll, beforeAll, expect, test } from 'vitest'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { type Part, PLAIN_PART } from '../../shared/parts/parts.ts'
import type { Bin } from '../../shared/stock/bins.ts'
import { type App, describeHost } from '../kit/app.ts'
import { assess, checkInOne, FRESH_KEYS, LABOUR, move, release, unitOf } from '../kit/job-life.ts'
import { registerReport } from '../kit/quality-policy.ts'
import { partLine } from '../kit/stock.ts'
import { printedPages } from '../print/printed-pages.ts'

/** A job waits for a part: proposal, order, two deliveries, and the job goes on by itself; then it is picked and fitted. */
describeHost('station', 'A part that is short', (launch) => {
  let app: App
  let job: JobFile
  let part: Part
  let shelf: Bin
  beforeAll(async () => {
    app = await launch({ as: 'manager' })
    const { client } = app
    const bins = await client.stock.bins()
    const bin = bins.find((one) => one.kind === 'shelf' && one.isActive)
    if (bin === undefined) throw new Error('the sample has no shelf')
    shelf = bin
    const name = { en: 'Pump head', 'zh-CN': '泵头' }
    const fields = { ...PLAIN_PART, sku: 'RE-PUMP-1', name, tracking: 'serial', price: 2500 } as const
    part = await client.parts.create({ ...fields, key: FRESH_KEYS.key() })
    job = await checkInOne(FRESH_KEYS, client, { unit: unitOf('SN-PURCHASING'), accessories: [] })
    await move(FRESH_KEYS, client, job, 'assessing')
    await assess(FRESH_KEYS, client, job)
    await release(FRESH_KEYS, client, job, { lines: [LABOUR, partLine(part.id, 3)] })
    await registerReport(FRESH_KEYS, client, job)
    await client.jobParts.reserveFromPlan({ jobId: job.id, key: FRESH_KEYS.key() })
  })
  afterAll(() => app.close())

  const press = (...keys: string[]) => app.keys.press(keys, () => 120)
  const stage = async () => (await app.client.jobs.get({ number: job.number })).stage
  const scanSerials = async (...serials: string[]) => {
    for (const serial of serials) {
      await app.keys.scan(serial)
      await app.page.getByText(serial, { exact: true }).waitFor()
    }
  }
  const need = async () => (await app.client.jobParts.ofJob({ jobId: job.id })).parts[0]
  let number = ''

  test('is proposed of a supplier who was just added, and ordered in one step', async () => {
    const { page } = app
    expect(await stage()).toBe('awaiting-parts')
    await app.open('/purchasing/suppliers')
    await page.getByRole('heading', { name: 'Purchasing' }).waitFor()
    await press('Alt+n')
    await page.getByRole('textbox', { name: 'Name' }).fill('Rhein Elektronik')
    await page.getByRole('textbox', { name: 'Lead time' }).fill('4')
    await press('Control+Enter')
    await page.getByRole('heading', { name: 'Rhein Elektronik' }).waitFor()
    await press('Alt+o')
    await page.getByPlaceholder('SKU, name or maker').fill(part.sku)
    await page.getByRole('option', { name: part.sku }).first().click()
    await page.getByRole('textbox', { name: 'Price' }).fill('12.50')
    await press('Control+Enter')
    await page.getByRole('list', { name: 'Parts and prices' }).getByText(part.sku).waitFor()

    await app.open('/purchasing/reorder')
    const quantity = page.getByRole('textbox', { name: `Quantity of ${part.sku}` })
    await quantity.fill('1.5')
    await page.getByText('1 quantity cannot be ordered.').waitFor({ state: 'attached' })
    await quantity.fill('5')
    for (const other of await page.getByRole('checkbox', { name: /^All of (?!Rhein)/ }).all()) await other.uncheck()
    await press('Control+Enter')
    const heading = page.getByRole('heading', { name: /^Order V/ })
    await heading.waitFor()
    number = (await heading.innerText()).replace('Order ', '')
    expect(await need()).toMatchObject({ short: 3, ordered: 0 })
  })

  test('is on order once that was sent, on paper whose code leads back to it, and the job knows the day', async () => {
    const { page, keys } = app
    await press('Alt+p')
    const [paper] = await app.print('Purchase order')
    const [sheet] = await printedPages(paper ?? Buffer.alloc(0), 300)
    expect(sheet?.codes).toEqual([scanCodeOf(number)])
    expect(sheet?.text).toContain('Rhein Elektronik')
    await press('Alt+s')
    const day = page.getByRole('dialog').getByRole('textbox', { name: 'Expected' })
    await day.fill('2020-01-01')
    await press('Control+Enter')
    await page.getByText('This date has passed.').waitFor()
    await day.fill('')
    await press('Control+Enter')
    await page.getByText('Sent', { exact: true }).waitFor()
    const { expectedOn } = await app.client.purchasing.order({ number })
    expect(await need()).toMatchObject({ short: 3, ordered: 3, expectedOn })
    await app.open('/')
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor()
    await keys.scan(scanCodeOf(number))
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor()
  })

  test('comes in two deliveries, by part and bin, and the job goes on by itself', async () => {
    const { page, keys } = app
    await press('Alt+r')
    await page.getByText('Scan a part').waitFor()
    await page.getByRole('textbox', { name: 'Delivery note' }).fill('LS-1')
    await keys.scan('4006381333931')
    await page.getByText('No part is known by 4006381333931.').waitFor()
    await keys.scan(scanCodeOf(part.number))
    await scanSerials('RE-0001', 'RE-0002')
    await keys.scan('RE-0002')
    await page.getByText('RE-0002 was scanned already.').waitFor()
    await press('Enter')
    await page.getByText('Into which bin?').waitFor()
    await keys.scan('NO-SUCH-BIN')
    await page.getByText('There is no bin NO-SUCH-BIN.').waitFor()
    await keys.scan(scanCodeOf(shelf.number))
    await page.getByText(`2 × ${part.sku} into ${shelf.code}`).waitFor()
    await page.getByRole('link', { name: job.number }).waitFor()
    expect(await stage()).toBe('awaiting-parts')
    expect(await need()).toMatchObject({ short: 1, ordered: 1 })

    await press('Control+Enter')
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor()
    await press('Alt+r')
    await page.getByText('Scan a part').waitFor()
    await keys.scan(scanCodeOf(part.number))
    await scanSerials('RE-0003', 'RE-0004', 'RE-0005', 'RE-0006')
    await keys.scan(scanCodeOf(shelf.number))
    await page.getByRole('button', { name: 'Count again' }).click()
    await page.getByRole('button', { name: 'Not this one: RE-0006' }).click()
    // A scanned bin ends the counting.
    await keys.scan(scanCodeOf(shelf.number))
    await page.getByText(`3 × ${part.sku} into ${shelf.code}`).waitFor()
    await page.getByText('Has all its pieces').waitFor()
    expect(await stage()).toBe('repairing')
    await press('Control+Enter')
    await page.getByText('Delivery note LS-1').waitFor()
    expect(await app.client.purchasing.order({ number })).toMatchObject({ state: 'received', deliveries: [{}, {}] })
  })
  test('is picked by the piece’s own serial and fitted with both serials, the old one for the supplier', async () => {
    const { page, keys } = app
    await keys.scan(scanCodeOf(job.number))
    await page.getByRole('heading', { name: job.number }).waitFor()
    await page.getByText(`3 reserved in ${shelf.code}`).waitFor()
    await app.open('/picking')
    await page.getByRole('heading', { name: 'Picking' }).waitFor()
    await keys.scan(scanCodeOf(job.number))
    await page.getByText(`Go to bin ${shelf.code} and scan it`).waitFor()
    await keys.scan('RE-0004')
    await page.getByText('Scan the bin first').waitFor()
    await keys.scan(scanCodeOf(shelf.number))
    await page.getByText(`Scan ${part.sku}`).waitFor()
    await keys.scan('RE-0004')
    await page.getByText(`1 × ${part.sku} picked from ${shelf.code}`).waitFor()

    await app.open(`/jobs/${job.number}`)
    await page.getByText('1 in hand: RE-0004').waitFor()
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Log repair' }).first().click()
    await dialog.getByRole('textbox', { name: 'What was done' }).fill('Pump head replaced')
    await dialog.getByRole('textbox', { name: 'Minutes' }).fill('10')
    const line = dialog.getByRole('group', { name: part.sku })
    await expect.poll(() => line.getByRole('textbox', { name: 'New serial' }).inputValue()).toBe('RE-0004')
    const oldSerial = line.getByRole('textbox', { name: 'Old serial' })
    await oldSerial.focus()
    for (const scanned of ['OLD-78', 'OLD-77']) {
      await keys.scan(scanned)
      await expect.poll(() => oldSerial.inputValue()).toBe(scanned)
    }
    await press('Control+Enter')
    await dialog.getByRole('alert').first().waitFor()
    await line.getByText('To the supplier').click()
    await press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('1 fitted', { exact: true }).waitFor()
    expect((await app.client.jobs.get({ number: job.number })).entries[0]?.parts).toMatchObject([
      { oldSerial: 'OLD-77', newSerial: 'RE-0004', oldFate: 'to-supplier' },
    ])
    expect(await need()).toMatchObject({ reserved: 2, picked: 0, fitted: 1 })
  })

  test('leaves its old part to be claimed of whoever sold it, and credited', async () => {
    const { page, keys } = app
    await app.open('/claims')
    const mine = page.getByRole('region', { name: 'Rhein Elektronik' })
    await mine.getByText('OLD-77').waitFor()
    await mine.getByRole('button', { name: 'Begin a claim' }).click()
    await page.getByRole('heading', { name: /^Claim K/ }).waitFor()
    await press('Alt+s')
    await page.getByRole('button', { name: 'Send and print the list' }).click()
    await app.print('Packing list of a claim')
    await page.getByText('Sent', { exact: true }).first().waitFor()
    await keys.scan('OLD-77')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Credited').click()
    await dialog.getByRole('textbox', { name: 'Amount credited' }).fill('12.50')
    await press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Answered', { exact: true }).first().waitFor()
    expect(await app.client.stock.check()).toMatchObject({ differences: [] })
  })
})
