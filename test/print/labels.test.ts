import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zplToBase64Async } from 'zpl-renderer-js'
import { labelZpl, proveLabel, proveLayout, rasteriseLabel } from '../../electron/devices/label-raster.ts'
import { readCodes } from '../../electron/devices/read-codes.ts'
import { labelPages } from '../../electron/features/documents/render-document.tsx'
import { planLabels } from '../../electron/features/labels/draw-labels.service.ts'
import { exampleContent } from '../../electron/features/labels/label-examples.ts'
import { isBlackAt } from '../../shared/labels/bitmap.ts'
import { type CodeKind, codeKinds } from '../../shared/labels/code-matrix.ts'
import type { ComposedLabel } from '../../shared/labels/compose-label.ts'
import {
  kindFields,
  type LabelDesign,
  type LabelField,
  type LabelKind,
  labelKinds,
  type LabelSizeName,
  labelSizes,
  usualDesign,
} from '../../shared/labels/label-kinds.ts'
import { lastFourDigits } from '../../shared/labels/label-data.ts'
import { type LabelLayout, printerResolutions, toDots } from '../../shared/labels/label-layout.ts'
import { toSvg } from '../../shared/labels/label-svg.ts'
import { launchBrowser } from '../kit/browser.ts'
import { openDocument, printedPages, toPdf } from './printed-pages.ts'

const names = [
  'Margaret Thompson-Hale of Knaresborough and all her heirs, Ltd. & Co. KG',
  '王小明（北京海淀网点）售后服务中心备件仓库二号柜台',
  'محمد عبد الله الطويل بن إبراهيم',
  'Zoë 😀👨‍👩‍👧🇨🇳',
  '^XZ~JA<b id="owned">&"',
]
const languages = ['en', 'zh-CN', 'both'] as const
// Object.keys gives text; these are the keys of a constant.
const sizes = Object.keys(labelSizes) as LabelSizeName[]
const depot = { name: 'Northside Repair Depot 北方维修站', phone: '+49 30 123456', language: 'en' } as const

interface Looks {
  size: LabelSizeName
  language: LabelDesign['language']
  code?: CodeKind
  /** Every name of the label; its example's where there is none. */
  name?: string
}

function labelOf(kind: LabelKind, { size, language, code = 'qr', name }: Looks): ComposedLabel {
  const design = { ...usualDesign(kind), size: labelSizes[size], code, language }
  const { speech, compose } = planLabels(kind, design, { asked: null, depot })
  const { payload, texts } = exampleContent(kind, speech, depot)
  // Safe: the texts are those of a label's fields, whose names Object.entries only widened.
  const isName = (field: string) => kindFields[kind][field as LabelField]?.isCuttable === true
  const named = Object.entries(texts).map(([field, text]) => [field, name !== undefined && isName(field) ? name : text])
  return compose({ payload, texts: Object.fromEntries(named) })
}

const payloadsOf = ({ items }: LabelLayout) => items.flatMap((item) => (item.kind === 'code' ? [item.payload] : []))

/** All sizes with all resolutions; names and languages take turns, so that each meets each size and each kind. */
const matrix = labelKinds.flatMap((kind, kindAt) =>
  sizes.flatMap((size, sizeAt) =>
    languages.map((language, at) => ({ kind, size, language, name: names[(kindAt + sizeAt + at) % names.length] ?? '' })),
  ),
)

describe.each(printerResolutions)('at %i dpi', (dpi) => {
  test.each(labelKinds)('the code of every %s label reads back, in every size and language', async (kind) => {
    const cases = matrix.filter((one) => one.kind === kind)
    const failed = await Promise.all(
      cases.map(async ({ size, language, name }) => {
        const { layout, problems } = labelOf(kind, { size, language, name })
        const proof = await proveLayout(layout, dpi)
        return proof.kind === 'readable' && problems.length === 0 ? [] : [{ size, language, name, proof, problems }]
      }),
    )
    expect(failed.flat()).toEqual([])
  })
})

test.each(labelKinds)(
  'the whole bitmap of a %s label has the size of its paper, and its code reads back as its part does',
  async (kind) => {
    for (const [index, dpi] of printerResolutions.entries()) {
      const { layout } = labelOf(kind, { size: index === 0 ? '100x150' : '29x90', language: 'both', name: names[index] ?? '' })
      const bitmap = await rasteriseLabel(layout, dpi)
      expect([bitmap.width, bitmap.height]).toEqual([toDots(layout.widthMm, dpi), toDots(layout.heightMm, dpi)])
      expect(await proveLabel(layout, bitmap, dpi)).toEqual({ kind: 'readable' })
    }
  },
)

test('bar codes and Data Matrix read back as QR does, where they fit', async () => {
  const failed = await Promise.all(
    codeKinds.flatMap((code) =>
      labelKinds.flatMap((kind) =>
        (['62x29', '29x90', 'card', 'roll57'] as const).map(async (size) => {
          const { layout, problems } = labelOf(kind, { size, language: 'en', code })
          const proof = await proveLabel(layout, await rasteriseLabel(layout, 203), 203)
          return proof.kind === 'readable' && problems.length === 0 ? [] : [{ code, kind, size, problems }]
        }),
      ),
    ),
  )
  expect(failed.flat()).toEqual([])
})

test.each(['50x30', '50x25'] as const)(
  'a small job label in both languages keeps its number large and its names whole: %s',
  (size) => {
    const { upright, problems, cut } = labelOf('job', { size, language: 'both' })
    expect([problems, cut]).toEqual([[], []])
    const texts = upright.items.filter((item) => item.kind === 'text')
    const [number] = texts.toSorted((a, b) => b.sizeMm - a.sizeMm)
    expect(number?.text).toBe('J0000123X')
    expect(number?.sizeMm).toBeGreaterThan(4.5)
  },
)

const dotsPerMillimetre = { 203: 8, 300: 12, 600: 24 } as const

test.each(labelKinds)('the printer language of a %s label draws the same code', async (kind) => {
  // Sizes and resolutions take turns, so that all pairs occur among the kinds.
  const turn = labelKinds.indexOf(kind)
  for (const [index, size] of (['62x29', '29x90', 'roll57'] as const).entries()) {
    const dpi = printerResolutions[(index + turn) % printerResolutions.length] ?? 203
    const { layout } = labelOf(kind, { size, language: 'both', name: names[index] ?? '' })
    const zpl = await labelZpl(layout, dpi)
    const picture = await zplToBase64Async(zpl, layout.widthMm, layout.heightMm, dotsPerMillimetre[dpi])
    expect([size, dpi, await readCodes(Buffer.from(picture, 'base64'))]).toEqual([size, dpi, payloadsOf(layout)])
  }
})

test.each(names)('no ink of %s leaves the place that was reckoned for it', async (name) => {
  const dpi = 203
  for (const size of ['62x29', '50x25', 'roll80'] as const) {
    const { layout } = labelOf('accessory', { size, language: 'en', name })
    for (const item of layout.items) {
      if (item.kind !== 'text') continue
      const alone = await rasteriseLabel({ ...layout, items: [{ ...item, isInverted: false }] }, dpi)
      const startMm = item.xMm - { start: 0, middle: item.widthMm / 2, end: item.widthMm }[item.align]
      const [left, right] = [toDots(startMm, dpi) - 4, toDots(startMm + item.widthMm, dpi) + 4]
      let outside = 0
      for (let y = 0; y < alone.height; y++) {
        for (let x = 0; x < alone.width; x++) if (isBlackAt(alone, x, y) && (x < left || x > right)) outside++
      }
      expect([item.text, outside]).toEqual([item.text, 0])
    }
  }
})

test('a label whose code or quiet zone is spoiled is refused', async () => {
  const { layout } = labelOf('job', { size: '62x29', language: 'en' })
  const code = layout.items.find((item) => item.kind === 'code')
  if (code === undefined) throw new Error('a label without a code')
  const spoilt = (xMm: number, widthMm: number): LabelLayout => ({
    ...layout,
    items: [...layout.items, { kind: 'box', xMm, yMm: code.yMm + code.heightMm / 3, widthMm, heightMm: code.heightMm / 3 }],
  })
  const proofOf = async (label: LabelLayout) => proveLabel(label, await rasteriseLabel(label, 203), 203)
  expect(await proofOf(layout)).toEqual({ kind: 'readable' })
  expect(await proofOf(spoilt(code.xMm + code.widthMm / 3, code.widthMm / 3))).toEqual({
    kind: 'unreadable',
    missing: payloadsOf(layout),
  })
  expect(await proofOf(spoilt(code.xMm + 1.4, 0.5))).toEqual({ kind: 'unreadable', missing: payloadsOf(layout) })
})

test('of a phone only the last four digits can come onto a label', () => {
  expect(lastFourDigits('+86 138 0013 4821')).toBe('4821')
  expect(lastFourDigits('１３８ ００１３ ４８２１')).toBe('4821')
  expect(lastFourDigits(null)).toBeNull()
  const { layout } = labelOf('job', { size: '62x29', language: 'en' })
  expect(layout.items.flatMap((item) => (item.kind === 'text' && item.text.includes('4821') ? [item.text] : []))).toEqual([
    '··4821',
  ])
})

describe('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  test('labels are pages of exactly their size, also of several sizes, and nothing typed becomes markup', async () => {
    const name = names[4] ?? ''
    const layouts = [
      labelOf('job', { size: '62x29', language: 'en', name }).layout,
      labelOf('badge', { size: 'card', language: 'zh-CN', name }).layout,
      labelOf('unit', { size: '29x90', language: 'both', name }).layout,
    ]
    const { page, requests } = await openDocument(browser, labelPages(layouts, 'en', 'Labels'))
    const pages = await printedPages(await toPdf(page), 203)
    expect(pages.map(({ codes }) => codes)).toEqual(layouts.map(payloadsOf))
    pages.forEach(({ widthMm, heightMm }, index) => {
      expect(widthMm).toBeCloseTo(layouts[index]?.widthMm ?? 0, 0)
      expect(heightMm).toBeCloseTo(layouts[index]?.heightMm ?? 0, 0)
    })
    expect(await page.locator('script, #owned').count()).toBe(0)
    expect(requests()).toEqual([])
    await page.close()
  })
})

test('the preview says its size in millimetres', () => {
  expect(toSvg(labelOf('badge', { size: 'card', language: 'en' }).layout)).toContain('width="85.6mm" height="54mm"')
})
