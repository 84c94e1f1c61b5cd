import { assert, boolean, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { fitText, printableLine, serialEnd, widthInEm, wrapText } from './text-fit.ts'

test('a text keeps its size where it fits, shrinks where it must, and is cut only when small is not enough', () => {
  expect(fitText('Ann', 30, 4, 3)).toEqual({ text: 'Ann', sizeMm: 4 })
  const shrunk = fitText('Margaret Thompson', 30, 4, 3)
  expect(shrunk.text).toBe('Margaret Thompson')
  expect(shrunk.sizeMm).toBeLessThan(4)
  expect(fitText('Margaret Thompson-Hale of Knaresborough', 30, 4, 3)).toMatchObject({ sizeMm: 3, text: /^Margaret.*…$/ })
})

test('Chinese characters count as full squares', () => {
  expect(widthInEm('王小明')).toBeGreaterThanOrEqual(3)
  expect(fitText('王小明王小明王小明王小明', 30, 4, 3).text).toBe('王小明王小明王小…')
})

test('whatever is written, it fits its place and is one printable line', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 80 }), boolean(), (text, isBold) => {
      const fitted = fitText(text, 30, 4, 3, isBold)
      expect(widthInEm(fitted.text, isBold) * fitted.sizeMm).toBeLessThanOrEqual(30.001)
      expect(fitted.text).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})

test('coloured emoji become their text form, flags their letters', () => {
  expect(printableLine('Li 😀')).toBe('Li 😀\ufe0e')
  expect(printableLine('👨‍👩‍👧 x')).toBe('👨\ufe0e x')
  expect(printableLine('🇨🇳')).toBe('CN')
  expect(printableLine('a\u0000b\u202e\tc')).toBe('a b c')
})

test('of a long serial the end is kept', () => {
  expect(serialEnd('SN2024-99887766554')).toBe('…9887766554')
  expect(serialEnd('X1')).toBe('X1')
})

test('a text in two languages is broken between them where that takes no more lines, whichever comes first', () => {
  expect(wrapText('To test 转测试', 30, 6, true)).toEqual(['To test ', '转测试'])
  expect(wrapText('转测试 To test', 30, 6, true)).toEqual(['转测试 ', 'To test'])
  expect(wrapText('To test 转测试', 100, 6, true)).toEqual(['To test 转测试'])
  expect(wrapText('王小明 Service 北京', 24, 6)).toEqual(['王小明 ', 'Service ', '北京'])
})

test('no line begins with a mark that ends what is before it', () => {
  expect(wrapText('先扫设备，再扫', 20.5, 5)).toEqual(['先扫设', '备，再扫'])
})
