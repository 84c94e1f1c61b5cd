import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Place } from '../../shared/custody/custody.ts'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { commandCode, scanCodeOf, staffCode } from '../../shared/scan/scan-codes.ts'
import type { BenchCommand } from '../../shared/scan/scan-tokens.ts'
import { type App, describeHost, expectShown, SAMPLE_PIN } from '../kit/app.ts'
import { checkInOne, FRESH_KEYS, unitOf } from '../kit/job-life.ts'

describeHost('station', 'Commands and undo', (launch) => {
  let app: App
  let job: JobFile
  let place: Place
  const command = (name: BenchCommand) => app.keys.scan(scanCodeOf(commandCode(name)))
  const said = (words: string | RegExp) => expectShown(app.page.getByText(words))
  const file = () => app.client.jobs.get({ number: job.number })
  const someone = async (role: 'administrator' | 'technician') => {
    const person = (await app.client.session.names()).find(({ roles }) => roles.includes(role))
    if (person === undefined) throw new Error(`the sample has no ${role}`)
    return person
  }
  beforeAll(async () => {
    app = await launch()
    job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('UNDO-1') })
    place = await app.client.custody.addPlace({ code: 'UNDO-SHELF', name: null, kind: 'shelf', key: FRESH_KEYS.key() })
  })
  afterAll(() => app.close())

  test('take back what was done last, whatever was moved before it', async () => {
    const { id, name } = await someone('technician')
    await app.keys.scan(scanCodeOf(job.number))
    await expectShown(app.page.getByRole('heading', { level: 1, name: job.number }))
    await app.keys.scan(scanCodeOf(place.number))
    await said('UNDO-1 → At UNDO-SHELF')
    // What no scan can take back is said so, and nothing older is taken back in its place.
    await app.page.getByRole('button', { name: 'More', exact: true }).click()
    await app.page.getByRole('menuitem', { name: 'Mark as urgent' }).click()
    await expect.poll(async () => (await file()).isUrgent).toBe(true)
    await expectShown(app.page.getByText('Urgent', { exact: true }))
    await command('undo')
    await said('It stays on record. Put it right where it was done.')
    await app.keys.scan(scanCodeOf(staffCode(id)))
    await said(`${job.number}: ${name}`)
    await command('undo')
    await expect.poll(async () => (await file()).assignee).toBeNull()
    // Said once the page knows it too; what comes after is about how long ago that was.
    await said(`${job.number}: Nobody yet`)
    expect((await app.client.custody.ofUnit({ unitId: job.unitId })).now?.holder).toMatchObject({ kind: 'place', id: place.id })
  })

  test('are about a job for two minutes, also where its page stays open', async () => {
    await app.page.evaluate(() => {
      const now = Date.now
      Date.now = () => now() + 121_000
    })
    await command('start')
    await said('Which job? Scan its label first, then the command.')
    expect((await file()).stage).toBe('received')
    await app.keys.scan(scanCodeOf(job.number))
    await command('start')
    await said(`${job.number}: timer started`)
    await expect.poll(async () => (await file()).stage).toBe('assessing')
  })

  test('are not about what somebody else did who has signed out', async () => {
    const { page } = app
    const other = await someone('administrator')
    await page.getByRole('button', { name: /^Account/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('group').getByRole('button', { name: other.name }).click()
    await page.locator('input[type="password"]').fill(SAMPLE_PIN)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').waitFor()
    await command('undo')
    await said('There is nothing to undo.')
    expect((await file()).stage).toBe('assessing')
  })
})
