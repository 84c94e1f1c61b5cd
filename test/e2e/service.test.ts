import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { assess, checkInOne, FRESH_KEYS, move, unitOf } from '../kit/job-life.ts'
import { keysOf } from '../kit/keys.ts'

const FAULT = 'Shows error 43 after each start'

describeHost('station', 'The service desk', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch()
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  const fileOf = (job: { number: string }): Promise<JobFile> => app.client.jobs.get({ number: job.number })

  test('takes a request by telephone, notes the permission, helps, and closes it without a unit', async () => {
    const { page, keys } = app
    await app.open('/check-in')
    await page.getByLabel('Came by').selectOption('phone')
    await page.getByLabel('Request').selectOption('inquiry')
    await page.getByRole('checkbox', { name: 'Help remotely first' }).check()
    expect(await page.getByText('Two RMA slips').count()).toBe(0)
    await page.locator('[data-field="serial"]').fill('REMOTE-7719')
    await page.locator('[data-field="model"]').fill('Norden Kettle 2')
    await page.getByRole('option', { name: /New model/ }).click()
    await page.locator('[data-field="customer"]').fill('Ada Lindqvist')
    await page.getByRole('option', { name: /New customer/ }).click()
    await page.locator('[data-field="newCustomer.phone"]').fill('0711 99 88 77')
    await page.locator('[data-field="fault"]').fill(FAULT)
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByRole('heading', { name: 'Request taken' }))
    await keys.press(['Alt+o'], () => 200)
    const panel = page.getByRole('region', { name: 'Remote help' })
    await panel.getByRole('button', { name: 'Note the permission' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('Who allowed it').inputValue()).toBe('Ada Lindqvist')
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(panel.getByText('Ada Lindqvist allowed it (by phone)'))
    await panel.getByRole('button', { name: 'Write down what came of it' }).click()
    await dialog.getByLabel('Steps tried, one a line').fill('Switched it off at the wall\nLoaded the firmware anew')
    await expectShown(dialog.getByText('The job closes as resolved remotely; the unit never came.'))
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText('This job is closed. A new problem opens a new job.'))
    const heading = await page.getByRole('heading', { level: 1 }).innerText()
    expect(await fileOf({ number: heading.trim() })).toMatchObject({
      stage: 'closed',
      outcome: 'resolved-remotely',
      fault: FAULT,
      accessories: [],
    })
  })

  test('asks the factory, and the clock is theirs until the answer is written down', async () => {
    const { page, keys } = app
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('SVC-0001') })
    await app.open(`/jobs/${job.number}`)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Escalate' }).click()
    await page.getByText('Factory', { exact: true }).click()
    await page.getByLabel('What is asked, and why').fill('Which revision?')
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByRole('note').getByText('Escalated: Factory'))
    expect(await fileOf(job)).toMatchObject({ waitsFor: 'factory', escalation: { reason: 'Which revision?' } })
    await page.getByRole('note').getByRole('button', { name: 'Write down the answer' }).click()
    await page.getByLabel('What they said').fill('Revision C')
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText('Answer of Factory'))
    expect(await page.getByRole('note').filter({ hasText: 'Escalated: Factory' }).count()).toBe(0)
    expect((await fileOf(job)).waitsFor).toBe('depot')
  })

  test('promises a new date, is reminded of the customer, and notes that he was told', async () => {
    const { page, keys } = app
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('SVC-0002') })
    await app.open(`/jobs/${job.number}?dialog=due`)
    await page.getByLabel('Reason').fill('The part is late')
    await keys.press(['Control+Enter'], () => 200)
    const task = page.getByRole('note').filter({ hasText: 'nobody has told the customer yet' })
    await expectShown(task)
    await app.open('/')
    const section = page.getByRole('region', { name: 'Customer to be told' })
    await expectShown(section.getByRole('link', { name: job.number }))
    await section.getByRole('link', { name: job.number }).click()
    await task.getByRole('button', { name: 'The customer was told' }).click()
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText('Customer told of the new date by phone'))
    expect((await fileOf(job)).untoldSince).toBeNull()
  })

  test('files a quality report as a technician, and registers it as quality', async () => {
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('SVC-0003') })
    await move(FRESH_KEYS, app.client, job, 'assessing')
    await assess(FRESH_KEYS, app.client, job)
    const bench = await app.newWindow('technician')
    await app.open(`/jobs/${job.number}`, bench)
    const panel = bench.getByRole('region', { name: 'Quality report' })
    await panel.getByRole('button', { name: 'File a report' }).click()
    const dialog = bench.getByRole('dialog')
    expect(await dialog.getByLabel('Fault').inputValue()).toContain('Fuse F1 is open')
    await dialog.getByLabel('Proposed measure').fill('Inspect the stock')
    await bench.keyboard.press('Control+Enter')
    const number = await panel.getByRole('link', { name: /^Q\d/ }).innerText()
    await bench.close()

    const desk = await app.newWindow('quality')
    const keys = await keysOf(desk)
    await keys.scan(`HB${number}`)
    await expectShown(desk.getByRole('heading', { level: 1, name: number }))
    await keys.press(['Alt+r'], () => 200)
    await desk.getByLabel('Decision of quality').fill('Batch blocked')
    await keys.press(['Control+Enter'], () => 200)
    // The form holds the same words while the answer is on its way: the dialog closes only with it.
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    await expectShown(desk.getByText('Batch blocked'))
    await expectShown(desk.getByRole('button', { name: 'Register', disabled: true }))
    await desk.close()
    expect(await app.client.quality.get({ number })).toMatchObject({ state: 'registered', jobNumber: job.number })
  })
})
