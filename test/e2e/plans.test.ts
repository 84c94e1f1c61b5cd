import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { type Part, PLAIN_PART } from '../../shared/parts/parts.ts'
import { quantityCode, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { assess, checkInOne, ENTRY, FRESH_KEYS, LABOUR, move, offer, release, runTest, unitOf } from '../kit/job-life.ts'
import { nextStepOf } from '../kit/waits.ts'
import { signOn } from '../kit/sign.ts'

/** Out of every warranty, and assessed. */
async function assessed({ client }: App, serial: string): Promise<JobFile> {
  const job = await checkInOne(FRESH_KEYS, client, { unit: unitOf(serial) })
  await move(FRESH_KEYS, client, job, 'assessing')
  await assess(FRESH_KEYS, client, job)
  return job
}

async function openJob(app: App, job: JobFile): Promise<void> {
  await app.open(`/jobs/${job.number}`)
  await expectShown(app.page.getByRole('heading', { level: 1, name: job.number }))
}

describeHost('desktop', 'A plan', (launch) => {
  let app: App
  let part: Part
  beforeAll(async () => {
    app = await launch()
    await app.page.setViewportSize({ width: 1600, height: 1000 })
    const name = { en: 'Heater', 'zh-CN': '加热器' }
    part = await app.client.parts.create({ ...PLAIN_PART, sku: 'PLAN-PART', name, price: 500, key: FRESH_KEYS.key() })
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  const fileOf = (job: JobFile) => app.client.jobs.get({ number: job.number })
  /** Pressed once the step before it has ended. */
  const next = () => nextStepOf(app.page).click()
  const nextIs = (words: string | RegExp) => expectShown(nextStepOf(app.page).getByText(words))
  const save = async () => {
    await app.keys.press(['Control+Enter'], () => 300)
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  test('has no link while no customer could reach it, and says what to do', async () => {
    const { page } = app
    const job = await assessed(app, 'PL-5')
    await offer(FRESH_KEYS, app.client, job)
    await openJob(app, job)
    await page.getByRole('button', { name: 'Make a link' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make a link' }).click()
    await expectShown(page.getByText(/Enter the depot’s public address in Settings first/))
  })

  test('is written by keyboard, priced exactly, signed for, and becomes void when it grows dearer', async () => {
    const { page, keys } = app
    const job = await assessed(app, 'PL-1')
    await openJob(app, job)
    await nextIs('Make the plan')
    await next()
    const editor = page.getByRole('dialog', { name: `Plan for ${job.number}` })
    await editor.getByLabel('Measures').fill('Replace heater and fuse')
    const price = editor.getByLabel('Price each, line 1')
    await price.fill('80.005')
    await keys.press(['Control+Enter'], () => 300)
    await expectShown(editor.getByText('At most 2 digits after the point.'))
    await editor.getByLabel('Tax %, line 1').fill('101')
    await price.fill('80,10')
    await keys.press(['Control+Enter'], () => 300)
    await expectShown(editor.getByText('At most 100.'))
    await editor.getByLabel('Tax %, line 1').fill('19')
    await price.press('Enter')
    await expectShown(editor.getByRole('group', { name: 'Line 2' }))
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('What, line 2')
    await editor.getByLabel('What, line 2').fill('Return shipping')
    await editor.getByLabel('Price each, line 2').fill('9.90')
    await editor.getByLabel('Tax %, line 2').fill('0')
    // 80.10 + 9.90, and 19 % of 80.10 is 15.219.
    await expectShown(editor.getByText(/105\.22 to pay/))
    expect((await app.client.plans.ofJob({ jobId: job.id })).plans).toEqual([])
    await save()
    await nextIs('Wait for the customer')
    await next()
    await nextIs('Record the answer')
    await next()
    const dialog = page.getByRole('dialog', { name: `The customer’s answer to ${job.number}` })
    await expectShown(dialog.getByText(/105\.22 to pay/))
    await signOn(page)
    await save()
    await nextIs(/Repairing/)
    await next()
    await expect.poll(async () => (await fileOf(job)).stage).toBe('repairing')
    await offer(FRESH_KEYS, app.client, job, { lines: [{ ...LABOUR, unitPrice: 20_000 }] })
    await nextIs('Wait for the customer')
    await expectShown(page.getByText(/Approval of plan 1 is void/))
    await expectShown(page.getByText('Version 2').first())
    expect(await fileOf(job)).toMatchObject({ facts: { isReleased: false } })
    await page.getByText('All 2 versions and what they changed').click()
    await expectShown(page.getByText(/dearer/))
  })

  test('takes a number as the price that has the focus, then as the pieces of the part scanned, with an input method on too', async () => {
    const { page, keys } = app
    const job = await assessed(app, `PL-6-${crypto.randomUUID().slice(0, 8)}`)
    await openJob(app, job)
    await nextIs('Make the plan')
    await next()
    const editor = page.getByRole('dialog', { name: `Plan for ${job.number}` })
    const price = editor.getByLabel('Price each, line 1')
    await price.focus()
    await keys.compose(scanCodeOf(quantityCode(40)), '好')
    await expect.poll(() => price.inputValue()).toBe('40')
    await keys.compose(scanCodeOf(part.number), '好')
    await expectShown(editor.getByRole('group', { name: 'Line 2' }))
    await keys.compose(scanCodeOf(quantityCode(2)), '好')
    await expect.poll(() => editor.getByLabel('Quantity, line 2').inputValue()).toBe('2')
    expect(await price.inputValue()).toBe('40')
  })

  test('is declined with its fee', async () => {
    const { page } = app
    const job = await assessed(app, 'PL-2')
    await offer(FRESH_KEYS, app.client, job, { declineFee: 2500 })
    await move(FRESH_KEYS, app.client, job, 'awaiting-approval')
    await openJob(app, job)
    await nextIs('Record the answer')
    await next()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Declined').click()
    await expectShown(dialog.getByText(/With fee: .*25\.00/))
    await dialog.getByText('By phone').click()
    await save()
    await nextIs(/Ready/)
    await next()
    await expect.poll(async () => (await fileOf(job)).stage).toBe('ready')
    const gate = await app.client.handBack.gate({ jobId: job.id })
    expect(gate.facts).toMatchObject({ outcome: 'returned-unrepaired', planState: 'settled' })
  })

  test('holds the hand-back until it is settled', async () => {
    const { page } = app
    const job = await assessed(app, 'PL-3')
    await release(FRESH_KEYS, app.client, job)
    await move(FRESH_KEYS, app.client, job, 'repairing')
    await app.client.bench.logRepair({ jobId: job.id, ...ENTRY, key: crypto.randomUUID() })
    await move(FRESH_KEYS, app.client, job, 'testing')
    await runTest(FRESH_KEYS, app.client, job, true)
    await offer(FRESH_KEYS, app.client, job, { lines: [{ ...LABOUR, unitPrice: 20_000 }] })
    await app.open(`/jobs/${job.number}/hand-back`)
    await expectShown(page.locator('[data-line="plan"][data-green="false"]').getByText(/The customer has not answered/))
  })
})

// The page that customers reach is the station's alone.
describeHost('station', 'A plan', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch()
  })
  afterAll(() => app.close())

  test('is answered by a link in the customer’s own browser, once', async () => {
    const { page } = app
    const job = await assessed(app, 'PL-4')
    await offer(FRESH_KEYS, app.client, job)
    await openJob(app, job)
    await page.getByRole('button', { name: 'Make a link' }).click()
    const dialog = page.getByRole('dialog', { name: `Link to the plan of ${job.number}` })
    await dialog.getByRole('button', { name: 'Make a link' }).click()
    const url = await dialog.getByLabel('Send this to the customer').inputValue()
    await expectShown(dialog.getByRole('img', { name: 'The address as a code for the customer’s phone' }))
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    const customer: Page = await app.newWindow(null)
    await customer.setViewportSize({ width: 390, height: 844 })
    await customer.goto(url)
    // The customer reads Chinese, and may read English.
    await expectShown(customer.getByRole('heading', { level: 1, name: `您的维修 ${job.number}` }))
    await customer.getByRole('button', { name: 'English' }).click()
    await expectShown(customer.getByText('Replace heater and fuse').first())
    await customer.getByRole('button', { name: /Yes, repair it for/ }).click()
    await expectShown(customer.getByText('Please fill this in.'))
    await customer.getByLabel('Your name').fill('李明')
    await customer.getByRole('button', { name: /Yes, repair it for/ }).click()
    await expectShown(customer.getByText('Thank you. Your approval has arrived.'))
    await expectShown(page.getByText(/李明 approved plan 1 \(By link\)/))
    await customer.goto(url)
    await expectShown(customer.getByText(/This link was used already/))
    await customer.goto(`${url.slice(0, -4)}AAAA`)
    await expectShown(customer.getByText(/This link is not known/))
    // Nothing of the depot opens through it.
    await customer.goto(new URL('/board', url).href)
    await expectShown(customer.getByRole('button', { name: /Elena Brandt/ }))
    expect(await customer.getByRole('navigation').count()).toBe(0)
    await customer.close()
  })
})
