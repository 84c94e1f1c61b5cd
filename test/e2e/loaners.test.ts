import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { Loaner } from '../../shared/loaners/loaners.ts'
import { commandCode, loanerNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { bringToReady, checkInOne, FRESH_KEYS, unitOf } from '../kit/job-life.ts'
import { addLoaner } from '../kit/loaners.ts'

describeHost('station', 'Loaners', (launch) => {
  let app: App
  let job: JobFile
  let loaner: Loaner
  const loans = () => app.client.loaners.ofJob({ jobId: job.id })
  const dialog = (name: string | RegExp) => app.page.getByRole('dialog', { name })
  const openJob = async () => {
    await app.open(`/jobs/${job.number}`)
    await expectShown(app.page.getByRole('heading', { level: 1, name: job.number }))
    await expectShown(app.page.getByText('The customer has none. Scan a loaner’s label to lend it.'))
  }

  beforeAll(async () => {
    app = await launch({ as: 'front-desk' })
    job = await bringToReady(FRESH_KEYS, app.client, await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('LOANER-JOB-1') }))
    loaner = await addLoaner(FRESH_KEYS, app.client, { model: 'E2E Loaner', serial: 'E2E-LN-1' })
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  test('lent by scan, with its slip; undo takes it back', async () => {
    const { keys } = app
    const lendBySlip = async () => {
      await openJob()
      await keys.scan(scanCodeOf(loaner.number))
      const form = dialog(`Lend a loaner on ${job.number}`)
      await expectShown(form.getByText('Goes along'))
      expect(await form.getByLabel('Condition when lent').inputValue()).toBe(loaner.condition)
      await keys.press(['Control+Enter'], () => 200)
      const [slip = Buffer.alloc(0)] = await app.print('Loaner agreement')
      expect(slip.byteLength).toBeGreaterThan(1000)
      await expectShown(app.page.getByRole('link', { name: 'E2E Loaner' }))
      expect((await loans()).open).toMatchObject({ loaner: { number: loaner.number }, accessories: loaner.accessories })
    }
    await lendBySlip()
    await keys.scan(scanCodeOf(commandCode('undo')))
    await expectShown(app.page.getByText(`Loaner ${loaner.number} is back in the pool`))
    expect((await loans()).open).toBeNull()
    // Another loan has an agreement of its own: nobody asks why it is printed.
    await lendBySlip()
  })

  test('the gate is red until its label is scanned and what is missing is explained', async () => {
    const { page, keys } = app
    await app.open(`/jobs/${job.number}/hand-back`)
    const line = page.locator('[data-line="loaner"]')
    await expectShown(line.getByText(`The customer still has E2E Loaner (${loaner.number}).`))
    await keys.scan(scanCodeOf(loaner.number))
    const form = dialog('E2E Loaner comes back')
    await form.getByRole('checkbox', { name: 'Power cord' }).check()
    await keys.press(['Control+Enter'], () => 200)
    const why = form.getByLabel('Why “Lid” is not back')
    await expectShown(form.getByText('Fill this in.'))
    expect((await loans()).open).not.toBeNull()
    await why.fill('Left in the car')
    await keys.press(['Control+Enter'], () => 200)
    await expect.poll(() => line.getAttribute('data-green')).toBe('true')
    await expectShown(page.getByText('Not back: Lid – Left in the car'))
    const { past } = await loans()
    expect(past[0]?.returned?.accessories).toEqual([
      { name: 'Power cord', isBack: true, explanation: null },
      { name: 'Lid', isBack: false, explanation: 'Left in the car' },
    ])
  })

  test('a label anywhere opens who has it; one that is out, and one of nowhere, are refused with words', async () => {
    const { page, keys } = app
    const late = (await app.client.loaners.list()).find(({ loan }) => loan?.isOverdue === true)
    if (late?.loan === undefined || late.loan === null) throw new Error('the sample has no loaner that is late')
    await app.open('/')
    await page.getByRole('list', { name: 'Loaners overdue' }).getByRole('link', { name: late.model }).click()
    await expectShown(page.getByRole('heading', { level: 2, name: `With ${late.loan.customer.name}` }))
    await app.open('/models')
    await keys.scan(scanCodeOf(late.number))
    await expectShown(page.getByRole('heading', { level: 2, name: `With ${late.loan.customer.name}` }))
    await expectShown(page.getByText('Overdue', { exact: true }))
    await openJob()
    await keys.scan(scanCodeOf(late.number))
    await expectShown(dialog(/Lend a loaner/).getByText(`is out with ${late.loan.customer.name} on job ${late.loan.jobNumber}.`))
    await keys.scan(scanCodeOf(loanerNumber(9_999_999)))
    await expectShown(dialog(/Lend a loaner/).getByText(`There is no loaner ${loanerNumber(9_999_999)} here.`))
    await keys.scan(scanCodeOf(loaner.number))
    await expectShown(dialog(/Lend a loaner/).getByText('Goes along'))
    await keys.press(['Escape', 'Escape'], () => 200)
    await app.open('/loaners')
    await expectShown(page.getByRole('row', { name: new RegExp(late.number) }).getByText('Overdue'))
    await keys.press(['Alt+n'], () => 200)
    await dialog('New loaner').getByLabel('Brand and model').fill('E2E Second')
    await dialog('New loaner').getByLabel('Condition').fill('As new')
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByRole('heading', { level: 1, name: 'E2E Second' }))
    await expectShown(page.getByText('Here', { exact: true }))
  })
})
