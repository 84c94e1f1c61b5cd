import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { expectFocusIn, nextStepOf } from '../kit/waits.ts'
import { signOn } from '../kit/sign.ts'
import { printedPages } from '../print/printed-pages.ts'

/**
 * One unit's whole way by the screens alone, with nothing prepared through the contract: what each step hands to the next is what
 * shorter specs cannot show. On the station, since a customer's own browser takes part; the single steps run on both hosts elsewhere.
 */
describeHost('station', 'A promise', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch()
    await app.page.setViewportSize({ width: 1600, height: 1000 })
  })
  afterAll(() => app.close())

  const press = (...keys: string[]) => app.keys.press(keys, () => 200)
  const nextStep = () => nextStepOf(app.page)
  const nextIs = (words: string | RegExp) => expectShown(nextStep().getByText(words))
  /** Takes the next step, once the page offers just that. */
  const take = async (words: string | RegExp) => {
    await nextIs(words)
    await nextStep().click()
  }
  const save = async () => {
    await press('Control+Enter')
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  const dialog = (name: string | RegExp) => app.page.getByRole('dialog', { name })
  const jobOf = (number: string) => app.client.jobs.get({ number })

  /** The field of the amount holds what is due, and takes the next key. */
  const expectDue = async (amount: string) => {
    const field = app.page.getByRole('textbox', { name: 'Amount' })
    await expect.poll(() => field.inputValue()).toBe(amount)
    await expectFocusIn(field)
  }

  async function checkIn(serial: string, customer: string, phone: string): Promise<string> {
    const { page } = app
    const fill = (field: string, text: string) => page.locator(`[data-field="${field}"]`).fill(text)
    await app.open('/check-in')
    await fill('serial', serial)
    await fill('model', 'Norden Kettle 2')
    await page
      .getByRole('option', { name: /Norden Kettle 2/ })
      .first()
      .click()
    await fill('customer', customer)
    await page.getByRole('option', { name: /New customer/ }).click()
    await fill('newCustomer.phone', phone)
    await fill('fault', 'Stops after a minute, smells hot')
    await press('Control+Enter')
    await expectShown(page.getByRole('heading', { name: 'Checked in' }))
    await app.print('Label and tags', 'RMA slips')
    const number = await page
      .getByRole('main')
      .getByRole('link', { name: /^J\d{7}/ })
      .innerText()
    await app.keys.scan(scanCodeOf(number))
    await expectShown(page.getByRole('heading', { level: 1, name: number }))
    return number
  }

  async function assess(): Promise<void> {
    const { page } = app
    await take('Start assessment')
    await take('Write assessment')
    const form = dialog(/^Assess/)
    await form.getByLabel('Findings').fill('Fuse F1 open, heater 0 ohm')
    await form.getByRole('combobox', { name: 'Cause' }).click()
    await page.getByRole('option', { name: 'Component failure' }).click()
    await form.getByRole('combobox', { name: 'Responsibility' }).click()
    await page.getByRole('option', { name: 'Wear' }).click()
    await save()
  }

  /** Writes a version of the plan with one line at this price. */
  async function offer(number: string, price: string, declineFee = '0'): Promise<void> {
    const editor = dialog(`Plan for ${number}`)
    await editor.getByLabel('Measures').fill('Replace heater and fuse')
    await editor.getByLabel('Price each, line 1').fill(price)
    await editor.getByLabel('Tax %, line 1').fill('20')
    await editor.getByLabel('Fee if declined').fill(declineFee)
    await save()
  }

  async function linkIn(number: string): Promise<string> {
    await app.page.getByRole('button', { name: 'Make a link' }).click()
    const form = dialog(`Link to the plan of ${number}`)
    await form.getByRole('button', { name: 'Make a link' }).click()
    const url = await form.getByLabel('Send this to the customer').inputValue()
    await form.getByRole('button', { name: 'Close' }).last().click()
    return url
  }

  async function visitor(url: string): Promise<Page> {
    const page = await app.newWindow(null)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(url)
    return page
  }

  test('is made, grows dearer, is agreed to by link, kept, paid and handed back', async () => {
    const { page, keys } = app
    const number = await checkIn('WALK-0001', 'Mira Holt', '0711 20 30 40')
    await assess()
    await take('Make the plan')
    await offer(number, '80.00')
    await page.getByRole('button', { name: 'Print the plan', exact: true }).click()
    const [paper = Buffer.alloc(0)] = await app.print('Plan')
    const printed = await printedPages(paper, 300)
    const text = printed.map((one) => one.text).join('\n')
    for (const words of ['96.00', 'Replace heater and fuse', 'Mira Holt']) expect(text).toContain(words)
    expect(printed.flatMap(({ codes }) => codes)).toContain(scanCodeOf(number))

    await take('Wait for the customer')
    await take('Record the answer')
    await signOn(page)
    await save()
    await take(/Repairing/)
    await expect.poll(async () => (await jobOf(number)).stage).toBe('repairing')

    await page.getByRole('button', { name: 'New version', exact: true }).click()
    await offer(number, '200.00')
    await expectShown(page.getByText(/Approval of plan 1 is void/))
    await take('Wait for the customer')
    await nextIs('Record the answer')
    const customer = await visitor(await linkIn(number))
    await expectShown(customer.getByRole('heading', { level: 1, name: `Your repair ${number}` }))
    await expectShown(customer.getByText(/240\.00/))
    expect(await customer.getByRole('navigation').count()).toBe(0)
    await customer.getByLabel('Your name').fill('Mira Holt')
    await customer.getByRole('button', { name: /Yes, repair it for/ }).click()
    await expectShown(customer.getByText('Thank you. Your approval has arrived.'))
    await customer.close()

    await take(/Repairing/)
    await take('Log repair')
    await dialog(/./).getByLabel('What was done').fill('Replaced heater and fuse')
    await dialog(/./).getByLabel('Minutes').last().fill('25')
    await save()
    await take(/Testing/)
    await take('Run checklist')
    const passed = dialog(/^Test of/).getByRole('button', { name: 'Pass' })
    await expectShown(passed)
    for (const one of await passed.all()) await one.click()
    await save()
    await take('Hand back')
    await expectShown(page.locator('[data-line="paid"][data-green="false"]'))
    await expectShown(page.locator('[data-line="plan"][data-green="true"]'))
    await page.locator('[data-line="paid"]').getByRole('button', { name: 'Go to the payment' }).click()
    await expectDue('240.00')
    await press('Enter')
    await app.print('Receipt')
    const { rmaNumber } = await jobOf(number)
    await keys.scan(scanCodeOf(rmaNumber))
    await signOn(page)
    await expectShown(page.getByText('All green'))
    await press('Control+Enter')
    await expectShown(page.getByText('Handed back. The job is closed.'))
    const [slip = Buffer.alloc(0)] = await app.print('Hand-back slip')
    const slipText = (await printedPages(slip, 150)).map((one) => one.text).join('\n')
    expect(slipText).toContain('240.00')
    expect(await jobOf(number)).toMatchObject({ stage: 'closed', outcome: 'repaired' })
    const { answers } = await app.client.plans.ofJob({ jobId: (await jobOf(number)).id })
    expect(answers.map(({ number: version, way, decision }) => [version, way, decision])).toEqual([
      [2, 'link', 'approved'],
      [1, 'signature', 'approved'],
    ])
  })

  test('is declined by link: the unit goes back unrepaired, once its fee is paid', async () => {
    const { page, keys } = app
    const number = await checkIn('WALK-0002', 'Jonas Falk', '0711 50 60 70')
    await assess()
    await take('Make the plan')
    await offer(number, '80.00', '25')
    await take('Wait for the customer')
    await nextIs('Record the answer')
    const customer = await visitor(await linkIn(number))
    await customer.getByLabel('Your name').fill('Jonas Falk')
    await expectShown(customer.getByText(/25\.00/))
    await customer.getByRole('button', { name: /^No/ }).click()
    await expectShown(customer.getByText(/Thank you/))
    await customer.close()
    await take(/Ready/)
    await take('Hand back')
    await page.locator('[data-line="paid"]').getByRole('button', { name: 'Go to the payment' }).click()
    await expectDue('25.00')
    await press('Enter')
    await app.print('Receipt')
    const { rmaNumber } = await jobOf(number)
    await keys.scan(scanCodeOf(rmaNumber))
    await signOn(page)
    await expectShown(page.getByText('All green'))
    await press('Control+Enter')
    await expectShown(page.getByText('Handed back. The job is closed.'))
    expect(await jobOf(number)).toMatchObject({ stage: 'closed', outcome: 'returned-unrepaired', entries: [] })
  })
})
