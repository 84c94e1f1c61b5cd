import type { Browser, Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jobNumber, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { launchBrowser } from '../../../test/kit/browser.ts'
import { serveBundle } from '../../../test/kit/bundled-page.ts'
import { keysOf, type Keys } from '../../../test/kit/keys.ts'

const entry = fileURLToPath(new URL('scanner-browser-page.tsx', import.meta.url))

const code = scanCodeOf(jobNumber(123))
let browser: Browser
let page: Page
let keys: Keys
let origin: string

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  origin = await serveBundle(page, entry)
})

afterAll(() => browser?.close())

beforeEach(async () => {
  await page.goto(origin)
  await page.getByTestId('state').waitFor()
  keys = await keysOf(page)
})

/** Some expectations wait for a timer of the page, on a machine that may be busy. */
const patience = { timeout: 30_000 }
const characters = (text: string) => text.split('')

interface PageState {
  name: string
  fault: string
  pin: string
  chosen: string
  submits: number
  clicks: number
  visits: string[]
  isPending: boolean
  scans: string[]
}
const state = async (): Promise<PageState> => JSON.parse(await page.getByTestId('state').innerText())

describe('a scan in a real browser', () => {
  it.each(['name', 'fault'])('into a focused %s leaves text and selection as they were', async (field) => {
    const input = page.getByTestId(field)
    await input.focus()
    await keys.type('Phone is dead')
    await expect.poll(state, patience).toMatchObject({ [field]: 'Phone is dead' })
    // The page runs in a browser: the element is what the test id was given to.
    await input.evaluate((element: HTMLInputElement) => element.setSelectionRange(2, 6, 'backward'))
    await keys.scan(code)
    await expect.poll(state, patience).toMatchObject({ [field]: 'Phone is dead', scans: [code], submits: 0, isPending: false })
    expect(await input.inputValue()).toBe('Phone is dead')
    expect(
      await input.evaluate((element: HTMLInputElement) => [
        element.selectionStart,
        element.selectionEnd,
        element.selectionDirection,
      ]),
    ).toEqual([2, 6, 'backward'])
    await keys.type('X')
    await expect.poll(state, patience).toMatchObject({ [field]: 'PhXis dead' })
  })

  it('does not submit, and does not skip to the next field', async () => {
    await page.getByTestId('name').focus()
    await keys.scan(code, ['Tab'])
    await keys.scan(code, ['Enter', 'Enter'])
    await expect.poll(state, patience).toMatchObject({ scans: [code, code], submits: 0, name: '' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), patience).toBe('name')
    await keys.press(['Enter'], () => 900)
    await expect.poll(state, patience).toMatchObject({ submits: 1 })
  })

  it('does not press a focused button', async () => {
    await page.getByTestId('button').focus()
    await keys.scan(code)
    await expect.poll(state, patience).toMatchObject({ scans: [code], clicks: 0, submits: 0 })
  })

  it('leaves a number field, rich text and an empty page alone', async () => {
    await page.getByTestId('plain').focus()
    await keys.type('42')
    await keys.scan('4006381333931')
    await expect.poll(state, patience).toMatchObject({ scans: ['4006381333931'] })
    expect(await page.getByTestId('plain').inputValue()).toBe('42')
    await page.getByTestId('rich').focus()
    await keys.type('note')
    await keys.scan(code)
    await expect.poll(state, patience).toMatchObject({ scans: ['4006381333931', code] })
    expect(await page.getByTestId('rich').innerText()).toBe('note')
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
    await keys.scan(code)
    await expect.poll(state, patience).toMatchObject({ scans: ['4006381333931', code, code] })
  })

  it('leaves a list of the browser’s own where it stands', async () => {
    await page.getByTestId('list').focus()
    await keys.type('h')
    await expect.poll(state, patience).toMatchObject({ chosen: 'Hazelnut' })
    // Later than the list puts letters together.
    await keys.press([...characters('APPLE-0001'), 'Enter'], (index) => (index === 0 ? 1500 : 5))
    await expect.poll(state, patience).toMatchObject({ scans: ['APPLE-0001'], chosen: 'Hazelnut' })
    expect(await page.getByTestId('list').inputValue()).toBe('Hazelnut')
  })

  it('is read, and leaves the field as it was, while an input method takes its keys', async () => {
    const input = page.getByTestId('name')
    await input.focus()
    await keys.type('Phone is dead')
    await expect.poll(state, patience).toMatchObject({ name: 'Phone is dead' })
    await keys.compose(code, '好吧')
    await expect.poll(state, patience).toMatchObject({ scans: [code], name: 'Phone is dead', submits: 0, isPending: false })
    expect(await input.inputValue()).toBe('Phone is dead')
    await keys.type('!')
    await expect.poll(state, patience).toMatchObject({ name: 'Phone is dead!' })
    // The method is thrown out by taking the focus from the field, of which the page hears nothing: nobody went anywhere.
    expect(await state()).toMatchObject({ visits: ['came'] })
    await page.getByTestId('fault').focus()
    await expect.poll(state, patience).toMatchObject({ visits: ['came', 'went'] })
  })

  it('without a suffix ends by itself', async () => {
    await page.getByTestId('name').focus()
    await keys.scan(code, [])
    await expect.poll(state, patience).toMatchObject({ scans: [code], name: '', submits: 0 })
  })

  it('is announced, and so is one that nobody has a use for', async () => {
    await keys.scan(code)
    await expect.poll(() => page.locator('output[aria-live]').innerText(), patience).toBe(`Scanned: Job ${jobNumber(123)}`)
    await keys.scan('SN-0815-4711')
    await expect
      .poll(() => page.locator('output[aria-live]').innerText())
      .toBe('Nothing here to do with this scan: Code SN-0815-4711')
  })
})

describe('a person in a real browser', () => {
  it('types exactly what is typed, with Enter and Tab doing their work', async () => {
    await page.getByTestId('fault').focus()
    await keys.type('Screen cracked, no sound; 中文 too')
    await expect.poll(state, patience).toMatchObject({ fault: 'Screen cracked, no sound; 中文 too', scans: [] })
    await keys.press(['Enter', 'a', 'Backspace', 'b'], () => 70)
    await expect.poll(state, patience).toMatchObject({ fault: 'Screen cracked, no sound; 中文 too\nb' })
  })

  it('may roll keys: what was held comes back in order, and can be undone', async () => {
    const input = page.getByTestId('name')
    await input.focus()
    await keys.press(characters('the thing'), (index) => (index % 3 === 0 ? 80 : 12))
    await expect.poll(state, patience).toMatchObject({ name: 'the thing', scans: [] })
    await keys.press(['o', 'k', 'Enter'], (index) => (index === 0 ? 90 : 12))
    await expect.poll(state, patience).toMatchObject({ name: 'the thingok', submits: 1, scans: [] })
    await page.evaluate(() => document.execCommand('undo'))
    await expect.poll(() => input.inputValue(), patience).not.toBe('the thingok')
  })

  it('may roll the digits of a PIN, each in its own field', async () => {
    await page.locator('input[inputmode="numeric"]').first().focus()
    await keys.press(characters('1234'), (index) => (index === 0 ? 100 : 11))
    await expect.poll(state, patience).toMatchObject({ pin: '1234', scans: [] })
  })
})
