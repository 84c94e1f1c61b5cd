import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isImei, normalSerial, serial } from './units.ts'

const digit = fc.integer({ min: 0, max: 9 })
/** Fourteen digits with the check digit that makes them an IMEI, found by trying all ten. */
const imei = fc
  .array(digit, { minLength: 14, maxLength: 14 })
  .filter((digits) => digits.some((value) => value > 0))
  .map((digits) => digits.join(''))
  .map((body) => Array.from('0123456789', (check) => body + check).find(isImei) ?? '')

describe('an IMEI', () => {
  test('has exactly one check digit for each body, and no other digit can be mistaken unnoticed', () => {
    fc.assert(
      fc.property(imei, fc.nat(14), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        expect(isImei(text)).toBe(true)
        const wrong = String((Number(text[at]) + by) % 10)
        expect(isImei(text.slice(0, at) + wrong + text.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('may be written in groups, and is nothing else', () => {
    expect(isImei('49-015420-323751-8')).toBe(true)
    for (const text of ['490154203237517', '0'.repeat(15), '49015420323751', '4901542032375188', 'A90154203237518', ''])
      expect(isImei(text)).toBe(false)
  })
})

describe('a serial', () => {
  test('is one however it is spelled', () => {
    expect(['sn 100-a', 'SN100A', 'Sn-100 A'].map(normalSerial)).toEqual(['SN100A', 'SN100A', 'SN100A'])
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalSerial(normalSerial(text))).toBe(normalSerial(text))
      }),
    )
  })

  test('is what makers print', () => {
    for (const text of ['ABC', 'SN 12-34', 'X_1.2/3+4#5:6', ' padded ']) expect(serial.safeParse(text).success).toBe(true)
    for (const text of ['AB', '-AB', '<b>1</b>', '王小明', 'A\nB', 'x'.repeat(65), ''])
      expect(serial.safeParse(text).success).toBe(false)
  })

  test('keeps letters apart: what is left of one is never empty', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 \-_./+#:]{2,20}$/), (text) => {
        const parsed = serial.safeParse(text)
        expect(parsed.success && normalSerial(parsed.data) === '').toBe(false)
      }),
    )
  })
})
