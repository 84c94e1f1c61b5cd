import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderClaim, renderPurchaseOrder } from '../../electron/features/documents/render-document.tsx'
import type { ClaimPaperData } from '../../shared/documents/claim-paper.ts'
import type { OrderPaperData } from '../../shared/documents/order-paper.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { claimLineCode, claimNumber, orderNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { launchBrowser } from '../kit/browser.ts'
import { depotOf, localeOf } from './papers.ts'
import { openDocument } from './printed-pages.ts'
import { fault, nasty, prove } from './prove.ts'

const supplier = { name: 'Nordlicht Ersatzteile', contact: null, address: '20457 Hamburg', phone: null, email: null }
const part = { name: 'Charging port flex', sku: 'NV-F12-USB', supplierNumber: 'NL-9' }

const order = (language: Language): OrderPaperData => ({
  locale: localeOf(language),
  depot: depotOf(language),
  number: orderNumber(2),
  codePayload: scanCodeOf(orderNumber(2)),
  supplier,
  note: null,
  state: 'sent',
  orderedOn: '2026-11-14',
  expectedOn: '2026-11-17',
  orderedBy: 'Anna Krüger',
  lines: [{ ...part, quantity: 20, unitPriceMinor: 500 }],
})

const lineCode = (index: number) => claimLineCode(1, index)
const lineOf = (index: number): ClaimPaperData['lines'][number] => ({
  ...part,
  code: lineCode(index),
  codePayload: scanCodeOf(lineCode(index)),
  lot: null,
  quantity: 2,
  cause: 'faulty',
  reason: 'Hairline crack',
  jobNumber: null,
  paidMinor: 5200,
})

const claim = (language: Language): ClaimPaperData => ({
  locale: localeOf(language),
  depot: depotOf(language),
  number: claimNumber(1),
  codePayload: scanCodeOf(claimNumber(1)),
  supplier,
  note: null,
  state: 'sent',
  reference: null,
  sentOn: '2026-10-17',
  claimedBy: 'Anna Krüger',
  lines: [lineOf(1), lineOf(2)],
})

const codesOf = ({ codePayload, lines }: ClaimPaperData) => [codePayload, ...lines.map((line) => line.codePayload)]

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe.each<Language>(['en', 'zh-CN'])('in %s', (language) => {
  test('an order and a claim are a page, their codes read back, and no heading stands on end', async () => {
    const [orderPaper, claimPaper] = [renderPurchaseOrder(order(language)), renderClaim(claim(language))]
    const codes = [order(language).codePayload]
    expect(await prove(browser, { document: orderPaper, codes, sheets: 1 }, language, 200)).toHaveLength(1)
    const claimed = { document: claimPaper, codes: codesOf(claim(language)), sheets: 1 }
    expect(await prove(browser, claimed, language, 200)).toHaveLength(1)
    const { page } = await openDocument(browser, claimPaper)
    await page.setViewportSize({ width: 688, height: 1200 })
    const heights = await page.locator('th').evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height))
    // Two lines at most.
    expect(Math.max(...heights)).toBeLessThan(45)
    await page.close()
  })
})

test('nothing typed can break a letter to a supplier', async () => {
  const said = { supplier: { ...supplier, name: nasty.name, address: nasty.word, email: nasty.markup }, note: fault }
  const words = { name: nasty.markup, sku: nasty.word.slice(0, 60), supplierNumber: nasty.name }
  const broken: ClaimPaperData = {
    ...claim('en'),
    ...said,
    reference: nasty.word,
    lines: Array.from({ length: 12 }, (_, index) => ({
      ...lineOf(index + 1),
      ...words,
      lot: nasty.word.slice(0, index % 2 === 0 ? 20 : 100),
      reason: nasty.style,
      paidMinor: 99_999_999,
    })),
  }
  const asked = { ...order('en'), ...said, lines: [{ ...words, quantity: 999_999, unitPriceMinor: 99_999_999 }] }
  const claimed = { document: renderClaim(broken), codes: codesOf(broken), sheets: 1 }
  expect((await prove(browser, claimed, 'en', 150)).length).toBeGreaterThan(1)
  const ordered = { document: renderPurchaseOrder(asked), codes: [asked.codePayload], sheets: 1 }
  expect((await prove(browser, ordered, 'en', 150)).length).toBeGreaterThan(0)
})
