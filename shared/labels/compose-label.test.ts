import { array, assert, boolean, constantFrom, double, option, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { codeKinds } from './code-matrix.ts'
import { labelComposer } from './compose-label.ts'
import { labelDesignOf } from './label-design.ts'
import {
  directions,
  fieldsOf,
  fieldSizes,
  kindFields,
  type LabelDesign,
  type LabelKind,
  labelKinds,
  usualDesign,
} from './label-kinds.ts'
import type { LabelContent } from './label-content.ts'
import { boundsOf, type LabelItem, type LabelLayout } from './label-layout.ts'

const payload = 'HBA999999999901K'
const typical = (kind: LabelKind): LabelContent => ({
  payload,
  texts: Object.fromEntries(
    fieldsOf(kind).map((field) => [field, kindFields[kind][field]?.role === 'number' ? 'J0000123X' : 'Some words']),
  ),
})

const text = string({ unit: 'binary', maxLength: 120 })
/** What may not be cut is short mostly; at any length it is refused. */
const short = string({ unit: 'binary-ascii', maxLength: 14 })
const millimetres = double({ min: 15, max: 300, noNaN: true }).map((value) => Math.round(value * 10) / 10)
const anyLabel = constantFrom(...labelKinds).chain((kind) =>
  record({
    kind: constantFrom(kind),
    design: record<LabelDesign>({
      size: record({ widthMm: millimetres.map((width) => Math.min(width, 120)), heightMm: option(millimetres) }),
      direction: constantFrom(...directions),
      code: constantFrom(...codeKinds),
      language: constantFrom('depot' as const),
      fields: array(record({ isOn: boolean(), size: constantFrom(...fieldSizes) }), {
        minLength: fieldsOf(kind).length,
        maxLength: fieldsOf(kind).length,
      }).map((looks) =>
        fieldsOf(kind).flatMap((field, index) => (looks[index] === undefined ? [] : [{ field, ...looks[index] }])),
      ),
    }),
    texts: record(
      Object.fromEntries(fieldsOf(kind).map((field) => [field, kindFields[kind][field]?.isCuttable === true ? text : short])),
    ),
  }),
)

/** A hundredth of a millimetre is no ink. */
const overlap = (one: LabelItem, other: LabelItem) => {
  const [a, b] = [boundsOf(one), boundsOf(other)]
  return a.left < b.right - 0.02 && b.left < a.right - 0.02 && a.top < b.bottom - 0.02 && b.top < a.bottom - 0.02
}

const outside = ({ widthMm, heightMm, items }: LabelLayout) =>
  items.filter((item) => {
    const { left, top, right, bottom } = boundsOf(item)
    return left < -0.01 || top < -0.01 || right > widthMm + 0.01 || bottom > heightMm + 0.01
  })

test('whatever is written on whatever label: it stays on it, nothing reaches into its code, and no number loses a sign', () => {
  let printed = 0
  assert(
    property(anyLabel, ({ kind, design, texts }) => {
      const { layout, upright, problems } = labelComposer(kind, design, typical(kind))({ payload, texts })
      if (problems.length > 0) return
      printed += 1
      expect(outside(layout)).toEqual([])
      const code = layout.items.find((item) => item.kind === 'code')
      expect(code).toMatchObject({ payload })
      const others = layout.items.filter((item) => item !== code)
      expect(others.filter((item) => code !== undefined && overlap(item, code))).toEqual([])
      const words = upright.items.filter((item) => item.kind === 'text' && !item.isInverted)
      expect(words.filter((item, index) => words.slice(index + 1).some((other) => overlap(item, other)))).toEqual([])
    }),
    { numRuns: 500 },
  )
  // Nothing is proved by labels that were all refused.
  expect(printed).toBeGreaterThan(100)
})

const on = (kind: LabelKind, widthMm: number, heightMm: number, code: LabelDesign['code'] = 'qr') =>
  labelComposer(kind, { ...usualDesign(kind), size: { widthMm, heightMm }, code }, typical(kind))

test('a code too fine for a scanner, and a text without room, are named and not drawn over', () => {
  expect(on('job', 29, 15, 'code-128')(typical('job')).problems).toContainEqual({ field: 'code', why: 'too-fine' })
  expect(on('job', 40, 18)(typical('job')).problems.map(({ why }) => why)).toContain('no-room')
  expect(on('job', 62, 29)(typical('job')).problems).toEqual([])
})

test('a name of 10,000 characters loses its end; a number of so many is refused', () => {
  const { texts } = typical('job')
  const named = on('job', 62, 29)({ payload, texts: { ...texts, customer: 'Wörter '.repeat(2000) } })
  expect(named).toMatchObject({ problems: [], cut: ['customer'] })
  expect(named.layout.items).toContainEqual(expect.objectContaining({ text: expect.stringMatching(/^Wörter.*…$/) }))
  const numbered = on('job', 62, 29)({ payload, texts: { ...texts, number: '9'.repeat(10_000) } })
  expect(numbered.problems).toContainEqual({ field: 'number', why: 'too-long' })
})

test('a roll grows with its text, a sheet does not', () => {
  const roll = (texts: LabelContent['texts']) =>
    labelComposer('part', { ...usualDesign('part'), size: { widthMm: 57, heightMm: null } }, typical('part'))({ payload, texts })
      .layout
  const short = roll({ sku: 'A-1', name: 'Screw' })
  const long = roll({ sku: 'A-1', name: 'Screw with a very long name that takes several lines of the roll', otherName: '螺丝' })
  expect(long.heightMm).toBeGreaterThan(short.heightMm + 4)
  expect(long.widthMm).toBe(57)
})

test('a narrow, long label is read along its length unless it is said otherwise', () => {
  const made = on('unit', 29, 90)(typical('unit'))
  expect([made.layout.widthMm, made.layout.heightMm]).toEqual([29, 90])
  expect([made.upright.widthMm, made.upright.heightMm]).toEqual([90, 29])
  const upright = labelComposer(
    'unit',
    { ...usualDesign('unit'), size: { widthMm: 29, heightMm: 90 }, direction: 'upright' },
    typical('unit'),
  )
  expect(upright(typical('unit')).upright.widthMm).toBe(29)
})

test('a large sheet has a large code: it has room to spare', () => {
  const codeOn = (widthMm: number, heightMm: number) => {
    const compose = labelComposer('job', { ...usualDesign('job'), size: { widthMm, heightMm } }, typical('job'))
    return compose(typical('job')).upright.items.find(({ kind }) => kind === 'code')
  }
  expect(codeOn(102, 152)).toMatchObject({ widthMm: expect.closeTo((29 * 16 * 25.4) / 203, 3) })
  expect(codeOn(29, 90)).toMatchObject({ widthMm: expect.closeTo((29 * 6 * 25.4) / 203, 3) })
})

test('a job number has capitals of 4 mm on the usual labels', () => {
  for (const [width, height] of [
    [62, 29],
    [50, 30],
  ] as const) {
    const number = on(
      'job',
      width,
      height,
    )(typical('job')).layout.items.find((item) => item.kind === 'text' && item.text === 'J0000123X')
    expect(number?.kind === 'text' ? number.sizeMm * 0.716 : 0).toBeGreaterThanOrEqual(4)
  }
})

test.each([
  ['no code', { code: undefined }, 'code', 'labelNeedsCode'],
  ['0 mm', { size: { widthMm: 0, heightMm: 29 } }, 'size.widthMm', /15/],
  ['3 m', { size: { widthMm: 62, heightMm: 3000 } }, 'size.heightMm', /300/],
  ['a roll wider than any', { size: { widthMm: 200, heightMm: null } }, 'size.widthMm', 'tooLarge|max=120'],
  ['finer than a tenth', { size: { widthMm: 62.05, heightMm: 29 } }, 'size.widthMm', 'tooFine|digits=1'],
  ['nothing on it', { fields: [{ field: 'number', isOn: false, size: 'normal' }] }, 'fields', 'labelNeedsField'],
  ['a field of another kind', { fields: [{ field: 'sku', isOn: true, size: 'normal' }] }, 'fields', 'invalid'],
])('a layout with %s is refused, and the field is named', (_, broken, path, message) => {
  const { success, error } = labelDesignOf('job').safeParse({ ...usualDesign('job'), ...broken })
  expect(success).toBe(false)
  expect(error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toContainEqual([
    path,
    expect.stringMatching(message),
  ])
})

test('the usual layout of every kind is a layout, and none has a price', () => {
  for (const kind of labelKinds) {
    expect(labelDesignOf(kind).safeParse(usualDesign(kind)).success).toBe(true)
    expect(fieldsOf(kind).join(' ')).not.toMatch(/price|cost|amount|value/i)
  }
})
