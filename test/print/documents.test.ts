import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proveLayout } from '../../electron/devices/label-raster.ts'
import { makeKeyPair, signCertificate } from '../../electron/features/certificates/certificate-bytes.ts'
import {
  type DrawnDocument,
  renderCommandSheet,
  renderHandBackRoll,
  renderHandBackSlip,
  renderReceipt,
  renderReceiptRoll,
  renderRmaSlipRoll,
  renderRepairReport,
  renderPackingInstructions,
  renderRmaSlips,
} from '../../electron/features/documents/render-document.tsx'
import { wordingOf } from '../../electron/features/documents/wording.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { boundsOf } from '../../shared/labels/label-layout.ts'
import { launchBrowser } from '../kit/browser.ts'
import {
  codeOfJob,
  codeOfRma,
  commandSheet,
  depotOf,
  handBackSlip,
  localeOf,
  LONGEST,
  numberOfJob,
  numberOfRma,
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

interface Roll {
  document: DrawnDocument
  codes: string[]
  says: string[]
}

/** Each paper on a roll as it is on a usual day, and with everything that somebody could type. */
function rolls(language: Language): Record<string, Roll[]> {
  const own = { intro: 'Own words first', terms: 'First term\nSecond term', closing: 'Own words last' }
  const depot = depotOf(language, { ...own, logo: signatureImage })
  const spoilt = {
    ...depotOf(language),
    name: nasty.name,
    address: nasty.style,
    intro: nasty.markup,
    terms: fault,
    closing: nasty.word,
  }
  const said = Object.values(own)
  const paid = receipt(language, { depot })
  const job = slipJob(language, { fault, accessories, condition: nasty.word, brand: nasty.markup, model: nasty.word })
  const back = handBackSlip(language, { depot, certificate: signCertificate(LONGEST, makeKeyPair()) })
  const refund = {
    ...paid,
    depot: spoilt,
    payment: { kind: 'cash', amountMinor: -500, reference: null, reason: nasty.markup } as const,
    money: { ...paid.money, lines: paid.money.lines.map((line) => ({ ...line, name: `${nasty.name} ${nasty.word}` })) },
    customerName: nasty.name.repeat(3),
  }
  const slip = rmaSlip(language, 'customer', { depot })
  const unsigned = { ...slip, signature: null }
  const { copy } = wordingOf(language)
  const both = { ...back, locale: { ...back.locale, isBilingual: true } }
  return {
    receipt: [
      { document: renderReceiptRoll(paid), codes: [codeOfJob], says: ['50.00', 'T0000042', ...said] },
      { document: renderReceiptRoll(refund), codes: [codeOfJob], says: ['5.00', 'T0000042'] },
    ],
    'RMA slip': [
      { document: renderRmaSlipRoll(slip), codes: [codeOfJob, codeOfRma], says: ['48 21 77', ...said] },
      {
        document: renderRmaSlipRoll({ ...unsigned, copy: 'depot', pickupCode: null }, unsigned),
        codes: [codeOfJob, codeOfRma, codeOfJob, codeOfRma],
        says: [copy.depot, copy.customer, '48 21 77'],
      },
      {
        document: renderRmaSlipRoll({ ...slip, depot: spoilt, jobs: [job, job], reconciliation }),
        codes: [codeOfJob, codeOfJob, codeOfRma],
        says: [numberOfRma, 'It stops after a minute and smells hot.'],
      },
    ],
    'hand-back slip': [
      { document: renderHandBackRoll(both), codes: [codeOfJob, back.certificate ?? ''], says: ['83.90', ...said] },
      {
        document: renderHandBackRoll({ ...back, depot: spoilt, fault, workDone: nasty.word, collectedBy: nasty.name.repeat(4) }),
        codes: [codeOfJob, back.certificate ?? ''],
        says: [numberOfJob],
      },
    ],
  }
}
/** A roll breaks lines wherever it must. */
const solid = (text: string) => text.replaceAll(/\s+/g, '')

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

  test.each(Object.entries(rolls(language)))(
    'a %s on a roll says it all whatever it says, and its codes read back',
    async (_, roll) => {
      for (const { document, codes, says } of roll) {
        for (const layout of document.labels ?? []) {
          expect(await proveLayout(layout, 203)).toEqual({ kind: 'readable' })
          for (const item of layout.items) {
            const { left, top, right, bottom } = boundsOf(item)
            expect([left >= -0.01, top >= 0, right <= layout.widthMm + 0.01, bottom <= layout.heightMm]).not.toContain(false)
          }
        }
        const { page, requests } = await openDocument(browser, document)
        expect(await page.locator('script, #owned, [onerror], [style]').count()).toBe(0)
        const printed = await printedPages(await toPdf(page), 203)
        expect(requests()).toEqual([])
        expect(printed.flatMap((one) => one.codes).sort()).toEqual([...codes].sort())
        expect(printed).toHaveLength(document.labels?.length ?? 0)
        for (const { widthMm } of printed) expect(widthMm).toBeCloseTo(80, 0)
        const text = solid(printed.map((one) => one.text).join(''))
        for (const words of says) expect(text).toContain(solid(words))
        await page.close()
      }
    },
  )

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

  test('of both copies on a roll each is cut off at its end, and neither is longer than what the printer is told', () => {
    const copies = [rmaSlip(language, 'depot'), rmaSlip(language, 'customer')] as const
    const { labels = [], heightMicrons, html } = renderRmaSlipRoll(...copies)
    expect(labels).toHaveLength(2)
    expect(html.split('48 21 77')).toHaveLength(2)
    expect(heightMicrons).toBe(Math.max(...labels.map(({ heightMm }) => heightMm)) * 1000)
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
