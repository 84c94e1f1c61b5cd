import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { accessoryCode, commandCode, parseScan, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeEachHost, expectShown } from '../kit/app.ts'
import { bringToReady, checkInOne, FRESH_KEYS, payDue, unitOf } from '../kit/job-life.ts'
import { signOn } from '../kit/sign.ts'
import { failureOf } from '../kit/world.ts'
import { printedPages } from '../print/printed-pages.ts'

const SERIAL = 'HB-77-0042'

const tagOf = (job: JobFile, index: number): string => {
  const scanned = parseScan(scanCodeOf(job.number))
  return scanCodeOf(accessoryCode(scanned.kind === 'job' ? scanned.sequence : 0, index))
}

describeEachHost('A hand-back', (launch) => {
  let app: App
  let job: JobFile
  let foreign: JobFile
  beforeAll(async () => {
    app = await launch()
    job = await bringToReady(FRESH_KEYS, app.client, await checkInOne(FRESH_KEYS, app.client, { unit: unitOf(SERIAL) }))
    await payDue(FRESH_KEYS, app.client, job)
    foreign = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('HB-77-0043') })
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  test('of a job that is not ready shows in red what stands in the way, and how to settle it', async () => {
    const { page } = app
    await app.open(`/jobs/${foreign.number}/hand-back`)
    await expectShown(page.getByRole('heading', { level: 1, name: `Hand-back of ${foreign.number}` }))
    const red = page.locator('[data-line][data-green="false"]')
    await expect
      .poll(() => red.evaluateAll((lines) => lines.map((line) => line.getAttribute('data-line'))))
      .toEqual(expect.arrayContaining(['stage', 'test', 'accessories', 'identity', 'signature']))
    await expectShown(page.getByText('It stands at “Received”. Bring the job to “Ready” first.'))
    await expectShown(page.getByText('Run the checklist and pass it.'))
    await expectShown(page.getByText(/Scan the customer’s RMA slip/))
    await expectShown(page.getByText(/Have the customer sign on the screen/))
    await expectShown(page.getByText(/Scan the tags of these 2, tick them/))
    await app.keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText(/^Not yet: /))
    expect((await app.client.jobs.get({ number: foreign.number })).stage).toBe('received')
  })

  test('goes by scan from the slip to the signed paper in the customer’s language', async () => {
    const { page, keys } = app
    // The tag right behind the slip waits for the gate, instead of leading away from it.
    await Promise.all([keys.scan(scanCodeOf(job.rmaNumber)), keys.scan(tagOf(foreign, 1))])
    await expectShown(page.getByRole('heading', { level: 1, name: `Hand-back of ${job.number}` }))
    await expectShown(page.getByText(/^Stop: A\w+ does not belong to/))
    await expectShown(page.getByText('0 of 2 handed over'))
    await keys.scan(tagOf(job, 2))
    await expectShown(page.getByText('Lid is ticked.'))
    await keys.scan(scanCodeOf(commandCode('undo')))
    await expectShown(page.getByText('Lid is no longer ticked.'))
    await expectShown(page.getByText('0 of 2 handed over'))
    await keys.scan(tagOf(job, 2))
    await expectShown(page.getByText('1 of 2 handed over'))
    // The draft comes back, and is thrown away: what was scanned into it is no deed any more.
    await app.open(`/jobs/${job.number}`)
    await expectShown(page.getByRole('heading', { level: 1, name: job.number, exact: true }))
    await app.open(`/jobs/${job.number}/hand-back`)
    await expectShown(page.getByText('1 of 2 handed over'))
    await keys.scan(tagOf(job, 2))
    await expectShown(page.getByText('Lid is ticked.'))
    await page.getByRole('button', { name: 'Start afresh' }).click()
    await expectShown(page.getByText('0 of 2 handed over'))
    await keys.scan(scanCodeOf(commandCode('undo')))
    await expectShown(page.getByText('There is nothing to undo.'))
    await expectShown(page.getByText('0 of 2 handed over'))
    await keys.scan(tagOf(job, 2))
    await expectShown(page.getByText('1 of 2 handed over'))
    await keys.scan(tagOf(job, 1))
    await expectShown(page.getByText('2 of 2 handed over'))
    await keys.scan(scanCodeOf(job.rmaNumber))
    await expectShown(page.getByText(`Slip ${job.rmaNumber} scanned`))
    await page.getByLabel('Collected by').fill('王芳 (wife)')
    await signOn(page)
    await expectShown(page.getByText('Signed', { exact: true }))
    await page.getByText('5 Very good').click()
    await page.getByLabel('Advice for the slip').fill('每月除垢一次')
    await expectShown(page.getByText('All green'))
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(page.getByText('Handed back. The job is closed.'))

    const [slip = Buffer.alloc(0)] = await app.print('Hand-back slip')
    const pages = await printedPages(slip, 300)
    const text = pages.map((printed) => printed.text).join('\n')
    expect(text).toContain('售后服务回执单')
    expect(text).toContain('Li Ming 李明')
    expect(text).toContain('每月除垢一次')
    expect(pages.flatMap(({ codes }) => codes)).toContain(scanCodeOf(job.number))

    const closed = await app.client.jobs.get({ number: job.number })
    expect(closed).toMatchObject({ stage: 'closed', outcome: 'repaired', hasPasscode: false })
    expect(closed.timeline.find(({ kind }) => kind === 'handed-back')?.data).toMatchObject({ seen: '' })
    const look = app.client.bench.showPasscode({ jobId: job.id, key: crypto.randomUUID() })
    expect(await failureOf(look)).toMatchObject({ data: { reason: 'passcode-wiped' } })
  })

  test('is known at the next visit: history, verdict with its reason, and the way to the old job', async () => {
    const { page, keys } = app
    await keys.scan(SERIAL)
    await expectShown(page.getByRole('heading', { level: 1, name: 'Check-in' }))
    const card = page.getByRole('complementary', { name: 'What the depot knows' })
    await expectShown(card.getByText('Repaired here lately'))
    await expectShown(card.getByText(new RegExp(`the warranty of an earlier repair still runs \\(${job.number}, until`)))
    await expectShown(page.getByText('Li Ming 李明'))
    await card.getByRole('link', { name: job.number }).first().click()
    await expectShown(page.getByRole('heading', { level: 1, name: job.number }))
    await expectShown(page.getByText('This job is closed. A new problem opens a new job.'))
  })
})
