import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { commandCode, jobNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import type { BenchCommand } from '../../shared/scan/scan-tokens.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { expectFocusIn } from '../kit/waits.ts'
import { assess, checkInOne, ENTRY, FRESH_KEYS, move, offer, release, unitOf } from '../kit/job-life.ts'

/** What has the focus, by the words on it. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const isNextStepFocused = (page: Page) =>
  page.evaluate(() => document.activeElement?.matches('[data-testid="next-step"]') === true)
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

describeHost('station', 'Whoever works at the bench keeps their place', (launch) => {
  let app: App
  const command = (name: BenchCommand) => app.keys.scan(scanCodeOf(commandCode(name)))
  const press = (...keys: string[]) => app.keys.press(keys, () => 300)
  const receive = (serial: string) => checkInOne(FRESH_KEYS, app.client, { unit: unitOf(serial), isUrgent: true })
  const dialog = () => app.page.getByRole('dialog')
  const openJob = async (job: JobFile) => {
    await app.open(`/jobs/${job.number}`)
    await expectShown(heading(app.page, job.number))
  }
  const openBoard = async () => {
    await app.open('/board')
    await expectShown(heading(app.page, 'Board'))
    await expectShown(app.page.locator('[data-card]'))
  }
  beforeAll(async () => {
    app = await launch()
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  test('a closed dialog gives the focus back to what opened it, and to the next step after saving', async () => {
    const { page } = app
    const job = await receive('BP-1')
    await move(FRESH_KEYS, app.client, job, 'assessing')
    await openJob(job)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Put on hold' }).click()
    await dialog().getByLabel('Reason').waitFor()
    await press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('More')

    await page.getByRole('region', { name: 'Repair log' }).getByRole('button', { name: 'Log repair' }).click()
    await dialog().getByLabel('What was done').waitFor()
    await press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('Log repair')

    await press('Alt+m')
    await dialog().getByRole('button', { name: 'Repairing' }).waitFor()
    await command('cancel')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('Log repair')

    await page.getByRole('region', { name: 'Assessment' }).getByRole('button', { name: 'Write assessment' }).click()
    await dialog().getByLabel('Findings').fill('Fuse F1 open')
    await dialog().getByRole('combobox', { name: 'Cause' }).click()
    await page.getByRole('option', { name: 'Component failure' }).click()
    await dialog().getByRole('combobox', { name: 'Responsibility' }).click()
    await page.getByRole('option', { name: 'Maker' }).click()
    await press('Control+Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => isNextStepFocused(page)).toBe(true)
  })

  test('the checklist shows which answer a letter gave, and a scanned pass leads on to the next step', async () => {
    const { page } = app
    const job = await receive('BP-2')
    await move(FRESH_KEYS, app.client, job, 'assessing')
    await assess(FRESH_KEYS, app.client, job)
    await release(FRESH_KEYS, app.client, job)
    await move(FRESH_KEYS, app.client, job, 'repairing')
    await app.client.bench.logRepair({ jobId: job.id, ...ENTRY, key: crypto.randomUUID() })
    await move(FRESH_KEYS, app.client, job, 'testing')
    await openJob(job)
    await command('fail')
    await dialog().getByRole('button', { name: 'Fail' }).last().focus()
    await press('f')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true')
    await expect.poll(() => focused(page)).toContain('Fail')
    await press('p')
    await expect.poll(() => focused(page)).toContain('Pass')
    await command('cancel')
    await command('cancel')
    await dialog().waitFor({ state: 'hidden' })
    await command('pass')
    await expectShown(page.getByRole('dialog', { name: `Test of ${job.number}` }))
    await command('pass')
    await expectShown(page.getByText(`${job.number}: test passed, Ready`))
    await expect.poll(() => isNextStepFocused(page)).toBe(true)
  })

  test('a card that moves takes the focus with it', async () => {
    const { page } = app
    const job = await receive('BP-3')
    await openBoard()
    const card = page.locator(`[data-card="${job.id}"]`)
    await card.focus()
    await press('m')
    await expectFocusIn(dialog())
    await press('Enter')
    await expectShown(page.locator(`[data-stage="assessing"] [data-card="${job.id}"]`))
    const focusedCard = () => page.evaluate(() => document.activeElement?.getAttribute('data-card'))
    await expect.poll(focusedCard).toBe(job.id)
    // A move is shown at once and stored a little later; what is asked of the store next must find it there.
    await expectShown(page.getByText(`${job.number}: Assessing`))
    await assess(FRESH_KEYS, app.client, job)
    await offer(FRESH_KEYS, app.client, job)
    await move(FRESH_KEYS, app.client, job, 'awaiting-approval')
    await expectShown(page.locator(`[data-stage="awaiting-approval"] [data-card="${job.id}"]`))
    await expect.poll(focusedCard).toBe(job.id)
  })

  test('a board wider than the window shows all stages, and brings the chosen one', async () => {
    const { page } = app
    await openBoard()
    const ready = page.locator('[data-stage="ready"]')
    const isInSight = () => ready.evaluate((column) => column.getBoundingClientRect().right <= window.innerWidth)
    expect(await isInSight()).toBe(false)
    await page
      .getByRole('navigation', { name: 'All stages' })
      .getByRole('button', { name: /^Ready/ })
      .click()
    await expect.poll(isInSight).toBe(true)
    await expect.poll(() => ready.evaluate((column) => column.contains(document.activeElement))).toBe(true)
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.getByRole('navigation', { name: 'All stages' }).waitFor({ state: 'hidden' })
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('a timer that runs on another job is named, with the way there', async () => {
    const { page } = app
    const [busy, next] = [await receive('BP-4'), await receive('BP-5')]
    await app.client.bench.startTimer({ jobId: busy.id, key: crypto.randomUUID() })
    await openJob(next)
    await press('Alt+t')
    await expectShown(page.getByRole('alert').getByText(`Your timer is running on job ${busy.number}. Pause it there first.`))
    await page.getByRole('button', { name: `Open ${busy.number}` }).waitFor()
    await press('Alt+o')
    await expectShown(heading(page, busy.number))
    await command('pause')
    await expectShown(page.getByText(/timer paused at 0 minutes/))
  })

  test('an unknown number leaves people on the board and says so', async () => {
    const { page } = app
    const unknown = jobNumber(9_999_998)
    await openBoard()
    await app.keys.scan(scanCodeOf(unknown))
    await expectShown(page.getByRole('alert').getByText(/is not known here\./))
    expect(await heading(page, 'Board').count()).toBe(1)
    await press('Escape')
    await page.getByRole('alert').waitFor({ state: 'hidden' })
    await app.open(`/jobs/${unknown}`)
    await expectShown(page.getByRole('alert').getByText(`${unknown} is not known here.`))
    await expectShown(heading(page, 'Board'))
  })

  test('a notice lies over nothing that is needed, and goes by itself', async () => {
    const { page } = app
    const job = await receive('BP-6')
    await openJob(job)
    await command('start')
    const notice = page.getByRole('status').filter({ hasText: `${job.number}: timer started` })
    await expectShown(notice)
    // Under the pointer it stays until it was measured, however slowly.
    await notice.hover()
    const [said, step] = [await notice.boundingBox(), await page.getByTestId('next-step').boundingBox()]
    expect((step?.y ?? 0) + (step?.height ?? 0)).toBeLessThan(said?.y ?? 0)
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    const end = await page.getByRole('list', { name: 'Timeline' }).boundingBox()
    expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThan((await notice.boundingBox())?.y ?? 0)
    expect(await page.getByTestId('next-step').isVisible()).toBe(true)
    await page.mouse.move(0, 0)
    await notice.waitFor({ state: 'hidden' })
    await command('pause')
    await expectShown(page.getByText(/timer paused at 0 minutes/))
  })

  test('a step that somebody may not take says why under its button', async () => {
    const job = await receive('BP-7')
    const page = await app.newWindow('front-desk')
    await app.open(`/jobs/${job.number}`, page)
    await expectShown(page.getByTestId('job-head').getByRole('paragraph').getByText('Your role may not make this move.'))
    await page.close()
    await openJob(job)
    await expectShown(app.page.getByTestId('next-step'))
    expect(await app.page.getByTestId('job-head').getByText('Your role may not make this move.').count()).toBe(0)
  })

  test('a job is taken oneself by two keys, and nothing covers Save', async () => {
    const { page } = app
    const job = await receive('BP-8')
    await openJob(job)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Assign' }).click()
    const me = dialog().getByRole('radio', { name: 'Elena Brandt (me)' })
    await expect.poll(() => focused(page)).toBe('Nobody yet')
    await me.click()
    await dialog().getByRole('button', { name: 'Save' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await expectShown(page.getByRole('region', { name: 'Facts' }).getByText('Elena Brandt'))
  })

  test('a dialog longer than the window keeps Save in sight', async () => {
    const job = await receive('BP-9')
    await move(FRESH_KEYS, app.client, job, 'assessing')
    await app.open(`/jobs/${job.number}?dialog=assess`)
    await dialog().getByLabel('Findings').fill('One more line\n'.repeat(30))
    const isLong = () => dialog().evaluate((content) => content.scrollHeight > content.clientHeight)
    await expect.poll(isLong).toBe(true)
    const save = dialog().getByRole('button', { name: 'Save' })
    const isOnTop = () =>
      save.evaluate((button) => {
        const { x, y, width, height } = button.getBoundingClientRect()
        return button.contains(document.elementFromPoint(x + width / 2, y + height / 2))
      })
    await expect.poll(isOnTop).toBe(true)
    await command('cancel')
    await command('cancel')
    await dialog().waitFor({ state: 'hidden' })
  })

  test('a card carried over a folded column says why it may not be put down there', async () => {
    const { page } = app
    const job = await receive('BP-10')
    await openBoard()
    await page.getByLabel('Words on the card').fill(job.number)
    await expectShown(page.locator('[data-stage="ready"][data-empty="true"]'))
    const card = await page.locator(`[data-card="${job.id}"]`).boundingBox()
    const ready = await page.locator('[data-stage="ready"]').boundingBox()
    if (card === null || ready === null) throw new Error('nothing to carry, or nowhere to')
    await page.mouse.move(card.x + 30, card.y + 15)
    await page.mouse.down()
    await page.mouse.move(card.x + 50, card.y + 30, { steps: 4 })
    await page.mouse.move(ready.x + ready.width / 2, ready.y + 200, { steps: 8 })
    await expectShown(page.locator('[data-lifted]').getByText('A job cannot go from Received to Ready.'))
    await page.keyboard.press('Escape')
    await page.mouse.up()
  })
})
