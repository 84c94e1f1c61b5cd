import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { checkInOne, FRESH_KEYS } from '../kit/job-life.ts'
import { plugIn, type PseudoScanner } from '../kit/pseudo-terminal.ts'

/** The first window's place. Its port was chosen before: the page offers only paths that the systems give to ports. */
const PLACE = crypto.randomUUID()

describeHost('station', 'A serial scanner', (launch) => {
  let app: App
  let other: Page
  let folder: string
  let path: string
  let cable: PseudoScanner
  let job: JobFile
  const panel = (page: Page) => page.getByRole('region', { name: 'Serial scanner' })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handback-serial-'))
    path = join(folder, 'port')
    cable = await plugIn(path)
    app = await launch({
      prepare: (dataDir) =>
        writeFile(join(dataDir, 'serial-scanner.json'), JSON.stringify({ path, baudRate: 9600, place: PLACE })),
    })
    job = await checkInOne(FRESH_KEYS, app.client, {})
    await app.page.evaluate((place) => localStorage.setItem('handback.scanner.place', place), PLACE)
    await app.page.reload()
    other = await app.newWindow('manager')
    for (const page of [other, app.page]) await app.open('/scanner-test', page)
    await app.page.bringToFront()
  })
  afterAll(async () => {
    await app.close()
    await cable.unplug()
    await rm(folder, { recursive: true, force: true })
  })

  test('is heard by the window of its place alone, and says so when it is pulled out or let go of elsewhere', async () => {
    await expectShown(panel(app.page).getByText(`${path}, heard at this place`))
    await expectShown(panel(other).getByText(`${path}, heard at another place`))

    await cable.unplug()
    for (const page of [app.page, other]) await expectShown(panel(page).getByText('Not there, tried again by itself'))
    cable = await plugIn(path)
    for (const page of [app.page, other]) await expectShown(panel(page).getByText('Connected', { exact: true }))

    // Read until a window hears it: the page may be asking for the port's scans anew in this moment.
    const heard = app.page.getByRole('heading', { level: 1, name: job.number })
    const readAgain = () => {
      cable.send(`${scanCodeOf(job.number)}\r`)
      return heard.isVisible()
    }
    await expect.poll(readAgain, { interval: 500 }).toBe(true)
    await expectShown(other.getByRole('heading', { level: 1, name: 'Scanner test' }))

    await app.open('/scanner-test')
    await expectShown(panel(app.page).getByText('Connected', { exact: true }))
    await panel(other).getByRole('button', { name: 'Let go' }).click()
    await expectShown(panel(app.page).getByText('None chosen'))
    expect(await panel(app.page).getByRole('button', { name: 'Let go' }).count()).toBe(0)
  })
  test('has its last key chosen beside it, kept at this computer', async () => {
    const suffix = app.page.getByRole('combobox', { name: 'Key sent after each scan' })
    await suffix.click()
    await app.page.getByRole('option', { name: 'None', exact: true }).click()
    await app.page.reload()
    await expect.poll(() => suffix.inputValue()).toBe('None')
  })
})
