import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  renderCommandSheet,
  renderHandBackSlip,
  renderLabels,
  renderReceipt,
  renderReceiptRoll,
  renderRepairReport,
  renderPackingInstructions,
  renderRmaSlips,
  renderStaffBadge,
} from '../../electron/features/documents/render-document.tsx'
import { wordingOf } from '../../electron/features/documents/wording.ts'
import type { RenderedDocument } from '../../shared/documents/documents.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { launchBrowser } from '../kit/browser.ts'
import {
  codeOfAccessory,
  codeOfJob,
  codeOfRma,
  commandSheet,
  handBackSlip,
  localeOf,
  numberOfJob,
  receipt,
  repairReport,
  packing,
  rmaSlip,
  slipJob,
} from './papers.ts'
import { openDocument, printedPages, toPdf } from './printed-pages.ts'

const languages: readonly Language[] = ['en', 'zh-CN']

/** What somebody once typed, or could. */
const nasty = {
  markup: `</style><script>document.title='owned'</script><img src=x onerror="document.title='owned'"><b id="owned">`,
  style: `"; } * { display: none } </style> @import url(http://example.invalid/x);`,
  name: `王小明·محمد عبد الله 😀👨‍👩‍👧🇨🇳 <b id="owned">O'Brien</b> & "Söhne"`,
  word: 'W'.repeat(300),
}
const fault = `${nasty.markup}\n${nasty.style}\n${'很长的故障描述，没有空格'.repeat(120)}\nعطل غير معروف يظهر بعد تشغيل الجهاز.\n`
  .padEnd(9_700, 'It stops after a minute and smells hot. ')
  .concat(nasty.word)
const accessories = Array.from({ length: 40 }, (_, index) => ({
  name: `${index + 1} ${nasty.name}`,
  note: index % 3 ? null : nasty.markup,
}))

const reconciliation = (['arrived', 'missing', 'surplus', 'expected'] as const).map((state, index) => ({
  number: `J000012${index}X`,
  brand: 'Norden',
  model: 'Kettle 2',
  serial: index === 1 ? null : `SN-${index}`,
  state,
}))

interface Paper {
  document: RenderedDocument
  /** Every code that must be read from the pages, as often as it is printed. */
  codes: string[]
  sheets: number
}

function usualPapers(language: Language): Record<string, Paper> {
  return {
    'RMA slips': {
      document: renderRmaSlips([rmaSlip(language, 'depot'), rmaSlip(language, 'customer')]),
      codes: [codeOfJob, codeOfJob, codeOfRma, codeOfRma],
      sheets: 2,
    },
    'packing instructions': { document: renderPackingInstructions(packing(language)), codes: [codeOfRma], sheets: 1 },
    'repair report': { document: renderRepairReport(repairReport(language)), codes: [codeOfJob], sheets: 1 },
    'hand-back slip': { document: renderHandBackSlip(handBackSlip(language)), codes: [codeOfJob], sheets: 1 },
    receipt: { document: renderReceipt(receipt(language)), codes: [codeOfJob], sheets: 1 },
    'command sheet': {
      document: renderCommandSheet(commandSheet(language)),
      codes: commandSheet(language).groups.flatMap((group) => group.commands.map((command) => command.codePayload)),
      sheets: 1,
    },
  }
}

function nastyPapers(language: Language): Record<string, Paper> {
  const customer = { name: nasty.name.repeat(4), phone: nasty.markup, address: nasty.word }
  const job = slipJob(language, {
    fault,
    accessories,
    condition: nasty.word,
    brand: nasty.markup,
    model: nasty.word,
    serial: nasty.word,
  })
  const depot = { name: nasty.markup, address: nasty.style, phone: nasty.word, email: nasty.name }
  const slip = { customer, jobs: [job, { ...job, number: 'J0000124Y', codePayload: 'HBJ0000124Y' }], depot, terms: nasty.markup }
  const report = repairReport(language)
  const back = handBackSlip(language)
  const entry = { at: '2026-11-24T13:25:00.000Z', by: nasty.name, minutes: 6000, found: fault, done: nasty.word }
  const codesOfOne = [codeOfJob, codeOfRma, 'HBJ0000124Y']
  return {
    'RMA slip of a parcel that was reconciled': {
      document: renderRmaSlips([rmaSlip(language, 'depot', { reconciliation })]),
      codes: [codeOfJob, codeOfRma],
      sheets: 1,
    },
    'RMA slips': {
      document: renderRmaSlips([rmaSlip(language, 'depot', slip), rmaSlip(language, 'customer', slip)]),
      codes: [...codesOfOne, ...codesOfOne],
      sheets: 2,
    },
    'packing instructions for 12 units': {
      document: renderPackingInstructions(
        packing(language, {
          depot,
          customerName: nasty.name,
          units: Array.from({ length: 12 }, () => ({
            brand: nasty.markup,
            model: nasty.name,
            serial: nasty.word,
            fault,
            accessories: [nasty.name],
          })),
        }),
      ),
      codes: [codeOfRma],
      sheets: 1,
    },
    'repair report': {
      document: renderRepairReport({
        ...report,
        depot,
        findings: fault,
        cause: nasty.word,
        entries: [entry, entry],
        job: { ...report.job, fault },
      }),
      codes: [codeOfJob],
      sheets: 1,
    },
    'hand-back slip': {
      document: renderHandBackSlip({
        ...back,
        locale: { ...localeOf(language), paper: 'letter' },
        depot,
        fault,
        workDone: nasty.word,
        parts: back.parts.map((part) => ({ ...part, name: nasty.name, newSerial: nasty.word })),
        accessories: accessories.map(({ name, note }) => ({ name, isReturned: note === null, explanation: note })),
        collectedBy: nasty.name.repeat(4),
      }),
      codes: [codeOfJob],
      sheets: 1,
    },
  }
}

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Boxes of texts and pictures that lie over each other, or stick out of the sheet at either side. */
function misplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Box {
      what: string
      sheet: Element | null
      left: number
      right: number
      top: number
      bottom: number
    }
    const boxes: Box[] = []
    const add = (what: string, sheet: Element | null, rect: DOMRect, trim: number) => {
      if (rect.width < 1) return
      // A line of text is as high as its tallest font, which is more than its ink.
      boxes.push({
        what,
        sheet,
        left: rect.left + 0.5,
        right: rect.right - 0.5,
        top: rect.top + rect.height * trim,
        bottom: rect.bottom - rect.height * trim,
      })
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const text = (node.textContent ?? '').slice(0, 30)
      // Mixed directions give several rectangles for one line of one text; those never cover each other's ink.
      const lines = new Map<number, DOMRect>()
      for (const rect of range.getClientRects()) {
        const line = Math.round((rect.top + rect.bottom) / 12)
        const known = lines.get(line)
        const left = Math.min(known?.left ?? rect.left, rect.left)
        lines.set(line, new DOMRect(left, rect.top, Math.max(known?.right ?? rect.right, rect.right) - left, rect.height))
      }
      for (const rect of lines.values()) add(text, node.parentElement?.closest('.sheet') ?? null, rect, 0.3)
    }
    for (const picture of document.querySelectorAll('svg, img'))
      add(picture.outerHTML.slice(0, 40), picture.closest('.sheet'), picture.getBoundingClientRect(), 0)
    // Into the page's margin may reach a code's quiet zone, and the blank at the end of a line.
    const allowed = 10
    const found: string[] = []
    boxes.sort((a, b) => a.top - b.top)
    boxes.forEach((box, index) => {
      if (box.left < -1 || box.right > document.documentElement.clientWidth + allowed) found.push(`out of the sheet: ${box.what}`)
      for (const other of boxes.slice(index + 1)) {
        if (other.top >= box.bottom) break
        if (other.sheet !== box.sheet) continue
        if (other.left < box.right && box.left < other.right && other.what !== box.what) found.push(`${box.what} × ${other.what}`)
      }
    })
    return found
  })
}

async function prove({ document, codes, sheets }: Paper, language: Language, dpi: number) {
  const { page, requests } = await openDocument(browser, document)
  // The width between the margins of 14 mm, at 96 pixels to the inch.
  await page.setViewportSize({ width: Math.floor(((document.widthMicrons / 1000 - 28) / 25.4) * 96), height: 1200 })
  expect(await misplaced(page)).toEqual([])
  expect(await page.locator('script, #owned, iframe, link, [onerror], [style]').count()).toBe(0)
  expect(await page.title()).toBe(document.title)
  const pages = await printedPages(await toPdf(page), dpi)
  expect(requests()).toEqual([])
  await page.close()

  expect(pages.flatMap((printed) => printed.codes).sort()).toEqual([...codes].sort())
  expect(pages.length % sheets).toBe(0)
  const perSheet = pages.length / sheets
  const { before, between, after } = wordingOf(language).page
  pages.forEach((printed, index) => {
    expect(Math.abs(printed.widthMm * 1000 - document.widthMicrons)).toBeLessThan(200)
    expect(Math.abs(printed.heightMm * 1000 - document.heightMicrons)).toBeLessThan(200)
    expect(printed.text).toContain(`${before}${(index % perSheet) + 1}${between}${perSheet}${after}`)
  })
  return pages
}

test('a text that covers another, or leaves the sheet, would be noticed', async () => {
  const { page } = await openDocument(browser, renderRmaSlips([rmaSlip('en', 'depot')]))
  await page.setViewportSize({ width: 688, height: 1200 })
  expect(await misplaced(page)).toEqual([])
  await page.addStyleTag({ content: '.quote { margin-bottom: -12mm }' })
  expect(await misplaced(page)).not.toEqual([])
  await page.addStyleTag({ content: '.quote { margin-bottom: 0; margin-left: 60mm; white-space: nowrap }' })
  expect(await misplaced(page)).not.toEqual([])
  await page.close()
})

describe.each(languages)('in %s', (language) => {
  test.each(Object.entries(usualPapers(language)))(
    'a usual %s is one page per sheet and its codes read back at 300 dpi',
    async (_, paper) => {
      expect(await prove(paper, language, 300)).toHaveLength(paper.sheets)
    },
  )

  test.each(Object.entries(nastyPapers(language)))('nothing typed can break a %s', async (_, paper) => {
    expect((await prove(paper, language, 150)).length).toBeGreaterThan(paper.sheets)
  })

  test('labels and badge are pages of exactly their size', async () => {
    const common = { language, customerShortName: nasty.name, timeZone: 'Asia/Shanghai' } as const
    const job = {
      ...common,
      number: numberOfJob,
      codePayload: codeOfJob,
      phoneLastFour: '4821',
      brand: 'Makita',
      model: nasty.markup,
      serial: nasty.word,
      receivedAt: '2026-11-21T18:00:00.000Z',
      isUrgent: true,
      accessoryCount: 2,
    }
    const tags = [1, 2].map((index) => ({
      ...common,
      jobNumber: numberOfJob,
      codePayload: codeOfAccessory(index),
      name: nasty.name,
      index,
      count: 2,
    }))
    const labels = renderLabels([{ job, accessories: tags }], language)
    const badge = renderStaffBadge({
      language,
      depotName: nasty.name,
      staffName: nasty.name,
      roles: ['Technician'],
      codePayload: 'HBS0123456789K',
    })
    for (const [document, codes] of [
      [labels, [[codeOfJob], [codeOfAccessory(1)], [codeOfAccessory(2)]]],
      [badge, [['HBS0123456789K']]],
    ] as const) {
      const { page } = await openDocument(browser, document)
      const pages = await printedPages(await toPdf(page), 203)
      expect(pages.map((printed) => printed.codes)).toEqual(codes)
      for (const { widthMm, heightMm } of pages) {
        expect(widthMm).toBeCloseTo(document.widthMicrons / 1000, 0)
        expect(heightMm).toBeCloseTo(document.heightMicrons / 1000, 0)
      }
      expect(await page.locator('script, #owned').count()).toBe(0)
      await page.close()
    }
  })

  test('a receipt fits its roll whatever it says, says it all, and its code reads back', async () => {
    const usual = receipt(language)
    const refund = receipt(language, {
      payment: { kind: 'cash', amountMinor: -500, reference: null, reason: nasty.markup },
      money: { ...usual.money, lines: usual.money.lines.map((line) => ({ ...line, name: `${nasty.name} ${nasty.word}` })) },
      depot: { ...usual.depot, name: nasty.name, address: nasty.style },
      customerName: nasty.name.repeat(3),
    })
    for (const [data, amount] of [
      [usual, '50.00'],
      [refund, '5.00'],
    ] as const) {
      const document = renderReceiptRoll(data)
      const { page } = await openDocument(browser, document)
      await page.setViewportSize({ width: Math.ceil((80 / 25.4) * 96), height: 1200 })
      expect(await misplaced(page)).toEqual([])
      expect(await page.locator('script, #owned, [onerror], [style]').count()).toBe(0)
      const printed = await printedPages(await toPdf(page), 203)
      expect(printed.map(({ codes }) => codes)).toEqual([[codeOfJob]])
      expect(printed[0]?.widthMm).toBeCloseTo(80, 0)
      expect(printed[0]?.text).toContain(amount)
      expect(printed[0]?.text).toContain('T0000042')
      await page.close()
    }
  })

  test('a receipt says what was let off and why, and what is left', () => {
    const { text, title } = wordingOf(language)
    const { html } = renderReceipt(receipt(language))
    expect(html).toContain(receipt(language).money.waivers[0]?.reason)
    expect(html).toContain(text.tax)
    expect(html).toContain(text.stillDue)
    const refund = renderReceipt(
      receipt(language, { payment: { kind: 'cash', amountMinor: -500, reference: null, reason: 'x' } }),
    )
    expect(refund.title).toContain(title.refundReceipt)
  })

  test('the pick-up code is on the customer copy alone', () => {
    const { html } = renderRmaSlips([rmaSlip(language, 'depot', { pickupCode: '48 21 77' })])
    expect(html).not.toContain('48 21 77')
    expect(renderRmaSlips([rmaSlip(language, 'customer')]).html).toContain('48 21 77')
  })

  test('money is silent, free or listed, never guessed', () => {
    const { text, section } = wordingOf(language)
    const silent = renderHandBackSlip(handBackSlip(language, { charges: { kind: 'not-stated' } })).html
    expect(silent).not.toContain(text.noCharge)
    expect(silent).not.toContain(section.charges)
    expect(renderHandBackSlip(handBackSlip(language, { charges: { kind: 'none' } })).html).toContain(text.noCharge)
    expect(renderHandBackSlip(handBackSlip(language)).html).toContain('83.90')
  })
})
