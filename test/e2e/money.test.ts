import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { bringToReady, checkInOne, FRESH_KEYS, LABOUR, payDue, unitOf } from '../kit/job-life.ts'
import { signOn } from '../kit/sign.ts'
import { printedPages } from '../print/printed-pages.ts'

/** 120.00 and its tax of 22.80, in the sample's currency. */
const PLAN = { lines: [{ ...LABOUR, unitPrice: 12_000 }] }

describeHost('station', 'Money', (launch) => {
  let app: App
  let job: JobFile
  beforeAll(async () => {
    app = await launch()
  })
  beforeEach(async () => {
    await app.refresh()
    const unit = unitOf(`MNY-${crypto.randomUUID().slice(0, 8)}`)
    job = await bringToReady(FRESH_KEYS, app.client, await checkInOne(FRESH_KEYS, app.client, { unit }), PLAN)
  })
  afterAll(() => app.close())

  const lineOf = (name: string) => app.page.locator(`[data-line="${name}"]`)
  const amount = () => app.page.getByRole('textbox', { name: 'Amount' })
  const money = async () => (await app.client.money.ofJob({ jobId: job.id })).balance

  test('holds the unit until the last cent is there, taken by Enter, with receipts and the slip', async () => {
    const { page, keys } = app
    await app.open(`/jobs/${job.number}/hand-back`)
    await expectShown(lineOf('paid').and(page.locator('[data-green="false"]')))
    await lineOf('paid').getByRole('button', { name: 'Go to the payment' }).click()
    await expect.poll(() => amount().inputValue()).toBe('142.80')
    await amount().fill('100,00')
    await keys.press(['Enter'], () => 200)
    const [receipt = Buffer.alloc(0)] = await app.print('Receipt')
    const [paper] = await printedPages(receipt, 300)
    expect(paper?.text).toContain('收据')
    expect(paper?.codes).toEqual([scanCodeOf(job.number)])
    await expectShown(page.getByText(/42\.80 is still to be paid/))

    for (const item of await page.getByRole('checkbox', { name: /Power cord|Lid/ }).all()) await item.check()
    await keys.scan(scanCodeOf(job.rmaNumber))
    await signOn(page)
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText('Not yet: Paid'))
    expect((await app.client.jobs.get({ number: job.number })).stage).toBe('ready')

    await expect.poll(() => amount().inputValue()).toBe('42.80')
    await page.getByRole('form', { name: 'Take payment' }).getByText('None').click()
    await amount().focus()
    await keys.press(['Enter'], () => 200)
    await expectShown(page.getByText('All green'))
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText('Handed back. The job is closed.'))
    const [slip = Buffer.alloc(0)] = await app.print('Hand-back slip')
    const text = (await printedPages(slip, 150)).map((printed) => printed.text).join('\n')
    for (const figure of ['142.80', '100.00', '42.80']) expect(text).toContain(figure)
  })

  test('is let off by a manager, with the reason and the role', async () => {
    const { page, keys } = app
    await app.open(`/jobs/${job.number}`)
    await page.getByRole('button', { name: 'Waive' }).click()
    const dialog = page.getByRole('dialog', { name: `Waive what ${job.number} costs` })
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('142.805')
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(dialog.getByText('At most 2 digits after the point.'))
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('42.80')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Took too long')
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText('Waived: Took too long'))
    expect(await money()).toMatchObject({ waived: 4280, due: 10_000 })
    const desk = await app.newWindow('front-desk')
    await app.open(`/jobs/${job.number}`, desk)
    await expectShown(desk.getByRole('button', { name: 'Take payment' }))
    expect(await desk.getByRole('button', { name: 'Waive' }).count()).toBe(0)
    await desk.close()
  })

  test('above what is due is asked about and given back', async () => {
    const { page, keys } = app
    await app.open(`/jobs/${job.number}`)
    await page.getByRole('button', { name: 'Take payment' }).click()
    await page.getByRole('form', { name: 'Take payment' }).getByText('None').click()
    await amount().fill('150')
    await keys.press(['Enter'], () => 200)
    await expectShown(page.getByRole('alertdialog', { name: /Only .*142\.80 is due/ }))
    expect(await money()).toMatchObject({ paid: 0 })
    await page.getByRole('alertdialog').getByRole('button', { name: /^Take/ }).click()
    await page.getByRole('button', { name: 'Refund' }).click()
    const dialog = page.getByRole('dialog', { name: /^Refund/ })
    await expect.poll(() => dialog.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('7.20')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Paid by a round sum')
    await keys.press(['Control+Enter'], () => 200)
    await dialog.waitFor({ state: 'hidden' })
    await expectShown(page.getByText('Paid in full'))
    expect(await money()).toEqual({ charged: 14_280, waived: 0, paid: 14_280, due: 0, overpaid: 0 })
  })

  test('of the day is summed, and the days are turned by key', async () => {
    const { page, keys } = app
    await payDue(FRESH_KEYS, app.client, job)
    await page.getByRole('link', { name: 'Takings' }).click()
    await expectShown(page.getByRole('heading', { level: 1, name: /^Takings of/ }))
    await expectShown(page.getByRole('link', { name: job.number }))
    await expectShown(page.getByRole('table', { name: 'Sums' }).getByRole('row', { name: /^Cash/ }))
    const day = () => page.getByRole('heading', { level: 1, name: /^Takings of/ }).innerText()
    const [address, today] = [page.url(), await day()]
    await keys.press(['Alt+p'], () => 200)
    await page.waitForURL((url) => url.href !== address)
    // The address comes before its page, whose key the next one is.
    await expect.poll(day).not.toBe(today)
    await keys.press(['Alt+n'], () => 200)
    await page.waitForURL(address)
    await expect.poll(day).toBe(today)
  })

  test('of the day is exported for whoever keeps the books', async () => {
    const { page, keys } = app
    await payDue(FRESH_KEYS, app.client, job)
    await page.getByRole('link', { name: 'Takings' }).click()
    await expectShown(page.getByRole('link', { name: job.number }))
    const download = page.waitForEvent('download')
    await keys.press(['Alt+x'], () => 200)
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^takings-\d{4}-\d\d-\d\d\.csv$/)
    const csv = await readFile(await file.path(), 'utf8')
    expect(csv.startsWith('\ufeffDate,Time,What,Receipt,Paid by,Amount,Currency,Job,')).toBe(true)
    expect(csv).toContain(`142.80,`)
    expect(csv).toContain(job.number)
  })
})
