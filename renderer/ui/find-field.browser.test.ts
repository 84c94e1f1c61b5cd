import type { Browser, Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../test/kit/browser.ts'
import { serveBundle } from '../../test/kit/bundled-page.ts'

const entry = fileURLToPath(new URL('find-field-browser-page.tsx', import.meta.url))
let browser: Browser
let page: Page
let address: string

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  address = await serveBundle(page, entry)
})

afterAll(() => browser?.close())

beforeEach(async () => {
  await page.goto(address)
  await page.getByRole('combobox').focus()
  await page.getByRole('option', { name: 'Berta' }).waitFor()
})

/** The search answers while somebody is choosing; without a mouse, which would take the focus. */
const answer = () => page.getByTestId('answer').dispatchEvent('click')
const taken = () => page.getByTestId('taken').innerText()
const options = async () => (await page.getByRole('option').allInnerTexts()).map((text) => text.trim())

describe('a choice in a list whose answer comes late', () => {
  it('by arrows is the one that is taken', async () => {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await answer()
    await page.keyboard.press('Enter')
    await expect.poll(taken).toBe('Berta')
  })

  it('of making a new one is not turned into one that was found', async () => {
    await page.keyboard.press('ArrowUp')
    await answer()
    await page.keyboard.press('Enter')
    await expect.poll(taken).toBe('new')
  })

  it('by a finger on a line is the line under the finger', async () => {
    await page.getByRole('option', { name: 'Clara' }).hover()
    await page.mouse.down()
    await answer()
    await page.mouse.up()
    await expect.poll(taken).toBe('Clara')
  })

  it('begins anew when more is typed', async () => {
    await page.keyboard.press('ArrowDown')
    await answer()
    expect(await options()).toEqual(['Anna', 'Berta', 'Clara', 'New customer'])
    await page.keyboard.type('z')
    await expect.poll(options).toEqual(['Zoe', 'New customer'])
    await page.keyboard.press('Enter')
    expect(await taken()).toBe('')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(taken).toBe('Zoe')
  })
})
