import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeKeyPair, readCertificate, signCertificate } from '../../electron/features/certificates/certificate-bytes.ts'
import { renderHandBackSlip } from '../../electron/features/documents/render-document.tsx'
import { wordingOf } from '../../electron/features/documents/wording.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { certificateBytes, certificateCode } from '../../shared/scan/certificate-code.ts'
import { launchBrowser } from '../kit/browser.ts'
import { bringToReady, checkInOne, handBackOf } from '../kit/job-life.ts'
import { openWorld } from '../kit/world.ts'
import { codeOfJob, handBackSlip, LONGEST } from './papers.ts'
import { fault, nasty, prove } from './prove.ts'

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'handback-certificate-'))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

const LANGUAGES: readonly Language[] = ['en', 'zh-CN']

describe.each(LANGUAGES)('the certificate on a slip (%s)', (language) => {
  test('is read from the printed page, which stays one, and verifies, the longest too', async () => {
    const key = makeKeyPair()
    const certificate = signCertificate(LONGEST, key)
    const document = renderHandBackSlip(handBackSlip(language, { certificate }))
    const pages = await prove(browser, { document, codes: [codeOfJob, certificate], sheets: 1 }, language, 300)
    expect(pages).toHaveLength(1)
    const printed = pages.flatMap(({ codes }) => codes).find((code) => code.startsWith('HBX'))
    expect(readCertificate(printed ?? '')?.isSignedBy(key.publicKey)).toBe(true)
    expect(pages.map(({ text }) => text).join('')).toContain(wordingOf(language).certificate.title)
  })
})

test('a slip with a certificate stays whole whatever its terms and names are', async () => {
  const certificate = signCertificate(LONGEST, makeKeyPair())
  const usual = handBackSlip('en', { certificate, collectedBy: nasty.word, handedBackBy: nasty.name })
  const pagesWith = async (terms: string) => {
    const document = renderHandBackSlip({ ...usual, depot: { ...usual.depot, terms } })
    return prove(browser, { document, codes: [codeOfJob, certificate], sheets: 1 }, 'en', 200)
  }
  const short = await pagesWith(nasty.word.slice(0, 240))
  expect((await pagesWith(fault)).length).toBeGreaterThan(short.length)
})

/** What the page says of a code that is typed into it. */
async function verdictOn(page: Page, code: string): Promise<string | null> {
  await page.locator('#code').fill(code)
  await page.locator('#answer[data-verdict]:not([hidden])').waitFor()
  return page.locator('#answer').getAttribute('data-verdict')
}

test('the page that checks slips needs neither the depot nor a network', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const job = await checkInOne(world, client)
  await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, job)))
  const slip = await client.documents.render({ document: { kind: 'hand-back-slip', jobId: job.id } })
  const code = /data-code="(HBX[^"]+)"/.exec(slip.html)?.[1] ?? ''
  const { name, html } = await client.certificates.page({ language: 'en' })
  await writeFile(join(folder, name), html)
  const context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const address = pathToFileURL(join(folder, name)).href
  await page.goto(address)
  expect(await verdictOn(page, code)).toBe('valid')
  expect(await page.locator('#answer').innerText()).toContain(job.number)
  expect(await verdictOn(page, code.toLowerCase())).toBe('valid')
  const bytes = certificateBytes(code) ?? new Uint8Array()
  for (const at of [7, 40, 71, 90, bytes.length - 1]) {
    const other = Uint8Array.from(bytes)
    other[at] = (other[at] ?? 0) ^ 1
    await page.locator('#code').fill('')
    expect(await verdictOn(page, certificateCode(other)), `byte ${at}`).toBe('notSigned')
  }
  await page.locator('#code').fill('')
  expect(await verdictOn(page, signCertificate(LONGEST, makeKeyPair()))).toBe('unknownKey')
  // Any other label, and a code that was cut off, are answered too.
  for (const other of ['HBJ0000123X', code.slice(0, 100)]) {
    await page.locator('#code').fill('')
    await page.locator('#code').fill(other)
    await page.locator('#code').press('Enter')
    await page.locator('#answer[data-verdict="misread"]:not([hidden])').waitFor()
  }
  expect(requests).toEqual([address])
  await context.close()
})
