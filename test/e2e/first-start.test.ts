import { afterAll, beforeEach, expect, test } from 'vitest'
import { type App, describeEachHost, expectShown, SAMPLE_PIN } from '../kit/app.ts'
import { expectFocusIn } from '../kit/waits.ts'
import { keysOf } from '../kit/keys.ts'

describeEachHost('The first start', (launch) => {
  const launched: App[] = []
  let app: App
  beforeEach(async () => {
    app = await launch({ sample: false })
    launched.push(app)
  })
  afterAll(() => Promise.all(launched.map((one) => one.close())))

  test('asks for the depot and its first administrator, who is signed in and can work', async () => {
    const { page } = app
    await expectShown(page.getByRole('heading', { level: 1, name: 'Welcome to Handback' }))
    const keys = await keysOf(page)
    const form = page.getByRole('form', { name: 'Set up your depot' })
    await form.getByLabel('Name of the depot').fill('Uferwerk Reparaturen')
    await form.getByLabel('Address').fill('Am Ufer 3\n20457 Hamburg')
    await form.getByLabel('Your name').fill('Ada Brandt')
    await form.locator('input[type="password"]').first().fill('1111')
    await form.locator('input[type="password"]').last().fill('1111')
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText('This PIN is guessed too easily. Avoid repeated digits and runs such as 1234.'))
    expect((await app.client.depot.info()).isSetUp).toBe(false)
    expect(await form.getByLabel('Name of the depot').inputValue()).toBe('Uferwerk Reparaturen')

    await form.locator('input[type="password"]').first().fill('7294')
    await form.locator('input[type="password"]').last().fill('7294')
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByRole('button', { name: /Ada Brandt/ }))
    await expectShown(page.getByRole('navigation').getByText('Check-in'))
    expect(await app.client.depot.info()).toMatchObject({ isSetUp: true, isSample: false, name: 'Uferwerk Reparaturen' })
  })

  test('opens the sample depot, where anybody signs in with the PIN that is shown', async () => {
    const { page } = app
    await page.getByRole('button', { name: 'Open the sample depot' }).click()
    await page.getByText(`everybody’s PIN is ${SAMPLE_PIN}`).waitFor({ timeout: 120_000 })
    const keys = await keysOf(page)
    await page.getByLabel('Your name').fill('grace')
    await keys.press(['Enter'], () => 300)
    const pin = page.locator('input[type="password"]')
    await expectFocusIn(pin)
    await keys.type('9999')
    await keys.press(['Enter'], () => 300)
    await expectShown(page.getByText('Name and PIN do not match. Try again.'))
    await expect.poll(() => pin.inputValue()).toBe('')
    await expectFocusIn(pin)
    await keys.type(SAMPLE_PIN)
    await keys.press(['Enter'], () => 300)
    await expectShown(page.getByRole('button', { name: /Grace Okoye/ }))
    await expectShown(page.getByRole('navigation').getByText('Board'))
    expect(await app.client.depot.info()).toMatchObject({ isSetUp: true, isSample: true })
  })
})
