import type { Browser, Locator, Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser } from '../../test/kit/browser.ts'
import { serveBundle } from '../../test/kit/bundled-page.ts'

const entry = fileURLToPath(new URL('date-field-browser-page.tsx', import.meta.url))
let browser: Browser
let page: Page
let address: string
let field: Locator
let calendar: Locator

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  address = await serveBundle(page, entry)
})

afterAll(() => browser?.close())

beforeEach(async () => {
  await page.goto(address)
  field = page.getByLabel('Bought')
  calendar = page.locator('[data-dates-dropdown]')
  await field.and(page.locator(':focus')).waitFor()
})

const state = () => page.getByTestId('state').innerText()
const said = (date: string | null, isOpen = true) => JSON.stringify({ date, isOpen })
const shut = () => calendar.waitFor({ state: 'hidden' })

it('is typed without a calendar over the other fields, and Enter goes on', async () => {
  expect(await calendar.count()).toBe(0)
  await page.keyboard.type('2026-3-9')
  await expect.poll(state).toBe(said('2026-03-09'))
  expect(await calendar.count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.getByLabel('Next').and(page.locator(':focus')).waitFor()
  await expect.poll(() => field.inputValue()).toBe('9 Mar 2026')
})

it('keeps what it cannot read, and says so', async () => {
  await page.keyboard.type('3/4/2026')
  await page.keyboard.press('Tab')
  await page.getByText('This is not a date').waitFor()
  expect(await field.inputValue()).toBe('3/4/2026')
  await expect.poll(state).toBe(said(null))
})

it('opens its calendar by arrow down, moves in it by keys, and Esc closes the calendar alone', async () => {
  await page.keyboard.type('2026-01-31')
  await page.keyboard.press('ArrowDown')
  await calendar.getByText('January 2026').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await calendar.getByText('February 2026').waitFor()
  await expect.poll(state).toBe(said('2026-02-08'))
  await page.keyboard.press('Escape')
  await shut()
  await expect.poll(state).toBe(said('2026-02-08', true))
  await page.keyboard.press('Escape')
  await expect.poll(state).toBe(said('2026-02-08', false))
})

it('is picked by mouse after a click or by its button, and the focus stays', async () => {
  await page.keyboard.type('2026-05-01')
  await field.click()
  await calendar.getByRole('button', { name: '17 May 2026' }).click()
  await shut()
  await expect.poll(state).toBe(said('2026-05-17'))
  await expect.poll(() => field.inputValue()).toBe('17 May 2026')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(state).toBe(said(null))
  await page.getByRole('button', { name: 'Open calendar' }).click()
  await calendar.waitFor()
  await field.and(page.locator(':focus')).waitFor()
  await page.getByRole('button', { name: 'Open calendar' }).click()
  await shut()
})
