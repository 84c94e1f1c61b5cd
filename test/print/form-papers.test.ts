import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderFormPaper } from '../../electron/features/documents/render-document.tsx'
import { wordingOf } from '../../electron/features/documents/wording.ts'
import { FORM_PAPERS } from '../../shared/documents/job-papers.ts'
import { launchBrowser } from '../kit/browser.ts'
import { formPaper } from './form-papers.ts'
import { codeOfJob, depotOf, localeOf, signatureImage } from './papers.ts'
import { fault, nasty, prove } from './prove.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A PDF breaks lines where the sheet does. */
const solid = (text: string) => text.replaceAll(/\s+/g, '')

// Each paper once: every other one in Chinese first and on Letter, so that both languages and both sheets are seen.
test.each(FORM_PAPERS.map((kind, index) => [kind, index % 2 === 0 ? 'en' : 'zh-CN'] as const))(
  'a usual %s is one page in both languages, with room to write and to sign, and its code reads back',
  async (kind, language) => {
    const locale = { ...localeOf(language), paper: language === 'en' ? 'a4' : 'letter', isBilingual: true } as const
    const document = renderFormPaper(formPaper(kind, language, { locale }))
    const pages = await prove(browser, { document, codes: [codeOfJob], sheets: 1 }, language, 200)
    expect(pages).toHaveLength(1)
    const text = solid(pages[0]?.text ?? '')
    for (const of of ['en', 'zh-CN'] as const) {
      const { formTitle, sign } = wordingOf(of)
      expect(text).toContain(solid(formTitle[kind]))
      expect(text).toContain(solid(sign.date))
    }
  },
)

test('nothing typed can break a paper that is filled in', async () => {
  const depot = depotOf('en', { name: nasty.name, logo: signatureImage, intro: nasty.markup, terms: fault, closing: nasty.word })
  const usual = formPaper('shipping-confirmation', 'en')
  // 10,000 characters, of scripts whose order a PDF's text keeps.
  const customer = {
    name: '王小明 O’Brien '.repeat(850),
    contact: nasty.word,
    phone: nasty.markup,
    email: nasty.word,
    address: fault,
  }
  const document = renderFormPaper({
    ...usual,
    depot,
    customer,
    unit: { ...usual.unit, brand: nasty.markup, model: nasty.name, serial: nasty.word },
    workDone: nasty.style,
    accessories: Array.from({ length: 30 }, () => ({ name: nasty.name, note: nasty.word })),
  })
  expect((await prove(browser, { document, codes: [codeOfJob], sheets: 1 }, 'en', 100)).length).toBeGreaterThan(2)
})
