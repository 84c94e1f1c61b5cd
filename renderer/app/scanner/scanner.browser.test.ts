import react from '@vitejs/plugin-react'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jobNumber, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { launchBrowser } from '../../../test/kit/browser.ts'

const entry = fileURLToPath(new URL('scanner-browser-page.tsx', import.meta.url))

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [react()],
    build: { write: false, minify: false, rollupOptions: { input: entry } },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const chunks = outputs.flatMap((output) => ('output' in output ? output.output : []))
  return chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n')
}

const code = scanCodeOf(jobNumber(123))
const origin = 'http://scanner.test/'
let browser: Browser
let page: Page
let keyboard: CDPSession
/** Seconds since 1970, as the protocol wants them: the time of the last key. */
let clock: number

beforeAll(async () => {
  const [script, launched] = await Promise.all([bundle(), launchBrowser()])
  browser = launched
  page = await browser.newPage()
  await page.route(`${origin}**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>scanner</title><body><script type="module" src="page.js"></script></body>',
        }),
  )
  keyboard = await page.context().newCDPSession(page)
})

afterAll(() => browser?.close())

beforeEach(async () => {
  await page.goto(origin)
  await page.getByTestId('state').waitFor()
  clock = Date.now() / 1000
})

const named: Record<string, object> = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Backspace: { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 },
}

/** Presses keys with the given milliseconds before each. The times are those of the keys, however busy this machine is. */
async function press(keys: readonly string[], gapMs: (index: number) => number): Promise<void> {
  const sent: Promise<unknown>[] = []
  for (const [index, key] of keys.entries()) {
    clock += gapMs(index) / 1000
    const event = {
      ...(named[key] ?? { key, text: key, windowsVirtualKeyCode: key.toUpperCase().codePointAt(0) }),
      timestamp: clock,
    }
    sent.push(keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event }))
    sent.push(keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: '' }))
  }
  await Promise.all(sent)
}
const characters = (text: string) => text.split('')
const scan = (text: string, suffix: string[] = ['Enter']) =>
  press([...characters(text), ...suffix], (index) => (index === 0 ? 300 : 5))
const type = (text: string) => press(characters(text), (index) => 60 + ((index * 37) % 60))

interface PageState {
  name: string
  fault: string
  pin: string
  submits: number
  clicks: number
  isPending: boolean
  scans: string[]
}
const state = async (): Promise<PageState> => JSON.parse(await page.getByTestId('state').innerText())

describe('a scan in a real browser', () => {
  it.each(['name', 'fault'])('into a focused %s leaves text and selection as they were', async (field) => {
    const input = page.getByTestId(field)
    await input.focus()
    await type('Phone is dead')
    await expect.poll(state).toMatchObject({ [field]: 'Phone is dead' })
    // The page runs in a browser: the element is what the test id was given to.
    await input.evaluate((element: HTMLInputElement) => element.setSelectionRange(2, 6, 'backward'))
    await scan(code)
    await expect.poll(state).toMatchObject({ [field]: 'Phone is dead', scans: [code], submits: 0, isPending: false })
    expect(await input.inputValue()).toBe('Phone is dead')
    expect(
      await input.evaluate((element: HTMLInputElement) => [
        element.selectionStart,
        element.selectionEnd,
        element.selectionDirection,
      ]),
    ).toEqual([2, 6, 'backward'])
    await type('X')
    await expect.poll(state).toMatchObject({ [field]: 'PhXis dead' })
  })

  it('does not submit, and does not skip to the next field', async () => {
    await page.getByTestId('name').focus()
    await scan(code, ['Tab'])
    await scan(code, ['Enter', 'Enter'])
    await expect.poll(state).toMatchObject({ scans: [code, code], submits: 0, name: '' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('name')
    await press(['Enter'], () => 900)
    await expect.poll(state).toMatchObject({ submits: 1 })
  })

  it('does not press a focused button', async () => {
    await page.getByTestId('button').focus()
    await scan(code)
    await expect.poll(state).toMatchObject({ scans: [code], clicks: 0, submits: 0 })
  })

  it('leaves a number field, rich text and an empty page alone', async () => {
    await page.getByTestId('plain').focus()
    await type('42')
    await scan('4006381333931')
    await expect.poll(state).toMatchObject({ scans: ['4006381333931'] })
    expect(await page.getByTestId('plain').inputValue()).toBe('42')
    await page.getByTestId('rich').focus()
    await type('note')
    await scan(code)
    await expect.poll(state).toMatchObject({ scans: ['4006381333931', code] })
    expect(await page.getByTestId('rich').innerText()).toBe('note')
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
    await scan(code)
    await expect.poll(state).toMatchObject({ scans: ['4006381333931', code, code] })
  })

  it('without a suffix ends by itself', async () => {
    await page.getByTestId('name').focus()
    await scan(code, [])
    await expect.poll(state).toMatchObject({ scans: [code], name: '', submits: 0 })
  })

  it('is announced, and so is one that nobody has a use for', async () => {
    await scan(code)
    await expect.poll(() => page.locator('output[aria-live]').innerText()).toBe(`Scanned: Job ${jobNumber(123)}`)
    await scan('SN-0815-4711')
    await expect
      .poll(() => page.locator('output[aria-live]').innerText())
      .toBe('Nothing here to do with this scan: Code SN-0815-4711')
  })
})

describe('a person in a real browser', () => {
  it('types exactly what is typed, with Enter and Tab doing their work', async () => {
    await page.getByTestId('fault').focus()
    await type('Screen cracked, no sound; 中文 too')
    await expect.poll(state).toMatchObject({ fault: 'Screen cracked, no sound; 中文 too', scans: [] })
    await press(['Enter', 'a', 'Backspace', 'b'], () => 70)
    await expect.poll(state).toMatchObject({ fault: 'Screen cracked, no sound; 中文 too\nb' })
  })

  it('may roll keys: what was held comes back in order, and can be undone', async () => {
    const input = page.getByTestId('name')
    await input.focus()
    await press(characters('the thing'), (index) => (index % 3 === 0 ? 80 : 12))
    await expect.poll(state).toMatchObject({ name: 'the thing', scans: [] })
    await press(['o', 'k', 'Enter'], (index) => (index === 0 ? 90 : 12))
    await expect.poll(state).toMatchObject({ name: 'the thingok', submits: 1, scans: [] })
    await page.evaluate(() => document.execCommand('undo'))
    await expect.poll(() => input.inputValue()).not.toBe('the thingok')
  })

  it('may roll the digits of a PIN, each in its own field', async () => {
    await page.locator('input[inputmode="numeric"]').first().focus()
    await press(characters('1234'), (index) => (index === 0 ? 100 : 11))
    await expect.poll(state).toMatchObject({ pin: '1234', scans: [] })
  })
})
