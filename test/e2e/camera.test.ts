import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bitmapToPng, rasteriseLabel } from '../../electron/devices/label-raster.ts'
import { planLabels } from '../../electron/features/labels/draw-labels.service.ts'
import { exampleContent } from '../../electron/features/labels/label-examples.ts'
import { usualDesign } from '../../shared/labels/label-kinds.ts'
import { jobNumber } from '../../shared/scan/scan-codes.ts'
import { launchBrowser } from '../kit/browser.ts'
import { stationClient } from '../kit/host-client.ts'
import { copySampleDepot, SAMPLE_PIN } from '../kit/sample-store.ts'
import { launchStation, type RunningStation } from '../kit/station.ts'

/** The job on the label of the example. */
const NUMBER = jobNumber(123)

/** What the camera of the browser sees, for ever: the real label of a job, as the printer makes it, at arm's length. */
async function filmOf(folder: string): Promise<string> {
  const depot = { name: 'Northside', phone: '+49 30 123456', language: 'en' } as const
  const { speech, compose } = planLabels('job', usualDesign('job'), { asked: null, depot })
  const { layout } = compose(exampleContent('job', speech, depot))
  const png = await bitmapToPng(await rasteriseLabel(layout, 203), 203)
  const label = await sharp(png)
    .resize({ width: 800 })
    .extend({ top: 100, bottom: 100, left: 100, right: 100, background: '#777' })
    .png()
    .toBuffer()
  const picture = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#777' } })
    .composite([{ input: await sharp(label).resize({ height: 700, fit: 'inside' }).png().toBuffer() }])
    .jpeg({ quality: 95 })
    .toBuffer()
  const film = join(folder, 'label.mjpeg')
  await writeFile(film, Buffer.concat(Array.from({ length: 10 }, () => picture)))
  return film
}

let folder: string
let dataDir: string
let station: RunningStation
let browser: Browser
let cookie: string

/** A window of somebody who is signed in, with leave for these devices. */
const open = async (permissions: readonly string[]): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await browser.newContext({ locale: 'en-GB', permissions: [...permissions] })
  const [name = '', value = ''] = cookie.split('=')
  const { hostname } = new URL(station.url)
  await context.addCookies([{ name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  await page.goto(station.url)
  await page.getByRole('navigation').waitFor()
  return { page, context }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-camera-'))
  dataDir = await copySampleDepot()
  const film = await filmOf(folder)
  ;[station, browser] = await Promise.all([
    launchStation({ dataDir }),
    launchBrowser([`--use-file-for-fake-video-capture=${film}`]),
  ])
  const session = stationClient(station.url)
  const person = (await session.client.session.names()).find(({ roles }) => roles.includes('manager'))
  if (person === undefined) throw new Error('the sample has no manager')
  await session.client.session.signIn({ staffId: person.id, pin: SAMPLE_PIN })
  cookie = session.cookie()
})
afterAll(async () => {
  await Promise.all([browser?.close(), station?.stop()])
  await Promise.all([folder, dataDir].map((path) => rm(path, { recursive: true, force: true })))
})

test('the camera reads a printed label, and the scan is like any other', async () => {
  const { page, context } = await open(['camera'])
  const refused: string[] = []
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()))
  await page.getByRole('button', { name: 'Scan with the camera' }).click()
  await page.getByRole('heading', { level: 1, name: NUMBER }).waitFor({ timeout: 60_000 })
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(refused).toEqual([])
  await context.close()
})

test('without leave the page says so, and what to do', async () => {
  const { page, context } = await open([])
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await page.getByRole('button', { name: 'Scan with the camera' }).click()
  await page.getByText('The camera is not allowed here.').waitFor()
  expect(await page.getByRole('dialog').innerText()).toContain('Allow the camera for this page')
  await context.close()
})
