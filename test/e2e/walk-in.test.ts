import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../shared/kernel/time.ts'
import { accessoryCode, parseScan, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeEachHost } from '../kit/app.ts'
import { returningUnit } from '../kit/sample-units.ts'
import { bareTripOf, barAt } from '../kit/bare-trip.ts'
import { signOn } from '../kit/sign.ts'
import { printedPages } from '../print/printed-pages.ts'

/** What a known customer’s walk-in may take, by hand. */
const WALK_IN_MS = 30_000
const WISHED_FOR = addDays(new Date().toISOString().slice(0, 10), 50)
const FAULT = 'Stops after a minute, smells hot'

/** The codes of each page of a paper. */
const codesOf = async (pdf: Buffer): Promise<string[][]> => (await printedPages(pdf, 300)).map(({ codes }) => codes.toSorted())

const field = (page: Page, name: string) => page.locator(`[data-field="${name}"]`)
const isFocused = (page: Page, name: string) =>
  page.waitForFunction((wanted) => document.activeElement?.closest(`[data-field="${wanted}"]`) !== null, name)

/** The number that the panel after check-in shows under this word. */
const numberUnder = async (page: Page, pattern: RegExp): Promise<string> =>
  page.getByRole('main').getByRole('link', { name: pattern }).innerText()

describeEachHost('A walk-in', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch({ as: 'front-desk' })
  })
  afterAll(() => app.close())

  test('of a new customer with a new unit needs no mouse, and its labels, tags and slips read back', async () => {
    const { page, keys } = app
    const go = (...pressed: string[]) => keys.press(pressed, () => 120)
    await keys.scan('KT-7719-E2E')
    await page.getByText('First time here: KT-7719-E2E').waitFor()
    await go('Enter')
    await page.getByRole('heading', { name: 'Check-in' }).waitFor()
    await isFocused(page, 'model')
    expect(await field(page, 'serial').inputValue()).toBe('KT-7719-E2E')

    await keys.type('Norden Kettle 2')
    await page.getByText('No model of this name yet.').waitFor()
    await go('ArrowUp', 'Enter')
    await isFocused(page, 'boughtOn')
    await keys.type('2026-03-14')
    await go('Enter', 'Enter')
    await isFocused(page, 'customer')
    await keys.type('Ada Nováková')
    await page.getByText('Nobody found.').waitFor()
    await go('ArrowUp', 'Enter')
    await isFocused(page, 'newCustomer.phone')
    await keys.type('0711 55 66 77')
    // Kind and language of papers are right as they are.
    await go('Enter', 'Enter', 'Enter')
    await isFocused(page, 'fault')
    await keys.type(FAULT)
    await go('Enter')
    await isFocused(page, 'symptoms')
    await keys.type('overh')
    await go('Enter', 'Enter')
    await isFocused(page, 'occurredOn')
    await keys.type('2026-11-01')
    await go('Enter', 'ArrowRight', 'Enter')
    await isFocused(page, 'accessories')
    await keys.type('Power cord')
    await go('Enter')
    await keys.type('Lid')
    await go('Enter', 'Enter')
    await isFocused(page, 'condition')
    await keys.type('Scratch on the left side')
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#4a6' } })
      .jpeg()
      .toBuffer()
    await page
      .locator('input[type="file"][multiple]')
      .setInputFiles({ name: 'unit.jpg', mimeType: 'image/jpeg', buffer: picture })
    await page.getByRole('img', { name: 'Photo 1' }).waitFor()
    await go('Enter', 'Enter', 'Space')
    await expect.poll(() => page.getByRole('checkbox', { name: 'The unit may be opened' }).isChecked()).toBe(true)
    await go('Enter')
    await isFocused(page, 'passcode')
    await keys.type('4711-geheim')
    await go('Enter')
    await isFocused(page, 'wishedFor')
    await keys.type(WISHED_FOR)
    await go('Enter')
    await expect.poll(() => page.getByRole('checkbox', { name: 'Sign on the printed slip instead' }).isChecked()).toBe(true)
    await page.getByText('Everything needed is here.').waitFor()
    await go('Control+Enter')

    await page.getByRole('heading', { name: 'Checked in' }).waitFor()
    const [labels, slips] = await app.print('Label and tags', 'RMA slips')
    const job = await numberUnder(page, /^J\d{7}/)
    const rma = await numberUnder(page, /^R\d{7}/)
    const scanned = parseScan(scanCodeOf(job))
    const sequence = scanned.kind === 'job' ? scanned.sequence : 0
    const tag = (index: number) => scanCodeOf(accessoryCode(sequence, index))
    expect(await codesOf(labels ?? Buffer.alloc(0))).toEqual([[scanCodeOf(job)], [tag(1)], [tag(2)]])
    const bothCodes = [scanCodeOf(job), scanCodeOf(rma)].toSorted()
    expect(await codesOf(slips ?? Buffer.alloc(0))).toEqual([bothCodes, bothCodes])

    const file = await app.client.jobs.get({ number: job })
    expect(file).toMatchObject({
      fault: FAULT,
      symptoms: ['overheats'],
      isUrgent: true,
      occurredOn: '2026-11-01',
      wishedFor: WISHED_FOR,
      condition: 'Scratch on the left side',
      mayDisassemble: true,
      mayWipeData: false,
      customer: { name: 'Ada Nováková', phone: '0711 55 66 77' },
      serial: 'KT-7719-E2E',
    })
    expect(file.accessories.map(({ name }) => name)).toEqual(['Power cord', 'Lid'])
    expect(file.photos).toHaveLength(1)
    expect(await app.client.bench.showPasscode({ jobId: file.id, key: crypto.randomUUID() })).toMatchObject({
      passcode: '4711-geheim',
    })
  })

  test('is signed on the screen when the customer wants to', async () => {
    const { page, keys } = app
    // The next customer's unit may be scanned while the numbers of the one before are still shown.
    const unit = await returningUnit(app.client, 2)
    await keys.scan(unit.serial)
    await page.getByText('Known here', { exact: true }).waitFor()
    await field(page, 'fault').fill(FAULT)
    // By key: what is known of the unit comes in above it, and moves it away under a pointer.
    const onPaper = page.getByRole('checkbox', { name: 'Sign on the printed slip instead' })
    await onPaper.focus()
    await keys.press(['Space'], () => 200)
    await expect.poll(() => onPaper.isChecked()).toBe(false)
    await signOn(page)
    await page.getByText('Signed', { exact: true }).waitFor()
    await keys.press(['Control+Enter'], () => 200)
    await page.getByRole('heading', { name: 'Checked in' }).waitFor()
    const [, slips] = await app.print('Label and tags', 'RMA slips')
    expect(slips?.length).toBeGreaterThan(0)
    const job = await app.client.jobs.get({ number: await numberUnder(page, /^J\d{7}/) })
    expect(job.customer.name).toBe(unit.owner)
  })

  test('of a known customer with a known serial takes fewer than 15 keystrokes besides the fault, and seconds', async () => {
    const { page, keys } = app
    const unit = await returningUnit(app.client, 3)
    await app.open('/')
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor()
    let strokes = 0
    const press = (key: string) => {
      strokes += 1
      return keys.press([key], () => 120)
    }
    const before = await bareTripOf(page)
    const begin = performance.now()
    await keys.scan(unit.serial)
    await page.getByRole('heading', { name: 'Check-in' }).waitFor()
    await page.getByText(unit.owner).first().waitFor()
    await isFocused(page, 'fault')
    await keys.type(FAULT)
    await press('Control+Enter')
    await page.getByRole('heading', { name: 'Checked in' }).waitFor()
    const seconds = (performance.now() - begin) / 1000
    // A person types the fault in real time; a script's keys carry the times of one, but none is waited for.
    process.stdout.write(`known walk-in on ${app.host}: ${strokes} keystrokes besides the fault, ${seconds.toFixed(1)} s\n`)
    expect(strokes).toBeLessThan(15)
    const bare = Math.max(before, await bareTripOf(page))
    expect(seconds * 1000).toBeLessThan(barAt(WALK_IN_MS, bare))
    await app.print('Label and tags', 'RMA slips')
  })
})
