import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Role } from '../../shared/kernel/permissions.ts'
import { commandCode, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeEachHost, expectShown, SAMPLE_PIN } from '../kit/app.ts'
import { checkInOne, FRESH_KEYS, move, unitOf } from '../kit/job-life.ts'
import { type Keys, keysOf } from '../kit/keys.ts'
import { expectFocusIn } from '../kit/waits.ts'
import { correct, partsNow, repairedOnSample } from '../kit/restated.ts'
import { wordOf } from '../kit/visible-text.ts'

const field = (page: Page, name: string) => page.locator(`[data-field="${name}"]`)

async function fillIn(page: Page, keys: Keys, serial: string): Promise<void> {
  const chooseNew = () => keys.press(['ArrowUp', 'Enter'], () => 200)
  await field(page, 'serial').fill(serial)
  await field(page, 'model').fill(`Norden ${serial}`)
  await page.getByText('No model of this name yet.').waitFor()
  await chooseNew()
  await page.getByText('New model; its terms and checklist are completed later').waitFor()
  await field(page, 'customer').fill(`Berta ${serial}`)
  await page.getByText('Nobody found.').waitFor()
  await chooseNew()
  await field(page, 'newCustomer.phone').fill(`0711 900 ${serial.length}${serial.codePointAt(3)}`)
  await field(page, 'fault').fill('Leaks')
}

describeEachHost('What cannot be accepted', (launch, host) => {
  let app: App
  const save = () => app.keys.press(['Control+Enter'], () => 300)
  const storedJobs = async () => (await app.client.jobs.list({ state: 'all', limit: 1 })).items[0]?.number
  const signDriverIn = async (role: Role) => {
    const person = (await app.client.session.names()).find(({ roles }) => roles.includes(role))
    if (person === undefined) throw new Error(`the sample has no ${role}`)
    await app.client.session.signIn({ staffId: person.id, pin: SAMPLE_PIN })
  }
  const openForm = async () => {
    await app.open('/check-in')
    await expectShown(app.page.getByRole('heading', { level: 1, name: 'Check-in' }))
  }
  /** A form that would be saved as it is, of a model and a customer that nobody knows yet. */
  const fillForm = async (serial: string) => {
    await openForm()
    await fillIn(app.page, app.keys, serial)
  }
  beforeAll(async () => {
    app = await launch()
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  test('saving twice at once makes one job', async () => {
    const { page } = app
    await fillForm('RF-TWICE-1')
    await page.getByRole('button', { name: 'Check in' }).evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await app.keys.press(['Control+Enter', 'Control+Enter'], () => 20)
    await expectShown(page.getByRole('heading', { name: 'Checked in' }))
    const file = await app.client.units.lookUp({ serial: 'RF-TWICE-1' })
    expect(file?.history).toHaveLength(1)
    await app.print('Label and tags', 'RMA slips')
  })

  test('a serial that came in meanwhile', async () => {
    const { page } = app
    await fillForm('RF-MEANWHILE-1')
    await field(page, 'fault').focus()
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('RF-MEANWHILE-1') })
    await save()
    await expectShown(page.getByText(new RegExp(job.number)))
    expect((await app.client.units.lookUp({ serial: 'RF-MEANWHILE-1' }))?.history).toHaveLength(1)
    expect(await field(page, 'fault').inputValue()).toBe('Leaks')
  })

  test('an assessment of a job that somebody else has changed: both are shown, the form is kept, nothing is stored', async () => {
    const { page, keys } = app
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('RF-STALE-1') })
    await move(FRESH_KEYS, app.client, job, 'assessing')
    await app.open(`/jobs/${job.number}?dialog=assess`)
    const dialog = page.getByRole('dialog', { name: `Assessment of ${job.number}` })
    await dialog.getByLabel('Findings').fill('Corroded contacts')
    await dialog.getByRole('combobox', { name: 'Cause' }).click()
    await page.getByRole('option', { name: 'Dirt' }).click()
    await dialog.getByRole('combobox', { name: 'Responsibility' }).click()
    await page.getByRole('option', { name: 'User' }).click()
    const { version } = await app.client.jobs.get({ number: job.number })
    await app.client.jobs.setShelf({ jobId: job.id, version, shelf: 'C9', key: crypto.randomUUID() })
    await keys.press(['Control+Enter'], () => 300)
    await expectShown(dialog.getByText('Somebody else changed this meanwhile.'))
    await expectShown(dialog.getByText('What somebody else changed'))
    expect(await dialog.getByLabel('Findings').inputValue()).toBe('Corroded contacts')
    expect((await app.client.jobs.get({ number: job.number })).assessment).toBeNull()
    await dialog.getByRole('button', { name: /Keep my entry/ }).click()
    await keys.press(['Control+Enter'], () => 300)
    await dialog.waitFor({ state: 'hidden' })
    expect(await app.client.jobs.get({ number: job.number })).toMatchObject({
      shelf: 'C9',
      assessment: { findings: 'Corroded contacts' },
    })
  })

  test('an ended session keeps the form, which is saved after signing in again', async () => {
    const page = await app.newWindow('front-desk')
    const keys = await keysOf(page)
    const before = await storedJobs()
    await app.open('/check-in', page)
    await fillIn(page, keys, 'RF-SESSION-1')
    await field(page, 'fault').fill('Smells hot')

    await signDriverIn('administrator')
    const grace = (await app.client.staff.list()).find(({ name }) => name === 'Grace Okoye')
    if (grace === undefined) throw new Error('the sample has no Grace Okoye')
    const ended = await app.client.staff.setActive({
      staffId: grace.id,
      version: grace.version,
      isActive: false,
      key: crypto.randomUUID(),
    })
    await keys.press(['Control+Enter'], () => 300)
    await expectShown(page.getByText('The session has ended'))
    await app.client.staff.setActive({ staffId: grace.id, version: ended.version, isActive: true, key: crypto.randomUUID() })
    await signDriverIn('manager')
    expect(await storedJobs()).toBe(before)

    // Nothing tells a page without a session that somebody may sign in again.
    await page.reload()
    await page.getByLabel('Your name').fill('grace')
    await keys.press(['Enter'], () => 300)
    await expectFocusIn(page.locator('input[type="password"]'))
    await keys.type(SAMPLE_PIN)
    await keys.press(['Enter'], () => 300)
    await expectShown(page.getByText(/What you had typed is back\. Last change: /))
    await expect.poll(() => field(page, 'fault').inputValue()).toBe('Smells hot')
    await keys.press(['Control+Enter'], () => 300)
    await expectShown(page.getByRole('heading', { name: 'Checked in' }))
    expect((await app.client.units.lookUp({ serial: 'RF-SESSION-1' }))?.openJob).not.toBeNull()
    await page.close()
  })

  test('an ended session keeps what stands in a dialog until the same person is back', async () => {
    const page = await app.newWindow('technician')
    const keys = await keysOf(page)
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('RF-SESSION-2') })
    await app.open(`/jobs/${job.number}?dialog=hold`, page)
    const dialog = page.getByRole('dialog', { name: `Put ${job.number} on hold` })
    await dialog.getByLabel('Reason').fill('Waits for the charger')

    const person = (await app.client.session.names()).find(({ roles }) => roles.includes('technician'))
    await signDriverIn('administrator')
    const known = (await app.client.staff.list()).find(({ id }) => id === person?.id)
    if (known === undefined) throw new Error('the sample has no technician')
    await app.client.staff.setPin({ staffId: known.id, version: known.version, pin: SAMPLE_PIN, key: crypto.randomUUID() })
    await signDriverIn('manager')
    await keys.press(['Control+Enter'], () => 300)
    await expectShown(page.getByText('The session has ended'))
    await dialog.waitFor({ state: 'hidden' })
    expect((await app.client.jobs.get({ number: job.number })).hold).toBeNull()

    await expectFocusIn(page.locator('input[type="password"]'))
    await keys.type(SAMPLE_PIN)
    await keys.press(['Enter'], () => 300)
    await dialog.waitFor()
    await expect.poll(() => dialog.getByLabel('Reason').inputValue()).toBe('Waits for the charger')
    await dialog.getByLabel('Reason').focus()
    await keys.press(['Control+Enter'], () => 300)
    await dialog.waitFor({ state: 'hidden' })
    expect((await app.client.jobs.get({ number: job.number })).hold).toMatchObject({ reason: 'Waits for the charger' })
    await page.close()
  })

  test('a move that the table forbids is refused in the language of the screen', async () => {
    const { page, keys } = app
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('RF-MOVE-1') })
    await page.evaluate(() => localStorage.setItem('handback.language', 'zh-CN'))
    await page.reload()
    await page.getByRole('navigation').waitFor()
    await app.open(`/jobs/${job.number}`)
    await expectShown(page.getByRole('heading', { level: 1, name: job.number }))
    const words = wordOf('zh-CN', 'refusal.move-not-in-table')
      .replace('{{from}}', wordOf('zh-CN', 'stage.received'))
      .replace('{{to}}', wordOf('zh-CN', 'stage.testing'))
    await keys.scan(scanCodeOf(commandCode('to-test')))
    await expectShown(page.getByText(words))
    expect((await app.client.jobs.get({ number: job.number })).stage).toBe('received')
  })

  // What the form finds out by itself, or shows of an answer: no host has a part in it.
  if (host === 'desktop') return
  test('empty required fields are named, and the first has the focus', async () => {
    const before = await storedJobs()
    await openForm()
    await save()
    await expect.poll(() => app.page.getByText('Please fill this in.').count()).toBeGreaterThanOrEqual(4)
    await expectFocusIn(app.page.locator('[data-field="serial"]'))
    expect(await storedJobs()).toBe(before)
  })

  test('10,000 characters, control characters and an impossible serial are said at their fields, and kept', async () => {
    const { page } = app
    const before = await storedJobs()
    await fillForm('!!!?')
    await field(page, 'fault').fill('x'.repeat(10_000))
    await field(page, 'condition').fill('scratched\u0007')
    await save()
    await expectShown(page.getByText('This cannot be a serial number.'))
    await expectShown(page.getByText('Too long: at most 4000 characters.'))
    await expectShown(page.getByText('Contains characters that cannot be printed. Please type it again.'))
    expect((await field(page, 'fault').inputValue()).length).toBe(10_000)
    expect(await field(page, 'serial').inputValue()).toBe('!!!?')
    expect(await storedJobs()).toBe(before)
  })

  test('dates to come, dates too long ago, and wishes that have passed', async () => {
    const { page } = app
    const before = await storedJobs()
    await fillForm('RF-DATE-1')
    const dates = { boughtOn: '1955-05-05', occurredOn: '2099-01-01', wishedFor: '2020-02-02' }
    for (const [name, date] of Object.entries(dates)) {
      await field(page, name).fill(date)
      await field(page, name).blur()
    }
    await save()
    await expectShown(page.getByText('This date is too long ago.'))
    await expectShown(page.getByText('This date lies in the future.'))
    await expectShown(page.getByText('This date has passed.'))
    expect(await storedJobs()).toBe(before)
  })

  test('an IMEI with a wrong check digit', async () => {
    const { page } = app
    const before = await storedJobs()
    const phone = (await app.client.catalogue.models({})).items.find(({ serialKind }) => serialKind === 'imei')
    if (phone === undefined) throw new Error('the sample has no model with an IMEI')
    await fillForm('490154203237519')
    await field(page, 'model').fill(phone.name)
    await expectShown(page.getByRole('option', { name: new RegExp(`${phone.brand} ${phone.name}`) }))
    await app.keys.press(['ArrowDown', 'Enter'], () => 200)
    await expect.poll(() => field(page, 'model').inputValue()).toBe(`${phone.brand} ${phone.name}`)
    await save()
    await expectShown(page.getByText('This IMEI has a wrong check digit. Please compare it with the device.'))
    expect(await storedJobs()).toBe(before)
  })

  test('a file that is no photo', async () => {
    const { page } = app
    await fillForm('RF-PHOTO-1')
    const file = { name: 'invoice.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7 not a picture') }
    await page.locator('input[type="file"][multiple]').setInputFiles(file)
    await expectShown(page.getByText('“invoice.jpg” is not a JPEG, PNG or WebP picture. It was not added.'))
    expect(await page.getByRole('img', { name: 'Photo 1' }).count()).toBe(0)
  })

  test('a fitted part that somebody else has put right: what was typed is said on top of their words', async () => {
    const { page, keys, client } = app
    const fate = { oldSerial: 'OLD-1', newSerial: 'NEW-1', oldFate: 'kept' as const }
    const one = await repairedOnSample(FRESH_KEYS, client, fate)
    await app.open(`/jobs/${one.job.number}`)
    await page.getByRole('button', { name: 'Correct', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `Repair entry for ${one.job.number}` })
    await dialog.getByLabel('Old serial').fill('OLD-2')
    await correct(FRESH_KEYS, client, one, [{ id: one.id, ...fate, newSerial: 'NEW-2' }])
    await keys.press(['Control+Enter'], () => 300)
    await expectShown(dialog.getByText('Somebody else changed this meanwhile.'))
    expect(await dialog.getByLabel('Old serial').inputValue()).toBe('OLD-2')
    expect(await partsNow(client, one)).toMatchObject([{ oldSerial: 'OLD-1', newSerial: 'NEW-2' }])
    await dialog.getByRole('button', { name: /Keep my entry/ }).click()
    await expect.poll(() => dialog.getByLabel('New serial').inputValue()).toBe('NEW-2')
    await keys.press(['Control+Enter'], () => 300)
    await dialog.waitFor({ state: 'hidden' })
    expect(await partsNow(client, one)).toMatchObject([{ oldSerial: 'OLD-2', newSerial: 'NEW-2', version: 3 }])
  })

  test('dates of a unit that somebody else has changed: both versions are shown, and saving again goes over the one shown', async () => {
    const { page, keys, client } = app
    const job = await checkInOne(FRESH_KEYS, client, { unit: unitOf('RF-STALE-2') })
    const { unitId } = await client.jobs.get({ number: job.number })
    await app.open(`/units/${unitId}`)
    await page.getByRole('button', { name: /^Dates and proof/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Dates and proof' })
    await dialog.getByLabel('Installed on').fill('2026-02-03')
    const { unit } = await client.units.get({ unitId })
    const theirs = { boughtOn: '2026-01-02', installedOn: '2026-01-05', proof: unit.proof }
    await client.units.updateDates({ unitId, version: unit.version, ...theirs, key: crypto.randomUUID() })
    await keys.press(['Control+Enter'], () => 300)
    const row = dialog.getByRole('table', { name: 'Both versions' }).getByRole('row', { name: /Installed on/ })
    expect(await row.innerText()).toMatch(/3 Feb 2026\s+5 Jan 2026/)
    await keys.press(['Control+Enter'], () => 300)
    await dialog.waitFor({ state: 'hidden' })
    expect((await client.units.get({ unitId })).unit).toMatchObject({ installedOn: '2026-02-03' })
  })
})
