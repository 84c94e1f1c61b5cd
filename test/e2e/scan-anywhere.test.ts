import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { jobNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { checkInOne, FRESH_KEYS } from '../kit/job-life.ts'
import { keysOf } from '../kit/keys.ts'
import { pagesOf } from '../kit/page-tour.ts'
import { returningUnit } from '../kit/sample-units.ts'

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const news = (page: Page, words: string | RegExp) => page.getByText(words)

/** Pages that have a use of their own for a job's label. */
const ANSWERS: Readonly<Record<string, (page: Page, number: string) => Locator>> = {
  'scanner test': (page) => news(page, 'That was another code.'),
  'count of a place': (page) => news(page, /is (here|not kept as being at .+)\.$/),
  picking: (page, number) => page.getByRole('heading', { name: `Nothing is left to pick for ${number}` }),
}

/** Two or three keys rolled over one another, then a rest, as quick typists do. */
const bursts = (index: number): number => [85, 9, 64, 12, 14, 110, 22, 71][index % 8] ?? 90

describeHost('station', 'A scan', (launch) => {
  let app: App
  let job: JobFile
  beforeAll(async () => {
    app = await launch()
    job = await checkInOne(FRESH_KEYS, app.client, {})
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  test('of an unknown serial offers a check-in with it, and Enter takes it', async () => {
    await app.open('/board')
    await expectShown(heading(app.page, 'Board'))
    await app.keys.scan('QX-40-1188')
    await expectShown(news(app.page, 'First time here: QX-40-1188'))
    await app.keys.press(['Enter'], () => 300)
    await expectShown(heading(app.page, 'Check-in'))
    await expect.poll(() => app.page.getByLabel('Serial number').inputValue()).toBe('QX-40-1188')
  })

  test('of a serial that is here says so and opens its job', async () => {
    await app.keys.scan(job.serial ?? '')
    await expectShown(news(app.page, `${job.serial} is already here: job ${job.number} is open.`))
    await expectShown(heading(app.page, job.number))
  })

  test('of a known serial that is not here begins its check-in', async () => {
    const unit = await returningUnit(app.client, 0)
    await app.open('/models')
    await expectShown(heading(app.page, 'Models'))
    await app.keys.scan(unit.serial)
    await expectShown(heading(app.page, 'Check-in'))
    await expectShown(news(app.page, unit.owner))
  })

  test('types nothing into the search box that has the focus', async () => {
    const box = app.page.getByPlaceholder('Scan, or type a number, serial, phone or name')
    await box.click()
    await app.keys.type('ab')
    await app.keys.scan('HBJ00000000')
    await expectShown(news(app.page, /^Misread/))
    expect(await box.inputValue()).toBe('ab')
  })

  test('types nothing into the fault, and submits nothing', async () => {
    await app.open('/check-in')
    const fault = app.page.locator('[data-field="fault"]')
    await fault.fill('It hums')
    await app.keys.scan(scanCodeOf(job.number))
    await expectShown(news(app.page, new RegExp(job.number)))
    expect(await fault.inputValue()).toBe('It hums')
    await expectShown(heading(app.page, 'Check-in'))
  })

  test('types nothing into a field of a dialog', async () => {
    await app.open(`/jobs/${job.number}`)
    await expectShown(heading(app.page, job.number))
    await app.page.getByRole('button', { name: 'More', exact: true }).click()
    await app.page.getByRole('menuitem', { name: 'Put on hold' }).click()
    const reason = app.page.getByRole('dialog').getByLabel('Reason')
    await reason.fill('Waits for')
    await reason.focus()
    await app.keys.scan('ZZ-998-1')
    await expectShown(news(app.page, 'A form is open. Nothing was done with this scan.'))
    expect(await reason.inputValue()).toBe('Waits for')
    expect(await app.page.getByRole('dialog').count()).toBe(1)
  })

  test('is never seen in what a person types quickly', async () => {
    const text = 'makita drill 4711 smokes when warm'
    await app.open('/check-in')
    const fault = app.page.locator('[data-field="fault"]')
    await fault.fill('')
    await fault.focus()
    await app.keys.press(text.split(''), bursts)
    await expect.poll(() => fault.inputValue()).toBe(text)
    const box = app.page.getByPlaceholder('Scan, or type a number, serial, phone or name')
    await box.click()
    await app.keys.press('0711 5566'.split(''), bursts)
    await expect.poll(() => box.inputValue()).toBe('0711 5566')
    await expectShown(heading(app.page, 'Check-in'))
    expect(await app.page.locator('.hb-notice-bar').count()).toBe(0)
  })

  test('that was misread, or names nothing here, is told apart', async () => {
    const wrong = scanCodeOf(job.number.slice(0, -1) + (job.number.endsWith('A') ? 'B' : 'A'))
    await app.keys.scan(wrong)
    await expectShown(news(app.page, `Misread: ${wrong}`))
    await app.keys.scan(scanCodeOf(jobNumber(9_999_999)))
    await expectShown(news(app.page, /is not known here\./))
    await expectShown(heading(app.page, /^Today/))
  })

  test('of a badge signs in where nobody is, and is kept back where somebody is', async () => {
    await app.client.session.signIn({ staffId: await idOf(app, 'administrator'), pin: '2468' })
    const grace = (await app.client.staff.list()).find(({ name }) => name === 'Grace Okoye')
    if (grace === undefined) throw new Error('the sample has no Grace Okoye')
    const { code } = await app.client.staff.issueBadge({ staffId: grace.id, version: grace.version, key: crypto.randomUUID() })
    await app.open('/board')
    await expectShown(heading(app.page, 'Board'))
    await app.keys.scan(code.startsWith('HB') ? code : scanCodeOf(code))
    await expectShown(news(app.page, 'A staff badge was scanned.'))
    await app.page.getByRole('button', { name: /Elena Brandt/ }).waitFor()

    const other = await app.newWindow(null)
    await other.getByRole('heading', { level: 1 }).first().waitFor()
    const keys = await keysOf(other)
    await keys.scan(code.startsWith('HB') ? code : scanCodeOf(code))
    await other.getByRole('button', { name: /Grace Okoye/ }).waitFor()
    await other.close()
    await app.client.session.signIn({ staffId: await idOf(app, 'manager'), pin: '2468' })
  })

  test('of a job label opens the job from every page', async () => {
    let before = job.number
    for (const { name, path } of await pagesOf(app.client)) {
      await app.open(path)
      await app.page.waitForFunction((left) => ![undefined, left].includes(document.querySelector('h1')?.innerText), before)
      await app.keys.scan(scanCodeOf(job.number))
      const answer = ANSWERS[name]?.(app.page, job.number) ?? heading(app.page, job.number)
      expect(
        await answer
          .first()
          .waitFor()
          .then(() => name, String),
      ).toBe(name)
      before = await app.page.locator('h1').innerText()
    }
  })
})

async function idOf(app: App, role: 'administrator' | 'manager') {
  const person = (await app.client.session.names()).find(({ roles }) => roles.includes(role))
  if (person === undefined) throw new Error(`the sample has no ${role}`)
  return person.id
}
