import { afterAll, beforeAll, expect, test } from 'vitest'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { bringToReady, FRESH_KEYS, payDue } from '../kit/job-life.ts'
import { keysOf } from '../kit/keys.ts'
import { signOn } from '../kit/sign.ts'
import { printedPages } from '../print/printed-pages.ts'

const serials = Array.from({ length: 20 }, (_, index) => `AUD-77${String(index + 10)}`)

/** Two lines are wrong: one names a model that nobody knows, one is the same unit again. */
const LIST = [
  'Serial no.\tModel\tProblem',
  ...serials.map((serial, index) => {
    if (index === 4) return `${serial}\tNo Such Model\tcrackles`
    if (index === 9) return `${serials[8] ?? ''}\t\tno sound`
    return `${serial}\t\tno sound on the left`
  }),
].join('\r\n')

describeHost('station', 'A dealer’s parcel', (launch) => {
  let app: App
  let rma = ''
  beforeAll(async () => {
    app = await launch({ as: 'front-desk' })
  })
  afterAll(() => app.close())

  const count = (name: string, value: number) =>
    expectShown(app.page.locator(`[data-count="${name}"]`).getByText(String(value), { exact: true }))
  const press = (...keys: string[]) => app.keys.press(keys, () => 120)

  test('of 20 units is announced by a pasted list, whose two faulty lines are mended in place', async () => {
    const { page } = app
    await app.open('/check-in')
    await page.getByRole('heading', { name: 'Check-in' }).waitFor()
    await press('Alt+e')
    await page.getByRole('heading', { name: 'Issue an RMA beforehand' }).waitFor()
    await page.locator('[data-field="customer"]').fill('Harbour Audio')
    await page
      .getByRole('option', { name: /^Harbour Audio/ })
      .first()
      .click()
    const { items } = await app.client.catalogue.models({ query: 'Soundbeam', limit: 1 })
    const model = `${items[0]?.brand ?? ''} ${items[0]?.name ?? ''}`
    await page.locator('[data-field="model"]').fill(model)
    await page.getByRole('option', { name: model }).first().click()
    await page.getByRole('textbox', { name: 'A list to paste' }).fill(LIST)
    await page.getByRole('button', { name: 'Take over' }).click()
    await page.getByText('2 lines need to be mended.').waitFor()
    await page.getByText('No model is called No Such Model.').waitFor()
    await page.getByText('The same serial as in line 9.').waitFor()
    await page.getByRole('textbox', { name: 'Model, if another, line 5' }).fill('')
    await page.getByRole('textbox', { name: 'Serial number, line 10' }).fill(serials[9] ?? '')
    await page.getByText('20 units, nothing to mend.').waitFor()
    await press('Control+Enter')
    const heading = page.getByRole('heading', { name: /^Arrival of R/ })
    await heading.waitFor()
    rma = (await heading.innerText()).replace('Arrival of ', '')
    await count('expected', 20)
    expect((await app.client.arrivals.get({ number: rma })).lines.map((line) => line.serial)).toEqual(serials)
  })

  test('gets packing instructions whose code leads back to it, on paper and as a mail that nobody sends', async () => {
    const { page } = app
    await press('Alt+p')
    const [packing] = await app.print('Packing instructions')
    const pages = await printedPages(packing ?? Buffer.alloc(0), 300)
    expect(pages.flatMap(({ codes }) => codes)).toEqual([scanCodeOf(rma)])
    await press('Alt+m')
    await page.getByText('Nothing is sent from here.').waitFor()
    await expect.poll(() => page.getByRole('dialog').getByRole('textbox').inputValue()).toContain(rma)
    expect(await page.getByRole('link', { name: 'Open it in the e-mail program' }).getAttribute('href')).toContain('mailto:')
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('arrives by scan: 18 of 20 and one that nobody announced; what was received wrongly is taken back', async () => {
    const { page, keys } = app
    await app.open('/')
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor()
    await keys.scan(scanCodeOf(rma))
    await page.getByRole('heading', { name: `Arrival of ${rma}` }).waitFor()
    for (const serial of serials.slice(0, 18)) {
      await keys.scan(serial)
      await page.getByText(`Received: ${serial}`).waitFor()
    }
    await count('arrived', 18)
    await keys.scan(serials[0] ?? '')
    await page.getByText(`${serials[0] ?? ''} has been received already`).waitFor()
    await page.getByRole('button', { name: `Take back the arrival of ${serials[17] ?? ''}` }).click()
    await count('arrived', 17)
    await keys.scan(serials[17] ?? '')
    await count('arrived', 18)

    await keys.scan('AUD-EXTRA-1')
    await page.getByRole('heading', { name: 'Not on the list: AUD-EXTRA-1' }).waitFor()
    await page.getByRole('textbox', { name: 'Fault in the customer’s words' }).fill('Came along, no sound either')
    await press('Control+Enter')
    await page.getByText('Added as surplus: AUD-EXTRA-1').waitFor()
    await count('surplus', 1)
    const { lines } = await app.client.arrivals.get({ number: rma })
    expect(lines.filter((line) => line.state === 'arrived').map((line) => line.serial)).toEqual(serials.slice(0, 18))
  })

  test('is reconciled: two are missing and cancelled, 19 labels and the slips print', async () => {
    const { page } = app
    await press('Alt+n')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('2 units did not come:').waitFor()
    const ofAll = dialog.getByRole('radiogroup', { name: 'What becomes of the rest' })
    await ofAll.getByText('Cancel it').click()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Not in the parcel')
    await press('Control+Enter')
    const [labels, slips] = await app.print('Labels of what arrived', 'RMA slips')
    expect(await printedPages(labels ?? Buffer.alloc(0), 300)).toHaveLength(19)
    const text = (await printedPages(slips ?? Buffer.alloc(0), 150)).map((one) => one.text).join(' ')
    expect(text).toContain('Announced 20, arrived 18, missing 2, not announced 1.')
    await count('missing', 2)
    const file = await app.client.arrivals.get({ number: rma })
    expect(file.lines.filter((line) => line.state === 'missing').map((line) => [line.serial, line.stage])).toEqual([
      [serials[18], 'closed'],
      [serials[19], 'closed'],
    ])
  })

  test('goes back as its units are ready: two of them one after the other, each at its own gate', async () => {
    const { page, keys, client } = app
    const { lines } = await client.arrivals.get({ number: rma })
    const numbers = lines.filter(({ state }) => state === 'arrived').map(({ number }) => number)
    const [first = '', second = ''] = numbers
    for (const number of [first, second]) {
      const job = await bringToReady(FRESH_KEYS, client, await client.jobs.get({ number }))
      await payDue(FRESH_KEYS, client, job)
    }
    // High enough for the whole pad above the bar at the bottom.
    await page.setViewportSize({ width: 1280, height: 1200 })
    // The page of the arrival takes a label for its own business.
    await app.open('/')
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor()
    await keys.scan(scanCodeOf(first))
    await page.getByRole('heading', { level: 1, name: first }).waitFor()
    await page.getByTestId('next-step').getByText('Hand back').click()
    for (const number of [first, second]) {
      await page.getByRole('heading', { level: 1, name: `Hand-back of ${number}` }).waitFor()
      await keys.scan(scanCodeOf(rma))
      await page.getByText(`Slip ${rma} scanned`).waitFor()
      // Somebody comes for an organisation.
      await page.getByLabel('Collected by').fill('Jo Marsh')
      await signOn(page)
      await page.getByText('All green').waitFor()
      await press('Control+Enter')
      await page.getByText('Handed back. The job is closed.').waitFor()
      await app.print('Hand-back slip')
      if (number !== first) continue
      await page.getByText('1 more unit of this customer is ready').waitFor()
      await page.getByRole('button', { name: `Next: ${second}` }).click()
    }
    const stages = await Promise.all(numbers.map(async (number) => (await client.jobs.get({ number })).stage))
    expect(stages).toEqual(numbers.map((number) => (number === first || number === second ? 'closed' : 'received')))
    await page.setViewportSize({ width: 1280, height: 800 })
    await app.open('/')
  })

  test('an expected unit scanned at check-in, or anywhere, is received where it is expected; who may not sees its job', async () => {
    const { page, keys } = app
    const [expected] = await app.client.arrivals.expected()
    const { lines } = await app.client.arrivals.get({ number: expected?.number ?? '' })
    const line = lines.find((one) => one.stage === 'expected' && one.serial !== null)
    await app.open('/check-in')
    await page.getByRole('heading', { level: 1, name: 'Check-in' }).waitFor()
    await keys.scan(line?.serial ?? '')
    await page.getByText(`This unit is expected under RMA ${expected?.number ?? ''}`).waitFor()
    await press('Alt+o')
    await page.getByRole('heading', { name: `Arrival of ${expected?.number ?? ''}` }).waitFor()
    const bench = await app.newWindow('technician')
    const other = lines.find((one) => one.stage === 'expected' && one.jobId !== line?.jobId)
    await (await keysOf(bench)).scan(other?.serial ?? '')
    await bench.getByRole('heading', { name: other?.number ?? '-' }).waitFor()
    expect(await bench.getByRole('heading', { name: /^Arrival of/ }).count()).toBe(0)
  })
})
