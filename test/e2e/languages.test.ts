import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { pagesOf } from '../kit/page-tour.ts'
import { type AppLanguage, saidOn, sentencesIn, wordOf } from '../kit/visible-text.ts'
import { printedPages } from '../print/printed-pages.ts'

const other = (language: AppLanguage): AppLanguage => (language === 'en' ? 'zh-CN' : 'en')

/** By the menu of whoever is signed in, as a person does; the menu stays open. */
async function choose(page: Page, language: AppLanguage) {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Elena Brandt/ })
    .click()
  const name = language === 'en' ? 'English' : '中文'
  const menu = page.getByRole('dialog', { name: /Elena Brandt/ })
  await menu.locator('label', { hasText: name }).click()
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language)
  return menu
}

async function switchTo(page: Page, language: AppLanguage): Promise<void> {
  const menu = await choose(page, language)
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'hidden' })
}

/** Nothing is being fetched or shown piece by piece any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('main .mantine-Loader-root') === null)
}

describeHost('station', 'Both languages', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch()
  })
  // In English, also where the test before ended in the middle of the other language.
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  test('are told apart by what is said', async () => {
    await app.open('/board')
    await settled(app.page)
    const said = await saidOn(app.page)
    expect(sentencesIn('en', said).length).toBeGreaterThan(20)
    expect(sentencesIn('zh-CN', said)).toEqual([])
  })

  test('are switched while running on every page, and none is mixed into the other', async () => {
    let language: AppLanguage = 'en'
    /** The page's tag changes before its last text is drawn anew, so what is left over has a moment to go. */
    const expectUnmixed = async (where: string) => {
      await expect.poll(async () => sentencesIn(other(language), await saidOn(app.page)), { message: where }).toEqual([])
    }
    for (const { name, path } of await pagesOf(app.client)) {
      await app.open(path)
      await settled(app.page)
      await expectUnmixed(`${name} in ${language}`)
      await switchTo(app.page, other(language))
      language = other(language)
      await expectUnmixed(`${name} switched to ${language}`)
    }
    if (language === 'zh-CN') await switchTo(app.page, 'en')
  }, 400_000)

  test('take along a notice that is on the screen', async () => {
    const { page, keys } = app
    await app.open('/board')
    await settled(page)
    await keys.scan('NEVER-SEEN-77')
    await expectShown(page.getByText(wordOf('en', 'search.scan.unknownSerialNext')))
    const menu = await choose(page, 'zh-CN')
    await expectShown(page.getByText(wordOf('zh-CN', 'search.scan.unknownSerialNext')))
    await expectShown(page.getByRole('alert').getByRole('button', { name: wordOf('zh-CN', 'search.scan.checkIn') }))
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'hidden' })
    await switchTo(page, 'en')
  })

  test('take Chinese names and faults at a Chinese counter, down to the slip', async () => {
    const { page, keys } = app
    await switchTo(page, 'zh-CN')
    await app.open('/check-in')
    await expectShown(page.getByRole('heading', { level: 1, name: wordOf('zh-CN', 'intake.heading') }))
    const field = (name: string) => page.locator(`[data-field="${name}"]`)
    await field('serial').fill('ZH-2026-88')
    await field('model').fill('海尔 滚筒洗衣机')
    await expectShown(page.getByText(wordOf('zh-CN', 'intake.modelNone')))
    await keys.press(['ArrowUp', 'Enter'], () => 300)
    await expectShown(page.getByText(wordOf('zh-CN', 'intake.modelIsNew')))
    await field('customer').fill('欧阳晓燕')
    await expectShown(page.getByText(wordOf('zh-CN', 'intake.customerNone')))
    await keys.press(['ArrowUp', 'Enter'], () => 300)
    await field('newCustomer.phone').fill('139 1234 5678')
    await field('fault').fill('脱水时异响很大，机身移位，报 E4 停机。')
    await keys.press(['Control+Enter'], () => 300)
    await expectShown(page.getByRole('heading', { name: wordOf('zh-CN', 'intake.done.heading') }))
    const names = ['rma-labels', 'rma-slips'].map((kind) => wordOf('zh-CN', `print.document.${kind}`))
    const [, slips = Buffer.alloc(0)] = await app.print(...names)
    const pages = await printedPages(slips, 300)
    const text = pages.map((printed) => printed.text.replaceAll(/\s/g, '')).join('')
    expect(text).toContain('欧阳晓燕')
    expect(text).toContain('脱水时异响很大，机身移位，报E4停机。')
    const job = await page
      .getByRole('main')
      .getByRole('link', { name: /^J\d{7}/ })
      .innerText()
    expect(pages.flatMap(({ codes }) => codes)).toContain(scanCodeOf(job))
    expect(await app.client.jobs.get({ number: job })).toMatchObject({
      customer: { name: '欧阳晓燕', language: 'zh-CN' },
      fault: '脱水时异响很大，机身移位，报 E4 停机。',
    })
    await switchTo(page, 'en')
    await expectShown(page.getByRole('heading', { name: 'Checked in' }))
  })
})
