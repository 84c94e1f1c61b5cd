import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zplToBase64Async } from 'zpl-renderer-js'
import { readCodes } from '../../electron/devices/read-codes.ts'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, SAMPLE_PIN } from '../kit/app.ts'
import { type BadPrinter, openBadPrinter, OWN_ADDRESS } from '../kit/bad-printer.ts'
import { ZEBRA } from '../kit/printers.ts'

const WAIT = { timeout: 30_000 }

describeHost('station', 'Label layouts', (launch) => {
  let app: App
  let printer: BadPrinter
  beforeAll(async () => {
    ;[app, printer] = await Promise.all([
      launch({ as: 'administrator' }),
      openBadPrinter('good', { host: OWN_ADDRESS, port: 9100 }),
    ])
    const { client } = app
    const administrator = (await client.session.names()).find(({ roles }) => roles.includes('administrator'))
    if (administrator === undefined) throw new Error('the sample has an administrator')
    await client.session.signIn({ staffId: administrator.id, pin: SAMPLE_PIN })
    const { id } = await client.printers.add({ ...ZEBRA, address: OWN_ADDRESS, key: crypto.randomUUID() })
    await client.printers.choose({ paper: 'label', printer: { id }, key: crypto.randomUUID() })
  })
  afterAll(() => Promise.all([app.close(), printer.off()]))

  const stored = async (kind: 'job' | 'unit') => (await app.client.labels.layouts()).find((layout) => layout.kind === kind)
  const chooseSize = async (page: Page, name: string) => {
    await page.getByRole('combobox', { name: 'Size', exact: true }).click()
    await page.getByRole('option', { name }).click()
  }

  test('are changed by a form beside the label as it will be, and the next label of a job is so', async () => {
    const { page } = app
    await app.open('/settings/labels?kind=job')
    await page.getByText('Example', { exact: true }).click()
    const shown = (size: string) => page.getByRole('img', { name: `Job label, ${size} mm` })
    const words = async (size: string) => decodeURIComponent((await shown(size).getAttribute('src', WAIT)) ?? '')
    await expect.poll(() => words('62 × 29'), WAIT).toContain('9887766554')

    await chooseSize(page, '50 × 30 mm')
    await page.getByText('Data Matrix', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'Serial number' }).uncheck()
    const up = page.getByRole('button', { name: 'Move Date received up' })
    for (let place = 7; place > 2; place--) await up.click()
    await expect.poll(() => words('50 × 30'), WAIT).not.toContain('9887766554')
    const order = async () => [...(await words('50 × 30')).matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text)
    // Behind the number and what is urgent, which stands below the code or beside the number.
    await expect.poll(async () => (await order()).indexOf('2026-11-21'), WAIT).toBe(2)

    await app.keys.press(['Control+Enter'], () => 120)
    await expect.poll(async () => (await stored('job'))?.version, WAIT).toBe(1)
    expect((await stored('job'))?.design).toMatchObject({ size: { widthMm: 50, heightMm: 30 }, code: 'data-matrix' })

    const job = (await app.client.jobs.list({})).items.find(({ stage }) => stage === 'received')
    if (job === undefined) throw new Error('the sample has a job that was just received')
    const document = { kind: 'job-label', jobId: job.id } as const
    await app.client.printers.print({ document, isByRule: true, key: crypto.randomUUID() })
    await expect.poll(() => printer.received().length, WAIT).toBe(1)
    const zpl = printer.received().join('')
    expect(zpl.replaceAll('\n', '')).toContain('^PW400^LL240')
    const picture = Buffer.from(await zplToBase64Async(zpl, 50, 30, 8), 'base64')
    expect(await readCodes(picture, ['DataMatrix'])).toEqual([scanCodeOf(job.number)])
    expect(zpl).not.toMatch(/S(\/|_2F)N/i)
  })

  test('of no size, of three metres, or with a code too fine are not kept, and say why', async () => {
    const { page } = app
    await app.open('/settings/labels?kind=unit')
    await page.getByRole('img', { name: 'Unit label, 62 × 29 mm' }).waitFor(WAIT)
    await chooseSize(page, 'Own size')
    const width = page.getByRole('textbox', { name: 'Width, mm' })
    await width.fill('0')
    await page.getByText('At least 15.').waitFor(WAIT)
    await page.getByText('There is a preview once the size is right.').waitFor(WAIT)
    await width.fill('3000')
    await page.getByText('At most 300.').waitFor(WAIT)
    await width.fill('29')
    await page.getByRole('textbox', { name: 'Height, mm' }).fill('15')
    await page.getByText('Code 128', { exact: true }).click()
    await page.getByText('The code would be too fine for a scanner on this label.').waitFor(WAIT)
    await app.keys.press(['Control+Enter'], () => 120)
    await page.getByRole('alert').filter({ hasText: 'too fine' }).first().waitFor(WAIT)
    expect((await stored('unit'))?.version).toBe(0)
  })
})
