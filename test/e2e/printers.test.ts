import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandCode, scanCodeOf, staffCode } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost } from '../kit/app.ts'
import { type BadPrinter, openBadPrinter, OWN_ADDRESS } from '../kit/bad-printer.ts'
import { checkInOne, FRESH_KEYS, unitOf } from '../kit/job-life.ts'
import { keysOf } from '../kit/keys.ts'

describeHost('station', 'A label printer in the network', (launch) => {
  let app: App
  let printer: BadPrinter
  beforeAll(async () => {
    ;[app, printer] = await Promise.all([
      launch({ as: 'administrator' }),
      openBadPrinter('good', { host: OWN_ADDRESS, port: 9100 }),
    ])
  })
  afterAll(() => Promise.all([app.close(), printer.off()]))

  const press = (...keys: string[]) => app.keys.press(keys, () => 120)

  test('is added by its address, which must be in the house, and tried', async () => {
    const { page } = app
    await app.open('/printers')
    await page.getByText('No printer yet.').waitFor()
    await press('Alt+n')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Counter')
    await dialog.getByRole('textbox', { name: 'Address' }).fill('8.8.8.8')
    await press('Control+Enter')
    await dialog.getByText('This address lies outside the house.').waitFor()
    await dialog.getByRole('textbox', { name: 'Address' }).fill(OWN_ADDRESS)
    await press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Test label: Counter' }).click()
    await page.getByText('In the print queue: Test label').waitFor()
    await expect.poll(() => printer.received().length).toBe(1)
  })

  test('is chosen by a station; a print that hung up midway is asked about, and comes out once', async () => {
    const page = await app.newWindow('manager')
    await app.open('/settings', page)
    await page.getByRole('combobox', { name: 'Printer for labels' }).click()
    await page.getByRole('option', { name: 'Counter' }).click()
    await expect.poll(async () => (await app.client.printers.mine()).label?.name).toBe('Counter')

    printer.temper = 'shut'
    const before = printer.received().length
    const job = (await app.client.jobs.list({})).items.find(({ stage }) => stage === 'received')
    await app.open(`/jobs/${job?.number ?? ''}`, page)
    await page.getByRole('button', { name: /^Job label/ }).click()
    await page.getByText('In the print queue: Job label').waitFor()
    await page.getByRole('link', { name: '1 print needs an answer' }).click()
    await page.getByText(`Did it print? Job label ${job?.number ?? ''}`).waitFor()
    printer.temper = 'good'
    await page.getByRole('button', { name: 'No, print it again' }).click()
    await page.getByText('Nothing waits to be printed.').waitFor()
    await expect.poll(() => printer.received().length).toBe(before + 1)
    await page.getByRole('link', { name: 'Print queue' }).waitFor()
  })

  test('reads its label back by the next scan of it, which is nobody’s deed: undo is about what was done before', async () => {
    const page = await app.newWindow('manager')
    const keys = await keysOf(page)
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf(`READ-${crypto.randomUUID().slice(0, 8)}`) })
    const person = (await app.client.session.names()).find(({ roles }) => roles.includes('technician'))
    const assignee = async () => (await app.client.jobs.get({ number: job.number })).assignee?.name ?? null
    await app.open(`/jobs/${job.number}`, page)
    await page.getByRole('heading', { level: 1, name: job.number }).waitFor()
    await page.getByRole('button', { name: /^Job label/ }).click()
    await page.getByText('In the print queue: Job label').waitFor()
    const printed = async () => (await app.client.printers.past({})).items.map(({ title }) => title)
    await expect.poll(printed).toContainEqual(expect.stringContaining(job.number))
    await keys.scan(scanCodeOf(staffCode(person?.id ?? '')))
    await page.getByText(`${job.number}: ${person?.name ?? ''}`).waitFor()
    await keys.scan(scanCodeOf(job.number))
    await page.getByText('Read back: the label is good').waitFor()
    expect(await assignee()).toBe(person?.name)
    await keys.scan(scanCodeOf(commandCode('undo')))
    await page.getByText(`${job.number}: Nobody yet`).waitFor()
    expect(await assignee()).toBeNull()
  })

  test('prints once more for a reason, which stays with the print', async () => {
    const page = await app.newWindow('manager')
    const before = printer.received().length
    await app.open('/prints?show=past', page)
    await page
      .getByRole('button', { name: /^Print again: Job label/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Print again/ }).click()
    await dialog.getByText('Please fill this in.').waitFor()
    await dialog.getByText('Other', { exact: true }).click()
    await dialog.getByRole('textbox', { name: 'The reason in words' }).fill('smudged')
    await dialog.getByRole('button', { name: /^Print again/ }).click()
    await page.getByText('Again: smudged').waitFor()
    await expect.poll(() => printer.received().length).toBe(before + 1)
  })

  test('says on the page of a job that its label was printed before, and asks why', async () => {
    const page = await app.newWindow('manager')
    const before = printer.received().length
    const [printed] = (await app.client.printers.past({ limit: 100 })).items.filter(({ kind }) => kind === 'job-label')
    const number = printed?.title.match(/J\d{6,}[\dA-Z]?/)?.[0] ?? ''
    await app.open(`/jobs/${number}`, page)
    await page.getByRole('button', { name: /^Job label/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Job label' })
    await dialog.getByText('Printed before').waitFor()
    await dialog.getByRole('button', { name: /^Print again/ }).click()
    await dialog.getByText('Please fill this in.').waitFor()
    await dialog.getByText('Lost', { exact: true }).click()
    await dialog.getByRole('button', { name: /^Print again/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => printer.received().length).toBe(before + 1)
    const line = async () => (await app.client.printers.past({})).items[0]
    await expect.poll(async () => (await line())?.reprint?.reason).toBe('lost')
    expect(printed?.title).toBe((await line())?.title)
  })
})
