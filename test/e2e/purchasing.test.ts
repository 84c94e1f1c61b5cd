import { afterAll, beforeAll, expect, test } from 'vitest'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { PartSummary } from '../../shared/parts/parts.ts'
import type { Bin } from '../../shared/stock/bins.ts'
import { type App, describeHost } from '../kit/app.ts'
import { assess, checkInOne, FRESH_KEYS, LABOUR, move, release, unitOf } from '../kit/job-life.ts'
import { partLine } from '../kit/stock.ts'
import { printedPages } from '../print/printed-pages.ts'

/** A job waits for a part: proposal, order, two deliveries, and the job goes on by itself. */
describeHost('station', 'A part that is short', (launch) => {
  let app: App
  let job: JobFile
  let part: PartSummary
  let shelf: Bin
  beforeAll(async () => {
    app = await launch({ as: 'manager' })
    const { client } = app
    const bins = await client.stock.bins()
    const free = (await client.parts.find({ query: '' })).find((one) => one.tracking === 'none')
    const bin = bins.find((one) => one.kind === 'shelf' && one.isActive)
    if (free === undefined || bin === undefined) throw new Error('the sample has no such part or bin')
    part = free
    shelf = bin
    job = await checkInOne(FRESH_KEYS, client, { unit: unitOf('SN-PURCHASING'), accessories: [] })
    await move(FRESH_KEYS, client, job, 'assessing')
    await assess(FRESH_KEYS, client, job)
    await release(FRESH_KEYS, client, job, { lines: [LABOUR, partLine(part.id, part.available + 3)] })
    await client.jobParts.reserveFromPlan({ jobId: job.id, key: FRESH_KEYS.key() })
  })
  afterAll(() => app.close())

  const press = (...keys: string[]) => app.keys.press(keys, () => 120)
  const stage = async () => (await app.client.jobs.get({ number: job.number })).stage
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
    await page.getByRole('textbox', { name: 'Pieces' }).fill('2')
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
    await page.getByText('3 are to come').waitFor()
    await page.getByRole('textbox', { name: 'Pieces' }).fill('4')
    await press('Enter')
    await page.getByText('Into which bin?').waitFor()
    await keys.scan(scanCodeOf(shelf.number))
    await page.getByRole('button', { name: 'Count again' }).click()
    // A scanned bin ends the counting: what is to come is there.
    await page.getByText('3 are to come').waitFor()
    await keys.scan(scanCodeOf(shelf.number))
    await page.getByText(`3 × ${part.sku} into ${shelf.code}`).waitFor()
    await page.getByText('Has all its pieces').waitFor()
    expect(await stage()).toBe('repairing')
    await press('Control+Enter')
    await page.getByText('Delivery note LS-1').waitFor()
    expect(await app.client.purchasing.order({ number })).toMatchObject({ state: 'received', deliveries: [{}, {}] })
  })
})
