import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../test/kit/browser.ts'
import { createTinyDepot } from '../../test/kit/tiny-depot.ts'
import { startStation } from './station-server.ts'
import type { Station } from './station-server.ts'

/** What only a real browser decides: whether it keeps the cookie, obeys the policy and opens the live connection. */
let folder: string
let station: Station
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-browser-'))
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html><head>
      <meta property="csp-nonce" nonce="__CSP_NONCE__">
      <style nonce="__CSP_NONCE__">p { color: rgb(1, 2, 3) }</style>
      <style>p { color: rgb(9, 9, 9) !important }</style>
    </head><body><p>Page</p><script>window.isInlineRun = true</script></body></html>`,
  )
  station = await startStation({ depot: createTinyDepot(), port: 0, rendererDir: folder, log: pino({ level: 'silent' }) })
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.goto(station.url)
})

afterAll(async () => {
  await browser.close()
  await station.close()
  await rm(folder, { recursive: true, force: true })
})

function call(target: Page, procedure: string, input?: unknown): Promise<unknown> {
  return target.evaluate(
    async ([name, json]) => {
      const headers = { 'content-type': 'application/json', 'x-handback': '1' }
      const answer = await fetch(`/rpc/${name}`, { method: 'POST', headers, body: JSON.stringify({ json }) })
      return answer.json()
    },
    [procedure, input] as const,
  )
}

test('the session cookie is kept on plain loopback, sent back, and hidden from scripts', async () => {
  const token = 'D'.repeat(43)
  await call(page, 'signIn', { token })
  expect(await call(page, 'ping')).toMatchObject({ json: { session: token } })
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(await page.context().cookies()).toMatchObject([
    { name: '__Host-handback', secure: true, httpOnly: true, sameSite: 'Strict', path: '/', domain: '127.0.0.1' },
  ])
  await call(page, 'signOut')
  expect(await call(page, 'ping')).toMatchObject({ json: { session: null } })
})

test('the policy lets styles with the nonce through, and neither others nor inline scripts', async () => {
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('p') ?? document.body).color)).toBe('rgb(1, 2, 3)')
  expect(await page.evaluate(() => 'isInlineRun' in window)).toBe(false)
})

test('the live connection opens from our page under its policy', async () => {
  const isOpen = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${window.location.host}/live`)
        socket.addEventListener('open', () => resolve(true))
        socket.addEventListener('error', () => resolve(false))
      }),
  )
  expect(isOpen).toBe(true)
})

test('a page of another origin on this machine can neither call, connect nor embed', async () => {
  const foreign = await browser.newPage()
  await foreign.route('http://127.0.0.1:1/**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Foreign</p>' }))
  await foreign.goto('http://127.0.0.1:1/')
  const tried = await foreign.evaluate(async (url) => {
    const failed = () => 'failed'
    const post = fetch(`${url}rpc/ping`, { method: 'POST', body: '{}', mode: 'no-cors' }).then((answer) => answer.type, failed)
    const own = fetch(`${url}rpc/ping`, {
      method: 'POST',
      headers: { 'x-handback': '1', 'content-type': 'application/json' },
      body: '{}',
    })
    const socket = new Promise((resolve) => {
      const opened = new WebSocket(`${url.replace('http', 'ws')}live`)
      opened.addEventListener('open', () => resolve('open'))
      opened.addEventListener('error', () => resolve('failed'))
    })
    return Promise.all([post, own.then(() => 'answered', failed), socket])
  }, station.url)
  // A no-cors answer is opaque or blocked to the page in any case; what counts is that calls with our header never get through.
  expect(tried.slice(1)).toEqual(['failed', 'failed'])
  await foreign.close()
})
