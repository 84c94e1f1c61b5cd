import { expect, test } from 'vitest'
import { zplToBase64Async } from 'zpl-renderer-js'
import { bitmapToPng, labelZpl, proveLabel, rasteriseLabel } from '../../electron/devices/label-raster.ts'
import { readCodes } from '../../electron/devices/read-codes.ts'
import { wordingOf } from '../../electron/features/documents/wording.ts'
import {
  type BadgeData,
  type BinLabelData,
  type JobLabelData,
  jobLabelDataSchema,
  lastFourDigits,
  type PartLabelData,
} from '../../shared/documents/label-data.ts'
import { isBlackAt } from '../../shared/labels/bitmap.ts'
import { accessoryLabel, badgeLabel, binLabel, jobLabel, labelSizes, partLabel } from '../../shared/labels/label-kinds.ts'
import { capHeightEm, type LabelLayout, printerResolutions, toDots } from '../../shared/labels/label-layout.ts'
import { binNumber, partNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { toSvg } from '../../shared/labels/label-svg.ts'
import { codeOfAccessory, codeOfJob, numberOfJob } from './papers.ts'

const dotsPerMillimetre = { 203: 8, 300: 12, 600: 24 } as const

const names = [
  'Margaret Thompson-Hale of Knaresborough',
  '王小明（海淀网点）',
  'محمد عبد الله الطويل',
  'Zoë 😀👨‍👩‍👧🇨🇳',
  '^XZ~JA<b>&"',
]

const jobOf = (name: string, language: 'en' | 'zh-CN', isUrgent: boolean): JobLabelData => ({
  language,
  timeZone: 'Asia/Shanghai',
  number: numberOfJob,
  codePayload: codeOfJob,
  customerShortName: name,
  phoneLastFour: '4821',
  brand: name,
  model: 'DHP484 王小明 cordless hammer drill',
  serial: 'SN2024-99887766554',
  receivedAt: '2026-11-21T18:00:00.000Z',
  isUrgent,
  accessoryCount: 3,
})

const partOf = (name: string, language: 'en' | 'zh-CN'): PartLabelData => {
  const number = partNumber(4711)
  const names = ['Charging port flex Fjord 12', name]
  return { language, number, codePayload: scanCodeOf(number), sku: 'NV-F12-USB', names, makerNumber: 'NVK-4137-23' }
}

const binOf = (name: string, language: 'en' | 'zh-CN'): BinLabelData => {
  const number = binNumber(12)
  return { language, number, codePayload: scanCodeOf(number), code: 'S1-01', name, kind: wordingOf(language).binKind.shelf }
}

const labels: [string, LabelLayout, string][] = names.flatMap((name, index) =>
  labelSizes.flatMap((size): [string, LabelLayout, string][] => {
    const language = index % 2 === 0 ? 'en' : 'zh-CN'
    const words = wordingOf(language).label
    const tag = { language, jobNumber: numberOfJob, name, customerShortName: name, index: 2, count: 40 } as const
    const badge: BadgeData = { language, depotName: name, staffName: name, roles: [name], codePayload: 'HBS0123456789K' }
    return [
      [`job ${size} ${name}`, jobLabel(jobOf(name, language, index % 2 === 0), words, size), codeOfJob],
      [`part ${size} ${name}`, partLabel(partOf(name, language), size), partOf(name, language).codePayload],
      [`bin ${size} ${name}`, binLabel(binOf(name, language), size), binOf(name, language).codePayload],
      [`tag ${size} ${name}`, accessoryLabel({ ...tag, codePayload: codeOfAccessory(2) }, words, size), codeOfAccessory(2)],
      ...(size === '62x29'
        ? [[`badge ${name}`, badgeLabel(badge), badge.codePayload] satisfies [string, LabelLayout, string]]
        : []),
    ]
  }),
)

test.each(labels)('the dots of %s read back at every resolution', async (_, layout, payload) => {
  for (const dpi of printerResolutions) {
    const bitmap = await rasteriseLabel(layout, dpi)
    expect([bitmap.width, bitmap.height]).toEqual([toDots(layout.widthMm, dpi), toDots(layout.heightMm, dpi)])
    expect(await proveLabel(layout, bitmap, dpi)).toEqual({ kind: 'readable' })
    expect(await readCodes(await bitmapToPng(bitmap, dpi))).toEqual([payload])
  }
})

test.each(labels)('the printer language of %s draws the same code', async (_, layout, payload) => {
  for (const dpi of [203, 300] as const) {
    const zpl = await labelZpl(layout, dpi)
    const picture = await zplToBase64Async(zpl, layout.widthMm, layout.heightMm, dotsPerMillimetre[dpi])
    expect(await readCodes(Buffer.from(picture, 'base64'))).toEqual([payload])
  }
})

test.each(labels)('no text of %s leaves its place', async (_, layout) => {
  const dpi = 203
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
})

test('a label whose code is spoiled is refused', async () => {
  const layout = jobLabel(jobOf('Ann', 'en', false), wordingOf('en').label)
  const spoiled: LabelLayout = { ...layout, items: [...layout.items, { kind: 'box', xMm: 6, yMm: 8, widthMm: 10, heightMm: 7 }] }
  const proof = await proveLabel(spoiled, await rasteriseLabel(spoiled, 203), 203)
  expect(proof).toEqual({ kind: 'unreadable', missing: [codeOfJob] })
})

test('the number has capitals of at least 4 mm and is never cut', () => {
  for (const size of labelSizes) {
    const { items } = jobLabel({ ...jobOf('Ann', 'en', true), number: 'J9999999999X' }, wordingOf('en').label, size)
    const number = items.find((item) => item.kind === 'text' && item.text.startsWith('J9'))
    expect(number).toMatchObject({ text: 'J9999999999X' })
    const usual = jobLabel(jobOf('Ann', 'en', true), wordingOf('en').label, size).items.find(
      (item) => item.kind === 'text' && item.text === numberOfJob,
    )
    expect(usual?.kind === 'text' ? usual.sizeMm * capHeightEm : 0).toBeGreaterThanOrEqual(4)
  }
})

test('of a phone only the last four digits can come onto a label', () => {
  expect(lastFourDigits('+86 138 0013 4821')).toBe('4821')
  expect(lastFourDigits('１３８ ００１３ ４８２１')).toBe('4821')
  expect(lastFourDigits(null)).toBeNull()
  expect(jobLabelDataSchema.safeParse({ ...jobOf('Ann', 'en', false), phoneLastFour: '01134821' }).success).toBe(false)
  expect(jobLabelDataSchema.safeParse(jobOf('Ann', 'en', false)).success).toBe(true)
})

test('the preview says its size in millimetres', () => {
  const layout = badgeLabel({ language: 'en', depotName: 'D', staffName: 'S', roles: [], codePayload: 'HBS0123456789K' })
  expect(toSvg(layout)).toContain('width="85.6mm" height="54mm"')
})
