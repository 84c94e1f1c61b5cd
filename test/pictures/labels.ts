import { join } from 'node:path'
import sharp from 'sharp'
import { planLabels } from '../../electron/features/labels/draw-labels.service.ts'
import { exampleContent } from '../../electron/features/labels/label-examples.ts'
import { type LabelDesign, type LabelKind, labelSizes, usualDesign } from '../../shared/labels/label-kinds.ts'
import { toSvg } from '../../shared/labels/label-svg.ts'
import { layOut } from './gallery.ts'

/** Every label in its own proportions, all of a picture at one scale, small enough for a README. */
const DOTS_PER_MM = 5.2
const SIZES_DOTS_PER_MM = 3.6

type Shown = [LabelKind, LabelDesign['language'], Partial<LabelDesign>?]

const inBoth = (kind: LabelKind): Shown[] => [
  [kind, 'en'],
  [kind, 'zh-CN'],
]

/** The third of a row shows what else a layout may say: both languages at once, another code, a smaller label. */
const PICTURES: Readonly<Record<string, readonly Shown[][]>> = {
  'labels-of-units': [
    [...inBoth('job'), ['job', 'both']],
    [
      ['job', 'en', { code: 'data-matrix' }],
      ['job', 'zh-CN', { code: 'code-128' }],
      ['job', 'en', { size: labelSizes['50x30'] }],
    ],
    [...inBoth('unit'), ['unit', 'zh-CN', { size: labelSizes['50x25'] }]],
    [...inBoth('accessory'), ['accessory', 'both']],
  ],
  'labels-of-the-depot': [
    [...inBoth('part'), ['part', 'en', { code: 'code-128' }]],
    [...inBoth('bin'), ['bin', 'both']],
    [...inBoth('loaner'), ['loaner', 'both']],
    [...inBoth('command'), ['command', 'en', { size: labelSizes['50x25'], code: 'data-matrix' }]],
    inBoth('badge'),
  ],
}

const ofSize = (size: keyof typeof labelSizes): Shown => ['job', 'en', { size: labelSizes[size] }]

/** The same label on what is sold. */
const SIZES: readonly Shown[][] = [
  (['62x29', '50x30', '50x25', 'roll57'] as const).map(ofSize),
  (['29x90', 'card', 'roll80'] as const).map(ofSize),
  (['102x152', '100x150', '4x6in'] as const).map(ofSize),
]

/** The labels of every kind, in English, in Chinese and in both, as the program lays them out before a depot changes them. */
export async function takeLabels(folder: string): Promise<void> {
  for (const [name, rows] of Object.entries(PICTURES)) await take(rows, DOTS_PER_MM, join(folder, `${name}.png`))
  await take(SIZES, SIZES_DOTS_PER_MM, join(folder, 'labels-of-every-size.png'))
}

async function take(rows: readonly Shown[][], scale: number, path: string): Promise<void> {
  await layOut(await Promise.all(rows.map((row) => Promise.all(row.map((shown) => pictureOf(scale, shown))))), path)
}

async function pictureOf(scale: number, [kind, language, change = {}]: Shown): Promise<Buffer> {
  const depot = {
    name: language === 'zh-CN' ? '北方维修站' : 'Northside Repair Depot',
    phone: '+49 30 123456',
    language: 'en',
  } as const
  const { speech, compose } = planLabels(kind, { ...usualDesign(kind), ...change, language }, { asked: null, depot })
  const { upright } = compose(exampleContent(kind, speech, depot))
  // Drawn as finely as a good printer does, so that small letters and codes stay what they are.
  return sharp(Buffer.from(toSvg(upright, 600)))
    .resize({ width: Math.round(upright.widthMm * scale) })
    .flatten({ background: '#fff' })
    .png()
    .toBuffer()
}
