import { expect, test } from 'vitest'
import { codeMatrix } from './code-matrix.ts'
import { type LabelLayout, textItem } from './label-layout.ts'
import { needsPicture, toZpl } from './label-zpl.ts'
import { toSvg } from './label-svg.ts'

const labelOf = (text: string): LabelLayout => ({
  widthMm: 62,
  heightMm: 29,
  items: textItem(text, { xMm: 2, baselineMm: 8, widthMm: 58, maxMm: 4, minMm: 2 }),
})

test('no text can become a command of the printer', () => {
  const zpl = toZpl(labelOf('^XZ~JA_5E^FS&'), { dpi: 203 })
  expect(zpl).toContain('^FD_5EXZ_7EJA_5F5E_5EFS_26^FS')
  expect(zpl.match(/\^XZ/g)).toHaveLength(1)
  expect(zpl).not.toContain('~')
})

test('no text can become markup of the preview', () => {
  expect(toSvg(labelOf('<script>"&\'</script>'))).toContain('&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;')
})

test('Latin letters are drawn by the printer, as UTF-8', () => {
  expect(needsPicture({ text: 'Anna Krüger' })).toBe(false)
  expect(toZpl(labelOf('Krüger'), { dpi: 203 })).toContain('^FDKr_C3_BCger^FS')
})

test('a backslash is drawn beforehand: in a block it would break the line, or vanish', () => {
  for (const text of ['Miller \\& Sons', 'C:\\\\NAS', 'AC\\DC']) {
    expect(needsPicture({ text })).toBe(true)
    expect(() => toZpl(labelOf(text), { dpi: 203 })).toThrow(RangeError)
  }
})

test('a text that the printer cannot draw is never left out silently', () => {
  expect(needsPicture({ text: '王' })).toBe(true)
  expect(() => toZpl(labelOf('王小明'), { dpi: 203 })).toThrow(RangeError)
})

test('an own code of up to 16 characters is QR version 1; anything else is refused', () => {
  expect(codeMatrix('HBA999999999901K').columns).toBe(21)
  for (const payload of ['', 'HBA9999999999011K', 'hbj', '王']) expect(() => codeMatrix(payload)).toThrow(RangeError)
})
