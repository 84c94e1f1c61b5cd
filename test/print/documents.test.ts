import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  renderCommandSheet,
  renderHandBackSlip,
  renderReceipt,
  renderReceiptRoll,
  renderRepairReport,
  renderPackingInstructions,
  renderRmaSlips,
} from '../../electron/features/documents/render-document.tsx'
import { wordingOf } from '../../electron/features/documents/wording.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { launchBrowser } from '../kit/browser.ts'
import {
  codeOfJob,
  codeOfRma,
  commandSheet,
  handBackSlip,
  localeOf,
  receipt,
  repairReport,
  packing,
  rmaSlip,
  signatureImage,
  slipJob,
} from './papers.ts'
import { openDocument, printedPages, toPdf } from './printed-pages.ts'
import { fault, misplaced, nasty, type Paper, prove } from './prove.ts'

const languages: readonly Language[] = ['en', 'zh-CN']

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
  const depot = {
    name: nasty.markup,
    address: nasty.style,
    phone: nasty.word,
    email: nasty.name,
    logo: signatureImage,
    intro: nasty.markup,
    terms: nasty.markup.repeat(8),
    closing: nasty.word,
    version: null,
  }
  const slip = { customer, jobs: [job, { ...job, number: 'J0000124Y', codePayload: 'HBJ0000124Y' }], depot }
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
          units: Array.from({ length: 12 }, (_, index) => ({
            brand: nasty.markup,
            model: nasty.name,
            serial: nasty.word,
            fault: index === 0 ? fault : nasty.name,
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
      expect(await prove(browser, paper, language, 300)).toHaveLength(paper.sheets)
    },
  )

  test.each(Object.entries(nastyPapers(language)))('nothing typed can break a %s', async (_, paper) => {
    expect((await prove(browser, paper, language, 150)).length).toBeGreaterThan(paper.sheets)
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
