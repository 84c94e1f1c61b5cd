import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { unpackBoard } from '../../shared/jobs/board.ts'
import { compareByUrgency, type JobFile } from '../../shared/jobs/jobs.ts'
import { commandCode, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import type { BenchCommand } from '../../shared/scan/scan-tokens.ts'
import { type App, describeEachHost, expectShown } from '../kit/app.ts'
import { expectFocusIn } from '../kit/waits.ts'
import { answerOf, bringToReady, checkInOne, ENTRY, FRESH_KEYS, move, unitOf } from '../kit/job-life.ts'

const column = (page: Page, stage: string) => page.locator(`section[aria-labelledby="stage-${stage}"]`)
const card = (place: Page | Locator, job: JobFile) => place.locator(`[data-card="${job.id}"]`)

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('nothing to drag, or nowhere to')
  await page.mouse.move(start.x + 30, start.y + 15)
  await page.mouse.down()
  await page.mouse.move(start.x + 50, start.y + 30, { steps: 4 })
  await page.mouse.move(end.x + end.width / 2, end.y + 60, { steps: 8 })
}

describeEachHost('The bench', (launch) => {
  let app: App
  const command = (name: BenchCommand) => app.keys.scan(scanCodeOf(commandCode(name)))
  const stageOf = async (job: JobFile) => (await app.client.jobs.get({ number: job.number })).stage
  const receive = (serial: string) => checkInOne(FRESH_KEYS, app.client, { unit: unitOf(serial), isUrgent: true })
  const openBoard = async () => {
    await app.open('/board')
    await expectShown(app.page.getByRole('heading', { level: 1, name: 'Board' }))
    await expectShown(app.page.locator('[data-card]'))
  }
  beforeAll(async () => {
    // With all that glides: these are keys pressed one after the other, as people do who do not wait for it.
    app = await launch({ motion: 'no-preference' })
    await app.page.setViewportSize({ width: 1920, height: 1080 })
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  test('shows each stage with urgent and late jobs first', async () => {
    await openBoard()
    const cards = unpackBoard(await app.client.jobs.board({}))
    expect(cards.some(({ isUrgent }) => isUrgent)).toBe(true)
    for (const stage of ['received', 'assessing', 'repairing', 'ready'] as const) {
      const wanted = cards.filter((job) => job.stage === stage).toSorted(compareByUrgency)
      const shown = () =>
        column(app.page, stage)
          .locator('[data-card]')
          .evaluateAll((items) => items.map((item) => item.getAttribute('data-card')))
      await expect.poll(shown).toEqual(wanted.slice(0, 40).map(({ id }) => id))
    }
  })

  test('moves a job by drag, and says why it cannot go elsewhere', async () => {
    const { page } = app
    const job = await receive('BE-1')
    await openBoard()
    await drag(page, card(page, job), column(page, 'testing'))
    await expectShown(column(page, 'testing').getByText('A job cannot go from Received to Testing.'))
    await page.mouse.up()
    await expectShown(page.getByRole('alert').getByText(/A job cannot go from Received to Testing\./))
    expect(await stageOf(job)).toBe('received')
    await drag(page, card(page, job), column(page, 'assessing'))
    await page.mouse.up()
    await expectShown(card(column(page, 'assessing'), job))
    await expect.poll(() => stageOf(job)).toBe('assessing')
  })

  test('moves a job by keyboard: the menu of ways, and carrying', async () => {
    const { page, keys } = app
    const job = await receive('BE-2')
    await openBoard()
    await card(page, job).focus()
    await keys.press(['m'], () => 300)
    const menu = page.getByRole('dialog', { name: `Move ${job.number} from Received` })
    await expectFocusIn(menu)
    await keys.press(['Enter'], () => 300)
    await expectShown(card(column(page, 'assessing'), job))
    await card(page, job).focus()
    await keys.press(['m'], () => 300)
    const reasons = page.getByRole('dialog').getByText('Assess the unit first: findings, cause and responsibility.')
    await expectShown(reasons)
    await keys.press(['Escape'], () => 300)
    // A move is shown at once and stored a little later.
    await expect.poll(() => stageOf(job)).toBe('assessing')
  })

  test('is driven by command scans, undone by scan, and keeps the reason of a refusal', async () => {
    const { page, keys } = app
    const job = await receive('BE-3')
    await openBoard()
    await command('start')
    await expectShown(page.getByText('Which job? Scan its label first, then the command.'))
    await keys.scan(scanCodeOf(job.number))
    await expectShown(page.getByRole('heading', { level: 1, name: job.number }))
    await command('to-test')
    await expectShown(page.getByText('A job cannot go from Received to Testing.'))
    await command('start')
    await expectShown(page.getByText(`${job.number}: timer started`))
    await expect.poll(() => stageOf(job)).toBe('assessing')
    await command('undo')
    await expectShown(page.getByText(`${job.number}: back to Received`))
    expect(await stageOf(job)).toBe('received')
    await command('undo')
    await expectShown(page.getByText('There is nothing to undo.'))
    await command('start')
    await expectShown(page.getByText(`${job.number}: timer started`))
    await command('board')
    await expectShown(page.getByRole('heading', { level: 1, name: 'Board' }))
    await expectShown(page.getByTestId('command-job').getByText(job.number))
    await command('pause')
    await expectShown(page.getByText(/timer paused at 0 minutes/))
  })

  test('takes back by scan the move that was made last at this station', async () => {
    const { page, keys } = app
    const job = await receive('BE-6')
    await bringToReady(FRESH_KEYS, app.client, job)
    await keys.scan(scanCodeOf(job.number))
    await expectShown(page.getByRole('heading', { level: 1, name: job.number }))
    await keys.press(['Alt+m'], () => 300)
    await page.getByRole('dialog').getByRole('button', { name: 'Repairing' }).click()
    // The page remembers what it did once its answer is there, which is when it says so: store and timeline have it earlier.
    await expectShown(page.getByText(`${job.number}: Repairing`))
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await app.client.bench.logRepair({ jobId: job.id, ...ENTRY, key: crypto.randomUUID() })
    await expectShown(page.getByText('Replaced heater and fuse').nth(1))
    await command('undo')
    // Something was done to the job since: the move is not what it was.
    await expectShown(page.getByText('There is nothing to undo.'))
    expect(await stageOf(job)).toBe('repairing')
    await move(FRESH_KEYS, app.client, job, 'at-vendor')
    await expectShown(page.getByText('Repairing → At vendor'))
    await keys.press(['Alt+m'], () => 300)
    await page.getByRole('dialog').getByRole('button', { name: 'Repairing' }).click()
    await expectShown(page.getByText(`${job.number}: Repairing`))
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await command('undo')
    await expectShown(page.getByText(`${job.number}: back to At vendor`))
    expect(await stageOf(job)).toBe('at-vendor')
  })

  test('assesses, repairs by the timer, fails the test, repairs again, passes', async () => {
    const { page, keys } = app
    const job = await receive('BE-4')
    // A button that still waits for the answer to its last step takes no other; people see it turn.
    const next = async () => {
      await page.locator('[data-testid="next-step"]:not([data-loading])').waitFor()
      await keys.press(['Alt+n'], () => 300)
    }
    const save = async () => {
      await keys.press(['Control+Enter'], () => 300)
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    await keys.scan(scanCodeOf(job.number))
    await expectShown(page.getByRole('heading', { level: 1, name: job.number }))
    await command('start')
    await expectShown(page.getByText(`${job.number}: timer started`))
    await expectShown(page.getByTestId('next-step').getByText('Write assessment'))
    await next()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Severe').click()
    await dialog.getByLabel('Findings').fill('Fuse F1 open, heater 0 ohm')
    await dialog.getByRole('combobox', { name: 'Cause' }).click()
    await page.getByRole('option', { name: 'Component failure' }).click()
    await dialog.getByRole('combobox', { name: 'Responsibility' }).click()
    await page.getByRole('option', { name: 'Maker' }).click()
    await save()
    await expectShown(page.getByText('Fuse F1 open, heater 0 ohm'))
    // No warranty covers this unit: a price is agreed on first.
    await expectShown(page.getByTestId('next-step').getByText('Make the plan'))
    await next()
    const editor = page.getByRole('dialog', { name: `Plan for ${job.number}` })
    await editor.getByLabel('Measures').fill('Replace heater and fuse')
    await editor.getByLabel('Price each, line 1').fill('80.00')
    await save()
    await expectShown(page.getByTestId('next-step').getByText('Wait for the customer'))
    await app.client.plans.answer(await answerOf(FRESH_KEYS, app.client, job))
    await expectShown(page.getByTestId('next-step').getByText(/Repairing/))
    await next()
    await expect.poll(() => stageOf(job)).toBe('repairing')

    const repair = async (done: string, minutes: string | null) => {
      await expectShown(page.getByTestId('next-step').getByText('Log repair'))
      await next()
      await page.getByRole('dialog').getByLabel('What was done').fill(done)
      if (minutes !== null) await page.getByRole('dialog').getByLabel('Minutes').last().fill(minutes)
      await save()
      await expectShown(page.getByText(done))
    }
    await repair('Replaced heater and fuse', null)
    await command('to-test')
    // The page's own word: the store may know of the move before the page has heard its answer.
    await expectShown(page.getByText(`${job.number}: Testing`))
    await expect.poll(() => stageOf(job)).toBe('testing')
    await command('undo')
    await expectShown(page.getByText(`${job.number}: back to Repairing`))
    await command('to-test')
    await expectShown(page.getByText(`${job.number}: Testing`))
    await expect.poll(() => stageOf(job)).toBe('testing')
    await command('fail')
    await expectShown(page.getByRole('dialog', { name: `Test of ${job.number}` }))
    await page.getByRole('dialog').getByRole('button', { name: 'Fail' }).first().click()
    await keys.press(['Alt+p'], () => 300)
    await save()
    await expectShown(page.getByText(`${job.number}: test failed, back to Repairing`))
    await repair('Heater seated again', '12')
    await command('to-test')
    await expectShown(page.getByText(`${job.number}: Testing`))
    await expect.poll(() => stageOf(job)).toBe('testing')
    await command('pass')
    await expectShown(page.getByRole('dialog', { name: `Test of ${job.number}` }))
    await command('pass')
    await expectShown(page.getByText(`${job.number}: test passed, Ready`))
    const file = await app.client.jobs.get({ number: job.number })
    expect(file).toMatchObject({
      stage: 'ready',
      reworkCount: 1,
      assessment: { severity: 'severe', causeCode: 'component-failure' },
    })
    expect(file.entries.map(({ done }) => done)).toEqual(
      expect.arrayContaining(['Replaced heater and fuse', 'Heater seated again']),
    )
    expect(new Set(file.tests.map(({ passed }) => passed))).toEqual(new Set([false, true]))
  })

  test('attaches a photo', async () => {
    const { page, keys } = app
    const job = await receive('BE-5')
    await app.open(`/jobs/${job.number}`)
    await page.getByRole('button', { name: 'Add photos' }).click()
    const dialog = page.getByRole('dialog', { name: `Photos for ${job.number}` })
    const buffer = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#a64' } })
      .png()
      .toBuffer()
    await dialog.locator('input[type="file"][multiple]').setInputFiles({ name: 'board.png', mimeType: 'image/png', buffer })
    await dialog.getByLabel('What is in the pictures').fill('Burnt track')
    await keys.press(['Control+Enter'], () => 300)
    await dialog.waitFor({ state: 'hidden' })
    await expectShown(page.getByRole('img', { name: 'Burnt track' }))
    expect((await app.client.jobs.get({ number: job.number })).photos).toMatchObject([{ caption: 'Burnt track' }])
  })
})
