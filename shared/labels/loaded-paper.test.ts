import { expect, test } from 'vitest'
import { usualDesign } from './label-kinds.ts'
import { designFor, sizeText } from './loaded-paper.ts'

const own = { ...usualDesign('job'), direction: 'upright' } as const
const loaded = (widthMm: number | null, heightMm: number | null, isRoll = false) =>
  designFor(own, { printer: 'Zebra', widthMm, heightMm, isRoll, dpi: 203 })

test('a layout stays as it is where its own size is loaded, or any', () => {
  expect(loaded(62, 29)).toBe(own)
  expect(loaded(null, null)).toBe(own)
  expect(loaded(null, null, true)).toBe(own)
})

test('another size is taken over, and its shape says how the label is read', () => {
  expect(loaded(29, 90)).toEqual({ ...own, size: { widthMm: 29, heightMm: 90 }, direction: 'auto' })
  expect(loaded(50, null).size).toEqual({ widthMm: 50, heightMm: 29 })
})

test('on a roll a label is as long as its content and as wide as the printer reaches', () => {
  const { size } = loaded(72, null, true)
  expect(size).toEqual({ widthMm: 72, heightMm: null, isReach: true })
  expect([sizeText(size), sizeText(own.size)]).toEqual(['72 mm', '62 × 29 mm'])
})
